"""Calls that the centre makes."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="outbound",
        family="operations",
        zh="呼出",
        en="Outbound contacts",
        unit="count",
        better="near",
        kind="count",
        fact="contact_fact",
        definition_zh="中心主动发起的联络。",
        definition_en="Contacts that the centre began.",
        why_zh="回访、复查和电销，都花客户的时间。",
        why_en="Each takes the customer's time.",
        source="house definition",
        base="direction = 'out'",
        min_n=1,
    ),
    Metric(
        key="outbound_reach",
        family="operations",
        zh="呼出接通率",
        en="Outbound reach",
        unit="share",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh="客户接起的呼出 ÷ 全部呼出。和呼入的接通率不是一回事。",
        definition_en="Outbound contacts that were answered ÷ all; not the answer rate of inbound.",
        why_zh="打不通的电话，坐席和客户都累。",
        why_en="Calls nobody takes tire both sides.",
        source="frpb.cn 外呼接通率",
        base="direction = 'out'",
        hit="is_answered",
    ),
]

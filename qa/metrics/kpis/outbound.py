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
    Metric(
        key="called_again",
        family="experience",
        zh="重复回电",
        en="Duplicate call-backs",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh=(
            "打通的回电里，三天内另一位坐席已为同一件事找过这位客户、客户中间没再来过，或工单已经解决还在打的比例。"
        ),
        definition_en=(
            "Of call-backs that reached the customer, those after another agent had called about the same matter "
            "within three days, with no word of the customer in between, or after the ticket was solved."
        ),
        why_zh="一件事三个人打，客户以为中心自己都不知道。",
        why_en="Three callers about one matter tell the customer that nobody knows.",
        source="house definition after S4",
        base="direction = 'out' and is_answered and coalesce(purpose, 'callback') = 'callback'",
        hit="is_called_by_another or is_called_when_settled",
        variants={
            "another": ("只算换了人的", "by another agent only", {"hit": "is_called_by_another"}),
            "settled": ("只算已解决还打的", "after the solution only", {"hit": "is_called_when_settled"}),
        },
    ),
]

"""Who is passed on: the right person at once, sent back, and the time spent before."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="right_first_time",
        family="operations",
        zh="没有再转走",
        en="Not passed on",
        unit="share",
        better="up",
        kind="share",
        fact="visit_fact",
        definition_zh="第一位接起、没有再转出的电话 ÷ 第一位接起的电话；说不出转没转的不算。",
        definition_en=(
            "Calls that whoever took them first did not pass on ÷ calls somebody took first; where the source does not "
            "say, none."
        ),
        why_zh="每转一次，客户要从头再讲一遍。",
        why_en="Every hand-over makes the customer begin again.",
        source="S22; house definition",
        base="is_first_answer and is_transferred is not null and channel in ('voice', 'video')",
        hit="not is_transferred",
    ),
    Metric(
        key="passed_back",
        family="operations",
        zh="又转回来",
        en="Passed back",
        unit="share",
        better="down",
        kind="share",
        fact="visit_fact",
        definition_zh="转到的技能组里，客户先前已经待过的（中间去过别处）÷ 转到的全部技能组。",
        definition_en="Queues a contact was passed to that it had been in before ÷ all queues contacts were passed to.",
        why_zh="在两个组之间来回，谁都觉得该对方办。",
        why_en="To and fro between two queues: each thinks it is the other's.",
        source="S22 ping-pong; house definition",
        base="is_passed_on",
        hit="is_back",
    ),
    Metric(
        key="lost_before_passing",
        family="operations",
        zh="转走前花的时间",
        en="Time before being passed on",
        unit="clock",
        better="down",
        kind="mean",
        fact="visit_fact",
        definition_zh="接起后转走的，客户在这个技能组排队加通话的平均时间。",
        definition_en="Mean of wait and talk in the queue that passed the contact on.",
        why_zh="转走前说的，多半要再说一遍。",
        why_en="What was said before is mostly said again.",
        source="S22; house definition",
        base="is_answered and is_transferred and wait_ms is not null and talk_ms is not null",
        each="(wait_ms + talk_ms) / 1000.0",
        lowest=0.0,
        min_n=1,
    ),
]

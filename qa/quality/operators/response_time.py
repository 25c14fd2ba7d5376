"""A customer's message waits too long for a person's reply (text channels); a question that nobody answered waited for
ever."""

import re

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator, Parameter

ASKS = re.compile(r"[?]|[吗呢嘛么]$|什么|啥|怎|哪|几|多少|为何|能不|可以|帮|麻烦|还没|人呢|催|查|退|改")


def find(case: Case, parameters: dict) -> list[Hit]:
    asked, gaps = None, []
    for line in case.lines:
        if line.at_ms is None:
            continue
        if line.speaker == "customer" and asked is None:
            asked = line
        elif line.speaker == "agent" and asked is not None:
            gaps.append((line.at_ms - asked.at_ms, line.seq))
            asked = None
    if asked is not None and ASKS.search(asked.text):
        gaps.append((None, asked.seq))
    if not gaps:
        raise NotApplicable("no_reply")
    looked_at = gaps[:1] if parameters.get("which") == "first" else gaps
    return [
        Hit("–" if gap is None else f"{gap / 1000:.0f}s", seq)
        for gap, seq in looked_at
        if gap is None or gap > parameters["over_s"] * 1000
    ]


_CHAT = Case((Line(1, "customer", "我的单到哪了", at_ms=0), Line(2, "agent", "在路上", at_ms=90_000)))
OPERATOR = Operator(
    name="response_time",
    zh="响应超时",
    en="Slow reply",
    parameters={
        "over_s": Parameter("number", "seconds", is_needed=True),
        "which": Parameter("text", "the first reply or any", among=("first", "any")),
    },
    find=find,
    holds=(_CHAT, {"over_s": 60}),
    fails=(_CHAT, {"over_s": 120}),
)

"""A customer's message waits too long for a reply (text channels)."""

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    asked, gaps = None, []
    for line in case.lines:
        if line.at_ms is None:
            continue
        if line.speaker == "customer" and asked is None:
            asked = line
        elif line.speaker == "agent" and asked is not None:
            gaps.append((line.at_ms - asked.at_ms, line))
            asked = None
    if not gaps:
        raise NotApplicable("no_reply")
    for gap, line in gaps[:1] if parameters.get("which") == "first" else gaps:
        if gap > parameters["over_s"] * 1000:
            return Hit(f"{gap / 1000:.0f}s", line.seq)
    return None


_CHAT = Case((Line(1, "customer", "在吗", at_ms=0), Line(2, "agent", "在的", at_ms=90_000)))
OPERATOR = Operator(
    "response_time", "响应超时", "Slow reply", {"over_s": "seconds", "which": "first or any"}, check, (_CHAT, {"over_s": 60}), (_CHAT, {"over_s": 120})
)

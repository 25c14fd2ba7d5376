"""The agent begins while the customer is still speaking; a short sound of listening is none."""

import re

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator, Parameter

LISTENING = re.compile(r"[嗯呃唔哦噢喔啊好对是的行诶您你说请讲,。!\s]{0,6}")


def find(case: Case, parameters: dict) -> list[Hit]:
    timed = [line for line in case.lines if line.begin_ms is not None and line.end_ms is not None]
    if len(timed) < 2:
        raise NotApplicable("no_timing")
    customer, found = None, []
    for line in timed:
        if line.speaker == "customer":
            customer = line
        elif customer and line.speaker == "agent" and not LISTENING.fullmatch(line.text):
            overlap = min(customer.end_ms, line.end_ms) - line.begin_ms
            if (
                line.begin_ms - customer.begin_ms >= parameters.get("after_ms", 500)
                and overlap >= parameters["overlap_ms"]
            ):
                found.append(Hit(f"{overlap / 1000:.1f}s", line.seq))
    return found if len(found) >= parameters.get("times", 1) else []


_CALL = Case((Line(1, "customer", "我说的是那个", 0, 3000), Line(2, "agent", "您听我说一下这个事情", 1500, 4000)))
OPERATOR = Operator(
    name="interruption",
    zh="抢话",
    en="Interruption",
    parameters={
        "overlap_ms": Parameter("number", "both speak for so long", is_needed=True),
        "after_ms": Parameter("number", "the agent begins so long after the customer"),
        "times": Parameter("number", "so often"),
    },
    find=find,
    holds=(_CALL, {"overlap_ms": 500}),
    fails=(_CALL, {"overlap_ms": 2000}),
)

"""The agent begins while the customer is still speaking."""

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    timed = [line for line in case.lines if line.begin_ms is not None and line.end_ms is not None]
    if len(timed) < 2:
        raise NotApplicable("no_timing")
    customer, found = None, []
    for line in timed:
        if line.speaker == "customer":
            customer = line
        elif customer and line.begin_ms - customer.begin_ms >= parameters.get("after_ms", 500) and customer.end_ms - line.begin_ms >= parameters["overlap_ms"]:
            found.append(line)
    if len(found) < parameters.get("times", 1):
        return None
    return Hit(f"{len(found)}x", found[0].seq)


_CALL = Case((Line(1, "customer", "我说的是那个", 0, 3000), Line(2, "agent", "您听我说", 1500, 4000)))
OPERATOR = Operator(
    "interruption",
    "抢话",
    "Interruption",
    {"overlap_ms": "overlap", "after_ms": "delay", "times": "how often"},
    check,
    (_CALL, {"overlap_ms": 500}),
    (_CALL, {"overlap_ms": 2000}),
)

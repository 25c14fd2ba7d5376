"""Dead air: nobody speaks for at least so many milliseconds; the customer's own pause is none, nor is a hole in the
record."""

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator, Parameter
from qa.windows import HOLE_MS


def find(case: Case, parameters: dict) -> list[Hit]:
    timed = [line for line in case.lines if line.begin_ms is not None and line.end_ms is not None]
    if len(timed) < 2:
        raise NotApplicable("no_timing")
    reached, before, found = timed[0].end_ms, timed[0], []
    for line in timed[1:]:
        gap = line.begin_ms - reached
        is_own = before.speaker == line.speaker == "customer"
        if parameters["ms"] <= gap < HOLE_MS and not is_own and gap <= parameters.get("below_ms", gap):
            found.append(Hit(f"{gap / 1000:.0f}s", line.seq))
        if line.end_ms >= reached:
            reached, before = line.end_ms, line
    return found


_CALL = Case((Line(1, "agent", "请稍等", 0, 1000), Line(2, "agent", "久等了", 41000, 42000)))
OPERATOR = Operator(
    name="silence",
    zh="静音",
    en="Silence",
    parameters={
        "ms": Parameter("number", "milliseconds", is_needed=True),
        "below_ms": Parameter("number", "not longer than"),
    },
    find=find,
    holds=(_CALL, {"ms": 30000}),
    fails=(_CALL, {"ms": 60000}),
)

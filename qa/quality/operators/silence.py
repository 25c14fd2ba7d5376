"""Dead air: nobody speaks for at least so many milliseconds."""

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    timed = [line for line in case.lines if line.begin_ms is not None and line.end_ms is not None]
    if len(timed) < 2:
        raise NotApplicable("no_timing")
    reached = timed[0].end_ms
    for line in timed[1:]:
        if line.begin_ms - reached >= parameters["ms"]:
            return Hit(f"{(line.begin_ms - reached) / 1000:.0f}s", line.seq)
        reached = max(reached, line.end_ms)
    return None


_CALL = Case((Line(1, "agent", "请稍等", 0, 1000), Line(2, "agent", "久等了", 41000, 42000)))
OPERATOR = Operator("silence", "静音", "Silence", {"ms": "milliseconds"}, check, (_CALL, {"ms": 30000}), (_CALL, {"ms": 60000}))

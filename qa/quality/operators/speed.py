"""How fast a speaker speaks, in Han characters a minute over the time they speak."""

import re

from qa.quality.operator import Case, Hit, Line, NotApplicable, Operator

HAN = re.compile(r"[\u4e00-\u9fff]")


def check(case: Case, parameters: dict) -> Hit | None:
    lines = [line for line in case.by(parameters.get("who", "agent")) if line.begin_ms is not None and line.end_ms is not None]
    spoken, han = sum(line.end_ms - line.begin_ms for line in lines), sum(len(HAN.findall(line.text)) for line in lines)
    if not spoken or han < parameters.get("min_han", 40):
        raise NotApplicable("no_timing")
    rate = han / spoken * 60_000
    return Hit(f"{rate:.0f}/min") if rate > parameters["above"] else None


_CALL = Case((Line(1, "agent", "好" * 60, 0, 10_000),))
OPERATOR = Operator(
    "speed",
    "语速",
    "Speed",
    {"above": "Han characters a minute", "who": "agent or customer", "min_han": "at least so many characters"},
    check,
    (_CALL, {"above": 320}),
    (_CALL, {"above": 400}),
)

"""How fast a speaker speaks, in Han characters a minute: over the time they speak, or in one long message."""

import re

from qa.quality.operator import SPEAKER, Case, Hit, Line, NotApplicable, Operator, Parameter

HAN = re.compile(r"[\u4e00-\u9fff]")


def find(case: Case, parameters: dict) -> list[Hit]:
    lines = [
        line
        for line in case.by(parameters.get("who", "agent"))
        if line.begin_ms is not None and line.end_ms is not None
    ]
    spoken = [(line, len(HAN.findall(line.text)), line.end_ms - line.begin_ms) for line in lines]
    if parameters.get("each") != "message":
        spoken = [(None, sum(han for _, han, _ in spoken), sum(ms for *_, ms in spoken))]
    enough = [(line, han / ms * 60_000) for line, han, ms in spoken if ms > 0 and han >= parameters.get("min_han", 40)]
    if not enough:
        raise NotApplicable("no_timing")
    return [Hit(f"{rate:.0f}/min", line.seq if line else None) for line, rate in enough if rate > parameters["above"]]


_CALL = Case((Line(1, "agent", "好" * 60, 0, 10_000),))
OPERATOR = Operator(
    name="speed",
    zh="语速",
    en="Speed",
    parameters={
        "above": Parameter("number", "Han characters a minute", is_needed=True),
        "min_han": Parameter("number", "at least so many characters"),
        "each": Parameter("text", "message or contact", among=("message", "contact")),
        "who": SPEAKER,
    },
    find=find,
    holds=(_CALL, {"above": 320}),
    fails=(_CALL, {"above": 400}),
)

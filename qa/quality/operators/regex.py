"""A pattern in a speaker's words, with an exclusion; the engine is linear-time, so no pattern can hang the app."""

from functools import lru_cache

import re2

from qa.quality.operator import SPEAKER, Case, Hit, Line, Operator, Parameter


@lru_cache(maxsize=500)
def _compiled(pattern: str):
    return re2.compile(pattern)


def find(case: Case, parameters: dict) -> list[Hit]:
    pattern, without = _compiled(parameters["pattern"]), parameters.get("without")
    found = [(line, match) for line in case.by(parameters.get("who", "agent")) if (match := pattern.search(line.text))]
    return [
        Hit(m.group(0), line.seq, m.start(), m.end())
        for line, m in found
        if not (without and _compiled(without).search(line.text))
    ]


_SAID = Case((Line(1, "agent", "您看这样可以吗"),))
OPERATOR = Operator(
    name="regex",
    zh="正则",
    en="Pattern",
    parameters={
        "pattern": Parameter("pattern", "RE2 pattern", is_needed=True),
        "without": Parameter("pattern", "RE2 pattern that must not match"),
        "who": SPEAKER,
    },
    find=find,
    holds=(_SAID, {"pattern": "可以(吗|不)"}),
    fails=(_SAID, {"pattern": "可以(吗|不)", "without": "您看"}),
)

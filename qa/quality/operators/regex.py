"""A pattern in a speaker's words, with an exclusion; the engine is linear-time, so no pattern can hang the app."""

from functools import lru_cache

import re2

from qa.quality.operator import Case, Hit, Line, Operator


@lru_cache(maxsize=500)
def _compiled(pattern: str):
    return re2.compile(pattern)


def check(case: Case, parameters: dict) -> Hit | None:
    pattern, without = _compiled(parameters["pattern"]), parameters.get("without")
    for line in case.by(parameters.get("who", "agent"), parameters.get("where", "all")):
        found = pattern.search(line.text)
        if found and not (without and _compiled(without).search(line.text)):
            return Hit(found.group(0), line.seq, found.start(), found.end())
    return None


_SAID = Case((Line(1, "agent", "您看这样可以吗"),))
OPERATOR = Operator(
    "regex",
    "正则",
    "Pattern",
    {"pattern": "RE2 pattern", "without": "RE2 pattern that must not match", "who": "agent, customer, any", "where": "all, first n, last n"},
    check,
    (_SAID, {"pattern": "可以(吗|不)"}),
    (_SAID, {"pattern": "可以(吗|不)", "without": "您看"}),
)

"""What only the talk around it gives away: an answer to a question for a name, an address, an id; and a name said once
and used again."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.language.asked import ASKED, NAME
from qa.language.name_letters import DOUBLES, NEVER, likeness, no_names, usual
from qa.language.surnames import HARDLY


class Claim(NamedTuple):
    """A stretch of a text that a rule calls personal."""

    rank: int
    begin: int
    end: int
    kind: str
    rule: str
    sure: float = 1.0


RANK, ANSWER, AGAIN = 53, "答了坐席问的", "前面说过的名字"
NEXT = 2
# A name this sure is looked for in the rest of its talk.
SURE_ENOUGH = 0.75


def remembered(talk: list[tuple[str, str]], claims: list[list[Claim]], asking: set[str]) -> dict[int, list[Claim]]:
    """{message: claims} for answers to a question and names said again, of (speaker, text) in one spelling; `claims`
    are those of the messages alone, `asking` the texts that ask for something."""
    found: dict[int, list[Claim]] = {}
    names = {
        talk[at][1][c.begin : c.end]
        for at, mine in enumerate(claims)
        for c in mine
        if c.kind == NAME and c.end - c.begin > 2 and c.sure >= SURE_ENOUGH and c.rule in ("full", "dotted")
    }
    for at, (speaker, text) in enumerate(talk):
        if speaker == "agent" and text in asking:
            for question, answer, kind in ASKED:
                if question.search(text):
                    names |= _answer(talk, found, at, answer, kind)
    for at, (_, text) in enumerate(talk):
        for name in names:
            begin = text.find(name)
            while begin >= 0:
                found.setdefault(at, []).append(Claim(RANK, begin, begin + len(name), NAME, AGAIN))
                begin = text.find(name, begin + 1)
    return found


def _is_name(answer: str) -> bool:
    """A family name alone, or followed by letters that given names are made of."""
    given = answer[2 if answer[:2] in DOUBLES else 1 :]
    return not given or (
        likeness(given) > 0
        and not NEVER.intersection(given)
        and answer not in usual()
        and answer not in no_names()
        and answer[0] not in HARDLY
    )


def _answer(
    talk: list[tuple[str, str]], found: dict[int, list[Claim]], at: int, answer: re.Pattern, kind: str
) -> set[str]:
    """A whole message that is nothing but the answer; the names that were."""
    for place in range(at + 1, min(len(talk), at + 1 + NEXT)):
        if talk[place][0] == "customer":
            match = answer.fullmatch(talk[place][1].rstrip())
            if match and (kind != NAME or _is_name(match[1])):
                found.setdefault(place, []).append(Claim(RANK, *match.span(1), kind, ANSWER))
                return {match[1]} if kind == NAME and len(match[1]) > 2 else set()
    return set()

"""A text with what is personal replaced by its kind."""

from __future__ import annotations

from typing import NamedTuple

from qa.language.remembering import Claim


class Masked(NamedTuple):
    """`because`: what was hidden by which rule, in order, as 姓名:姓什么|手机号:十一位手机号; empty when nothing was.
    `straight`: the text in one spelling, letter for letter; None where it is the text."""

    text: str
    because: str
    straight: str | None = None


def masked(text: str, claims: list[Claim], spelled: str) -> Masked:
    """The text with every claim that stands replaced by its kind."""
    standing: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.rank, c.begin - c.end, c.begin)):
        if all(claim.end <= other.begin or claim.begin >= other.end for other in standing):
            standing.append(claim)
    standing.sort(key=lambda claim: claim.begin)
    hidden, straight = (without_claims(words, standing) for words in (text, spelled))
    return Masked(
        hidden, "|".join(f"{claim.kind}:{claim.rule}" for claim in standing), None if straight == hidden else straight
    )


def without_claims(text: str, standing: list[Claim]) -> str:
    """The text with `[kind]` in the place of each claim."""
    out, reached = [], 0
    for claim in standing:
        out += [text[reached : claim.begin], f"[{claim.kind}]"]
        reached = claim.end
    return "".join(out) + text[reached:]

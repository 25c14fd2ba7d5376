"""The record of a rule operator, and the contact it looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from qa.registry import declared


class NotApplicable(Exception):
    """The condition cannot be judged on this contact; the argument says why, as a key of NOT_APPLICABLE."""


NOT_APPLICABLE = {
    "no_timing": ("没有时间信息，无法判断", "No timings, cannot be judged"),
    "no_messages": ("没有可读的对话", "No readable conversation"),
    "condition": ("这通联络不涉及此项", "Does not apply to this contact"),
    "no_reply": ("没有需要回复的消息", "Nothing to reply to"),
}


@dataclass(frozen=True)
class Line:
    """One message as a rule sees it; times in ms since the first word."""

    seq: int
    speaker: str
    text: str
    begin_ms: int | None = None
    end_ms: int | None = None
    at_ms: int | None = None


@dataclass(frozen=True)
class Case:
    """One contact as a rule sees it. `findings`: label → [(seq, begin, end, words)]; `facts`: channel, reason, wait_ms …"""

    lines: tuple[Line, ...]
    findings: dict[str, list[tuple[int, int, int, str]]] = field(default_factory=dict)
    sentiments: dict[int, float] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)

    def by(self, who: str, where: str = "all") -> list[Line]:
        """Lines of agent, customer or any; `where` is all, "first n" or "last n"."""
        chosen = [line for line in self.lines if who == "any" or line.speaker == who]
        if where == "all":
            return chosen
        end, count = where.split()
        return chosen[: int(count)] if end == "first" else chosen[-int(count) :]


@dataclass(frozen=True)
class Hit:
    """What made a condition hold: the message and span, when there is one, and the words."""

    because: str
    seq: int | None = None
    begin: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Operator:
    """`check(case, parameters)` gives a Hit, or None when the condition does not hold; raises NotApplicable."""

    name: str
    zh: str
    en: str
    parameters: dict[str, str]
    check: Callable[[Case, dict], Hit | None]
    holds: tuple[Case, dict]
    fails: tuple[Case, dict]


def operators() -> dict[str, Operator]:
    return declared("qa.quality.operators", Operator)

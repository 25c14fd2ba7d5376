"""The record of a rule operator, the contact it looks at, and what its parameters may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import re2

from qa.registry import declared

WHO = ("agent", "customer", "any")


class NotApplicable(Exception):
    """The condition cannot be judged on this contact; the argument says why, as a key of NOT_APPLICABLE."""


NOT_APPLICABLE = {
    "no_timing": ("没有时间信息，无法判断", "No timings, cannot be judged"),
    "no_messages": ("没有可读的对话", "No readable conversation"),
    "condition": ("这通联络不涉及此项", "Does not apply to this contact"),
    "no_agent": ("没有坐席说话", "No agent spoke"),
    "several_people": ("几个人接待过，分不清是谁做的", "Several people served it; nobody can tell whose it is"),
    "no_reply": ("没有需要回复的消息", "Nothing to reply to"),
    "off": ("这一项已停用", "Switched off"),
    "no_answer": ("模型还没有回答", "The model has not answered"),
    "not_sure": ("模型说不准", "The model is not sure"),
    "not_in_effect": ("那天还没有或已经没有这一项", "Not in effect on that day"),
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
    """One contact as a rule sees it. `findings`: label → [(seq, begin, end, words)]; `chances`: (label, seq) → how
    likely it holds, where that is less than certain; `facts`: those the operator of facts names, and the local day."""

    lines: tuple[Line, ...]
    findings: dict[str, list[tuple[int, int, int, str]]] = field(default_factory=dict)
    sentiments: dict[int, float] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    chances: dict[tuple[str, int], float] = field(default_factory=dict)

    def by(self, who: str) -> list[Line]:
        """Lines of agent, customer or any."""
        return [line for line in self.lines if who == "any" or line.speaker == who]

    def of(self, lines: Iterable[Line]) -> Case:
        """The same contact, only these of its lines and what was found in them."""
        kept = tuple(lines)
        seqs = {line.seq for line in kept}
        findings = {
            label: mine for label, found in self.findings.items() if (mine := [f for f in found if f[0] in seqs])
        }
        return replace(self, lines=kept, findings=findings)


@dataclass(frozen=True)
class Hit:
    """What made a condition hold: the message and span, when there is one, and the words."""

    because: str
    seq: int | None = None
    begin: int | None = None
    end: int | None = None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(value) and bool(re2.compile(value))
    except re2.error:
        return False


KINDS: dict[str, tuple[Callable[[object], bool], str, str]] = {
    "number": (_is_number, "一个数", "a number"),
    "text": (lambda value: isinstance(value, str) and bool(value), "文字", "a text"),
    "words": (_is_words, "文字的列表", "a list of texts"),
    "values": (lambda value: isinstance(value, list) and bool(value), "一个列表", "a list"),
    "yes_no": (lambda value: isinstance(value, bool), "true 或 false", "true or false"),
    "pattern": (_is_pattern, "RE2 正则（没有回看和反向引用）", "an RE2 pattern (no look-behind, no back-reference)"),
}


@dataclass(frozen=True)
class Parameter:
    """`kind`: a key of KINDS; `among`: the only values it may have."""

    kind: str
    en: str
    is_needed: bool = False
    among: tuple = ()

    def takes(self, value: object) -> bool:
        """Whether a value is one this parameter can have."""
        return value in self.among if self.among else KINDS[self.kind][0](value)


@dataclass(frozen=True, kw_only=True)
class Operator:
    """`find(case, parameters)` gives every Hit, in order; none when the condition does not hold; raises NotApplicable.

    A condition's `where` has chosen the lines of the case before; `who`, where an operator has it, is one of WHO.
    """

    name: str
    zh: str
    en: str
    parameters: dict[str, Parameter]
    find: Callable[[Case, dict], list[Hit]]
    holds: tuple[Case, dict]
    fails: tuple[Case, dict]


SPEAKER = Parameter("text", "who speaks", among=WHO)


def operators() -> dict[str, Operator]:
    """{name: operator} of every operator a condition can use."""
    return declared("qa.quality.operators", Operator)

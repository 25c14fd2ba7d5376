"""What a person can act on: a declared failure says what is wrong and what to do about it, in both languages."""

from __future__ import annotations

import string
from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """One thing that can go wrong: what happened, what to do. A wing declares its own in `failures.py`.

    Both languages name the same facts in braces; a fact given as a pair is (Chinese, English). Calling it with exactly
    its facts makes the error to raise.
    """

    zh: str
    hint_zh: str
    en: str
    hint_en: str

    @property
    def facts(self) -> frozenset[str]:
        """The names in braces."""
        return _named(self.zh) | _named(self.hint_zh)

    def __call__(self, **facts: object) -> QAError:
        return QAError(self, **facts)


class QAError(Exception):
    """A failure with its facts, raised."""

    def __init__(self, failure: Failure, **facts: object) -> None:
        self.failure, self.facts = failure, facts
        super().__init__(failure.zh.format(**self._in("zh")))

    def __reduce__(self) -> tuple:
        """Across processes: made again from the declaration and the facts."""
        return _again, (type(self), self.failure, self.facts)

    def _in(self, language: str) -> dict[str, object]:
        side = 0 if language == "zh" else 1
        return {name: fact[side] if isinstance(fact, tuple) else fact for name, fact in self.facts.items()}

    def said(self, language: str = "zh") -> tuple[str, str]:
        """What happened and what to do, as a person reads them."""
        told, facts = self.failure, self._in(language)
        lines = (told.zh, told.hint_zh) if language == "zh" else (told.en, told.hint_en)
        return lines[0].format(**facts), lines[1].format(**facts)


class WarehouseHeld(QAError):
    """Another process has the warehouse open: the caller forwards its request to that process."""

    def __init__(self, path: object, holder: str = "") -> None:
        super().__init__(WAREHOUSE_HELD, path=path, holder=f"({holder})" if holder else "")


def _again(kind: type[QAError], failure: Failure, facts: dict) -> QAError:
    error = kind.__new__(kind)
    QAError.__init__(error, failure, **facts)
    return error


def _named(template: str) -> frozenset[str]:
    return frozenset(name for _text, name, _form, _kind in string.Formatter().parse(template) if name)


WAREHOUSE_HELD = Failure(
    "数据仓库 {path} 正被另一个进程占用{holder}。",
    "如果心声正在运行，命令会自动转交给它；如果没有运行，请结束占用它的进程后再试。",
    "The warehouse {path} is held by another process{holder}.",
    "A running app answers commands itself; if none runs, end the process that holds the file and try again.",
)

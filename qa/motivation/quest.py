"""The record of a quest: a standard with a goal that a season sets, for a team together or for each by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qa.motivation.standard import Standard
from qa.registry import declared


@dataclass(frozen=True, kw_only=True)
class Quest:
    """`standard.goal` is what is proposed; a season may set it between `least` and `most`. `is_team`: reached by all
    together. `unit`: share, points (a share's difference) or count."""

    name: str
    is_team: bool
    unit: str
    icon: str
    zh: str
    en: str
    sentence_zh: str
    sentence_en: str
    why_zh: str
    why_en: str
    least: float
    most: float
    standard: Standard

    def at(self, goal: float) -> Standard:
        """Its standard with this goal."""
        return replace(self.standard, goal=goal)

    def told(self, goal: float, place: int) -> str:
        """What has to be done, with the goal: `place` 0 Chinese, 1 English."""
        form = {"share": "{:.0%}", "points": "{:.0f}", "count": "{:.0f}"}[self.unit]
        words = form.format(goal * 100 if self.unit == "points" else goal)
        return (self.sentence_zh, self.sentence_en)[place].replace("{goal}", words)


def quests() -> dict[str, Quest]:
    """{name: quest} of every kind of quest."""
    return declared("qa.motivation.quests", Quest)

"""The record of a badge: a threshold on a fixed standard, the same for everyone, with guardrails; no places, no
surprises."""

from __future__ import annotations

from dataclasses import dataclass

from qa.registry import declared


@dataclass(frozen=True, kw_only=True)
class Badge:
    """`sql`: one row an agent of `touched` (work_id) and moment: agent_id, stands_at, reached (0–1 and above), because.
    The first moment with reached ≥ 1 earns the badge, the last is where the agent stands.

    `because` holds figures joined by |, which `figures_zh`/`figures_en` put into words as {0}, {1}.
    """

    name: str
    icon: str
    zh: str
    en: str
    sentence_zh: str
    sentence_en: str
    why_zh: str
    why_en: str
    figures_zh: str
    figures_en: str
    sql: str

    def figures(self, because: str, place: int) -> str:
        """Why it was earned, in figures: `place` 0 Chinese, 1 English; empty without evidence."""
        return (self.figures_zh, self.figures_en)[place].format(*because.split("|")) if because else ""


def badges() -> dict[str, Badge]:
    """{name: badge} of every badge."""
    return declared("qa.motivation.badges", Badge)

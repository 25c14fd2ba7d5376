"""The record of a badge: a standard that is the same for everyone, with what it rewards and why; no places, no
surprises."""

from __future__ import annotations

from dataclasses import dataclass

from qa.motivation.standard import Standard
from qa.registry import declared

# A badge is worth so many points; the rarer, the more.
RARITIES = {"common": 10, "uncommon": 20, "rare": 40}
FAMILIES = {
    "craft": ("手艺", "Craft"),
    "growing": ("长进", "Growing"),
    "customers": ("客户", "Customers"),
    "hard": ("难的时候", "Hard hours"),
    "together": ("一起", "Together"),
}


@dataclass(frozen=True, kw_only=True)
class Badge:
    """`shape`: the lattice window it is drawn in, `icon` the sign in it."""

    name: str
    family: str
    rarity: str
    shape: str
    icon: str
    zh: str
    en: str
    sentence_zh: str
    sentence_en: str
    why_zh: str
    why_en: str
    standard: Standard

    @property
    def points(self) -> int:
        """What it is worth."""
        return RARITIES[self.rarity]


def badges() -> dict[str, Badge]:
    """{name: badge} of every badge."""
    return declared("qa.motivation.badges", Badge)

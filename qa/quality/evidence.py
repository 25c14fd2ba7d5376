"""What is known of how right the machine is, from contacts that people judged without its word: counted, shipped with
the cards, or brought by a centre."""

from __future__ import annotations

import tomllib
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from qa.interval import wilson
from qa.quality.failures import EVIDENCE_DOES_NOT_ADD_UP, EVIDENCE_UNREADABLE
from qa.settings import SHIPPED, data_folder

# Of fewer hits one verdict would be a large share (see low).
LEAST_MISSED = 30


@dataclass(frozen=True)
class Evidence:
    """Of contacts judged blind: how many, on how many the machine said missed and how many of those rightly, the
    others, and how many of those it overlooked.

    Of all contacts where the machine said missed (`missed`): on how many a person who saw its word had the last one
    (`known`), and how many of those agreed.
    """

    blind: int = 0
    hits: int = 0
    is_right: int = 0
    others: int = 0
    overlooked: int = 0
    missed: int = 0
    known: int = 0
    known_right: int = 0

    def plus(self, other: Evidence) -> Evidence:
        """Both samples together."""
        return Evidence(*(a + b for a, b in zip(astuple(self), astuple(other))))

    @property
    def precision_low(self) -> float | None:
        """The lower 95 % bound of right among hits; None without a hit.

        What people looked at with the machine's word in sight (reviews, disputes) was not drawn by lot: it tells of
        itself alone, so it weighs as its share of all hits, and the blind sample speaks for the rest. Of fewer than
        LEAST_MISSED hits one verdict would be a large share: there the sample speaks alone.
        """
        if not self.hits:
            return None
        low = wilson(self.is_right / self.hits, self.hits)[0]
        return (
            (self.known_right + (self.missed - self.known) * low) / self.missed
            if self.known and self.missed >= LEAST_MISSED
            else low
        )


def read_evidence(path: Path) -> dict[tuple[str, str], Evidence]:
    """{(scorecard, item): evidence} of a file of [[evidence]] tables; empty without one. Raises QAError for one that
    cannot be read."""
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[tuple[str, str], Evidence]:
    try:
        found = {
            (e["card"], e["item"]): Evidence(e["blind"], e["hits"], e["right"], e["others"], e["overlooked"])
            for e in tomllib.loads(path.read_text("utf-8"))["evidence"]
        }
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as problem:
        raise EVIDENCE_UNREADABLE(name=path.name, problem=problem) from problem
    for (card, item), e in found.items():
        if not (0 <= e.is_right <= e.hits and 0 <= e.overlooked <= e.others and e.hits + e.others <= e.blind):
            raise EVIDENCE_DOES_NOT_ADD_UP(name=path.name, card=card, item=item)
    return found


def own_path() -> Path:
    """Where a centre puts what it measured on labelled contacts of its own."""
    return data_folder() / "scorecards" / "evidence" / "evidence.toml"


def shipped_evidence() -> dict[tuple[str, str], Evidence]:
    """{(card, item): evidence} measured elsewhere and shipped with the cards."""
    return read_evidence(SHIPPED / "scorecards" / "evidence" / "evidence.toml")

"""Why somebody came back, heard in the end of the contact before and the beginning of the one after: who or what it
was, and which sentence says so most. Learned from labelled pairs (`train-returns`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from qa.language.classifier import Block
from qa.language.deadline import deadline
from qa.language.terms import LONGEST
from qa.settings import SHIPPED

CAUSES = ("agent", "knowledge", "process", "product", "partner", "promise", "unknown")
UNKNOWN, PROMISE = CAUSES.index("unknown"), CAUSES.index("promise")
# The four voices of a pair: agent and customer, of the contact before and of the one after.
VOICES = ("before agent", "before customer", "after agent", "after customer")
LAST, FIRST = 8, 6  # messages of the end and of the beginning that are listened to
SURE = 0.28  # below this chance of the likeliest nobody knows; chosen on held-out pairs
PLAIN = 0.5  # what a sentence must be worth to be shown as what tells it; without one nobody knows either
EDITION = "2"  # of what is done with the weights
STEPS = 127


@dataclass(frozen=True)
class Said:
    """One message of a pair: `voice` is a place in VOICES, `key` whatever the caller knows it by, `at` when it was
    said, in local time."""

    voice: int
    text: str
    key: object = None
    at: datetime | None = None


@dataclass(frozen=True)
class Heard:
    """`chance` of the cause, 0–1; `key` of the sentence that speaks most for it, None where nobody knows."""

    cause: str
    chance: float
    key: object = None


@dataclass(frozen=True)
class Returns:
    """A block of strings a voice, and an intercept a cause."""

    voices: tuple[Block, ...]
    intercept: np.ndarray

    def chances(self, pairs: list[list[Said]]) -> np.ndarray:
        """Pairs × causes."""
        total = np.tile(self.intercept, (len(pairs), 1))
        for voice, block in enumerate(self.voices):
            total += block.sums(["。".join(said.text for said in pair if said.voice == voice) for pair in pairs])
        total = np.exp(total - total.max(axis=1, keepdims=True))
        return total / total.sum(axis=1, keepdims=True)

    def why(self, pairs: list[list[Said]]) -> list[Heard]:
        """The cause of each, unknown where no cause is likely enough or no sentence tells it: one of the customer or of
        the agent before, for what the next agent says is an answer."""
        if not pairs:
            return []
        chances = self.chances(pairs)
        spoken = [said for pair in pairs for said in pair]
        worth = np.zeros((len(spoken), len(CAUSES)))
        for voice, block in enumerate(self.voices):
            at = [n for n, said in enumerate(spoken) if said.voice == voice]
            if at:
                worth[at] = block.sums([spoken[n].text for n in at])
        worth -= worth.mean(axis=1, keepdims=True)
        found, begin = [], 0
        for pair, row in zip(pairs, chances):
            end = begin + len(pair)
            if not _may_be_broken(pair, worth[begin:end, PROMISE]):
                row = np.where(np.arange(len(CAUSES)) == PROMISE, 0.0, row)
            best = int(row.argmax())
            told = [w if said.voice != 2 else -1.0 for said, w in zip(pair, worth[begin:end, best])]
            if not pair or best == UNKNOWN or row[best] < SURE or max(told) < PLAIN:
                found.append(Heard("unknown", float(row[UNKNOWN])))
            else:
                found.append(Heard(CAUSES[best], float(row[best]), pair[told.index(max(told))].key))
            begin = end
        return found


def _may_be_broken(pair: list[Said], worth: np.ndarray) -> bool:
    """Whether a promise can be the cause: its time was over when the customer came back; where no time was named, what
    the customer says speaks for it. Without a clock nobody can tell, and the words decide."""
    back = min((said.at for said in pair if said.voice >= 2 and said.at), default=None)
    if back is None:
        return True
    told = [deadline(said.text, said.at) for said in pair if said.voice == 0 and said.at]
    named = [at for at in told if at is not None]
    if named:
        return min(named) <= back
    return sum(one for said, one in zip(pair, worth) if said.voice == 3) > 0


def path() -> Path:
    """Where the shipped one lies."""
    return SHIPPED / "lexicons" / "returns.npz"


@cache
def returns() -> Returns:
    """The shipped one."""
    return read_returns(path())


def why(pairs: list[list[Said]]) -> list[Heard]:
    """By the shipped model."""
    return returns().why(pairs)


def version() -> str:
    """Of the weights and of what is done with them."""
    return f"{blake2b(path().read_bytes(), digest_size=6).hexdigest()}/{EDITION}"


@dataclass(frozen=True)
class Ears:
    """What a stage needs to hear why somebody came back and by when something was promised."""

    why: Callable[[list[list[Said]]], list[Heard]]
    said: type[Said]
    last: int
    first: int
    version: Callable[[], str]
    deadline: Callable[[str, datetime], datetime | None]


EARS = Ears(why, Said, LAST, FIRST, version, deadline)


def read_returns(file: Path) -> Returns:
    """As write_returns wrote it."""
    with np.load(file, allow_pickle=False) as told:
        blocks = tuple(
            Block(
                told[f"terms{n}"].tolist(),
                told[f"rarity{n}"].astype(np.float64),
                told[f"weights{n}"].astype(np.float64) * float(told["step"]),
                LONGEST,
                1.0,
            )
            for n in range(len(VOICES))
        )
        return Returns(blocks, told["intercept"].astype(np.float64))


def write_returns(file: Path, found: Returns) -> None:
    """Weights in 255 steps of the largest."""
    step = max(np.abs(block.weights).max() for block in found.voices) / STEPS
    parts: dict[str, np.ndarray] = {"intercept": found.intercept.astype(np.float32), "step": np.array(step)}
    for n, block in enumerate(found.voices):
        parts[f"terms{n}"] = np.array(block.terms)
        parts[f"rarity{n}"] = block.rarity.astype(np.float16)
        parts[f"weights{n}"] = np.round(block.weights / step).astype(np.int8)
    np.savez_compressed(file, **parts)

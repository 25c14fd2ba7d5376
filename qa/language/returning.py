"""Why somebody came back, heard sentence by sentence: in what the agent says at the end of the contact before, and the
customer at the beginning of the one after. Learned from sentences of many hands (`train-returns`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from qa.language.classifier import Block, edged
from qa.language.deadline import deadline
from qa.language.terms import LONGEST
from qa.settings import SHIPPED

CAUSES = ("agent", "knowledge", "process", "product", "partner", "promise", "unknown")
UNKNOWN, PROMISE = CAUSES.index("unknown"), CAUSES.index("promise")
# The four voices of a pair: agent and customer, of the contact before and of the one after.
VOICES = ("before agent", "before customer", "after agent", "after customer")
# The two that tell: what the customer answers before says little, and what the next agent says is an answer.
TELLING = (0, 3)
LAST, FIRST = 8, 6  # messages of the end and of the beginning that are listened to
SURE = 0.2  # mean of what both voices give the likeliest; below it nobody knows. Chosen on pairs of other hands
EDITION = "4"  # of what is done with the weights
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
    """`chance` of the cause by its surest sentence of either voice, 0–1; `key` of the sentence that speaks most for it,
    None where nobody knows."""

    cause: str
    chance: float
    key: object = None


@dataclass(frozen=True)
class Returns:
    """For each voice of TELLING a block of strings and an intercept: what a sentence says for each of CAUSES, the last
    being that it says nothing of it. `source`: the sum of what it was learned from."""

    blocks: tuple[Block, ...]
    intercepts: tuple[np.ndarray, ...]
    source: str = ""

    def chances(self, place: int, texts: list[str]) -> np.ndarray:
        """Texts × CAUSES, each row one in all; `place` in TELLING."""
        total = self.intercepts[place] + self.blocks[place].sums(edged(texts))
        total = np.exp(total - total.max(axis=1, keepdims=True))
        return total / total.sum(axis=1, keepdims=True)

    def why(self, pairs: list[list[Said]], kept: frozenset[int] = frozenset()) -> list[Heard]:
        """The cause of each pair, unknown where no sentence is sure enough of any. `kept`: places of pairs whose
        promise was kept in time, so that it cannot be why."""
        spoken = [said for pair in pairs for said in pair]
        worth = np.zeros((len(spoken), UNKNOWN))
        for place, voice in enumerate(TELLING):
            at = [n for n, said in enumerate(spoken) if said.voice == voice and said.text]
            if at:
                worth[at] = self.chances(place, [spoken[n].text for n in at])[:, :UNKNOWN]
        found, begin = [], 0
        for place, pair in enumerate(pairs):
            found.append(_likeliest(pair, worth[begin : begin + len(pair)], place in kept))
            begin += len(pair)
        return found


def _likeliest(pair: list[Said], worth: np.ndarray, is_kept: bool) -> Heard:
    """`worth`: messages × causes without unknown."""
    voice = np.array([said.voice for said in pair], int)
    told = np.array([worth[voice == v].max(axis=0, initial=0.0) for v in TELLING])
    if is_kept or not _may_be_broken(pair, told[1, PROMISE]):
        told[:, PROMISE] = 0.0
    best = int(told.sum(axis=0).argmax())
    if told[:, best].mean() < SURE:
        return Heard("unknown", 0.0)
    return Heard(CAUSES[best], float(told[:, best].max()), pair[int(worth[:, best].argmax())].key)


def _may_be_broken(pair: list[Said], asked: float) -> bool:
    """Whether a promise can be the cause: its time was over when the customer came back; where no time was named, what
    the customer says speaks for it (`asked`, its chance). Without a clock nobody can tell, and the words decide."""
    back = min((said.at for said in pair if said.voice >= 2 and said.at), default=None)
    if back is None:
        return True
    told = [deadline(said.text, said.at) for said in pair if said.voice == 0 and said.at]
    named = [at for at in told if at is not None]
    return min(named) <= back if named else asked > SURE


def path() -> Path:
    """Where the shipped one lies."""
    return SHIPPED / "lexicons" / "returns.npz"


@cache
def returns() -> Returns:
    """The shipped one."""
    return read_returns(path())


def why(pairs: list[list[Said]], kept: frozenset[int] = frozenset()) -> list[Heard]:
    """By the shipped model."""
    return returns().why(pairs, kept)


def version() -> str:
    """Of the weights and of what is done with them."""
    return f"{blake2b(path().read_bytes(), digest_size=6).hexdigest()}/{EDITION}"


@dataclass(frozen=True)
class Ears:
    """What a stage needs to hear why somebody came back and by when something was promised."""

    why: Callable[..., list[Heard]]
    said: type[Said]
    last: int
    first: int
    version: Callable[[], str]
    deadline: Callable[[str, datetime, str], datetime | None]


EARS = Ears(why, Said, LAST, FIRST, version, deadline)


def read_returns(file: Path) -> Returns:
    """As write_returns wrote it."""
    with np.load(file, allow_pickle=False) as told:
        blocks = tuple(
            Block(
                told[f"terms{n}"].tolist(),
                told[f"rarity{n}"].astype(np.float64),
                told[f"weights{n}"].astype(np.float64) * float(told[f"step{n}"]),
                LONGEST,
                1.0,
            )
            for n in range(len(TELLING))
        )
        intercepts = tuple(told[f"intercept{n}"].astype(np.float64) for n in range(len(TELLING)))
        return Returns(blocks, intercepts, str(told["source"]))


def write_returns(file: Path, found: Returns) -> None:
    """Weights in 255 steps of the largest; strings whose every weight is nothing are left out."""
    parts: dict[str, np.ndarray] = {"source": np.array(found.source)}
    for n, (block, intercept) in enumerate(zip(found.blocks, found.intercepts)):
        step = np.abs(block.weights).max() / STEPS
        parts[f"terms{n}"], parts[f"rarity{n}"] = np.array(block.terms), block.rarity.astype(np.float16)
        parts[f"weights{n}"], parts[f"step{n}"] = np.round(block.weights / step).astype(np.int8), np.array(step)
        parts[f"intercept{n}"] = intercept.astype(np.float32)
    np.savez_compressed(file, **parts)

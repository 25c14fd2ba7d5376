"""The three lexicons in force, and what they say of many contacts at once: the feeling of every customer message, the
satisfaction of the whole."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from qa.language.classifier import Classifier
from qa.language.columns import AGENT, BOT, CUSTOMER, Said
from qa.language.feeling import by_word
from qa.language.lexicon import Lexicon, read_lexicon
from qa.language.listening import EXCHANGE, SIDES, Listened, listen, shipped_classifiers
from qa.language.moving import moved, read_moves
from qa.language.satisfaction import SatisfactionModel
from qa.language.sieve import sift
from qa.language.terms import encode
from qa.language.words import HAN
from qa.settings import SHIPPED, data_folder, setting

# The last customer message counts double: people rate the end (peak-end, Kahneman et al. 1993).
LAST_COUNTS = 2.0
FOREIGN = re.compile(r"[🌀-🫿☀-➿]|[A-Za-z]{2}")
EMOJI = re.compile(r"[🌀-🫿☀-➿]")
Turns = list[tuple[str, str]]


@dataclass(frozen=True)
class Scorer:
    """`version` changes with any of them, `words_version` with those of messages. `contact` is None for lexicons
    learned without rated contacts: then satisfaction is the weighted mean of the messages, the last counting
    double. `classifiers`: of both sides and of the exchange, moved by what people put right."""

    version: str
    words_version: str
    folder: Path
    talk: Path
    opinion: Path
    contact: SatisfactionModel | None
    classifiers: dict[str, Classifier]

    @property
    def licence(self) -> str:
        """What the lexicons in force were learned from, and under what terms."""
        return (self.contact.lexicon if self.contact else read(self.talk)).licence

    def register(self, turns: Turns) -> Lexicon:
        return read(self.opinion if _alone(Said.of([turns]))[0] else self.talk)

    def moods(self, said: Said) -> tuple[np.ndarray, np.ndarray]:
        """(customer messages with words, the feeling of each, -1…1). Words inside a conversation feel otherwise than a
        text that stands alone (快 hurries an agent and praises a parcel): each has its lexicon."""
        mine = said.by(CUSTOMER)
        alone, value = _alone(said)[said.contact[mine]], np.zeros(len(mine))
        for lexicon, rows in ((self.talk, ~alone), (self.opinion, alone)):
            texts = [said.texts[at] for at in mine[rows].tolist()]
            if texts:
                value[rows] = read(lexicon).score(encode(texts), len(texts))
        for row in sift(pa.array([said.texts[at] for at in mine.tolist()], pa.large_string()), FOREIGN):
            text = said.texts[mine[row]]
            if EMOJI.search(text) or not HAN.search(text):
                value[row] = _with_vader(text, float(value[row]))
        return mine, np.round(value, 3)

    def satisfactions(
        self, said: Said, listened: dict[str, Listened] | None = None
    ) -> list[tuple[float, float, float, str] | None]:
        """(satisfaction -1…1, low and high of its 90 % interval, the terms that made it) a contact; None without a
        customer's words."""
        heard = said.how_many(CUSTOMER) > 0
        value, ends, told = self.contact.score(said, listened) if self.contact else self._mean_moods(said)
        values = zip(heard.tolist(), *(np.round(each, 3).tolist() for each in (value, *ends)), told)
        return [told_of if has else None for has, *told_of in values]

    def _mean_moods(self, said: Said) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray], list[str]]:
        mine, mood = self.moods(said)
        contact = said.contact[mine]
        weight = np.where(np.append(contact[1:] != contact[:-1], True), LAST_COUNTS, 1.0) if len(mine) else mood
        total = np.bincount(contact, weight, said.count)
        return (
            np.bincount(contact, weight * mood, said.count) / np.maximum(total, 1e-9),
            (np.full(said.count, -1.0), np.ones(said.count)),
            [""] * said.count,
        )

    def message_words(self, turns: Turns, place: int) -> list[tuple[int, int, float]]:
        """(begin, end, share) of every word of one customer message."""
        text = turns[place][1]
        return by_word(text, self.register(turns).by_character(text))

    def contact_words(self, turns: Turns) -> list[list[tuple[int, int, float]]]:
        """For every message the share of its words in the contact's satisfaction."""
        if self.contact is None:
            return [self.message_words(turns, i) if s == "customer" and t else [] for i, (s, t) in enumerate(turns)]
        return [by_word(text, shares) for (_, text), shares in zip(turns, self.contact.by_character(turns))]


def _alone(said: Said) -> np.ndarray:
    """Whether a contact is one text that stands alone: at most one message of the customer and none of anybody else."""
    return (said.how_many(CUSTOMER) <= 1) & (said.how_many(AGENT) + said.how_many(BOT) == 0)


@cache
def _vader() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def _with_vader(text: str, value: float) -> float:
    """VADER is heard for emoji and for messages of Latin words without Han."""
    foreign = _vader().polarity_scores(text)["compound"]
    if not foreign:
        return value
    return max(-1.0, min(1.0, (value + foreign) / 2 if HAN.search(text) else foreign))


@cache
def read(path: Path) -> Lexicon:
    """A lexicon, read once."""
    return read_lexicon(path)


def _hash(paths: list[Path]) -> str:
    return blake2b(b"".join(p.read_bytes() for p in paths if p.exists()), digest_size=6).hexdigest()


@cache
def load(shipped: Path, local: Path | None = None) -> Scorer:
    """The scorer of a folder of lexicons; files of `local`, learned from this centre's own labels, come first."""
    path = {
        name: local / f"{name}.tsv" if local and (local / f"{name}.tsv").exists() else shipped / f"{name}.tsv"
        for name in ("talk", "opinion", "contact")
    }
    moves = {side: local / moves_name(side) for side in (*SIDES, EXCHANGE)} if local else {}
    moves = {side: at for side, at in moves.items() if at.exists()}
    version = _hash([*path.values(), *moves.values()])
    words = _hash([path["talk"], path["opinion"], *moves.values()])
    contact = SatisfactionModel(read(path["contact"])) if path["contact"].exists() else None
    if contact:
        contact.score(Said.of([[("customer", "好")]]))
    read(path["talk"]).score(encode(["好"]), 1)
    listen(Said.of([[("customer", "好"), ("agent", "好")]]), ["好", "好"])
    classifiers = shipped_classifiers()
    classifiers |= {side: moved(classifiers[side], read_moves(side, at)) for side, at in moves.items()}
    gc.freeze()  # hundreds of thousands of terms that never die: the collector need not walk them again and again
    return Scorer(version, words, shipped, path["talk"], path["opinion"], contact, classifiers)


def moves_name(side: str) -> str:
    """The file of a version that holds what its classifier of one side gained."""
    return f"{side}_moves.tsv"


def shipped_folder() -> Path:
    """The lexicons of the variety in force: open or research."""
    return SHIPPED / "lexicons" / str(setting("lexicon"))


def in_force(local: str = "") -> Scorer:
    """The scorer of this data folder. `local` names the accepted calibration, "" for the lexicons as shipped."""
    return load(shipped_folder(), data_folder() / "lexicons" / local if local else None)

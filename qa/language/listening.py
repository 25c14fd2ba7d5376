"""Both sides of many contacts, and what came back on what a customer asked, heard by their classifiers: the chance of
every label for every message, from its words, what the other side said last, and patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from qa.language.annotator import annotators
from qa.language.classifier import Classifier, read_classifier
from qa.language.columns import AGENT, CUSTOMER, Said
from qa.language.emoji import KINDS, patterns
from qa.language.exchange import exchanges, signs
from qa.language.sieve import sift
from qa.settings import SHIPPED

SIDES, EXCHANGE = {"customer": (CUSTOMER, AGENT), "agent": (AGENT, CUSTOMER)}, "exchange"


def path_of(side: str) -> Path:
    """The shipped weights of the agent's or the customer's classifier."""
    return SHIPPED / "lexicons" / f"{side}.tsv"


@cache
def classifier(side: str) -> Classifier:
    """The shipped classifier of one side, customer or agent, or of the exchange."""
    return read_classifier(path_of(side))


def signs_of(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns a classifier of some labels looks for: those of the annotators among them, and the kinds of
    emoji."""
    return (*(a.label for a in annotators().values() if a.label in labels or a.hears in labels), *KINDS)


def _sign(name: str) -> tuple[re.Pattern, re.Pattern | None]:
    return (patterns()[name], None) if name in KINDS else (annotators()[name].rule, annotators()[name].stop)


def matches(texts: list[str], signs: tuple[str, ...]) -> np.ndarray:
    """Texts × signs: whether each pattern matches and what forbids it does not."""
    found = np.zeros((len(texts), len(signs)), bool)
    array = pa.array(texts, pa.large_string())
    for column, name in enumerate(signs):
        rule, stop = _sign(name)
        for at in sift(array, rule):
            found[at, column] = bool(rule.search(texts[at])) and not (stop and stop.search(texts[at]))
    return found


@dataclass(frozen=True)
class Listened:
    """Of one side: its messages (positions in Said), and the chance of every label (messages × labels)."""

    classifier: Classifier
    messages: np.ndarray
    chances: np.ndarray

    def of(self, label: str) -> np.ndarray:
        """The chances of one label, one a message."""
        return self.chances[:, self.classifier.labels.index(label)]


def said_before(said: Said, role: int, other: int) -> np.ndarray:
    """For every message of one role the last message of the other role in the same contact, -1 for none."""
    place = np.arange(len(said.texts))
    last = np.maximum.accumulate(np.where(said.roles == other, place, -1)) if len(place) else place
    found = last[said.by(role)]
    return np.where((found >= 0) & (found >= said.first[said.contact[said.by(role)]]), found, -1)


@dataclass(frozen=True)
class Asked:
    """What one classifier is asked: of which messages (positions in Said), their words, what stands before each, and
    which patterns match (messages × signs)."""

    messages: np.ndarray
    words: list[str]
    before: list[str]
    match: np.ndarray


def shipped_classifiers() -> dict[str, Classifier]:
    """The classifiers of both sides and of the exchange, as they came with the product."""
    return {side: classifier(side) for side in (*SIDES, EXCHANGE)}


def listen(said: Said, texts: list[str], classifiers: dict[str, Classifier] | None = None) -> dict[str, Listened]:
    """{side: what its classifier says}, and under EXCHANGE of what customers asked. `texts`: the messages as rules read
    them; `classifiers`: the shipped ones unless given."""
    models = classifiers or shipped_classifiers()
    return {
        side: Listened(models[side], asked.messages, models[side].chances(asked.words, asked.before, asked.match))
        for side, asked in asked_of(said, texts, models).items()
    }


def asked_of(said: Said, texts: list[str], models: dict[str, Classifier]) -> dict[str, Asked]:
    """What every classifier is asked about these contacts."""
    found = {}
    for side, (role, other) in SIDES.items():
        model, mine = models[side], said.by(role)
        words = [texts[at] for at in mine.tolist()]
        before = ["" if at < 0 else texts[at] for at in said_before(said, role, other).tolist()]
        once = list(dict.fromkeys(words))
        place = {text: at for at, text in enumerate(once)}
        match = (
            matches(once, model.signs)[[place[text] for text in words]]
            if words
            else np.zeros((0, len(model.signs)), bool)
        )
        found[side] = Asked(mine, words, before, match)
    asked = exchanges(said, texts)
    messages = np.array([one.message for one in asked], np.int64)
    found[EXCHANGE] = Asked(messages, [one.reply for one in asked], [one.before for one in asked], signs(asked))
    return found

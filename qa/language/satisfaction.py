"""How satisfied the customer leaves a contact, predicted from who said what and when; marks tell the same words apart.

c: the customer's words · l: those after the agent has answered · z: the customer's last message · a: the agent's words
· = how it went (happening).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qa.language.columns import AGENT, CUSTOMER, Said
from qa.language.happening import FIFTHS, HEARD, events, reached
from qa.language.lexicon import DOUBT, Lexicon
from qa.language.listening import Listened, listen
from qa.language.spread import interval
from qa.language.terms import TermIndex

MARKS = ("c:", "l:", "z:", "a:")
LONGEST_HERE = 2
STEP = 0.24
WORTH_TELLING, TOLD = 0.01, 5


def bears(said: Said) -> np.ndarray:
    """Messages × MARKS: which marks a message bears."""
    customer, place = said.roles == CUSTOMER, np.arange(len(said.texts))
    first_heard = np.full(said.count, len(place))
    mine = said.by(CUSTOMER)
    np.minimum.at(first_heard, said.contact[mine], mine)
    answers = np.nonzero((said.roles == AGENT) & (place > first_heard[said.contact]))[0]
    answered = np.full(said.count, len(place))
    np.minimum.at(answered, said.contact[answers], answers)
    last = np.zeros(len(place), bool)
    if len(mine):
        last[mine[np.append(said.contact[mine[1:]] != said.contact[mine[:-1]], True)]] = True
    return np.stack([customer, customer & (place > answered[said.contact]), last, said.roles == AGENT], axis=1)


def marked(index: TermIndex, said: Said) -> tuple[np.ndarray, np.ndarray]:
    """(contact, row · marks + mark) of every marked term, each once a contact; rows are those of `index`."""
    width, found = len(index.index) * len(MARKS), []
    lengths = np.diff(np.append(said.codes.starts, len(said.codes.text_of)))
    here = [np.repeat(borne, lengths) for borne in bears(said).T]
    owner = np.repeat(said.contact * width, lengths)
    for length in range(1, LONGEST_HERE + 1):
        rows = index.rows(said.codes, length)
        known = rows >= 0
        term = owner + rows * len(MARKS)
        found += [term[known & borne] + mark for mark, borne in enumerate(here)]
    once = pd.unique(np.concatenate(found))
    return once // width, once % width


@dataclass(frozen=True)
class SatisfactionModel:
    """A Lexicon whose terms bear marks."""

    lexicon: Lexicon

    @cached_property
    def index(self) -> TermIndex:
        return TermIndex.of(self.words)

    @cached_property
    def words(self) -> list[str]:
        return sorted({t[2:] for t in self.lexicon.terms if t[:2] in MARKS})

    @cached_property
    def weights(self) -> tuple[np.ndarray, np.ndarray]:
        """(share before the norm, rarity²) of every word with every mark."""
        share, rarity = (np.zeros((len(self.words), len(MARKS))) for _ in range(2))
        row = {w: i for i, w in enumerate(self.words)}
        for term, (valence, rare) in self.lexicon.terms.items():
            if term[:2] in MARKS:
                share[row[term[2:]], MARKS.index(term[:2])] = valence / self.lexicon.unit
                rarity[row[term[2:]], MARKS.index(term[:2])] = rare * rare
        return share.ravel(), rarity.ravel()

    @cached_property
    def is_listening(self) -> bool:
        """Whether it was learned with what the classifiers hear."""
        return any(HEARD.fullmatch(term) for term in self.lexicon.terms)

    def score(
        self, said: Said, listened: dict[str, Listened] | None = None
    ) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray], list[str]]:
        """(value -1…1, the (low, high) of its 90 % interval, the terms with the largest shares) a contact.
        Without a customer's words the value means nothing."""
        share, rarity = self.weights
        contact, term = marked(self.index, said)
        norm = np.sqrt(DOUBT + np.bincount(contact, rarity[term], said.count))
        shares = share[term] / norm[contact]
        happened, heard = self._events_sum(said), self._heard(said, listened)
        value = self.lexicon.intercept + np.bincount(contact, shares, said.count) + happened + sum(heard.values())
        told = self._told(contact, term, shares, heard, said.count)
        value = np.clip(value, -1.0, 1.0)
        return value, interval(value, self.lexicon.errors), told

    def happened(self, said: Said, listened: dict[str, Listened] | None = None) -> np.ndarray:
        """The share of how it went, a contact."""
        return self._events_sum(said) + sum(self._heard(said, listened).values())

    def _events_sum(self, said: Said) -> np.ndarray:
        return np.array([sum(self._events.get(e, 0.0) for e in here) for here in events(said)])

    def _heard(self, said: Said, listened: dict[str, Listened] | None) -> dict[str, np.ndarray]:
        """{label: its share a contact} of what the classifiers hear."""
        found: dict[str, np.ndarray] = {}
        if self.is_listening:
            for label, when, contacts, fifths in reached(said, listened or listen(said, said.plain.texts)):
                worth = np.cumsum([0.0, *(self._events.get(f"={label} {when} {low}", 0.0) for low in range(1, FIFTHS))])
                found.setdefault(label, np.zeros(said.count))[contacts] += worth[fifths]
        return found

    @cached_property
    def _events(self) -> dict[str, float]:
        return {t: v / self.lexicon.unit for t, (v, _) in self.lexicon.terms.items() if t.startswith("=")}

    def _told(
        self, contact: np.ndarray, term: np.ndarray, share: np.ndarray, heard: dict[str, np.ndarray], contacts: int
    ) -> list[str]:
        """The TOLD largest shares of each contact, as "词 +0.12 · =complaint -0.30"; a customer's and an agent's use of
        a word are added up, and what was heard stands by its label after a =."""
        found: list[dict[str, float]] = [{} for _ in range(contacts)]
        large = np.abs(share) >= WORTH_TELLING
        words = self.words
        for at, row, worth in zip(contact[large].tolist(), (term[large] // len(MARKS)).tolist(), share[large].tolist()):
            word = words[row]
            if len(word) > 1 and word.isalnum():
                found[at][word] = found[at].get(word, 0.0) + worth
        for label, worth in heard.items():
            for at in np.nonzero(np.abs(worth) >= WORTH_TELLING)[0].tolist():
                found[at]["=" + label] = float(worth[at])
        return [
            " · ".join(f"{w} {v:+.2f}" for w, v in sorted(terms.items(), key=lambda t: -abs(t[1]))[:TOLD])
            for terms in found
        ]

    def by_character(self, turns: list[tuple[str, str]]) -> list[np.ndarray]:
        """For every message, the share of every character in the contact's value: a term's share is spread over where
        it stands."""
        said = Said.of([turns])
        shares = [np.zeros(len(text)) for _, text in turns]
        share, rarity = self.weights
        _, once = marked(self.index, said)
        norm, borne = np.sqrt(DOUBT + rarity[once].sum()), bears(said)
        for length in range(1, LONGEST_HERE + 1):
            rows = self.index.rows(said.codes, length)
            for mark in range(len(MARKS)):
                at = np.nonzero((rows >= 0) & borne[said.codes.text_of, mark])[0]
                term = rows[at] * len(MARKS) + mark
                often = np.bincount(term, minlength=len(share))[term]
                for place, worth, text in zip(at, share[term] / norm / length / often, said.codes.text_of[at]):
                    begin = place - said.codes.starts[text]
                    shares[text][begin : begin + length] += worth
        return shares

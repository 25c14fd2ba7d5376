"""How satisfied the customer leaves a contact, predicted from who said what and when; marks tell the same words apart.

c: the customer's words · l: those after the agent has answered · z: the customer's last message · a: the agent's words ·
= how it went: who spoke last, how many messages the customer needed, how long the first and the last were; how likely either side said what
the classifiers listen for, at most and at last, in BINS steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from qa.language.columns import AGENT, CUSTOMER, Said
from qa.language.lexicon import DOUBT, Lexicon
from qa.language.listening import Listened, listen
from qa.language.terms import TermIndex

MARKS = ("c:", "l:", "z:", "a:")
LONGEST_HERE = 2
STEP = 0.24
WORTH_TELLING, TOLD = 0.01, 5
BINS, HEARD = 5, re.compile(r"=\w+ (?:most|last) \d")


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


def likely(count: int, said: Said, listened: dict[str, Listened]) -> list[list[str]]:
    """What the classifiers heard in every contact, as = terms: for every label the highest chance, and for the customer the last one.
    A chance of three fifths is a term for each fifth it reaches."""
    out: list[list[str]] = [[] for _ in range(count)]
    for side, heard in listened.items():
        contact = said.contact[heard.messages]
        there = np.unique(contact)
        at_last = np.append(contact[1:] != contact[:-1], True) if len(contact) else np.zeros(0, bool)
        for number, label in enumerate(heard.classifier.labels):
            most = np.zeros(count)
            np.maximum.at(most, contact, heard.chances[:, number])
            steps = {"most": most, "last": None}
            if side == "customer":
                steps["last"] = np.zeros(count)
                steps["last"][contact[at_last]] = heard.chances[at_last, number]
            for when, chance in steps.items():
                if chance is not None:
                    for at, step in zip(there.tolist(), np.minimum(BINS - 1, chance[there] * BINS).astype(int).tolist()):
                        out[at] += [f"={label} {when} {low}" for low in range(1, step + 1)]
    return out


def events(said: Said) -> list[list[str]]:
    """What happened in every contact where somebody spoke, as = terms."""
    out: list[list[str]] = [[] for _ in range(said.count)]
    heard = np.nonzero((said.roles == CUSTOMER) | (said.roles == AGENT))[0]
    for at, role in zip(said.contact[heard].tolist(), said.roles[heard].tolist()):
        out[at] = ["=end customer" if role == CUSTOMER else "=end agent"]
    lengths: list[list[int]] = [[] for _ in range(said.count)]
    mine = said.by(CUSTOMER)
    for at, place in zip(said.contact[mine].tolist(), mine.tolist()):
        lengths[at].append(len(said.texts[place]))
    for found, customer in zip(out, lengths):
        if found:
            found.append(f"=needed {min(5, len(customer))}")
        if customer:
            found.append(f"=first {min(8, customer[0] // 16)}")
        if len(customer) > 1:
            found.append(f"=last {min(6, customer[-1] // 6)}")
    return out


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
    """A Lexicon whose terms bear marks. `lexicon.error`: the error expected is e0 + e1 / norm; see `halfwidth`."""

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

    def score(self, said: Said, listened: dict[str, Listened] | None = None) -> tuple[np.ndarray, np.ndarray, list[str]]:
        """(value -1…1, half the width of its 90 % interval, the terms with the largest shares) a contact.
        Without a customer's words the value means nothing."""
        share, rarity = self.weights
        contact, term = marked(self.index, said)
        norm = np.sqrt(DOUBT + np.bincount(contact, rarity[term], said.count))
        shares = share[term] / norm[contact]
        happened = self.happened(said, listened)
        value = self.lexicon.intercept + np.bincount(contact, shares, said.count) + happened
        return np.clip(value, -1.0, 1.0), self.lexicon.error[0] + self.lexicon.error[1] / norm, self._told(contact, term, shares, said.count)

    def happened(self, said: Said, listened: dict[str, Listened] | None = None) -> np.ndarray:
        """The share of how it went, a contact."""
        found = events(said)
        if self.is_listening:
            found = [a + b for a, b in zip(found, likely(said.count, said, listened or listen(said, said.plain.texts)))]
        return np.array([sum(self._events.get(e, 0.0) for e in here) for here in found])

    @cached_property
    def _events(self) -> dict[str, float]:
        return {t: v / self.lexicon.unit for t, (v, _) in self.lexicon.terms.items() if t.startswith("=")}

    def _told(self, contact: np.ndarray, term: np.ndarray, share: np.ndarray, contacts: int) -> list[str]:
        """The TOLD largest shares of each contact, as "词 +0.12 · 词 -0.30"; a customer's and an agent's use of a word are added up."""
        found: list[dict[str, float]] = [{} for _ in range(contacts)]
        large = np.abs(share) >= WORTH_TELLING
        words = self.words
        for at, row, worth in zip(contact[large].tolist(), (term[large] // len(MARKS)).tolist(), share[large].tolist()):
            word = words[row]
            if len(word) > 1 and word.isalnum():
                found[at][word] = found[at].get(word, 0.0) + worth
        return [" · ".join(f"{w} {v:+.2f}" for w, v in sorted(terms.items(), key=lambda t: -abs(t[1]))[:TOLD]) for terms in found]

    def by_character(self, turns: list[tuple[str, str]]) -> list[np.ndarray]:
        """For every message, the share of every character in the contact's value: a term's share is spread over where it stands."""
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

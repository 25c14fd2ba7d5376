"""Ridge and logistic regression over terms: from labelled texts to lexicons. Nothing here knows where labels come
from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression, Ridge

from qa.language.columns import Said
from qa.language.corpora import Felt, Rated, own_words
from qa.language.happening import events, heard_terms
from qa.language.lexicon import DOUBT, SCALE, Lexicon, fold
from qa.language.listening import listen
from qa.language.satisfaction import LONGEST_HERE, MARKS, STEP, marked
from qa.language.spread import Errors
from qa.language.terms import LONGEST, TermIndex, encode, keys

LEAST_TEXTS = 3
OPINION_C, OWN_OPINION, OWN_TALK = 16.0, 5.0, 6.0
TALK_RIDGE, CARRIED = 20.0, 0.05
LEAST_CONTACTS, CONTACT_RIDGE, TALKS_RIDGE = 3, 0.7, 12.0
KEPT_OPINION, KEPT_TALK, KEPT_CONTACT = 0.03, 0.2, 0.2


def common_terms(texts: list[str], least: int, longest: int = LONGEST) -> tuple[list[str], np.ndarray]:
    """(terms in at least `least` texts, the number of texts of each)."""
    alphabet = TermIndex.of(sorted({fold(letter) for letter in set("".join(texts))} - {""}))
    letters = np.zeros(len(alphabet.index) + 2, object)
    for code in np.nonzero(alphabet.ids)[0]:
        letters[alphabet.ids[code]] = chr(code)
    codes = encode(texts)
    terms, counts = [], []
    for length in range(1, longest + 1):
        packed = keys(alphabet.ids[codes.points], length)
        order = np.argsort(packed, kind="stable")
        packed, text_of = packed[order], codes.text_of[order]
        new = np.ones(len(packed), bool)
        new[1:] = (packed[1:] != packed[:-1]) | (text_of[1:] != text_of[:-1])
        found, n = np.unique(packed[new & (packed > 0)], return_counts=True)
        for key in found[n >= least]:
            terms.append("".join(letters[(int(key) >> (16 * step)) & 0xFFFF] for step in range(length)))
        counts.append(n[n >= least])
    return terms, np.concatenate(counts)


def occurrences(texts: list[str], index: TermIndex, terms: int, longest: int = LONGEST) -> csr_matrix:
    """Texts × terms: 1 where the term occurs."""
    codes = encode(texts)
    rows, columns = [], []
    for length in range(1, longest + 1):
        row = index.rows(codes, length)
        rows.append(codes.text_of[row >= 0])
        columns.append(row[row >= 0])
    where = (np.concatenate(rows), np.concatenate(columns))
    found = csr_matrix((np.ones(len(where[0])), where), shape=(len(texts), terms))
    found.data[:] = 1.0
    return found


def normed(found: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    """Rows weighted by rarity and brought to one length; DOUBT keeps short texts unsure."""
    return diags(1 / np.sqrt(found @ (rarity**2) + DOUBT)) @ found @ diags(rarity)


def to_lexicon(
    terms: list[str], weights: np.ndarray, rarity: np.ndarray, intercept: float, bends: bool, licence: str, least: float
) -> Lexicon:
    """Valences on VADER's scale; terms too weak to matter are left out, but count in the norm of others no more."""
    share = weights * rarity
    unit = SCALE / max(1e-9, float(np.quantile(np.abs(share), 0.9999)))
    valence = np.clip(share * unit, -SCALE, SCALE)
    kept = {t: (float(v), float(r)) for t, v, r in zip(terms, valence, rarity) if abs(v) >= least}
    return Lexicon(licence, intercept, unit, bends, kept)


class MessageLearner:
    """Learns what a message feels like in two registers: opinions by logistic regression; talk by ridge on what the
    opinions leave over."""

    def __init__(self, felt: list[Felt]) -> None:
        self.felt = felt
        self.own = [(fold(term), valence / SCALE) for term, valence in own_words()]
        texts = [f.text for f in felt] + [term for term, _ in self.own]
        self.terms, seen = common_terms(texts, LEAST_TEXTS if len(felt) > 200 else 1)
        self.rarity = np.log(len(texts) / seen) + 1
        self.features = normed(occurrences(texts, TermIndex.of(self.terms), len(self.terms)), self.rarity)
        self.label = np.array([f.label for f in felt] + [v for _, v in self.own])
        self.is_own = np.arange(len(texts)) >= len(felt)
        self.register = np.array([f.register for f in felt] + ["own"] * len(self.own))
        self.weight = np.array([f.weight for f in felt] + [abs(v) for _, v in self.own])

    def fit(self, rows: np.ndarray, licence: str) -> dict[str, Lexicon]:
        """{register: lexicon} from the given rows of `felt`; our own words are always there. `rows` is a mask."""
        rows = np.concatenate([rows, np.ones(len(self.own), bool)])
        use = rows & ((self.register == "opinion") | self.is_own)
        weight = np.where(self.is_own, OWN_OPINION * self.weight, self.weight)
        opinion = LogisticRegression(C=OPINION_C, max_iter=200).fit(
            self.features[use], self.label[use] > 0, sample_weight=weight[use]
        )
        carried, base = CARRIED * opinion.coef_[0], CARRIED * float(opinion.intercept_[0])
        use = rows & ((self.register == "talk") | self.is_own)
        weight = np.where(self.is_own, OWN_TALK, self.weight)
        offset = self.features[use] @ carried + base
        talk = Ridge(alpha=TALK_RIDGE, solver="sparse_cg", tol=1e-4).fit(
            self.features[use], self.label[use] - offset, sample_weight=weight[use]
        )
        return {
            "opinion": to_lexicon(
                self.terms, opinion.coef_[0], self.rarity, float(opinion.intercept_[0]), True, licence, KEPT_OPINION
            ),
            "talk": to_lexicon(
                self.terms, talk.coef_ + carried, self.rarity, float(talk.intercept_) + base, False, licence, KEPT_TALK
            ),
        }


class ContactLearner:
    """Learns how satisfied the customer leaves, from contacts people rated."""

    def __init__(self, rated: list[Rated]) -> None:
        self.contacts = [r.turns for r in rated]
        self.label = np.array([r.label for r in rated])
        said = Said.of(self.contacts)
        words, _ = common_terms(said.texts, LEAST_TEXTS, LONGEST_HERE)
        contact, term = marked(TermIndex.of(words), said)
        found = csr_matrix((np.ones(len(term)), (contact, term)), shape=(len(rated), len(words) * len(MARKS))).tocsc()
        seen = np.asarray(found.sum(0)).ravel()
        kept = np.nonzero(seen >= LEAST_CONTACTS)[0]
        self.terms = [MARKS[k % len(MARKS)] + words[k // len(MARKS)] for k in kept]
        self.rarity = np.log(len(rated) / seen[kept]) + 1
        found = found[:, kept].tocsr()
        self.norm = np.sqrt(found @ (self.rarity**2) + DOUBT)
        is_talks = all(r.source == "talks" for r in rated)
        self.ridge = TALKS_RIDGE if is_talks else CONTACT_RIDGE
        heard = heard_terms(said, listen(said, said.plain.texts)) if is_talks else [[] for _ in rated]
        happenings = [a + b for a, b in zip(events(said), heard)]
        self.events = sorted({e for found_here in happenings for e in found_here})
        column = {e: i for i, e in enumerate(self.events)}
        where = [(row, column[e]) for row, found_here in enumerate(happenings) for e in found_here]
        happened = csr_matrix((np.full(len(where), STEP), tuple(zip(*where))), shape=(len(rated), len(self.events)))
        self.features = hstack([diags(1 / self.norm) @ found @ diags(self.rarity), happened]).tocsr()

    def fit(self, rows: np.ndarray, licence: str, errors: Errors | None = None) -> Lexicon:
        ridge = Ridge(alpha=self.ridge, solver="sparse_cg", tol=1e-5).fit(self.features[rows], self.label[rows])
        words, steps = ridge.coef_[: len(self.terms)], ridge.coef_[len(self.terms) :] * STEP
        found = to_lexicon(self.terms, words, self.rarity, float(ridge.intercept_), False, licence, KEPT_CONTACT)
        happened = {e: (float(w * found.unit), 0.0) for e, w in zip(self.events, steps)}
        return replace(found, terms=found.terms | happened, errors=errors or found.errors)

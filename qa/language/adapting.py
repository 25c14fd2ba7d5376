"""A contact model that knows this centre: the shipped weights, moved as little as the centre's own labels ask for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import Ridge

from qa.language.columns import Said
from qa.language.lexicon import DOUBT, Lexicon
from qa.language.satisfaction import MARKS, SatisfactionModel, marked
from qa.language.spread import Errors

LEAST_CONTACTS = 3


class ContactAdapter:
    """new score = level + slope · shipped score + Σ moved shares; ridge keeps the moves small."""

    def __init__(self, base: SatisfactionModel, turns: list[list[tuple[str, str]]], label: np.ndarray) -> None:
        said = Said.of(turns)
        self.base, self.label = base, label
        self.before, *_ = base.score(said)
        contact, term = marked(base.index, said)
        share, rarity = base.weights
        found = csr_matrix((np.ones(len(term)), (contact, term)), shape=(said.count, len(share)))
        norm = np.sqrt(DOUBT + found @ rarity)
        seen = np.asarray(found.sum(0)).ravel()
        self.kept = np.nonzero((seen >= LEAST_CONTACTS) & (rarity > 0))[0]
        self.rare = np.sqrt(rarity[self.kept])
        self.features = (diags(1 / norm) @ found[:, self.kept] @ diags(self.rare)).tocsr()

    def fit(self, rows: np.ndarray, strength: float) -> tuple[tuple[float, float, np.ndarray], np.ndarray]:
        """((slope, level, moves), predictions for all contacts) from the given rows, a mask."""
        slope, level = (
            np.polyfit(self.before[rows], self.label[rows], 1) if self.before[rows].std() > 1e-6 else (1.0, 0.0)
        )
        slope = max(0.1, float(slope))
        rest = self.label - (slope * self.before + level)
        ridge = Ridge(alpha=strength, solver="sparse_cg", tol=1e-4).fit(self.features[rows], rest[rows])
        predicted = np.clip(slope * self.before + level + ridge.intercept_ + self.features @ ridge.coef_, -1, 1)
        return (slope, float(level + ridge.intercept_), ridge.coef_), predicted

    def best_strength(self, strengths: tuple[float, ...], folds: np.ndarray) -> float:
        """The one that predicts held-out folds with the least squared error."""
        off = {}
        for strength in strengths:
            found = np.zeros(len(self.label))
            for fold in set(folds.tolist()):
                found[folds == fold] = self.fit(folds != fold, strength)[1][folds == fold]
            off[strength] = float(((found - self.label) ** 2).mean())
        return min(off, key=off.__getitem__)

    def lexicon(self, strength: float, errors: Errors) -> Lexicon:
        """The adapted model as a lexicon of the same terms, learned from all labels; `errors` on labels held out."""
        (slope, level, moves), _ = self.fit(np.ones(len(self.label), bool), strength)
        old = self.base.lexicon
        terms = {t: (v * slope, r) for t, (v, r) in old.terms.items()}
        for column, move, rare in zip(self.kept.tolist(), moves.tolist(), self.rare.tolist()):
            term = MARKS[column % len(MARKS)] + self.base.words[column // len(MARKS)]
            valence, rarity = terms[term]
            terms[term] = (valence + move * rare * old.unit, rarity)
        licence = f"Adapted to this centre's surveys and corrections from: {old.licence}"
        return replace(old, licence=licence, intercept=old.intercept * slope + level, terms=terms, errors=errors)

"""What many short texts are about beside what is known: groups of words that come together, kept only where both halves
of the texts show them.

Non-negative factors of tf-idf (Lee and Seung 1999). Of themes found in help-desk talk only a third come back when the
texts are halved, so a theme is one only if it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from warnings import catch_warnings, simplefilter

import numpy as np

from qa.language.mining import STOP
from qa.language.words import HAN, segment

TOP, SEED = 8, 1
# How near a theme of the whole must be to one of either half.
RETURNS = 0.6
# Two factors nearer than this are one matter.
SAME = 0.4
# Texts a theme needs at least, and how many themes are looked for.
LEAST, PER_THEME, MOST = 12, 40, 24
# How much of a text its theme must explain, and how much more than any other.
EXPLAINS, SHARE = 0.25, 0.5


def words_of(text: str) -> frozenset[str]:
    """The words of a text that can tell a theme."""
    return frozenset(w for w in segment(text) if len(w) > 1 and HAN.search(w) and w not in STOP)


@dataclass(frozen=True)
class Themes:
    """`words` of each theme, the strongest first; `places` of them among the factors of `model`, several where a matter
    was torn apart; `counted` makes what the model reads of a text's words."""

    words: tuple[tuple[str, ...], ...] = ()
    places: tuple[tuple[int, ...], ...] = ()
    counted: object = None
    model: object = None

    def of(self, told: list[frozenset[str]]) -> np.ndarray:
        """Which theme each text is of, as a place in `words`; −1 for none. `told`: their words."""
        found = np.full(len(told), -1)
        if not self.words or not told:
            return found
        rows = self.counted.transform(told)
        weights = self.model.transform(rows) * np.linalg.norm(self.model.components_, axis=1)
        whole = weights.sum(axis=1)
        mine = np.stack([weights[:, list(places)].sum(axis=1) for places in self.places], axis=1)
        best, most = mine.argmax(axis=1), mine.max(axis=1)
        is_sure = (most >= EXPLAINS) & (most >= SHARE * whole)
        found[is_sure] = best[is_sure]
        return found


def mined(texts: list[str]) -> Themes:
    """Themes that both halves of the texts show and that are not small."""
    told = [words_of(text) for text in texts]
    many = min(MOST, sum(map(bool, told)) // PER_THEME)
    counted, model = _fitted(told, many)
    halves = [_factors(*_fitted(told[side::2], many)) for side in (0, 1)]
    factors = _factors(counted, model)
    kept = [at for at, one in enumerate(factors) if all(any(_near(one, o) >= RETURNS for o in h) for h in halves)]
    groups = _joined(factors, kept)
    every = Themes(tuple(_top(factors, group) for group in groups), tuple(groups), counted, model)
    sizes = np.bincount(every.of(told) + 1, minlength=len(groups) + 1)[1:]
    large = [at for at in np.argsort(-sizes, kind="stable").tolist() if sizes[at] >= LEAST]
    return Themes(tuple(every.words[at] for at in large), tuple(groups[at] for at in large), counted, model)


def _joined(factors: list[dict[str, float]], kept: list[int]) -> list[tuple[int, ...]]:
    """Factors that are one matter torn apart, together."""
    groups: list[tuple[int, ...]] = []
    for at in kept:
        near = [group for group in groups if any(_near(factors[at], factors[other]) >= SAME for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(tuple(sorted({at, *(other for group in near for other in group)})))
    return groups


def _top(factors: list[dict[str, float]], places: tuple[int, ...]) -> tuple[str, ...]:
    whole: dict[str, float] = {}
    for at in places:
        for word, weight in factors[at].items():
            whole[word] = whole.get(word, 0.0) + weight
    return tuple(sorted(whole, key=lambda word: -whole[word])[:TOP])


def _near(one: dict[str, float], other: dict[str, float]) -> float:
    """The cosine of two factors over their words."""
    both = sum(weight * other[word] for word, weight in one.items() if word in other)
    lengths = [sum(weight**2 for weight in words.values()) ** 0.5 for words in (one, other)]
    return both / (lengths[0] * lengths[1])


def _factors(counted, model) -> list[dict[str, float]]:
    """{word: weight} of each factor."""
    if model is None:
        return []
    names = [str(name) for name in counted.get_feature_names_out()]
    return [
        {names[at]: float(weights[at]) for at in np.nonzero(weights > max(0.0, weights.max() / 50))[0]} or {"": 1.0}
        for weights in model.components_
    ]


def _fitted(told: list[frozenset[str]], many: int):
    """(what counts words, the factors of their counts), None each where there is too little."""
    from sklearn.decomposition import NMF  # these take a second to load, and only themes need them
    from sklearn.feature_extraction.text import TfidfVectorizer

    counted = TfidfVectorizer(analyzer=sorted, min_df=3, max_df=0.3, sublinear_tf=True)
    try:
        rows = counted.fit_transform(told)
    except ValueError:
        return None, None
    many = min(many, *(side - 1 for side in rows.shape))
    if many < 2:
        return None, None
    with catch_warnings():
        simplefilter("ignore")  # that it could be fitted on: the words of a theme stand long before
        return counted, NMF(many, init="nndsvd", max_iter=200, random_state=SEED).fit(rows)

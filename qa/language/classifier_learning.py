"""From labelled lines to a classifier: logistic regression a label over strings, the message before and matching
patterns; thresholds from lines held out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from qa.language.classifier import BEFORE_COUNTS, LONGEST_BEFORE, Block, Classifier, edged, write_classifier
from qa.language.classifier_lines import LABELS, Line, examples, exchange_lines, read_lines, talk_lines
from qa.language.learning import common_terms
from qa.language.listening import EXCHANGE, matches, signs_of
from qa.language.normalising import plain
from qa.language.terms import LONGEST
from qa.settings import SHIPPED

LEAST_LINES, LEAST_BEFORE, C, FOLDS = 2, 6, 30.0, 4
KEPT = 2.5
SURE, LOWEST, HIGHEST = (
    {
        "prohibited": 0.9,
        "pushing_away": 0.9,
        "overpromise": 0.9,
        "negative": 0.8,
        "churn": 0.92,
        "wish": 0.93,
        "repeat_mention": 0.9,
        "unanswered": 0.88,
        "touches_account": 0.75,
        "left_open": 0.75,
    },
    0.24,
    0.9,
)
# Asked precision on held-out lines of full weight where SURE names none.
SURE_OTHERWISE = 0.86
LINES, TALKS = SHIPPED / "lexicons" / "lines", SHIPPED / "lexicons" / "talks"
LICENCE = "Learned from invented lines and talks written for this project (data/lexicons/lines, data/lexicons/talks)."


class ClassifierLearner:
    """Learns from lines; `fit` takes a mask of them, so that some can be held out."""

    def __init__(
        self, lines: list[Line], labels: tuple[str, ...], match: tuple[tuple[str, ...], np.ndarray] | None = None
    ) -> None:
        """`match`: names of signs, and which line bears which; by default the patterns of the labels."""
        self.lines, self.labels = lines, labels
        self.texts = plain([line.text for line in lines]).texts
        self.before = plain([line.before for line in lines]).texts
        self.signs, self.match = match or (signs_of(labels), matches(self.texts, signs_of(labels)))
        self.holds = np.array([[label in line.labels for label in labels] for line in lines])
        self.judged = np.array([[label in line.judged for label in labels] for line in lines])
        self.weight = np.array([line.weight for line in lines])

    def fit(self, rows: np.ndarray, licence: str) -> Classifier:
        """Learned from the rows of a mask: once with every string, and once more with those that bear weight."""
        at = np.nonzero(rows)[0]
        texts, before = edged([self.texts[i] for i in at]), [self.before[i] for i in at]
        here = self._block(*common_terms(texts, LEAST_LINES), len(at), LONGEST, 1.0)
        ahead = self._block(*common_terms(before, LEAST_BEFORE, LONGEST_BEFORE), len(at), LONGEST_BEFORE, BEFORE_COUNTS)
        first = self._weigh(here, ahead, texts, before, at)
        here, ahead = (_without_the_weak(block) for block in (first.here, first.before))
        return replace(self._weigh(here, ahead, texts, before, at), licence=licence)

    def _block(self, terms: list[str], seen: np.ndarray, lines: int, longest: int, counts: float) -> Block:
        return Block(terms, np.log(lines / seen) + 1, np.zeros((len(terms), len(self.labels))), longest, counts)

    def _weigh(self, here: Block, ahead: Block, texts: list[str], before: list[str], at: np.ndarray) -> Classifier:
        features = hstack(
            [here.features(texts), ahead.features(before), csr_matrix(self.match[at].astype(float))]
        ).tocsr()
        weights, intercept = np.zeros((features.shape[1], len(self.labels))), np.zeros(len(self.labels))
        for number in range(len(self.labels)):
            use = self.judged[at, number]
            model = LogisticRegression(C=C, solver="liblinear", max_iter=300)
            model.fit(features[use], self.holds[at, number][use], sample_weight=self.weight[at][use])
            weights[:, number], intercept[number] = model.coef_[0], model.intercept_[0]
        first, second = len(here.terms), len(here.terms) + len(ahead.terms)
        return Classifier(
            "",
            self.labels,
            intercept,
            np.full(len(self.labels), 0.5),
            replace(here, weights=weights[:first]),
            replace(ahead, weights=weights[first:second]),
            self.signs,
            weights[second:],
        )

    def held_out(self, groups: np.ndarray) -> np.ndarray:
        """Lines × labels: the chance given by a classifier that has not seen the line nor any of its group."""
        found = np.zeros(self.holds.shape)
        for fold in range(FOLDS):
            rows = groups % FOLDS == fold
            model = self.fit(~rows, "")
            at = np.nonzero(rows)[0]
            found[at] = model.chances([self.texts[i] for i in at], [self.before[i] for i in at], self.match[at])
        return found

    def thresholds(self, chances: np.ndarray) -> np.ndarray:
        """The lowest chance from which SURE of the held-out lines of full weight bear the label; lines are rich in
        look-alikes."""
        found = np.full(len(self.labels), HIGHEST)
        for number, label in enumerate(self.labels):
            sure = SURE.get(label, SURE_OTHERWISE)
            use = self.judged[:, number] & (self.weight == 1.0)
            chance, holds = chances[use, number], self.holds[use, number]
            for least in np.arange(LOWEST, HIGHEST, 0.02):
                hit = chance >= least
                if (hit & holds).sum() >= sure * max(1, hit.sum()):
                    found[number] = least
                    break
        return found


def _without_the_weak(block: Block) -> Block:
    kept = np.nonzero(np.abs(block.weights * block.rarity[:, None]).max(axis=1) >= KEPT)[0]
    return replace(
        block, terms=[block.terms[at] for at in kept], rarity=block.rarity[kept], weights=block.weights[kept]
    )


def learn(
    lines: list[Line], labels: tuple[str, ...], licence: str, match: tuple[tuple[str, ...], np.ndarray] | None = None
) -> Classifier:
    """A classifier of everything, with thresholds from lines held out; lines that answer the same message are held out
    together."""
    learner = ClassifierLearner(lines, labels, match)
    groups = np.array([sum(map(ord, line.before or line.text)) for line in lines])
    least = learner.thresholds(learner.held_out(groups))
    return replace(learner.fit(np.ones(len(lines), bool), licence), least=least)


def learn_side(side: str, more: list[Path], into: Path) -> tuple[int, int]:
    """Learn one side from the lines and talks shipped, and more lines; (lines, strings that bear weight)."""
    labels = LABELS[side]
    if side == EXCHANGE:
        lines, match = exchange_lines([LINES / f"{side}.jsonl", *more], sorted(TALKS.glob("*.jsonl")))
        model = learn(lines, labels, LICENCE, match)
        write_classifier(into, model)
        return len(lines), len(model.here.terms)
    lines = [line for path in (LINES / f"{side}.jsonl", *more) for line in read_lines(path, labels)]
    lines += [
        *examples(side, labels),
        *(line for path in sorted(TALKS.glob("*.jsonl")) for line in talk_lines(path, side, labels)),
    ]
    model = learn(lines, labels, LICENCE)
    write_classifier(into, model)
    return len(lines), len(model.here.terms)

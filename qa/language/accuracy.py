"""How well the lexicons match people. What they have learned from is judged in five folds, near-duplicates together,
predictions pooled."""

from __future__ import annotations

from math import atanh, sqrt, tanh
from pathlib import Path

import numpy as np
from scipy.stats import rankdata, spearmanr

from qa.failures import NOTHING_LABELLED
from qa.interval import wilson
from qa.language.columns import Said
from qa.language.corpora import Corpus, Rated, read_corpora, seen_by
from qa.language.hearing import as_read
from qa.language.learning import ContactLearner, MessageLearner
from qa.language.listening import listen
from qa.language.scorer import Scorer, in_force, read
from qa.language.spread import coverage as share_inside
from qa.language.spread import errors_of, interval
from qa.language.training import apply, contact_folds, held_out_contacts, held_out_messages, message_folds

# Beyond a quarter of the scale people agree on the side (labels of the rated threads).
CLEAR = 0.25


def spearman(predicted: np.ndarray, truth: np.ndarray) -> dict:
    """Rank correlation with a 95 % Fisher interval."""
    rho, half = float(spearmanr(predicted, truth)[0]), 1.96 * 1.03 / sqrt(max(1, len(truth) - 3))
    centre = atanh(max(-0.9999, min(0.9999, rho)))
    return {
        "measure": "spearman_satisfaction_mean",
        "value": rho,
        "low": tanh(centre - half),
        "high": tanh(centre + half),
        "n": len(truth),
    }


def auc(measure: str, predicted: np.ndarray, is_low: np.ndarray) -> dict:
    """Chance that one of the low ones is predicted below one of the others, with the 95 % interval of Hanley and McNeil
    (1982)."""
    low, high = int(is_low.sum()), int((~is_low).sum())
    value = float((rankdata(-predicted)[is_low].sum() - low * (low + 1) / 2) / max(1, low * high))
    q1, q2 = value / (2 - value), 2 * value**2 / (1 + value)
    error = sqrt(
        max(
            0.0, (value * (1 - value) + (low - 1) * (q1 - value**2) + (high - 1) * (q2 - value**2)) / max(1, low * high)
        )
    )
    return {
        "measure": measure,
        "value": value,
        "low": max(0.0, value - 1.96 * error),
        "high": min(1.0, value + 1.96 * error),
        "n": low + high,
    }


def share_right(predicted: np.ndarray, truth: np.ndarray, middle: float = 0.0) -> dict:
    """{share, low, high, n} of texts on the right side of `middle`; Wilson."""
    right = int(((predicted > middle) == (truth > 0)).sum())
    low, high = wilson(right / max(1, len(truth)), max(1, len(truth)))
    return {
        "measure": "accuracy_review_label",
        "value": right / max(1, len(truth)),
        "low": low,
        "high": high,
        "n": len(truth),
    }


def of_contacts(predicted: np.ndarray, truth: np.ndarray) -> list[dict]:
    """Figures against ratings -1…1 (the mean of -2…2 halved); clear are |mean| ≥ 0.5."""
    clear = np.abs(truth) >= CLEAR
    found = [spearman(predicted, truth)]
    if (truth <= -CLEAR).any() and (truth >= CLEAR).any():
        found.append(auc("auc_clearly_dissatisfied_vs_satisfied", predicted[clear], truth[clear] < 0))
    return found


def of_messages(predicted: np.ndarray, corpus: Corpus) -> list[dict]:
    """Figures on turns with `sat` and on reviews, whichever there are."""
    label, source = np.array([f.label for f in corpus.felt]), np.array([f.source for f in corpus.felt])
    found, chats, reviews = [], source == "chats", ~np.isin(source, ("chats", "threads"))
    if chats.any():
        found.append(auc("auc_dissatisfied_turn_vs_rest", predicted[chats], label[chats] < 0))
    if reviews.any():
        found.append(share_right(predicted[reviews], label[reviews]))
    return found


def evaluate(paths: list[Path]) -> dict:
    """{"how": folds or shipped, "rows": [{measure, value, low, high, n}], "coverage": of the 90 % interval, of all
    and in each third of the scale}.
    Raises QAError when a file carries no labels."""
    corpus = read_corpora(paths)
    scorer = in_force()
    seen = seen_by(corpus, scorer.folder)
    rows, coverage = [], None
    if corpus.rated:
        truth = np.array([r.label for r in corpus.rated])
        if seen and len(corpus.rated) >= 200 and scorer.contact:
            learner = ContactLearner(corpus.rated)
            chosen = contact_folds(corpus)
            predicted = held_out_contacts(corpus, learner, chosen)
            coverage = covered(predicted, truth, chosen)
        else:
            predicted, low, high = as_shipped(scorer, corpus.rated)
            coverage = share_inside(low, high, truth) if scorer.contact else None
        rows += of_contacts(predicted, truth)
    if any(f.source != "threads" for f in corpus.felt):
        if seen and len(corpus.felt) >= 200:
            predicted = held_out_messages(corpus, MessageLearner(corpus.felt), message_folds(corpus))
        else:
            predicted = apply({"talk": read(scorer.talk), "opinion": read(scorer.opinion)}, corpus.felt)
        rows += of_messages(predicted, corpus)
    if not rows:
        raise NOTHING_LABELLED(name=paths[0].name)
    return {"how": "folds" if seen else "shipped", "rows": rows, "coverage": coverage}


def as_shipped(scorer: Scorer, rated: list[Rated]) -> np.ndarray:
    """Satisfaction, low and high of its interval, a row each; a contact without a customer's words is 0."""
    said = Said.of([r.turns for r in rated])
    values = [v or (0.0, -1.0, 1.0) for v in scorer.satisfactions(said, listen(said, as_read(said)))]
    return np.array([value[:3] for value in values]).T


def covered(predicted: np.ndarray, label: np.ndarray, chosen: np.ndarray) -> dict[str, float]:
    """How often the truth lies in the 90 % interval, whose ends are learned on the other folds each time."""
    low, high = np.zeros(len(predicted)), np.zeros(len(predicted))
    for fold in set(chosen.tolist()):
        errors = errors_of(predicted[chosen != fold], label[chosen != fold])
        low[chosen == fold], high[chosen == fold] = interval(predicted[chosen == fold], errors)
    return share_inside(low, high, label)

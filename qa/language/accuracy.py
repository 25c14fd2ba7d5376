"""How well the shipped models match people, on labelled text: only what was held out of training counts."""

from __future__ import annotations

from math import atanh, sqrt, tanh
from pathlib import Path

import numpy as np

from qa.errors import QAError
from qa.language.lexicon import contact_features, message_sentiment, satisfaction_model
from qa.language.training import is_held_out, labelled_contacts, labelled_messages


def _ranks(values: np.ndarray) -> np.ndarray:
    order, ranks = np.argsort(values, kind="stable"), np.empty(len(values))
    ranks[order] = np.arange(len(values))
    for value in np.unique(values):
        same = values == value
        ranks[same] = ranks[same].mean()
    return ranks


def spearman(a: list[float], b: list[float]) -> tuple[float, float, float]:
    """(rho, low, high) with a 95 % Fisher interval."""
    rho = float(np.corrcoef(_ranks(np.array(a)), _ranks(np.array(b)))[0, 1])
    half = 1.96 * 1.03 / sqrt(max(1, len(a) - 3))
    return rho, tanh(atanh(min(0.9999, rho)) - half), tanh(atanh(min(0.9999, rho)) + half)


def auc(low: list[float], high: list[float]) -> float:
    """Chance that one of `high` scores above one of `low`."""
    ranks = _ranks(np.array(low + high))
    return float((ranks[len(low) :].sum() - len(high) * (len(high) - 1) / 2) / (len(low) * len(high)))


def evaluate(path: Path) -> list[dict]:
    """[{measure, value, low, high, n}] on the held-out part of a labelled corpus. Raises QAError when it carries no labels."""
    found = []
    if path.suffix == ".jsonl":
        pairs = [(satisfaction_model().score(contact_features(turns))[0], mean) for identity, turns, mean in labelled_contacts(path) if is_held_out(identity)]
        if pairs:
            rho, low, high = spearman(*map(list, zip(*pairs)))
            found.append({"measure": "spearman_satisfaction_mean", "value": rho, "low": low, "high": high, "n": len(pairs)})
            unhappy, happy = [s for s, m in pairs if m <= -0.5], [s for s, m in pairs if m >= 0.5]
            if unhappy and happy:
                found.append(
                    {
                        "measure": "auc_clearly_dissatisfied_vs_satisfied",
                        "value": auc(unhappy, happy),
                        "low": None,
                        "high": None,
                        "n": len(unhappy) + len(happy),
                    }
                )
    scored = [(message_sentiment(text)[0], label) for identity, text, label in labelled_messages(path) if is_held_out(identity)]
    if path.suffix == ".txt" and scored:
        right = sum((value > 0) == (label > 0) for value, label in scored)
        found.append({"measure": "accuracy_review_label", "value": right / len(scored), "low": None, "high": None, "n": len(scored)})
    elif scored:
        found.append(
            {
                "measure": "auc_dissatisfied_turn_vs_rest",
                "value": auc([v for v, y in scored if y < 0], [v for v, y in scored if y >= 0]),
                "low": None,
                "high": None,
                "n": len(scored),
            }
        )
    if not found:
        raise QAError("{name} 里没有能比对的标注。", "需要 satisfaction_mean（每通）、sat 0/1/2（每条客户消息）或 pos/neg 文件。", name=path.name)
    return found

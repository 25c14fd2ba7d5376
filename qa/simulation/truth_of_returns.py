"""Why the demo centre's customers truly came back against what the product hears."""

from __future__ import annotations

from collections import Counter

from qa.simulation.service import CAUSES
from qa.warehouse.store import Store

TOLD = (*CAUSES, "unknown")


def causes(store: Store, rows: dict[str, dict]) -> list[dict]:
    """Precision and recall a cause, and macro-F1, over repeats whose next contact is truly about the same matter.
    `rows`: {interaction_id: truth}."""
    numbers = {t["number"]: i for i, t in rows.items()}
    pairs = {
        numbers[t["parent"]]: i
        for i, t in rows.items()
        if t["parent"] in numbers and rows[numbers[t["parent"]]]["outcome"] == "answered"
    }
    told = [
        (row["cause"], rows[row["interaction_id"]]["cause"] or "unknown")
        for row in store.rows("select interaction_id, next_interaction_id, cause from repeat_cause")
        if pairs.get(row["interaction_id"]) == row["next_interaction_id"]
    ]
    named, true = (Counter(side) for side in zip(*told)) if told else (Counter(), Counter())
    both = Counter(t for h, t in told if h == t)
    found = [
        {
            "cause": cause,
            "precision": both[cause] / named[cause] if named[cause] else float("nan"),
            "recall": both[cause] / true[cause] if true[cause] else float("nan"),
            "n": true[cause],
        }
        for cause in TOLD
    ]
    scores = [2 * both[cause] / (named[cause] + true[cause]) for cause in TOLD if true[cause]]
    right = sum(both.values()) / max(1, len(told))
    return [*found, {"cause": "all", "macro_f1": sum(scores) / max(1, len(scores)), "right": right, "n": len(told)}]

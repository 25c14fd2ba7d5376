"""Verdicts of the scorecards against those of careful readers: precision and recall of every item's "missed", wrong
deductions, and how the scores agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import orjson
import pandas as pd

from qa.failures import LABEL_LINE_UNREADABLE, LABELS_OF_OTHER_CONTACTS
from qa.interval import wilson
from qa.judging_lines import VERDICTS, judged, that_count
from qa.language.privacy import Masker
from qa.language.scorer import Scorer
from qa.language.transcript_lines import Transcript, batches
from qa.quality.judging import Judgement
from qa.quality.scorecard import Scorecard


@dataclass
class Tally:
    """Of one item: how often the machine said missed, how often it truly was, and both together."""

    said: int = 0
    truly: int = 0
    both: int = 0

    def add(self, machine: str, label: str) -> None:
        self.said += machine == "missed"
        self.truly += label == "missed"
        self.both += machine == label == "missed"


@dataclass
class Compared:
    """`items`: {item: tally}, `sure`: of labels that two readers would share; `wrong`: contacts with a deduction that
    no reader makes, of `contacts`; `counted`: those with one that would have taken
    points; `scores`: (machine's, labels') of every contact that has both."""

    items: dict[str, Tally] = field(default_factory=dict)
    sure: dict[str, Tally] = field(default_factory=dict)
    wrong: int = 0
    counted: int = 0
    contacts: int = 0
    scores: list[tuple[float, float]] = field(default_factory=list)

    def rows(self) -> list[dict]:
        """[{measure, value, low, high, n}]; low and high are Wilson's at 95 %."""
        found = []
        for name, tallies in (("", self.items), (" (sure)", self.sure)):
            for item, t in tallies.items():
                found += [
                    _share(f"{item}{name} precision", t.both, t.said),
                    _share(f"{item}{name} recall", t.both, t.truly),
                ]
        found.append(_share("contacts with a wrong deduction", self.wrong, self.contacts))
        found.append(_share("contacts with a counted wrong deduction", self.counted, self.contacts))
        if self.scores:
            machine, label = np.array(self.scores).T
            found.append(
                {
                    "measure": "score, mean difference",
                    "value": float(np.abs(machine - label).mean()),
                    "low": None,
                    "high": None,
                    "n": len(machine),
                }
            )
            rho = pd.DataFrame({"machine": machine, "label": label}).corr(method="spearman").iloc[0, 1]
            found.append(
                {
                    "measure": "score, Spearman",
                    "value": 0.0 if np.isnan(rho) else float(rho),
                    "low": None,
                    "high": None,
                    "n": len(machine),
                }
            )
        return found


def _share(name: str, part: int, whole: int) -> dict:
    low, high = wilson(part / whole, whole) if whole else (None, None)
    return {"measure": name, "value": part / whole if whole else 0.0, "low": low, "high": high, "n": whole}


def read_labels(path: Path) -> dict[str, dict[str, dict]]:
    """{contact: {item: {v: met | missed | na, seq, sure}}}. Raises QAError for a file of another shape."""
    try:
        return {
            str(line["id"]): line["items"]
            for line in map(orjson.loads, filter(bytes.strip, path.read_bytes().splitlines()))
        }
    except (orjson.JSONDecodeError, KeyError, TypeError) as problem:
        raise LABEL_LINE_UNREADABLE(name=path.name, problem=problem) from problem


def compare_items(
    labels: dict[str, dict[str, dict]], corpora: list[Path], masker: Masker, scorer: Scorer, cards: list[Scorecard]
) -> Compared:
    """Judge the labelled contacts of the corpora and compare. Raises QAError when none of them is there."""
    found, counting = Compared(), that_count(cards)
    for path in corpora:
        with path.open("rb") as lines:
            for batch in batches(lines):
                mine = [one for one in batch if isinstance(one, Transcript) and str(one.name) in labels]
                for contact, judgements in judged(mine, masker, scorer, cards):
                    for one in [(card, machine) for card, machine in judgements if not card.is_beside][:1]:
                        _compare(found, counting, one, labels[str(contact.name)])
    if not found.contacts:
        raise LABELS_OF_OTHER_CONTACTS()
    return found


def _compare(
    found: Compared,
    counting: frozenset[tuple[str, str]],
    judgement: tuple[Scorecard, Judgement],
    labels: dict[str, dict],
) -> None:
    card, machine = judgement
    earned, possible, is_wrong, is_counted = 0.0, 0.0, False, False
    for item, result in zip(card.items, machine.items):
        label = labels.get(item.item_id)
        if label is None:
            continue
        verdict = VERDICTS[result.verdict]
        found.items.setdefault(item.item_id, Tally()).add(verdict, label["v"])
        if label.get("sure", True):
            found.sure.setdefault(item.item_id, Tally()).add(verdict, label["v"])
        if item.mode == "person":
            continue
        if verdict == "missed" != label["v"]:
            is_wrong, is_counted = True, is_counted or (card.scorecard_id, item.item_id) in counting
        earned += item.points * (label["v"] == "met")
        possible += item.points * (label["v"] != "na")
    found.contacts += 1
    found.wrong += is_wrong
    found.counted += is_counted
    heard = [
        (r.points, r.points_possible)
        for item, r in zip(card.items, machine.items)
        if item.item_id in labels and item.mode != "person"
    ]
    if possible and sum(p for _, p in heard):
        found.scores.append((100 * sum(e for e, _ in heard) / sum(p for _, p in heard), 100 * earned / possible))

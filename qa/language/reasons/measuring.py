"""How well reasons are told from a few examples: labelled conversations, some drawn as examples, the others told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import orjson

from qa.contact_reasons import FLOOR, ContactReason, shipped
from qa.interval import wilson
from qa.language.columns import ROLES
from qa.language.normalising import plain
from qa.language.reasons.learning import Example, learn
from qa.language.reasons.matters import Matters, matters
from qa.language.reasons.matters_learning import TALKS, learn_matters
from qa.language.reasons.opening import opening_of

DRAWS = 5


def labelled(labels: Path, corpora: list[Path]) -> list[Example]:
    """The conversations of `corpora` (id, turns) that `labels` (id, reason) names."""
    told = {r["id"]: r["reason"] for r in _lines(labels) if r.get("reason")}
    found = []
    for path in corpora:
        for talk in _lines(path):
            if talk["id"] in told:
                texts = plain([turn["text"] or "" for turn in talk["turns"]]).texts
                opened = opening_of([(ROLES.get(t["role"], 0), text) for t, text in zip(talk["turns"], texts)])
                found.append(Example(opened, f"measured.{told[talk['id']]}"))
    return found


def measure_reasons(labels: Path, corpora: list[Path], few: int, many: int) -> list[dict]:
    """Rows measure, value, low, high (95 %), n: with `few` examples a reason, and with `many` labelled contacts drawn
    as they come (0: not asked); each the mean of DRAWS draws, judged on what was not drawn. A file of talks that the
    shipped matters were learned from is judged with matters learned without it."""
    examples = labelled(labels, corpora)
    known = _without({path.stem for path in corpora})
    names = sorted({e.reason_id for e in examples})
    reasons = [ContactReason(n, "measured", *(n.split(".", 1)[1],) * 2, "", "", (), ()) for n in names]
    rows = []
    asked = [(f"{few} examples a reason", lambda rng: _few(examples, few, rng))]
    asked += [(f"{many} labelled", lambda rng: set(rng.sample(range(len(examples)), many)))] if many else []
    for title, draw in asked:
        found = [_told(examples, draw(random.Random(seed)), reasons, known) for seed in range(DRAWS)]
        n = round(np.mean([len(right) for right, _ in found]))
        best = np.mean([right.mean() for right, _ in found])
        given = np.mean([said.mean() for _, said in found])
        precise = np.nanmean([right[said].mean() if said.any() else np.nan for right, said in found])
        both = np.mean([(right & said).mean() for right, said in found])
        rows += [
            _row(f"{title}: likeliest is right", best, n),
            _row(f"{title}: given a reason", given, n),
            _row(f"{title}: given and right", both, n),
            _row(f"{title}: right when given", precise, max(1, round(given * n))),
        ]
    return rows


def _told(
    examples: list[Example], drawn: set[int], reasons: list[ContactReason], known: Matters
) -> tuple[np.ndarray, np.ndarray]:
    """(whether the likeliest is right, whether it is said) of what was not drawn."""
    model = learn(reasons, [examples[at] for at in sorted(drawn)], FLOOR, known)
    left = [e for at, e in enumerate(examples) if at not in drawn]
    chances = model.chances([e.opening for e in left])
    right = [model.labels[at] == e.reason_id for at, e in zip(chances.argmax(axis=1).tolist(), left)]
    heard = [bool(e.opening.customer) for e in left]
    return np.array(right) & heard, (chances.max(axis=1) >= FLOOR) & heard


def _few(examples: list[Example], few: int, rng: random.Random) -> set[int]:
    """At most `few` of every reason, one at least left to be judged."""
    order = rng.sample(range(len(examples)), len(examples))
    whole: dict[str, list[int]] = {}
    for at in order:
        whole.setdefault(examples[at].reason_id, []).append(at)
    return {at for mine in whole.values() for at in mine[: min(few, len(mine) - 1)]}


def _without(stems: set[str]) -> Matters:
    files = sorted(TALKS.glob("*.jsonl"))
    if not stems & {file.stem for file in files}:
        return matters()
    return learn_matters([file for file in files if file.stem not in stems], shipped())


def _row(measure: str, value: float, n: int) -> dict:
    low, high = wilson(float(value), n)
    return {"measure": measure, "value": float(value), "low": low, "high": high, "n": n}


def _lines(path: Path) -> Iterator[dict]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield orjson.loads(line)

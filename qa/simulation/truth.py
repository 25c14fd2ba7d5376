"""The demo centre's truth against what the product made of its exports: reasons, findings, scorecard items, queues."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from qa.access.reading import Reader
from qa.adapters.source import Source
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.settings import setting
from qa.simulation.truth_of_outbound import doubles, promises
from qa.simulation.truth_of_returns import causes
from qa.warehouse.store import Store

LABELS = (
    "greeting",
    "identity_check",
    "hold_notice",
    "empathy",
    "apology",
    "promise",
    "pushing_away",
    "prohibited",
    "overpromise",
    "closing",
    "repeat_mention",
    "complaint",
    "escalation",
    "churn",
    "thanks",
    "resolution_confirmed",
)
ITEM_ACTS = {
    "greeting": "greeting",
    "identity": "identity_check",
    "hold_notice": "hold_notice",
    "closing": "closing",
    "courtesy": "prohibited",
    "ownership": "pushing_away",
    "no_overpromise": "overpromise",
    "privacy": "leak",
    "empathy": "empathy|apology",
    "deadline": "promise",
}
BAD = {"courtesy", "ownership", "no_overpromise", "privacy"}


def _rates(found: int, true: int, both: int) -> dict:
    return {
        "precision": both / found if found else float("nan"),
        "recall": both / true if true else float("nan"),
        "found": found,
        "true": true,
    }


def compare(store: Store, folder: Path) -> dict[str, list[dict]]:
    """Tables reasons, findings, items, queues, causes, promises, doubles; rows of named figures."""
    rows = truth_of(store, folder)
    return {
        "reasons": _reasons(store, rows),
        "findings": _findings(store, rows),
        "items": _items(store, rows),
        "queues": _queues(store, rows),
        "causes": causes(store, rows),
        "promises": promises(store, rows),
        "doubles": doubles(store, folder),
    }


def truth_of(store: Store, folder: Path) -> dict[str, dict]:
    """{interaction_id: what truly happened} of the contacts that came in."""
    truth = pa.concat_tables([pq.read_table(p) for p in sorted(folder.glob("*.parquet"))]).to_pylist()
    spaces = {brand: Source(brand, brand, space=brand) for brand in ("shop", "telecom")}
    known = {r["interaction_id"] for r in store.rows("select interaction_id from interaction")}
    rows = {}
    for t in truth:
        interaction_id = spaces[t["brand"]].contact(t["native_id"])
        if interaction_id in known:
            rows[interaction_id] = t
    return rows


def _reasons(store: Store, rows: dict[str, dict]) -> list[dict]:
    found = {
        r["interaction_id"]: r["reason_id"] for r in store.rows("select interaction_id, reason_id from contact_score")
    }
    pairs = [(found[i], t["reason"]) for i, t in rows.items() if i in found]
    named, true, both = (
        Counter(f for f, _ in pairs),
        Counter(t for _, t in pairs),
        Counter(f for f, t in pairs if f == t),
    )
    f1 = [2 * both[r] / (named[r] + true[r]) for r in true]
    said = len(pairs) - named["unknown"]
    return [
        {
            "measure": "all",
            "precision": sum(both.values()) / max(1, said),
            "recall": sum(both.values()) / max(1, len(pairs)),
            "macro_f1": sum(f1) / max(1, len(f1)),
            "unknown": named["unknown"] / max(1, len(pairs)),
            "n": len(pairs),
        }
    ]


def _findings(store: Store, rows: dict[str, dict]) -> list[dict]:
    found: dict[str, set] = {label: set() for label in LABELS}
    for r in store.rows("select interaction_id, label, message_seq from finding"):
        if r["label"] in found and r["interaction_id"] in rows:
            found[r["label"]].add((r["interaction_id"], r["message_seq"]))
    true: dict[str, set] = {label: set() for label in LABELS}
    for interaction_id, t in rows.items():
        for seq, (acts, _oblique, _speaker) in enumerate(orjson.loads(t["messages"]), 1):
            for act in acts:
                if act in true:
                    true[act].add((interaction_id, seq))
    return [
        {"label": label} | _rates(len(found[label]), len(true[label]), len(found[label] & true[label]))
        for label in LABELS
    ]


def _items(store: Store, rows: dict[str, dict]) -> list[dict]:
    """How well "not met" matches what the agent truly left undone (or, for the bad acts, did)."""
    acts = {
        i: (
            orjson.loads(t["acts"])
            | {act: True for said, _oblique, _speaker in orjson.loads(t["messages"]) for act in said}
        )
        for i, t in rows.items()
    }
    table: dict[str, Counter] = {item: Counter() for item in ITEM_ACTS}
    for r in store.rows(
        "select interaction_id, item_id, verdict from item_fact where verdict <> 'na' and occasion = 'machine'"
    ):
        if (
            r["item_id"] in ITEM_ACTS
            and r["interaction_id"] in acts
            and rows[r["interaction_id"]]["channel"] in ("voice", "webchat", "wechat")
        ):
            did = any(acts[r["interaction_id"]].get(act) for act in ITEM_ACTS[r["item_id"]].split("|"))
            missed = did if r["item_id"] in BAD else not did
            table[r["item_id"]][(r["verdict"] in ("not_met", "flagged"), missed)] += 1
    return [
        {"item": item} | _rates(c[(True, True)] + c[(True, False)], c[(True, True)] + c[(False, True)], c[(True, True)])
        for item, c in table.items()
    ]


def _queues(store: Store, rows: dict[str, dict]) -> list[dict]:
    """Service level, ASA and abandonment a queue: truth after each export's precision (whole seconds; Tencent knows no
    timeout) beside ours."""
    threshold, short = int(setting("service_seconds")), int(setting("short_abandon_seconds"))
    sums: dict[str, Counter] = {}
    for t in rows.values():
        if t["channel"] != "voice" or t["outcome"] == "abandoned_ivr":
            continue
        count, gone = (
            sums.setdefault(f"{t['brand']}/{t['queue']}", Counter()),
            t["outcome"] == "abandoned_queue" or (t["outcome"] == "timeout" and t["brand"] == "telecom"),
        )
        count["n"] += 1
        if t["outcome"] == "answered":
            count["answered"] += 1
            count["wait"] += t["wait"]
            count["hit"] += t["wait"] <= threshold
        elif gone:
            count["gone"] += 1
            count["late"] += t["wait"] > threshold
            count["short"] += t["wait"] < short
    ours: dict[tuple, float | None] = {}
    for value in measure(Reader(store), ["service_level", "asa", "abandonment_rate"], Question(), ("queue",)):
        ours[(value.key, value.by["queue"])] = value.value
    out = []
    for queue, c in sorted(sums.items()):
        true = {
            "service_level": c["hit"] / max(1, c["answered"] + c["late"]),
            "asa": c["wait"] / max(1, c["answered"]),
            "abandonment_rate": (c["gone"] - c["short"]) / max(1, c["n"] - c["short"]),
        }
        for key, value in true.items():
            got = ours.get((key, queue))
            out.append(
                {
                    "queue": queue,
                    "metric": key,
                    "truth": value,
                    "ours": float("nan") if got is None else got,
                    "equal": got is not None and abs(got - value) < 1e-9,
                }
            )
    return out

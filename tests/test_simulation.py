"""The demo centre: same seed same bytes, queues that agree to the digit with ours, words that no rule knows."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date

import pytest

from qa.language.annotator import annotators
from qa.language.reasons.telling import classify
from qa.pipeline import bring_in
from qa.quality.explaining import recompute
from qa.simulation.centre import simulate, write_days, write_lists
from qa.simulation.pacing import render
from qa.simulation.truth import compare
from qa.simulation.wording import acts, fill, reasons, slots_for
from qa.warehouse.store import Store

LAST, DAYS = date(2026, 3, 8), 1


def _digest(folder):
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted((folder / "exports").rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="module")
def centre(tmp_path_factory):
    folder = tmp_path_factory.mktemp("centre")
    made = simulate(7, LAST, DAYS)
    write_lists(made, folder)
    write_days(made, folder, range(DAYS))
    return folder


def test_same_seed_same_bytes(centre, tmp_path):
    simulate.cache_clear()
    again = simulate(7, LAST, DAYS)
    write_lists(again, tmp_path)
    for day in reversed(range(DAYS)):
        write_days(again, tmp_path, range(day, day + 1))
    assert _digest(tmp_path) == _digest(centre)
    simulate.cache_clear()


def test_the_exports_come_in_like_anybodys_and_agree_with_the_truth(centre, folder, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    store = Store()
    receipts = bring_in(store, [centre / "exports"])
    assert sum(r.read for r in receipts) == sum(r.new + r.skipped for r in receipts) and not sum(
        r.quarantined for r in receipts
    )
    found = compare(store, centre / "truth")
    assert len(found["queues"]) == 15 and all(row["equal"] for row in found["queues"]), found["queues"]
    assert found["reasons"][0]["precision"] > 0.8 and 0.4 < found["reasons"][0]["recall"] < 0.9
    ids = [r["interaction_id"] for r in store.rows("select interaction_id from evaluation order by 1 limit 500")]
    assert all(stored == again for stored, again in recompute(store, ids).values())
    before = store.rows("select * from evaluation order by evaluation_id")
    with store.writing() as writer:
        writer.execute("insert into due select 'score', interaction_id from evaluation")
    bring_in(store, [centre / "exports"])
    assert store.rows("select * from evaluation order by evaluation_id") == before
    store.close()


def test_forty_reasons_and_a_quarter_said_in_words_no_rule_knows():
    from random import Random

    every = {**reasons("shop"), **reasons("telecom")}
    assert len(every) >= 40
    rng, slots = Random(1), slots_for("shop", "甲", "1", "13800000001", "尚知夏", "x")
    unknown = whole = 0
    for name, bank in every.items():
        for kind in ("plain", "oblique"):
            texts = [fill(rng, t, slots) for t in bank[kind]]
            heard = [classify([t], name.split(".")[0])[0] == name for t in texts]
            whole += len(texts)
            unknown += len(texts) - sum(heard)
    assert unknown / whole >= 1 / 4
    labels = {
        "identity": "identity_check",
        "hold": "hold_notice",
        "pushing": "pushing_away",
        "repeat": "repeat_mention",
        "threat": "escalation",
        "yes": "resolution_confirmed",
    }
    for who, bank in acts().items():
        for act, words in bank.items():
            annotator = annotators().get(labels.get(act, act))
            if annotator and annotator.who == who and words["oblique"]:
                missed = [t for t in words["oblique"] if not annotator.find(fill(rng, t, slots))]
                assert len(missed) * 3 >= len(words["plain"]) + len(words["oblique"]) - 2 or len(missed) == len(
                    words["oblique"]
                ), act


def test_no_sentence_is_worn_out():
    made = simulate(7, LAST, DAYS)
    said = {"agent": Counter(), "customer": Counter()}
    for contact in made.contacts:
        if contact.outcome == "answered":
            for message in render(contact, 7):
                if not {"greeting", "closing"} & set(message.acts) and not re.search(
                    "再见|拜拜|就这样|挂了|先这样", message.text
                ):
                    text = re.sub(r"[\d零幺二三四五六七八九]+", "#", message.text).replace(contact.customer.name, "#")
                    said[message.speaker][text] += 1
    for speaker, counts in said.items():
        total = sum(counts.values())
        worn = [(t, n / total) for t, n in counts.most_common(5) if n / total > 0.005 and t.strip("#，")]
        assert not worn, (speaker, worn)
    simulate.cache_clear()

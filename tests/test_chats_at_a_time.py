"""How many chats at a time: hand-worked, over midnight, and the same however the days came in."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from ingesting import bring, contacts_and_words

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.mapping.mapped_table import read_source
from qa.metrics.counting import count, everything
from qa.metrics.measuring import measure
from qa.warehouse.store import shared

MAPPING = contacts_and_words("chat", "webchat")
ROWS = "select interaction_id, agent_id, day, open_ms, fresh_ms from chat_fact order by interaction_id"


@pytest.fixture
def source(folder, tmp_path):
    path = tmp_path / "chat.source.toml"
    path.write_text(MAPPING, "utf-8")
    return read_source(path)


def _file(rows: list[tuple[str, str, datetime, int]]) -> str:
    at = lambda moment: f"{moment:%Y-%m-%d %H:%M:%S}"  # noqa: E731
    lines = (f"{name},{agent},{at(begin)},{at(begin + timedelta(minutes=long))}" for name, agent, begin, long in rows)
    return "id,agent,from,to\n" + "\n".join(lines) + "\n"


def test_hand_worked(source):
    store, noon = shared(), datetime(2026, 3, 2, 12)
    rows = [
        ("a", "x", noon, 30),
        ("b", "x", noon + timedelta(minutes=10), 10),
        ("c", "x", noon + timedelta(minutes=20), 20),
    ]
    rows += [("d", "y", noon, 15), ("e", "x", noon + timedelta(hours=11, minutes=50), 30)]
    rows += [("f", "x", noon + timedelta(hours=12, minutes=10), 20)]
    bring(store, _file(rows), "contacts.csv", source)
    pipeline.refresh(store)
    told = {(r["agent_id"], r["day"].day): [] for r in store.rows(ROWS)}
    for row in store.rows("select * from chat_fact order by started_at, interaction_id"):
        told[row["agent_id"], row["day"].day].append((row["open_ms"] // 60000, row["fresh_ms"] // 60000))
    assert told == {
        ("chat/x", 2): [(30, 30), (10, 0), (20, 10), (30, 30)],
        ("chat/y", 2): [(15, 15)],
        ("chat/x", 3): [(20, 10)],
    }
    assert measure(Reader(store), ["concurrency"])[0].value == pytest.approx(125 / 95)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_however_it_came_in(source, seed):
    rng, store = random.Random(seed), shared()
    begin = datetime(2026, 3, 2, 8)
    rows = [
        (
            f"n{n}",
            rng.choice("xyz"),
            begin + timedelta(minutes=rng.randrange(4 * 1440)),
            rng.choice([5, 40, 300, 1800, 3000]),
        )
        for n in range(60)
    ]
    rng.shuffle(rows)
    for number in range(4):
        bring(store, _file(rows[number * 15 : number * 15 + 15]), f"contacts{number}.csv", source)
        pipeline.refresh(store)
    bit_by_bit = store.rows(ROWS)
    with store.writing() as writer:
        everything(writer)
    count(store)
    assert store.rows(ROWS) == bit_by_bit and len(bit_by_bit) == 60

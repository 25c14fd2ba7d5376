"""Long checks, run by `make soak`: kill -9 during imports, many seeds against the truth, the whole demo centre
recomputed."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from datetime import date

import orjson
import pytest
from serving import environment, qa

from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.language.transcripts import annotate_lines
from qa.pipeline import bring_in
from qa.quality.explaining import recompute
from qa.settings import PROJECT
from qa.simulation.centre import simulate, write_days, write_lists
from qa.simulation.pacing import render
from qa.simulation.truth import compare
from qa.warehouse.store import Store

pytestmark = pytest.mark.soak
TABLES = ("interaction", "queue_visit", "message", "survey", "agent_state", "finding", "evaluation_item")


def _centre(folder, seed, days):
    simulate.cache_clear()
    made = simulate(seed, date(2026, 3, 8), days)
    write_lists(made, folder)
    write_days(made, folder, range(days))
    return folder


def _counts(store):
    """Rows a table: the two folders have secrets of their own, so hashed addresses differ while counts may not."""
    return {t: store.one(f"select count(*) from {t}") for t in TABLES}


def test_killed_imports_lose_nothing_and_double_nothing(tmp_path, monkeypatch):
    exports = _centre(tmp_path / "centre", 3, 5) / "exports"
    rng, acknowledged, kills = random.Random(1), set(), 0
    while True:
        importing = subprocess.Popen(
            [sys.executable, "-m", "qa", "import", str(exports)],
            cwd=PROJECT,
            env=environment(tmp_path / "killed"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        end = time.monotonic() + rng.uniform(0.8, 6.0)
        while importing.poll() is None and time.monotonic() < end and kills < 20:
            time.sleep(0.05)
        finished = importing.poll() is not None or kills >= 20
        if not finished:
            importing.kill()
            kills += 1
        said = importing.communicate()[1]
        acknowledged |= set(re.findall(r"^\[\d+/\d+\] (.+)$", said, re.MULTILINE))
        if finished:
            assert importing.returncode == 0, said[-500:]
            break
    assert kills >= 3
    monkeypatch.setenv("XINSHENG_DATA", str(tmp_path / "killed"))
    killed = Store()
    assert acknowledged <= {r["name"] for r in killed.rows("select name from ingest_file")}
    found = _counts(killed)
    killed.close()
    assert qa(tmp_path / "whole", "import", str(exports)).returncode == 0
    monkeypatch.setenv("XINSHENG_DATA", str(tmp_path / "whole"))
    whole = Store()
    assert found == _counts(whole)
    whole.close()


@pytest.mark.parametrize("seed", range(100, 112))
def test_every_seed_agrees_with_its_truth(tmp_path, monkeypatch, seed):
    monkeypatch.setenv("XINSHENG_DATA", str(tmp_path))
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    centre = _centre(tmp_path / "centre", seed, 3)
    store = Store()
    bring_in(store, [centre / "exports"])
    wrong = [row for row in compare(store, centre / "truth")["queues"] if not row["equal"]]
    assert not wrong
    ids = [r["interaction_id"] for r in store.rows("select interaction_id from evaluation")]
    assert all(stored == again for stored, again in recompute(store, ids).values())
    store.close()


def _resident() -> int:
    """Bytes of memory this process holds."""
    pages = int(open("/proc/self/statm", encoding="ascii").read().split()[1])
    return pages * 4096


def test_a_million_messages_take_no_more_memory_than_a_hundred_thousand():
    made = simulate(20, date(2026, 3, 8), 2)
    lines = [
        orjson.dumps(
            {"id": str(c.number), "turns": [{"role": m.speaker, "text": m.text} for m in render(c, made.seed)]}
        )
        for c in made.contacts
        if c.outcome == "answered"
    ]
    each = sum(line.count(b'"role"') for line in lines)
    answered, small = 0, 0
    for answer in annotate_lines(
        (line for _ in range(1 + 1_000_000 // each) for line in lines), Masker(b"soak"), in_force()
    ):
        answered += answer.count(b'"masked_text"')
        if not small and answered >= 100_000:
            small = _resident()
    assert answered >= 1_000_000 and _resident() <= 1.1 * small

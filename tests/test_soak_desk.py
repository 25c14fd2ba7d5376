"""The desk under kill -9: a draft that was answered is there, a form is sent whole and once, and its draft went with
it."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import orjson
import pytest
from serving import environment, qa

from qa.settings import PROJECT

pytestmark = pytest.mark.soak

DESK = """
import sys
from qa.access.reading import Reader
from qa.quality.desk.drafts import draft, keep
from qa.quality.reviewing import Grounds, last_of, review
from qa.scope import Scope
from qa.warehouse.store import Store
store = Store()
contact = store.one("select interaction_id from interaction where native_id = 'V3'")
reader, items = Reader(store, Scope("qa1", "reviewer")), ("greeting", "closing", "ownership", "confirm", "empathy")
print("ready", flush=True)
number = int(sys.argv[1])
while True:
    number += 1
    last = last_of(contact, "voice")
    seen = last["id"] if last else 0
    for n, item in enumerate(items, 1):
        keep("qa1", contact, "voice", {"n": number * 10 + n, "verdicts": dict.fromkeys(items[:n], "met")})
        print("kept", number * 10 + n, flush=True)
    grounds = Grounds(remarks=(("closing", 0, str(number)),), seen=seen, is_once=True)
    review(reader, contact, "voice", dict.fromkeys(items, "met"), grounds=grounds)
    print("sent", number, flush=True)
"""


def test_fifty_kills_lose_and_double_nothing(tiny_made, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(tiny_made, folder)
    chance, sent, number = random.Random(11), [], 0
    for _kill in range(50):
        command = [sys.executable, "-c", DESK, str(number)]
        child = subprocess.Popen(command, cwd=PROJECT, env=environment(folder), stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline().strip() == "ready"
        time.sleep(0.4 + chance.random() * 1.6)
        child.send_signal(signal.SIGKILL)
        said = [line.split() for line in child.stdout.read().splitlines() if len(line.split()) == 2]
        child.wait()
        mine = [int(n) for what, n in said if what == "sent"]
        kept = [int(n) for what, n in said if what == "kept"]
        sent += mine
        with sqlite3.connect(folder / "records.sqlite") as records:
            drafts = [orjson.loads(words)["n"] for (words,) in records.execute("select words from draft")]
            remarks = [int(words) for (words,) in records.execute("select words from remark order by id")]
        assert len(drafts) <= 1 and set(mine) <= set(remarks)
        if kept and kept[-1] // 10 not in remarks:
            assert drafts and drafts[0] >= kept[-1], "what was answered as kept is there"
        number = max([number, *remarks, *(n // 10 for n in kept)])
    with sqlite3.connect(folder / "records.sqlite") as records:
        forms = records.execute(
            """select e.id, count(i.id), (select count(*) from remark r where r.evaluation_no = e.id) from evaluation e
            left join evaluation_item i on i.evaluation_no = e.id group by 1"""
        ).fetchall()
        doubled = records.execute("select words, count(*) from remark group by 1 having count(*) > 1").fetchall()
    assert len(forms) >= len(sent) > 20 and {n[1:] for n in forms} == {(5, 1)} and not doubled
    assert qa(folder, "doctor", "--json").returncode == 0

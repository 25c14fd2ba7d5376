"""Forms under kill -9: whole or not there."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from serving import environment, qa

from qa.settings import PROJECT

pytestmark = pytest.mark.soak

FORMS = """
import sys
from qa.access.reading import Reader
from qa.quality.reviewing import review
from qa.scope import Scope
from qa.warehouse.store import Store
store = Store()
contact = store.one("select interaction_id from interaction where native_id = 'V3'")
def form():
    review(Reader(store, Scope("qa1", "reviewer")), contact, "voice",
    {i: "met" for i in ("greeting", "closing", "ownership", "confirm", "empathy")})

form()
print("ready", flush=True)
while True:
    form()
    print("written", flush=True)
"""


def test_a_form_is_whole_or_not_there_after_forty_kills(tiny_made, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(tiny_made, folder)
    chance, written = random.Random(3), 0
    for _ in range(40):
        child = subprocess.Popen(
            [sys.executable, "-c", FORMS], cwd=PROJECT, env=environment(folder), stdout=subprocess.PIPE, text=True
        )
        assert child.stdout.readline().strip() == "ready"
        time.sleep(0.4 + chance.random() * 1.2)
        child.send_signal(signal.SIGKILL)
        written += child.stdout.read().count("written")
        child.wait()
    with sqlite3.connect(folder / "records.sqlite") as records:
        forms = records.execute(
            """select e.id, count(i.id) from evaluation e left join evaluation_item i on i.evaluation_no = e.id
            group by 1"""
        ).fetchall()
        audited = records.execute("select count(*) from audit where action = 'review'").fetchone()[0]
    assert len(forms) >= written > 40 and {n for _, n in forms} == {5} and audited == len(forms)
    told = qa(folder, "doctor", "--json")
    assert told.returncode == 0

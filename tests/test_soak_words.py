"""kill -9 while people write, while a backup is made or restored, and while somebody is forgotten: nothing lost,
nothing twice, nothing half."""

from __future__ import annotations

import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from serving import environment, qa
from test_forgetting import HOUSE

from qa import pipeline
from qa.settings import PROJECT
from qa.warehouse.store import Store

pytestmark = pytest.mark.soak
PEOPLE = 400
ITEMS = ("greeting", "closing", "ownership", "confirm", "empathy")
ACTS = f"""
import pathlib, random, sys
from qa.access.reading import Reader
from qa.adapters.forgetting.person import forget
from qa.backing_up import back_up
from qa.errors import QAError
from qa.masking import masker
from qa.motivation.appreciation import thank
from qa.pipeline import refresh, warm
from qa.quality.contesting.disputes import contest
from qa.quality.reviewing import card_of, review
from qa.scope import Scope
from qa.warehouse.scrubbing import scrub
from qa.warehouse.store import Store
seed, copies, left = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3].split(",")
rng, store = random.Random(seed), Store()
contact, agent = store.rows("select interaction_id, agent_id from interaction where native_id = 'V3'")[0].values()
warm()
print("ready", flush=True)
for n in range(1000):
    act, word = rng.choice(("forget", "forget", "review") if seed % 3 == 0 else ("review", "kudos", "dispute",
    "backup")), f"w{{seed}}x{{n}}"
    if act == "review":
        review(Reader(store, Scope("qa1", "reviewer")), contact, "voice", {{i: "met" for i in {ITEMS}}}, word)
    elif act == "kudos":
        thank(Reader(store, Scope("lead", "supervisor")), agent, word)
    elif act == "dispute":
        items = [i.item_id for i in card_of(store, "voice").items]
        try:
            contest(Reader(store, Scope(agent, "agent", agent=agent)), contact, "voice", rng.choice(items), word)
        except QAError:
            continue
    elif act == "backup":
        back_up(store, copies / word)
    elif not left:
        break
    else:
        word = left.pop()
        try:
            forget(Reader(store), masker(), "phone", word)
        except QAError:
            print("gone", word, flush=True)
            continue
        refresh(store)
        scrub(store)
    print(act, word, flush=True)
"""


def _phone(n: int) -> str:
    return f"1380000{n:04}"


def _people(store) -> None:
    from ingesting import bring

    calls = "".join(f"p{n},2025-11-26 10:{n % 60:02}:{n // 60:02},{_phone(n)}\n" for n in range(PEOPLE))
    talks = "".join(
        f"p{n},2025-11-26 10:{n % 60:02}:{n // 60:02},customer,我家的狗叫煤球{n}号\n" for n in range(PEOPLE)
    )
    bring(store, "id,at,phone\n" + calls, "list.csv", HOUSE)
    bring(store, "id,at,who,text\n" + talks, "talk.csv", HOUSE)
    pipeline.refresh(store)


def _killed(rng: random.Random, *argv: str, folder, least: float, most: float) -> str:
    """What a process said until it was killed, or ended."""
    child = subprocess.Popen(
        [sys.executable, *argv],
        cwd=PROJECT,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if "-c" in argv:
        assert child.stdout.readline().strip() == "ready"
    time.sleep(rng.uniform(least, most))
    child.send_signal(signal.SIGKILL)
    said = child.stdout.read()
    child.wait()
    return said


def test_sixty_kills_while_people_write_back_up_and_forget(tiny_made, tmp_path, monkeypatch):
    folder, copies, rng = tmp_path / "data", tmp_path / "copies", random.Random(7)
    shutil.copytree(tiny_made, folder)
    copies.mkdir()
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    store = Store()
    _people(store)
    store.close()
    left, said = [_phone(n) for n in range(PEOPLE)], ""
    for seed in range(60):
        gone = set(re.findall(r"^(?:forget|gone) (\d+)$", said, re.MULTILINE))
        said += _killed(
            rng,
            "-c",
            ACTS,
            str(seed),
            str(copies),
            ",".join(p for p in left if p not in gone),
            folder=folder,
            least=0.3,
            most=8 if seed % 3 == 0 else 2.5,
        )
    done = {
        act: set(re.findall(rf"^{act} (\S+)$", said, re.MULTILINE)) for act in ("review", "kudos", "backup", "forget")
    }
    disputed = set(re.findall(r"^dispute (\S+)$", said, re.MULTILINE))
    assert disputed and all(len(found) >= 10 for found in done.values()), {k: len(v) for k, v in done.items()}
    with closing(sqlite3.connect(folder / "records.sqlite")) as records:
        forms = records.execute(
            """select e.note, count(i.id) from evaluation e left join evaluation_item i on i.evaluation_no = e.id
                group by e.id, e.note"""
        ).fetchall()
        thanks = [words for (words,) in records.execute("select words from kudos where words like 'w%x%'")]
        contested = [words for (words,) in records.execute("select words from dispute")]
        audited = [row for row in records.execute("select action, count(*) from audit group by 1")]
    assert (
        done["review"] <= {note for note, _ in forms}
        and len(forms) == len({note for note, _ in forms})
        and {n for _, n in forms} == {len(ITEMS)}
    )
    assert done["kudos"] <= set(thanks) and len(thanks) == len(set(thanks))
    assert disputed <= set(contested) and len(contested) == len(set(contested))
    assert dict(audited)["review"] == len(forms) and dict(audited)["forget"] >= len(done["forget"])
    _whole_or_no_backup(copies, done["backup"], tmp_path)
    told = qa(folder, "doctor", "--json")
    assert told.returncode == 0 and '"damaged": []' in told.stdout, told.stdout[:500]
    store = Store()
    kept = {r["n"] for r in store.rows("select text as n from message where text like '%煤球%'")}
    store.close()
    held = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
    for phone in done["forget"]:
        words = f"煤球{int(phone[-4:])}号"
        assert not [t for t in kept if t.endswith(words)] and words.encode() not in held, phone


def _whole_or_no_backup(copies, acknowledged: set[str], tmp_path) -> None:
    """Whatever stands under its name is whole; two of them are restored, with kills before."""
    found = sorted(p.name for p in copies.iterdir() if not p.name.endswith(".part"))
    assert acknowledged <= set(found)
    rng, kills = random.Random(11), 0
    for at, name in enumerate(found[:: max(1, len(found) // 2)][:2]):
        for again in range(20):
            half = tmp_path / f"half{at}-{again}"
            _killed(rng, "-m", "qa", "restore", str(copies / name), folder=half, least=0.5, most=4.0)
            kills += 1
            opened = qa(half, "metric", "contacts", "--json")
            if (half / "restoring").exists():
                assert opened.returncode == 1 and "没有做完" in opened.stderr
            shutil.rmtree(half)
        whole = tmp_path / f"whole{at}"
        assert qa(whole, "restore", str(copies / name)).returncode == 0
        assert qa(whole, "metric", "contacts", "--json").returncode == 0
    assert kills == 40

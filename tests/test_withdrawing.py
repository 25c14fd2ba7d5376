"""An import taken back: the rest stands as if it had never come, whatever it had replaced; kills in between are made
good by the next refresh."""

from __future__ import annotations

from argparse import Namespace
from itertools import combinations

import pytest
from ingesting import LOG, bring, content
from test_attacks import HEAD, ROW, calls

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.landing import withdrawing
from qa.adapters.landing.replaying import edit_row
from qa.adapters.landing.withdrawing import imported, reread, withdraw
from qa.adapters.staging.sealing import place
from qa.errors import QAError
from qa.pipeline import masker
from qa.scope import Scope
from qa.verb import Call
from qa.verbs.withdraw import VERB
from qa.warehouse.store import Store

LINES = LOG.splitlines(keepends=True)
LOGS = {"a": "".join(LINES[:9]), "b": "".join(LINES[4:]), "c": "".join(LINES[:6] + LINES[10:])}
LISTS = {
    "calls1.csv": HEAD + ROW.format(id="c1", talk=1) + ROW.format(id="c2", talk=2),
    "calls2.csv": HEAD + ROW.format(id="c2", talk=2) + ROW.format(id="c3", talk=3),
    "calls3.csv": HEAD + ROW.format(id="c1", talk=90) + ROW.format(id="c4", talk=4),
}


def _file(store, name):
    return store.one("select file_id from ingest_file where name = ?", [name])


def _brought(folder, files, source=None):
    store = Store(folder / "+".join(files) if files else folder / "none")
    for name, text in files.items():
        bring(store, text, name, *([source] if source else []))
    return store


@pytest.mark.parametrize("kept", [*combinations("abc", 2), *"abc"])
def test_what_is_left_stands_as_if_the_rest_had_never_come(folder, kept):
    store = _brought(folder, LOGS)
    for name in set(LOGS) - set(kept):
        withdraw(Reader(store), masker(), _file(store, name))
        reread(store, masker())
    alone = _brought(folder, {name: LOGS[name] for name in kept})
    assert content(store) == content(alone)
    store.close(), alone.close()


@pytest.mark.parametrize("gone", list(LISTS))
def test_an_older_version_stands_again(folder, gone):
    source = calls()
    store = _brought(folder, LISTS, source)
    withdraw(Reader(store), masker(), _file(store, gone))
    reread(store, masker())
    alone = _brought(folder, {name: text for name, text in LISTS.items() if name != gone}, source)
    assert content(store) == content(alone)
    assert gone not in [one["name"] for one in imported(Reader(store))]
    store.close(), alone.close()


def test_it_can_come_again_and_leaves_no_original_behind(folder):
    store, source = Store(), calls()
    first = bring(store, LISTS["calls1.csv"], "calls1.csv", source)
    before, file_id = content(store), _file(store, "calls1.csv")
    assert withdraw(Reader(store), masker(), file_id).rows == 2
    assert not content(store)["interaction"] and not place(file_id).exists()
    assert bring(store, LISTS["calls1.csv"], "calls1.csv", source) == first
    assert content(store) == before
    store.close()


def test_rows_mended_by_hand_go_with_their_file(folder):
    store, source = Store(), calls()
    bring(store, HEAD + ROW.format(id="c1", talk=1) + "c2,a1,昨天,9,0\n", "calls1.csv", source)
    held = store.rows("select * from quarantine where severity = 'error'")[0]
    good = dict(zip(HEAD.strip().split(","), ROW.format(id="c2", talk=2).strip().split(",")))
    assert edit_row(Reader(store), masker(), held["quarantine_id"], good).new == 1
    withdraw(Reader(store), masker(), _file(store, "calls1.csv"))
    assert not content(store)["interaction"]
    assert not store.one("select count(*) from quarantine where resolved_at is null")
    store.close()


def test_a_kill_after_the_rows_left_is_made_good_by_the_next_refresh(folder, monkeypatch):
    store = _brought(folder, LOGS)
    monkeypatch.setattr(withdrawing, "read_again", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    withdraw(Reader(store), masker(), _file(store, "b"))
    with pytest.raises(KeyboardInterrupt):
        reread(store, masker())
    monkeypatch.undo()
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    pipeline.refresh(store)
    alone = _brought(folder, {name: LOGS[name] for name in "ac"})
    assert content(store) == content(alone)
    store.close(), alone.close()


def test_the_command_line_lists_imports_and_takes_one_back(folder):
    store = _brought(folder, LISTS, calls())
    call = lambda file: Call(Namespace(file=file), store, lambda _words: None)  # noqa: E731
    listed = VERB.run(call(""))
    assert {one["name"] for one in listed.data} == set(LISTS) and len(listed.lines) == len(LISTS)
    held = {one["name"]: one["held"] for one in listed.data}  # of c1, said twice without a clock, one of two holds it
    assert held["calls1.csv"] in (1, 2) and held["calls1.csv"] + held["calls3.csv"] == 3
    assert VERB.run(call("calls1.csv")).data == {"name": "calls1.csv", "rows": held["calls1.csv"], "files": 2}
    assert {one["name"] for one in VERB.run(call("")).data} == set(LISTS) - {"calls1.csv"}
    with pytest.raises(QAError, match="没有这次导入"):
        VERB.run(call("calls1.csv"))
    store.close()


def test_only_the_admin_and_only_what_is_there(folder):
    store = _brought(folder, {"a": LOGS["a"]})
    with pytest.raises(QAError, match="没有这次导入"):
        withdraw(Reader(store), masker(), "nothing")
    with pytest.raises((QAError, PermissionError)):
        withdraw(Reader(store, Scope("x", "supervisor", teams=())), masker(), _file(store, "a"))
    store.close()


def test_what_cannot_be_brought_back_is_not_taken(folder):
    store, source = Store(), calls()
    bring(store, LISTS["calls1.csv"], "calls1.csv", source)
    bring(store, LISTS["calls3.csv"], "calls3.csv", source)
    newer = _file(store, "calls3.csv")
    with store.writing() as writer:
        writer.execute("update ingest_file set updated_count = 1 where file_id = ?", [newer])
    place(_file(store, "calls1.csv")).unlink()
    before = content(store)
    with pytest.raises(QAError, match="按期销毁"):
        withdraw(Reader(store), masker(), newer)
    assert content(store) == before
    store.close()

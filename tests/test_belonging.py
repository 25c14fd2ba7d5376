"""The parts of a data folder know each other; a backup is whole or refused; what is damaged is named; originals expire
by their own date."""

from __future__ import annotations

import base64
import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from ingesting import LOG, bring

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.staging import sealing
from qa.backing_up import back_up, restore
from qa.belonging import check
from qa.errors import QAError
from qa.examining import damaged, examine, last_examined
from qa.records import book, opening
from qa.warehouse.store import Store


@pytest.fixture
def house(folder):
    """A folder with a file, a person's word and its marks."""
    store = Store()
    bring(store, LOG)
    pipeline.refresh(store)
    book.write("kudos", "lead", agent_id="pbx/SIP/1", interaction_id="", words="谢谢")
    Reader(store).pull()
    check(store)
    check(store)
    return store


@pytest.mark.parametrize(
    "harm,words",
    [
        (lambda d: (d / "keys/identity.key").unlink(), "不见了"),
        (lambda d: (d / "keys/identity.key").write_bytes(b""), "空的或不完整"),
        (lambda d: (d / "keys/identity.key").write_bytes(os.urandom(32)), "不是这个数据文件夹原来的那把"),
        (
            lambda d: (d / "keys/seal.key").write_bytes(base64.urlsafe_b64encode(os.urandom(32))),
            "不是这个数据文件夹原来的那把",
        ),
    ],
)
def test_another_key_is_noticed(house, folder, harm, words):
    harm(folder)
    with pytest.raises(QAError, match=words):
        check(house)


def test_a_folder_half_restored_is_not_opened(house, folder, monkeypatch):
    back_up(house, folder.parent / "copy")
    house.close()
    monkeypatch.setenv("XINSHENG_DATA", str(folder.parent / "half"))
    opening.let_go()
    fresh = Store()
    monkeypatch.setattr("qa.backing_up.forget_again", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        restore(fresh, folder.parent / "copy")
    with pytest.raises(QAError, match="没有做完"):
        check(fresh)
    fresh.close()


def test_lost_and_older_records_are_noticed(house, folder):
    opening.let_go()
    older = folder.parent / "older.sqlite"
    shutil.copyfile(folder / "records.sqlite", older)
    with closing(sqlite3.connect(older)) as records:
        records.execute("delete from kudos")
        records.commit()
    for path in folder.glob("records.sqlite*"):
        path.unlink()
    with pytest.raises(QAError, match="不是这个数据文件夹原来的那一个"):
        check(house)
    opening.let_go()
    for path in folder.glob("records.sqlite*"):
        path.unlink()
    shutil.copyfile(older, folder / "records.sqlite")
    with pytest.raises(QAError, match="比数据仓库旧"):
        check(house)


def _elsewhere(monkeypatch, place):
    monkeypatch.setenv("XINSHENG_DATA", str(place))
    opening.let_go()
    return Store()


def test_a_backup_brings_everything_back_and_says_so_only_then(house, folder, tmp_path, monkeypatch):
    for name in ("settings.toml", "mappings/desk.toml", "lexicons/mine/contact.tsv", "scorecards/own.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("port = 8502\n" if name == "settings.toml" else "x", "utf-8")
    copy = tmp_path.parent / f"{tmp_path.name}-copy"
    manifest = back_up(house, copy)
    assert manifest["records"]["kudos"] == 1 and manifest["rows"]["interaction"] == 5
    fresh = _elsewhere(monkeypatch, tmp_path.parent / f"{tmp_path.name}-fresh")
    restore(fresh, copy)
    check(fresh)
    assert fresh.one("select count(*) from interaction") == 5 and book.rows("kudos")[0]["words"] == "谢谢"
    base = tmp_path.parent / f"{tmp_path.name}-fresh"
    assert all(
        (base / name).exists()
        for name in (
            "settings.toml",
            "mappings/desk.toml",
            "lexicons/mine/contact.tsv",
            "scorecards/own.txt",
            "keys/identity.key",
        )
    )
    with pytest.raises(QAError, match="不是空的"):
        restore(fresh, copy)


@pytest.mark.parametrize("harm", ["table", "missing", "added", "manifest"])
def test_a_backup_that_is_not_whole_restores_nothing(house, tmp_path, monkeypatch, harm):
    copy = tmp_path.parent / f"{tmp_path.name}-copy"
    back_up(house, copy)
    victim = next(iter(sorted((copy / "files" / "sealed").glob("*.sealed"))))
    if harm == "table":
        path = copy / "tables" / "interaction.parquet"
        path.write_bytes(path.read_bytes()[:-20] + b"x" * 20)
    elif harm == "missing":
        victim.unlink()
    elif harm == "added":
        (copy / "tables" / "extra.parquet").write_bytes(b"x")
    else:
        (copy / "manifest.json").write_text("{")
    fresh = _elsewhere(monkeypatch, tmp_path.parent / f"{tmp_path.name}-fresh")
    with pytest.raises(QAError, match="不完整|不是一份备份"):
        restore(fresh, copy)
    assert not fresh.one("select count(*) from ingest_file")


def test_damage_is_named(house, folder):
    assert examine(house) == [] and last_examined()["damaged"] == []
    victim = next(iter((folder / "sealed").glob("*.sealed")))
    data = bytearray(victim.read_bytes())
    data[30] ^= 255
    victim.write_bytes(data)
    opening.let_go()
    records = bytearray((folder / "records.sqlite").read_bytes())
    records[2048:6000] = b"\xff" * 3952
    (folder / "records.sqlite").write_bytes(records)
    parts = {found["part"] for found in damaged(house)}
    assert f"sealed/{victim.name}" in parts and "records.sqlite" in parts


def test_originals_expire_by_their_own_date_and_not_by_a_clock_that_jumps(house, folder):
    sealed, now = list((folder / "sealed").glob("*.sealed")), time.time()
    assert sealed and sealing.expire(now) == 0
    for path in sealed:
        os.utime(path, (1, 1))
    assert sealing.expire(now + 60) == 0, "a copied file keeps the date written into it"
    with pytest.raises(QAError, match="时钟"):
        sealing.expire(now + 400 * sealing.DAY)
    with pytest.raises(QAError, match="时钟"):
        sealing.expire(now - 30 * sealing.DAY)
    assert all(path.exists() for path in sealed)
    assert sealing.expire(now + 400 * sealing.DAY, is_sure=True) == len(sealed)

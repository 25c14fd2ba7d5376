"""A backup that an earlier program made is restored: its tables take today's form, and what they lack is worked out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import orjson
import pyarrow.compute as pc
import pyarrow.parquet as pq
from ingesting import bring
from test_forgetting import HOUSE, TALKED

from qa import pipeline
from qa.backing_up import back_up, restore
from qa.records import opening
from qa.warehouse.store import Store


def test_a_backup_of_an_older_form_is_brought_up_to_date(folder, monkeypatch):
    store = Store()
    bring(store, TALKED, "talk.csv", HOUSE)
    pipeline.refresh(store)
    satisfied = store.rows("select interaction_id, satisfaction, satisfaction_low from contact_score order by 1")
    assert satisfied and all(row["satisfaction_low"] is not None for row in satisfied)
    old = folder.parent / f"{folder.name}-form"
    back_up(store, old)
    store.close()
    _as_before(old)
    monkeypatch.setenv("XINSHENG_DATA", str(folder.parent / f"{folder.name}-new"))
    opening.let_go()
    fresh = Store()
    restore(fresh, old)
    assert not fresh.one("select count(satisfaction_low) from contact_score")
    pipeline.refresh(fresh)
    assert (
        fresh.rows("select interaction_id, satisfaction, satisfaction_low from contact_score order by 1") == satisfied
    )
    fresh.close()


def _as_before(backup: Path) -> None:
    """The backup as a program of 0.8 wrote it: one half width, no number of its form."""
    path, told = backup / "tables" / "contact_score.parquet", backup / "manifest.json"
    table = pq.read_table(path)
    half = pc.subtract(table["satisfaction"], table["satisfaction_low"])
    older = table.drop_columns(["satisfaction_low", "satisfaction_high"]).append_column("satisfaction_halfwidth", half)
    pq.write_table(older, path)
    manifest = orjson.loads(told.read_bytes())
    del manifest["schema"]
    manifest["sums"]["tables/contact_score.parquet"] = hashlib.sha256(path.read_bytes()).hexdigest()
    told.write_bytes(orjson.dumps(manifest))

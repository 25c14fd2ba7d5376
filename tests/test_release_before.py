"""A data folder of 0.3 opens: numbers are the same, and what people wrote counts now."""

from __future__ import annotations

import sqlite3

import pytest
from saying import number

from qa import pipeline
from qa.access.reading import Reader
from qa.metrics.counting import ready
from qa.motivation.appreciation import kudos_for
from qa.quality.contesting.disputes import open_disputes
from qa.records import opening
from qa.records.pulling import pull_records
from qa.warehouse import store as store_module
from qa.warehouse.store import Store
from qa.warehouse.views import views

OLD_REVIEW = """create table review (id integer primary key autoincrement, written_at datetime not null,
    written_by varchar not null, interaction_id varchar not null,
scorecard_id varchar not null, item_id varchar not null, verdict varchar not null, note varchar not null);
create table dispute (id integer primary key autoincrement, written_at datetime not null, written_by varchar not null,
interaction_id varchar not null,
item_id varchar not null, words varchar not null);
create table kudos (id integer primary key autoincrement, written_at datetime not null, written_by varchar not null,
agent_id varchar not null,
interaction_id varchar, words varchar not null);"""
NEW_TABLES = (
    "evaluation",
    "evaluation_item",
    "contact_link",
    "award",
    "scorecard_version",
    "programme_reach",
    "dispute",
    "contact_fact",
    "visit_fact",
    "survey_fact",
    "item_fact",
    "state_fact",
)


def _as_of_0_3(store, folder, contact):
    with store.writing() as writer:
        for view in views():
            writer.execute(f"drop view if exists {view} cascade")
        for table in NEW_TABLES:
            writer.execute(f"drop table if exists {table}")
        writer.execute("""create table evaluation (evaluation_id varchar, interaction_id varchar, scorecard_id varchar,
            scorecard_version varchar, score double)""")
        writer.execute("""create table evaluation_item (evaluation_id varchar, interaction_id varchar, item_id varchar,
            verdict varchar)""")
        writer.execute("create table review (review_id bigint, interaction_id varchar, item_id varchar)")
        writer.execute("create table evaluation_fact as select 1 as one")
        writer.execute("insert into review values (4, 'x', 'y')")
        for table in ("agent", "agent_alias", "team_membership", "agent_state", "interaction", "queue_visit"):
            writer.execute(f"update {table} set agent_id = split_part(agent_id, '/', 2) where agent_id like '%/%'")
        writer.execute("create or replace table agent_alias as select * exclude (programme_id) from agent_alias")
        writer.execute("update schema_version set version = 2")
        writer.execute("delete from stage_version where stage in ('score', 'facts')")
    store_module._shared.pop(store.path)
    store.close()
    opening.let_go()
    (folder / "records.sqlite").unlink(missing_ok=True)
    records = sqlite3.connect(folder / "records.sqlite")
    records.executescript(OLD_REVIEW)
    at = "2026-03-05 08:00:0"
    rows = [
        (f"{at}0", "qa1", contact, "voice", i, v, "看过")
        for i, v in (("ownership", "met"), ("confirm", "met"), ("closing", "na"))
    ]
    rows.append((f"{at}5", "qa1", contact, "voice", "confirm", "not_met", "再看一次"))
    records.executemany(
        """insert into review (written_at, written_by, interaction_id, scorecard_id, item_id, verdict, note) values (?,
        ?, ?, ?, ?, ?, ?)""",
        rows,
    )
    records.execute(
        """insert into dispute (written_at, written_by, interaction_id, item_id, words) values (?, 'A2', ?,
            'empathy', '我安抚了')""",
        [f"{at}9", contact],
    )
    records.execute(
        "insert into kudos (written_at, written_by, agent_id, words) values (?, 'A1', 'A2', '谢谢你带我')", [f"{at}9"]
    )
    records.commit()
    records.close()


def test_a_folder_of_0_3_opens_and_nothing_people_wrote_is_lost(tiny, v3, folder):
    before = {k: number(tiny, k) for k in ("contacts", "fcr", "csat", "occupancy", "service_level", "thanks_rate")}
    _as_of_0_3(tiny, folder, v3)
    store = Store()
    pull_records(store)
    ready(store)
    assert Reader(store).has_facts and number(store, "contacts") == before["contacts"], (
        "the pages have their facts before they open"
    )
    pipeline.refresh(store)
    assert {k: number(store, k) for k in before} == before
    assert number(store, "qa_score", agent="tiny/A2") == pytest.approx(67.57), (
        "ownership met, confirm not met, closing out: 50 of 74"
    )
    assert [r["note"] for r in store.rows("select note from evaluation where occasion = 'review' order by number")] == [
        "看过",
        "再看一次",
    ]
    assert [d["words"] for d in open_disputes(Reader(store), v3)] == ["我安抚了"]
    assert [k["words"] for k in kudos_for(Reader(store), "tiny/A2")] == ["谢谢你带我"]
    assert not store.rows("select * from due")
    store.close()
    opening.let_go()
    again = Store()
    assert pull_records(again) == 0 and again.one("select count(*) from evaluation where occasion = 'review'") == 2
    again.close()

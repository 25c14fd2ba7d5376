"""The first hour with own data: what a table holds is guessed, put right, imported, seen by the supervisor, and taken
back; tables made up as five systems write them."""

from __future__ import annotations

import pytest
from conftest import TINY
from ingesting import bring

from qa import pipeline
from qa.access.reading import Reader
from qa.access.roles import busiest, scope_for
from qa.adapters.files.upload import Upload
from qa.adapters.mapping.fitting import fitting
from qa.adapters.mapping.mapped_table import source_of
from qa.adapters.mapping.previewing import attempt, look
from qa.adapters.mapping.roles import guessed, said, tables
from qa.adapters.mapping.roster import HEADS, roster_file, without_team
from qa.adapters.mapping.saved_sources import copy, edit, fitting_sources, remove, save, saved_sources, text_of
from qa.adapters.mapping.suggesting import suggest
from qa.errors import QAError
from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.pipeline import masker
from qa.records.book import rows
from qa.scope import Scope
from qa.warehouse.store import Store

HEAD = "流水号,呼入时间,坐席工号,坐席姓名,通话时长,接通?,满意度评价\n"
WORDS = ("满意", "不满意", "未评价", "说不清")


def _list(n=40, extra=""):
    rows = "".join(
        f"L{k:03},{'昨天下午' if k % 20 == 7 else f'2026-11-{10 + k % 5} 09:{k:02}:00'},{1001 + k % 3},"
        f"林{'甲乙丙'[k % 3]},"
        f"{k % 7}分{k % 60}秒,{'是' if k % 5 else '否'},{WORDS[k % 4]}{extra and ',' + extra}\n"
        for k in range(n)
    )
    return "通话清单（11 月）,,,,,,\n" + HEAD.strip() + (",备注" if extra else "") + "\n" + rows


def _mapping(text: str, name="清单.csv"):
    upload = Upload(name, text.encode("gb18030"))
    seen = look(upload, {})
    target, _columns = suggest(seen.columns, seen.shapes)
    roles = guessed(target, seen.columns, seen.shapes)
    specs = {role: column for column, role in roles.items()}
    specs["contact.talk"] = {"column": "通话时长", "unit": "clock"}
    specs["contact.outcome"] = {"column": "接通?", "values": {"是": "answered", "否": "abandoned_queue"}}
    specs["survey.score"] = {"column": "满意度评价", "values": {"满意": "4", "不满意": "2", "未评价": ""}}
    table = {"match": "*.csv", "header_row": seen.header, "heads": seen.columns} | tables(target, specs)
    return upload, roles, {"source": {"id": "清单", "programme": "main"}, "table": [table]}


def test_one_table_fills_contacts_agents_and_answers(folder):
    upload, roles, content = _mapping(_list())
    assert roles["坐席姓名"] == "agent.name" and roles["满意度评价"] == "survey.score"
    tried = attempt(upload, content, masker())
    assert (tried.read, tried.accepted) == (40, 38)
    assert tried.holds["interaction_claim"] == 38 and tried.holds["agent"] == 3
    assert {why.code for _no, why, _value in tried.refused if why.severity == "warning"} == {"UNKNOWN_ENUM"}
    assert said(content["table"][0], "contact") == roles


def test_the_supervisor_sees_contacts_whom_no_roster_knows(tiny_made, folder, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    upload, _roles, content = _mapping(_list())
    store = pipeline.shared()
    receipt = bring(store, upload.data, upload.name, source_of(content, "tests"))
    pipeline.refresh(store)
    assert (receipt.new, receipt.quarantined) == (38, 2)
    team = busiest(store, "team_id")
    reader = Reader(store, scope_for(store, "supervisor", team))
    assert labels(reader, "team", "zh")[team] == "未分班组"
    asked = Question(reader.first_day(), reader.last_day())
    found = {v.key: v for v in measure(reader, ["contacts", "csat"], asked)}
    assert found["contacts"].value == 38 and found["csat"].n == 20
    agents = without_team(reader)
    assert {a["login"] for a in agents} == {"1001", "1002", "1003"} and {a["name"] for a in agents} == {
        "林甲",
        "林乙",
        "林丙",
    }
    rows = [
        dict(zip(HEADS, (a["login"], "", "一组" if a["login"] != "1003" else "二组", "2024-05-06"))) for a in agents
    ]
    roster, source = roster_file("main", rows)
    assert bring(store, roster.data, roster.name, source).new == 3
    pipeline.refresh(store)
    assert not without_team(Reader(store)) and busiest(store, "team_id") == "main/一组"
    again, _source = roster_file("main", [rows[0] | {"班组": "三组"}])
    assert bring(store, again.data, again.name, source).updated == 1
    pipeline.refresh(store)
    teams = {r["team_id"] for r in store.rows("select distinct team_id from contact_fact where team_id is not null")}
    assert "main/三组" in teams


def test_a_wide_pattern_claims_no_other_systems_list(folder):
    upload, _roles, content = _mapping(_list())
    save(content, look(upload, {}).columns)
    assert [s.source_id for s in fitting_sources(upload)] == ["清单"]
    assert fitting_sources(Upload("次月.csv", _list(20, "x").encode("utf-8")))
    for other in ("会话编号,满意度评价\nS1,满意\n", "流水号,呼入时间,金额,门店,商品\n1,2026-11-10 09:00:00,3,a,b\n"):
        assert not fitting_sources(Upload("别家.csv", other.encode()))
    assert not fitting_sources(Upload("坏.csv", b"\xff\xfe\x00"))


def test_a_mapping_put_right_replaces_the_wrong_one(folder):
    upload, _roles, content = _mapping(_list())
    columns = look(upload, {}).columns
    save(content, columns)
    better = content["table"][0] | {"match": "*.csv"}
    better["contact"] = better["contact"] | {"reason": "接通?"}
    save(content | {"table": [better]}, columns)
    (source,) = saved_sources()
    assert len(source.tables) == 1 and source.tables[0]["contact"]["reason"] == "接通?"
    other = {"match": "*.csv", "heads": ["会话", "分"], "survey": {"contact": "会话", "score": "分"}}
    save(content | {"table": [other]}, ["会话", "分"])
    assert len(saved_sources()[0].tables) == 2
    assert "survey" in fitting(Upload("a.csv", "会话,分\nS1,4\n".encode()), saved_sources()[0].tables)


def test_sources_are_edited_copied_and_deleted(folder):
    keeper = Reader(Store())
    _upload, _roles, content = _mapping(_list())
    save(content)
    edit(keeper, "清单", text_of("清单").replace('programme = "main"', 'programme = "星河"'))
    assert saved_sources()[0].programme_id == "星河"
    copy(keeper, "清单", "清单-2")
    assert [s.source_id for s in saved_sources()] == ["清单", "清单-2"]
    for wrong in ("[source", '[source]\nid = "别的"\nprogramme = "x"\n', '[source]\nid = "清单"\n'):
        with pytest.raises(QAError):
            edit(keeper, "清单", wrong)
    with pytest.raises(QAError, match="已经有一个来源"):
        copy(keeper, "清单", "清单-2")
    with pytest.raises(QAError):
        remove(Reader(keeper.store, Scope("s", "supervisor", teams=())), "清单")
    remove(keeper, "清单")
    assert [r["action"] for r in rows("audit")] == ["source_edit", "source_copy", "source_remove"]
    assert [s.source_id for s in saved_sources()] == ["清单-2"]


def test_files_that_know_their_mapping_by_name_are_read_as_before(folder):
    assert (TINY / "exports" / "source.toml").exists()
    table = {"match": "a*.csv", "survey": {"contact": "x", "score": "y"}}
    assert fitting(Upload("A1.csv.gz", b""), [table]) is table and fitting(Upload("b.csv"), [table]) is None

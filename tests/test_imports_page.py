"""The page Imports, used: a file of a known system, a table nobody knows, mapped, previewed, saved, taken by the
command line too; the quarantine, mended."""

from __future__ import annotations

import time

import pytest
from conftest import TESTS
from looking import notices, question
from streamlit.testing.v1 import AppTest

from qa.access.reading import Reader
from qa.adapters.files.upload import Upload
from qa.adapters.import_job import JOBS, start
from qa.adapters.importing import import_paths
from qa.adapters.mapping.mapped_table import read_source
from qa.adapters.mapping.previewing import attempt, known_as, look, values_of
from qa.adapters.mapping.saved_sources import save, saved_source
from qa.adapters.mapping.suggesting import suggest
from qa.adapters.mapping.targets import TARGETS
from qa.adapters.source import Source
from qa.adapters.target import targets
from qa.errors import QAError
from qa.pipeline import masker
from qa.settings import PROJECT
from qa.warehouse.store import Store

TABLE = (
    "编号,开始,结束,坐席,客户号码,通话时长,结果\nT1,2026-03-02 09:00:00,2026-03-02"
    " 09:04:00,a1,13800000001,3分25秒,已接\nT2,昨天,,a1,13800000002,1:00,已接\n"
)


def _app(role="admin"):
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    app.query_params["role"] = role
    return app.run().switch_page("pages/admin/61_imports.py").run()


def test_every_suggestion_names_what_a_target_takes():
    assert set(TARGETS) <= set(targets())
    assert (
        suggest(["工号", "姓名", "班组"])[0] == "agent"
        and suggest(["会话编号", "角色", "内容", "时间"])[0] == "message"
    )
    assert suggest(["编号", "开始", "结束", "坐席", "客户号码", "通话时长", "结果"]) == (
        "contact",
        {
            "id": "编号",
            "started_at": "开始",
            "ended_at": "结束",
            "agent": "坐席",
            "customer": "客户号码",
            "talk": "通话时长",
            "outcome": "结果",
        },
    )


def test_a_table_is_mapped_previewed_and_saved_in_the_browser(folder):
    app = _app()
    assert not app.exception and question(app) == "文件怎么进来？"
    app.file_uploader[0].upload("三月.csv", TABLE.encode("gb18030"), "text/csv").run()
    assert not app.exception
    said = " ".join(t.value for t in app.text)
    assert "试读前 2 行：1 行可以收下" in said and "1 行会进隔离区" in said
    next(b for b in app.button if b.label == "保存为来源并导入").click().run()
    assert not app.exception
    job = next(iter(JOBS.values()))
    for _ in range(200):
        if job.state in ("done", "failed"):
            break
        time.sleep(0.1)
    assert job.state == "done", job.problem
    assert (job.receipt.new, job.receipt.quarantined) == (1, 1)
    source = saved_source("三月")
    assert source and source.tables[0]["contact"]["talk"]["unit"] == "clock"
    JOBS.clear()


@pytest.mark.parametrize("role", ["supervisor", "agent", "executive", "reviewer"])
def test_only_the_administrator_imports(folder, role):
    assert any("不在你的菜单里" in w for w in notices(_app(role), "watch"))


def test_the_command_line_takes_what_the_browser_saved(folder, tmp_path):
    path = save(
        {
            "source": {"id": "三月", "programme": "p"},
            "table": [{"match": "三月*.csv", "contact": {"id": "编号", "started_at": "开始"}}],
        }
    )
    place = tmp_path / "exports"
    place.mkdir()
    (place / "三月.csv").write_text(TABLE, "utf-8")
    store = Store()
    assert (import_paths(store, [place], masker())[0].new, store.one("select source_id from ingest_file")) == (
        1,
        "三月",
    )
    save(
        {
            "source": {"id": "三月", "programme": "p"},
            "table": [{"match": "四月*.csv", "contact": {"id": "编号", "started_at": "开始"}}],
        }
    )
    assert [t["match"] for t in read_source(path).tables] == ["四月*.csv", "三月*.csv"]
    for content in (
        {"source": {"id": "../x", "programme": "p"}},
        {"source": {"id": "x", "programme": "p"}, "table": [{"match": "*"}]},
    ):
        with pytest.raises(QAError):
            save(content)
    store.close()


def test_previews_read_what_stands_there(folder):
    upload = Upload("三月.csv", TABLE.encode("gb18030"))
    seen = look(upload, {})
    assert (seen.encoding, seen.columns[0], len(seen.rows)) == ("gb18030", "编号", 2) and values_of(
        upload, {}, "结果"
    ) == ["已接"]
    assert (
        look(upload, {"encoding": "utf-8"}).problem.code == "ENC_UNDECODABLE"
        and look(upload, {"header": False}).columns[0] == "1"
    )
    assert known_as(Upload("x", (TESTS / "exports" / "genesys.json").read_bytes())) == "genesys" and not known_as(
        upload
    )
    content = {
        "source": {"id": "x", "programme": "x"},
        "table": [
            {"match": "*.csv", "message": {"contact": "编号", "speaker": {"value": "customer"}, "text": "客户号码"}}
        ],
    }
    assert "13800000001" not in str(attempt(upload, content, masker()).says)


def test_an_import_is_stopped_without_harm(folder):
    store = Store()
    lines = "".join(f"1772413{n % 1000:03d}|c{n}|热线|NONE|ENTERQUEUE||138{n:08d}|1\n" for n in range(400_000))
    job = start(Reader(store), masker(), "queue_log", lines.encode(), Source("pbx", "pbx"), lambda: None)
    job.stop()
    for _ in range(300):
        if job.state not in ("reading", "landing"):
            break
        time.sleep(0.1)
    assert job.state == "stopped" and not store.one("select count(*) from ingest_file")
    assert (
        not list((folder / "inbox").glob("*"))
        and not list((folder / "uploads").glob("*"))
        and not list((folder / "sealed").glob("*"))
    )
    store.close()

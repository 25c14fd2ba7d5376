"""Five centres' lists as five other hands made them up, none like another: dropped on the page, saved with a click, and
the supervisor's numbers are those their makers worked out."""

from __future__ import annotations

import json
import time

import pytest
from conftest import TESTS
from streamlit.testing.v1 import AppTest

from qa.adapters.import_job import JOBS
from qa.settings import PROJECT
from qa.warehouse import store as store_module

pytestmark = pytest.mark.soak
CENTRES = TESTS / "centres"
TRUTH = json.loads((CENTRES / "truth.json").read_text("utf-8"))
# Answers that stand in a list of messages are not read: a chat export is no survey.
IN_CHATS = {"C3_在线会话.xlsx": 14, "E3_微信咨询.xlsx": 8}
COUNTS = """select count(*)::int as contacts, count(*) filter (outcome = 'answered')::int as answered,
    round(avg(talk_ms) filter (outcome = 'answered') / 1000, 2) as talk, count(distinct agent_id)::int as agents
    from interaction where source_id = ?"""


def _dropped(path) -> str:
    """The name of the source the file came in as, after a drop and one click."""
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    app.query_params["role"] = "admin"
    app.run().switch_page("pages/admin/61_imports.py").run()
    app.file_uploader[0].upload(path.name, path.read_bytes(), "text/csv").run()
    assert not app.exception
    before = set(JOBS)
    next(b for b in app.button if b.label == "保存为来源并导入").click().run()
    job = next(job for key, job in JOBS.items() if key not in before)
    for _ in range(600):
        if job.state in ("done", "failed", "stopped"):
            break
        time.sleep(0.1)
    assert job.state == "done", (path.name, job.problem)
    return store_module.shared().one("select source_id from ingest_file order by received_at desc limit 1")


@pytest.mark.parametrize("centre", "ABCDE")
def test_lists_nobody_has_seen_come_to_the_numbers_of_their_makers(folder, centre):
    names = {path.name: _dropped(path) for path in sorted((CENTRES / centre).glob("*"))}
    store = store_module.shared()
    for name, source_id in names.items():
        told, found = TRUTH[centre][name], store.rows(COUNTS, [source_id])[0]
        if told["contacts"]:
            assert found == {key: told[key] for key in found} | {"talk": pytest.approx(told["talk"], abs=0.01)}, name
    answers = sum((told["answers"] or 0) - IN_CHATS.get(name, 0) for name, told in TRUTH[centre].items())
    assert store.one("select count(score) from survey where score is not null") - answers in (0, 1)
    rated = store.one("select count(*) from survey_fact where score is not null")
    assert rated == store.one("select count(*) from survey where score is not null"), "every answer finds its contact"
    assert not store.one("select count(*) from contact_fact where team_id is null and agent_id is not null")
    JOBS.clear()

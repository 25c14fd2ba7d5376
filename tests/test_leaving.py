"""What leaves the house and what is opened: exports that no spreadsheet runs, unmasked words for a reason and a while,
the statement of data safety."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta, timezone

import pyarrow.parquet as pq
import pytest
from house import CODE
from openpyxl import load_workbook
from sqlalchemy import text

from qa.access.reading import Reader
from qa.access.safety import access_facts, audit_facts, confirm, has_confirmed
from qa.adapters.unmasking import ask, minutes_left, unmasked
from qa.errors import QAError
from qa.exporting import MOST_ROWS, export
from qa.metrics.lists import contacts_behind
from qa.metrics.question import Question
from qa.records import opening
from qa.records.book import rows
from qa.scope import Scope
from qa.settings import PROJECT
from qa.warehouse.store import Store

LEAD, SUPERVISOR = Scope("ling", "lead"), Scope("sun", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",))
EVIL = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＠x", "=cmd|' /C calc'!A1", "'ok", "fine"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_no_cell_is_a_formula_and_every_file_says_who_took_it(tiny, kind):
    moment = datetime(2026, 3, 1, tzinfo=timezone.utc)
    told = [{"=head": word, "n": -3.5, "when": moment, "none": None} for word in EVIL]
    name, content = export(Reader(tiny, LEAD), "list", told, kind)
    assert name.startswith("list-") and name.endswith(kind)
    if kind == "csv":
        assert content[:3] == b"\xef\xbb\xbf"
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        mark, head, body = lines[0][0], lines[1], lines[2:]
        assert len(lines) == len(EVIL) + 2 and body[0][1] == "-3.5"
    elif kind == "xlsx":
        page = load_workbook(io.BytesIO(content)).active
        lines = [list(row) for row in page.iter_rows()]
        mark, head, body = lines[0][0].value, [c.value for c in lines[1]], [[c.value for c in row] for row in lines[2:]]
        assert not [cell for row in lines for cell in row if cell.data_type == "f" or cell.hyperlink]
        assert body[0][1] == -3.5
    else:
        table = pq.read_table(io.BytesIO(content))
        mark, body = table.schema.metadata[b"xinsheng"].decode(), [[v] for v in table.column(0).to_pylist()]
        assert [row[0] for row in body] == EVIL
    assert "ling" in mark and f"{len(EVIL)} 行" in mark
    if kind != "parquet":
        assert head[0] == "'=head" and not [row for row in body if str(row[0]).lstrip()[:1] in tuple("=+-@＝＠")]
    assert (rows("audit")[-1]["action"], rows("audit")[-1]["subject"]) == ("export", "list")


def test_exports_are_narrowed_capped_and_not_for_everybody(tiny):
    reader = Reader(tiny, SUPERVISOR)
    mine, total = contacts_behind(reader, Question(), size=MOST_ROWS)
    assert 0 < total < 12 and len(mine) == total
    _name, content = export(reader, "list", [{"n": n} for n in range(MOST_ROWS + 5)], "csv")
    assert content.count(b"\n") == MOST_ROWS + 2 and "100,005".encode() in content.splitlines()[0]
    for scope, kind in ((Scope("a", "agent", agent="tiny/A1"), "csv"), (LEAD, "pdf")):
        with pytest.raises(QAError):
            export(Reader(tiny, scope), "list", [], kind)
    assert export(reader, "nothing", [], "xlsx")[1] and export(reader, "nothing", [], "parquet")[1]


def test_unmasked_words_need_a_reason_a_role_and_end(tiny):
    v3 = tiny.one("select interaction_id from message where text like '%[%]%' order by 1 limit 1")
    lead, admin = Reader(tiny, LEAD), Reader(tiny, Scope("b", "admin"))
    masked = {r["message_seq"]: r["text"] for r in tiny.rows("select * from message where interaction_id = ?", [v3])}
    why = "客户投诉要核对地址"
    for reader, reason in ((Reader(tiny, SUPERVISOR), why), (admin, why), (lead, "看看")):
        with pytest.raises(QAError):
            ask(reader, v3, reason)
    with pytest.raises(QAError):
        unmasked(lead, v3)
    ask(lead, v3, "客户投诉，核对登记的地址")
    found = unmasked(lead, v3)
    assert [r["message_seq"] for r in found] == sorted(masked) and minutes_left(lead, v3) == 15
    changed = [r for r in found if r["text"] != masked[r["message_seq"]]]
    assert changed and all("[" in masked[r["message_seq"]] for r in changed)
    assert rows("audit")[-1]["action"] == "unmask" and "地址" in rows("audit")[-1]["detail"]
    other = Reader(tiny, Scope("yu", "lead"))
    assert minutes_left(other, v3) == 0 and minutes_left(Reader(tiny, Scope("ling", "reviewer")), v3) == 0
    with opening.writing() as connection:
        late = datetime.now(timezone.utc).replace(tzinfo=None) - timedelta(seconds=1)
        connection.execute(text("update unmasking set expires_at = :late"), {"late": late})
    assert minutes_left(lead, v3) == 0
    with pytest.raises(QAError):
        unmasked(lead, v3)


def test_an_original_that_is_gone_says_so(tiny, folder, v3):
    lead = Reader(tiny, LEAD)
    ask(lead, v3, "客户投诉，核对登记的地址")
    [path.unlink() for path in (folder / "sealed").glob("*.sealed")]
    with pytest.raises(QAError, match="销毁"):
        unmasked(lead, v3)


def test_the_statement_tells_what_runs(folder, monkeypatch):
    Store().close()
    reader = Reader(None, LEAD)
    assert not has_confirmed("ling")
    confirm(reader)
    assert has_confirmed("ling") and audit_facts()["lines"] == 1
    monkeypatch.setenv("XINSHENG_IDLE_MINUTES", "7")
    facts = access_facts()
    assert facts["idle_minutes"] == 7 and facts["active"] == 0 and not facts["signs_in"]


# A raw preview before anything is imported, and one-time links that nobody may take along.
BARE_TABLES = {"qa/ui/tables.py", "qa/ui/mapping.py", "qa/ui/access.py"}


def test_every_table_leaves_by_the_watched_way():
    bare = {str(f.relative_to(PROJECT)) for f in CODE if "st.dataframe(" in f.read_text("utf-8")}
    assert bare == BARE_TABLES

"""The report: the same numbers on paper as on the page, in three kinds; a font that is missing is said; nothing in it
is a formula or a name of an agent."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date, timedelta

import pytest
from looking import html, opened
from openpyxl import load_workbook
from pypdf import PdfReader
from serving import here

from qa.access.reading import Reader
from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.question import Question
from qa.records.book import rows
from qa.scope import Scope
from qa.voice import fonts
from qa.voice.deciding import decide
from qa.voice.issuing import KINDS, issue
from qa.voice.report import Quote, Table, report
from qa.voice.wording import Claim

EXECUTIVE = Scope("boss", "executive")
NOW, BEFORE = Question(date(2026, 3, 1), date(2026, 3, 31)), Question(date(2026, 2, 1), date(2026, 2, 28))


@pytest.fixture
def named(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set reason_id = 'shop.refund' where customer_message_count > 0")
    return tiny


def _words(kind: str, content: bytes) -> str:
    if kind == "html":
        return re.sub(r"<[^>]+>", " ", content.decode())
    if kind == "pdf":
        told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        return re.sub(r"[\s\x00]+", "", told)
    return " ".join(
        str(cell)
        for sheet in load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_the_report_says(named, kind):
    reader = Reader(named, EXECUTIVE)
    told, words = report(reader, NOW, BEFORE), _words(kind, issue(reader, NOW, BEFORE, kind)[1])
    said = [one.title for one in told.blocks if isinstance(one, Claim)]
    said += [one.words for one in told.blocks if isinstance(one, Quote)]
    said += [str(row[0]) for one in told.blocks if isinstance(one, Table) for row in one.rows]
    assert said and not [one for one in said if re.sub(r"\s+", "", one) not in re.sub(r"\s+", "", words)]
    taken = [row for row in rows("audit") if row["action"] == "export" and row["subject"] == "report"]
    assert taken[-1]["written_by"] == "boss" and taken[-1]["detail"].startswith(kind)


def test_its_numbers_are_those_of_the_page(named):
    app = opened("executive/30_voice_of_the_customer.py", role="executive", period="2026-03-01..2026-03-31")
    told = report(Reader(named, EXECUTIVE), NOW, BEFORE, "zh")
    numbers = [one for one in told.blocks if isinstance(one, Claim)]
    assert numbers and all(one.title in html(app) and f"<b>{one.number}</b>" in html(app) for one in numbers)
    (table,) = [one for one in told.blocks if isinstance(one, Table)][:1]
    assert sum(row[1] for row in table.rows) == named.one(
        "select count(*) from contact_fact where customer_message_count > 0 and direction = 'in'"
    )


def test_no_agent_and_no_formula(named):
    reader = Reader(named, EXECUTIVE)
    with named.writing() as writer:
        writer.execute("update message set text = '=1+1 发票怎么开呢' where speaker = 'customer'")
        writer.execute("update contact_score set gist_begin = 0, gist_end = 12 where gist_seq is not null")
    for kind in KINDS:
        words = _words(kind, issue(reader, NOW, BEFORE, kind)[1])
        assert not [r["n"] for r in named.rows("select display_name as n from agent") if r["n"] and r["n"] in words]
    book = load_workbook(io.BytesIO(issue(reader, NOW, BEFORE, "xlsx")[1]))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


def test_a_report_over_nothing_says_so(tiny):
    nothing = Question(date(2020, 1, 1), date(2020, 1, 14))
    for kind in KINDS:
        assert "没有听得到的联络" in _words(kind, issue(Reader(tiny, EXECUTIVE), nothing, nothing, kind)[1])


def test_decisions_are_those_of_its_programmes(named):
    reader, day = Reader(named, EXECUTIVE), this_day() + timedelta(9)
    decide(reader, "tiny", "改短信", "陈若谷", day, topic="shop.refund")
    decide(reader, "other", "别家的事", "苏见山", day, topic="shop.refund")
    words = _words("html", issue(reader, Question(NOW.since, NOW.until, {"programme": ("tiny",)}), BEFORE, "html")[1])
    assert "改短信" in words and "别家的事" not in words


def test_a_client_gets_its_own_brand(named):
    client = Reader(named, Scope("client", "client", programmes=("other",)))
    assert "没有听得到的联络" in _words("html", issue(client, NOW, BEFORE, "html")[1])


def test_who_takes_nothing_out_gets_none(named):
    with pytest.raises(QAError):
        issue(Reader(named, Scope("a", "agent", agent="tiny/A1")), NOW, BEFORE, "html")
    with pytest.raises(QAError):
        issue(Reader(named, EXECUTIVE), NOW, BEFORE, "docx")


def test_a_machine_without_a_chinese_font_says_what_to_do(named, monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "_found", dict)
    with pytest.raises(QAError, match="中文字体"):
        issue(Reader(named, EXECUTIVE), NOW, BEFORE, "pdf")
    app = opened("executive/35_reports.py", role="executive", period="2026-03-01..2026-03-31")
    assert not app.exception and "没有中文字体" in html(app) and 'class="v-paper"' in html(app)
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"no font")
    monkeypatch.setattr(fonts, "setting", lambda name: str(bad))
    with pytest.raises(QAError, match="report_font"):
        fonts.chinese_font()


def test_the_command_writes_it(tiny_made, tmp_path):
    place, file = tmp_path / "data", tmp_path / "report.html"
    shutil.copytree(tiny_made, place)
    asked = ("report", str(file), "--since", "2026-03-01", "--until", "2026-03-31")
    assert here(place, *asked).returncode == 0 and "<h1>" in file.read_text("utf-8")
    wrong = here(place, "report", str(tmp_path / "report.doc"))
    assert wrong.returncode != 0 and "Traceback" not in wrong.stderr

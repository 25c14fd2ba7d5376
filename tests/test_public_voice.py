"""What is said in public: looks come in with Chinese counts, the last one stands, and speed is told against earlier
posts of about the same age."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from ingesting import bring, contacts_and_words
from looking import html, opened

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.mapping.mapped_table import read_source
from qa.customers.public_voice import LEAST_BEFORE, posts
from qa.scope import Scope
from qa.warehouse.store import shared

MAPPING = (
    contacts_and_words("wb", "weibo", '{ column = "how", values = { "ok" = "answered", "no" = "abandoned_queue" } }')
    + """[[table]]
match = "looks.csv"
[table.spread]
contact = "id"
happened_at = "at"
reach = "reach"
shares = "shares"
comments = "comments"
"""
)
BEGIN = datetime(2026, 3, 2, 9)


@pytest.fixture
def weibo(folder, tmp_path):
    """Twenty-five posts an hour apart, each shared n times after half an hour; the last one 24 times, then 3,000."""
    path = tmp_path / "wb.source.toml"
    path.write_text(MAPPING, "utf-8")
    store, source = shared(), read_source(path)
    at = lambda moment: f"{moment:%Y-%m-%d %H:%M:%S}"  # noqa: E731
    contacts, words, looks = "id,agent,from,to,how\n", "id,n,who,at,text\n", "id,at,reach,shares,comments\n"
    for n in range(25):
        begin = BEGIN + timedelta(hours=n)
        is_answered = n % 5 != 0
        contacts += f"{n},{'x' if is_answered else ''},{at(begin)},{at(begin + timedelta(minutes=50))},"
        contacts += "ok\n" if is_answered else "no\n"
        words += f"{n},1,c,{at(begin)},你们第{n}次弄丢我的包裹了\n"
        words += f"{n},2,a,{at(begin + timedelta(minutes=20))},抱歉，马上查\n" if is_answered else ""
        looks += f'{n},{at(begin + timedelta(minutes=30))},"1,2{n:02d}",{n},{n * 2}\n'
    looks += f"24,{at(BEGIN + timedelta(hours=60))},3.5万+,3000,\n"
    for name, text in (("contacts.csv", contacts), ("words.csv", words), ("looks.csv", looks)):
        receipt = bring(store, text, name, source)
        assert receipt.quarantined == 0
    pipeline.refresh(store)
    return store, source


def _of(store):
    return posts(Reader(store, Scope("b", "executive")), date(2026, 3, 1), date(2026, 3, 9))


def test_the_last_look_stands_and_speed_is_told_against_earlier_ones(weibo):
    found = _of(weibo[0])
    assert [(one.shares, one.reach, one.comments) for one in found[:2]] == [(3000, 35_000, None), (23, 1223, 46)]
    assert [one.faster for one in found[:2]] == [1.0, 1.0] and found[0].is_spreading
    assert sum(one.faster is not None for one in found) == 25 - LEAST_BEFORE
    answered = [one for one in found if one.answered_s is not None]
    assert len(answered) == 20 and {one.answered_s for one in answered} == {1200.0}
    assert "弄丢我的包裹" in found[0].text


def test_what_cannot_be_a_count_is_set_aside(weibo):
    store, source = weibo
    at = f"{BEGIN + timedelta(hours=8):%Y-%m-%d %H:%M:%S}"
    text = f"id,at,reach,shares,comments\n1,{at},很多,1,1\n2,{at},,,\n3,,5,5,5\n4,{at},-3,,\n5,{at},2w,1.2k,0\n"
    receipt = bring(store, text, "looks.csv", source)
    assert (receipt.read, receipt.new, receipt.quarantined) == (5, 1, 4)
    pipeline.refresh(store)
    assert next(one for one in _of(store) if one.interaction_id == source.contact("5")).shares == 1200


def test_the_page(weibo):
    said = html(opened("executive/33_public_voice.py"))
    assert "25 条公开的联络" in said and "5 条还没有人答" in said and "一半在 20 分钟 内" in said
    assert "没有公开的联络" in html(opened("executive/33_public_voice.py", period="2020-01-01..2020-01-09"))

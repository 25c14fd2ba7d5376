"""One view of a customer: found by any address, every channel in order, nobody else's words; who is worth a look."""

from __future__ import annotations

from datetime import date

import pytest
from looking import notices, opened

from qa.access.reading import Reader
from qa.customers.customer import customer, find, timeline, worth_a_look
from qa.masking import masker
from qa.records.book import rows
from qa.scope import Scope

ALL = Scope("boss", "executive")
TEAM = Scope("s", "supervisor", teams=("tiny/二组",), queues=("tiny/在线组", "tiny/微博组"))
CLIENT = Scope("c", "client", programmes=("tiny",))
SPAN = date(2026, 3, 1), date(2026, 3, 31)


@pytest.fixture
def k3(tiny):
    """The customer who called (V3), came back by chat (C1) and has a ticket."""
    return tiny.one("select customer_id from interaction where native_id = 'V3'")


@pytest.mark.parametrize("words", ["13800000003", " +86 138 0000 0003", "w3", "V3", "C1"])
def test_any_address_or_number_finds_the_one_person(tiny, k3, words):
    assert find(Reader(tiny, ALL), words, masker().address) == [k3]


@pytest.mark.parametrize("words", ["", "  ", "13899999999", "'; drop table interaction; --", "%", "0"])
def test_what_nobody_has_finds_nobody(tiny, words):
    assert find(Reader(tiny, ALL), words, masker().address) == []


def test_one_timeline_across_channels_with_ticket_and_surveys(tiny, k3):
    whose = customer(Reader(tiny, ALL), k3)
    assert (whose.segment, whose.contact_count, whose.channels) == ("secondary", 2, ("voice", "webchat"))
    told = [(e.kind, e.channel, e.chain_no) for e in timeline(Reader(tiny, ALL), whose)]
    assert [one for one in told if one[0] == "contact"] == [("contact", "webchat", 2), ("contact", "voice", 1)]
    assert ("ticket", None, None) in told
    asked = sorted((e.what, e.result) for e in timeline(Reader(tiny, ALL), whose) if e.kind == "survey")
    assert asked == [("csat", "1"), ("csat", "2"), ("nps", "6"), ("nps", "8"), ("resolved", "0")]
    assert [a["subject"] for a in rows("audit") if a["action"] == "view customer"] == [k3]


def test_another_teams_contact_is_listed_and_not_opened(tiny, k3):
    reader = Reader(tiny, TEAM)
    whose = customer(reader, k3)
    assert (whose.contact_count, whose.held) == (2, 1)
    chat, call = (e for e in timeline(reader, whose) if e.kind == "contact")
    assert (chat.agent_id, bool(chat.interaction_id)) == ("tiny/A3", True)
    assert (call.agent_id, call.interaction_id) == (None, None)
    assert customer(reader, tiny.one("select customer_id from interaction where native_id = 'V1'")) is None
    assert find(reader, "13800000001", masker().address) == []


def test_a_client_sees_no_agent(tiny, k3):
    reader = Reader(tiny, CLIENT)
    assert {e.agent_id for e in timeline(reader, customer(reader, k3))} == {None}
    assert customer(Reader(tiny, Scope("c", "client", programmes=("other",))), k3) is None


def test_who_complained_or_came_again_is_worth_a_look(tiny, k3):
    found = worth_a_look(Reader(tiny, ALL), *SPAN)
    assert k3 in {one["customer_id"] for one in found}
    assert all(one["has_complaint"] for one in worth_a_look(Reader(tiny, ALL), *SPAN, why="complaint"))
    assert worth_a_look(Reader(tiny, ALL), *SPAN, why="again") == []
    assert worth_a_look(Reader(tiny, ALL), *SPAN, programme="other") == []


def _open(**address):
    return opened("supervisor/18_customers.py", **address)


def _look_for(app, words):
    app.text_input(key="find_words").set_value(words)
    next(button for button in app.button if button.label == "查找").click().run()
    assert not app.exception
    return app


def test_the_page_finds_shows_and_says_what_is_not_there(tiny, k3):
    assert [b for b in _look_for(_open(), "13800000003").button if b.label == "回到名单"]
    assert "没有找到" in " ".join(notices(_look_for(_open(), "13899999999"), "watch"))
    assert "不在你的范围里" in " ".join(notices(_open(customer="nobody")))
    assert _open(customer=k3).subheader[0].value

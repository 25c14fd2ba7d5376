"""Nothing outlives the right to it: a role that is taken ends its readers, a tab is resumed by its own sign-in alone, a
client never learns who served, nobody judges an own contact."""

from __future__ import annotations

import asyncio

import pytest
from accounts import ADMIN

from qa.access import sessions
from qa.access.holding import Held, mark_of
from qa.access.people import add, give, take
from qa.access.person import person
from qa.access.reading import Reader
from qa.access.roles import scope_of
from qa.access.sessions import digest
from qa.entrance.sockets import Sockets, own_tab
from qa.errors import QAError
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.quality.contesting.disputes import contest
from qa.quality.explaining import explain
from qa.quality.reviewing import review
from qa.records.book import rows
from qa.scope import Scope
from qa.warehouse.store import Store


def test_a_reader_ends_with_its_role(house, monkeypatch):
    add(ADMIN, "chen", "陈")
    give(ADMIN, "chen", "lead")
    give(ADMIN, "chen", "executive")
    token, store = sessions.begin("chen", "password", "", ""), Store()
    who = person("chen")
    held = Held(digest(token), who, "lead")
    reader, before = Reader(store, scope_of(store, who, "lead"), [], held), mark_of(who)
    assert reader.scope.role == "lead" and reader.peers.rows("select 1 as one")
    take(ADMIN, "chen", "lead")
    sessions.forget()
    held.checked -= 60
    for asks in (lambda: reader.scope, lambda: reader.peers, lambda: reader.rows("select 1 from {contact_fact}")):
        with pytest.raises(QAError):
            asks()
    assert mark_of(person("chen")) != before


def test_a_tab_is_resumed_by_its_own_sign_in_alone():
    sessions.BEGUN["tab1"] = "mine"
    asked = {
        "subprotocols": ["streamlit", "token", "tab1"],
        "headers": [(b"sec-websocket-protocol", b"streamlit, token, tab1"), (b"host", b"x")],
    }
    assert own_tab(asked, "mine") is asked and own_tab(asked, "") is asked
    other = own_tab(asked, "another")
    assert other["subprotocols"] == ["streamlit", "token"] and b"tab1" not in other["headers"][0][1]
    assert own_tab(asked | {"subprotocols": ["streamlit", "token", "nobody's"]}, "mine")["subprotocols"][2:] == []


def test_tabs_are_cut_when_nobody_can_say_whether_their_session_lives(monkeypatch):
    sockets, ended = Sockets(), asyncio.Event()
    tab = type("Tab", (), {"token_hash": "x"})()
    sockets._ends[tab] = ended

    async def fails():
        raise RuntimeError("records away")

    async def goes():
        monkeypatch.setattr("qa.entrance.sockets.EVERY_SECONDS", 0.01)
        monkeypatch.setattr(sockets, "look", fails)
        task = asyncio.ensure_future(sockets.watch())
        await asyncio.wait_for(ended.wait(), 2)
        is_still_looking = not task.done()
        task.cancel()
        return is_still_looking

    assert asyncio.run(goes())


def test_a_client_sees_every_number_and_no_agent(tiny):
    scope = dict(programmes=("tiny",))
    whole, client = Reader(tiny, Scope("e", "executive", **scope)), Reader(tiny, Scope("c", "client", **scope))
    for key in metrics():
        assert [v.as_dict() for v in measure(whole, [key])] == [v.as_dict() for v in measure(client, [key])]
        assert all(v.by["agent"] is None for v in measure(client, [key], by=("agent",)))
    assert not client.rows("select 1 from {contact_fact} where agent_id is not null")
    assert not client.rows("select 1 from {interaction} where agent_id is not null")


def test_nobody_judges_an_own_contact(tiny, v3, monkeypatch):
    monkeypatch.setattr("qa.quality.reviewing.person", lambda login: person_of("tiny/A2") if login == "both" else None)
    reviewer = Reader(tiny, Scope("both", "reviewer"))
    with pytest.raises(QAError, match="自己接的"):
        review(reviewer, v3, "voice", {"closing": "met"})
    contest(Reader(tiny, Scope("a2", "agent", agent="tiny/A2")), v3, "voice", "ownership", "说了去哪里办")
    assert review(Reader(tiny, Scope("other", "reviewer")), v3, "voice", {"closing": "met"}) == 1


def person_of(agent_id):
    grant = type("Grant", (), {"agent_id": agent_id})()
    return type("Person", (), {"grants": (grant,)})()


def test_explaining_is_looking(tiny, v3):
    before = len(rows("audit"))
    assert explain(Reader(tiny, Scope("c", "client", programmes=("tiny",))), v3)
    assert [(r["action"], r["subject"]) for r in rows("audit")[before:]] == [("view", v3)]
    assert explain(Reader(tiny, Scope("a", "admin")), v3) is None

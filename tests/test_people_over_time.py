"""Customers over channels and agents over time: one person behind many addresses, parted and joined again; a change of
team moves no earlier number."""

from __future__ import annotations

import pytest
from ingesting import bring, content

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.mapping.mapped_table import source_of
from qa.contacts.building import build
from qa.customers.identity import identify, merges, part
from qa.errors import QAError
from qa.scope import Scope
from qa.warehouse.store import Store

PHONE, WECHAT = {"column": "phone", "kind": "phone"}, {"column": "wechat", "kind": "wechat"}
SOURCE = source_of(
    {
        "source": {"id": "x", "programme": "x"},
        "table": [
            {
                "match": "calls*",
                "contact": {
                    "id": "id",
                    "channel": {"value": "voice"},
                    "agent": "agent",
                    "customer": {"column": "who", "kind": "phone"},
                    "started_at": "at",
                    "ended_at": "end",
                },
            },
            {
                "match": "chats*",
                "contact": {
                    "id": "id",
                    "channel": {"value": "wechat"},
                    "agent": "agent",
                    "customer": {"column": "who", "kind": "wechat"},
                    "started_at": "at",
                    "ended_at": "end",
                },
            },
            {"match": "same*", "identity": {"phone": PHONE, "wechat": WECHAT}},
            {"match": "crm*", "customer": {"id": "id", "phone": PHONE, "segment": "segment"}},
            {"match": "roster*", "agent": {"id": "id", "team": "team", "aliases": "login", "valid_from": "since"}},
            {
                "match": "shifts*",
                "schedule": {"agent": "who", "starts_at": "from", "ends_at": "to", "activity": "what"},
            },
            {
                "match": "tickets*",
                "ticket": {
                    "id": "id",
                    "contact": "call",
                    "opened_at": "opened",
                    "solved_at": "solved",
                    "status": "status",
                    "reopens": "again",
                },
            },
            {"match": "menu*", "ivr_step": {"contact": "call", "step": "n", "node": "node", "pressed": "key"}},
            {
                "match": "bank*",
                "self_service": {"service": "where", "customer": PHONE, "happened_at": "at", "result": "result"},
            },
            {
                "match": "costs*",
                "cost": {"month_on": "month", "kind": "kind", "amount": "amount", "channel": "channel"},
            },
            {"match": "queues*", "queue": {"id": "id", "name": "name"}},
        ],
    },
    "tests",
)
CALLS = (
    "id,agent,who,at,end\nv1,old,13800000001,2026-02-10 09:00:00,2026-02-10 09:05:00\nv2,new,13800000001,2026-03-10"
    " 09:00:00,2026-03-10 09:05:00\n"
)
CHATS = "id,agent,who,at,end\nw1,new,wx1,2026-03-10 15:00:00,2026-03-10 15:05:00\n"


def people(store):
    return {r["native_id"]: r["customer_id"] for r in store.rows("select native_id, customer_id from interaction")}


def test_an_alias_file_joins_channels_and_a_person_parts_them_again(folder):
    store = Store()
    for name, text in (("calls", CALLS), ("chats", CHATS), ("crm", "id,phone,segment\nK7,13800000001,high\n")):
        bring(store, text, name, SOURCE)
    pipeline.refresh(store)
    assert len(set(people(store).values())) == 2
    bring(store, "phone,wechat\n13800000001,wx1\n", "same", SOURCE)
    pipeline.refresh(store)
    assert len(set(people(store).values())) == 1
    assert store.one("""select same_gap_ms is not null or gap_ms is not null from contact_link l
            join interaction i using (interaction_id) where native_id = 'v2'""")
    ties = merges(Reader(store))
    assert {t["masked_address"][:3] for t in ties} >= {"138"} and all(
        "13800000001" not in str(t) and t["said_by"] for t in ties
    )
    wechat = next(t for t in ties if not t["masked_address"].startswith("138"))
    with pytest.raises(QAError):
        part(Reader(store, Scope("s", "supervisor", teams=("t",))), wechat["address_hash"], wechat["customer_id"], True)
    part(Reader(store), wechat["address_hash"], wechat["customer_id"], True)
    pipeline.refresh(store)
    assert len(set(people(store).values())) == 2
    part(Reader(store), wechat["address_hash"], wechat["customer_id"], False)
    pipeline.refresh(store)
    assert len(set(people(store).values())) == 1 and identify(store) == 0
    store.close()


def test_a_change_of_team_and_login_moves_no_earlier_number(folder):
    store = Store()
    bring(store, CALLS, "calls", SOURCE)
    bring(store, "id,team,login,since\nA1,一班,old,2026-01-01\n", "roster.1", SOURCE)
    build(store)
    teams = lambda: {r["native_id"]: (r["agent_id"], r["team_id"]) for r in store.rows("select * from interaction")}  # noqa: E731
    assert teams() == {"v1": ("x/A1", "x/一班"), "v2": ("x/new", "x/")}
    bring(store, "id,team,login,since\nA1,二班,new,2026-03-01\n", "roster.2", SOURCE)
    build(store)
    assert teams() == {"v1": ("x/A1", "x/一班"), "v2": ("x/A1", "x/二班")}
    store.close()


def test_every_other_list_comes_in_as_a_table(folder):
    store = Store()
    given = {
        "shifts": "who,from,to,what\nA1,2026-03-10 08:00:00,2026-03-10 17:00:00,work\n",
        "tickets": "id,call,opened,solved,status,again\nT1,v1,2026-03-10 09:00:00,2026-03-11 09:00:00,solved,1\n",
        "menu": "call,n,node,key\nv1,1,main,2\nv1,2,billing,0\n",
        "bank": "where,phone,at,result\napp,13800000001,2026-03-10 08:50:00,given_up\n",
        "costs": 'month,kind,amount,channel\n2026-03-15,contact,"1,250.5",voice\n',
        "queues": "id,name\n2501,售后\n",
    }
    for name, text in given.items():
        receipt = bring(store, text, name, SOURCE)
        assert receipt.new == receipt.read and not receipt.quarantined, name
    before = content(store)
    for name, text in given.items():
        assert bring(store, text + "\n", name, SOURCE).new == 0
    assert content(store) == before
    assert store.one("select amount from cost") == 1250.5 and store.one("select month_on from cost").day == 1
    assert store.one("select count(*) from ivr_step") == 2 and store.one("select reopen_count from ticket") == 1
    assert (
        "13800000001" not in str(store.rows("select * from self_service_event"))
        and store.one("select activity from schedule") == "work"
    )
    store.close()

"""Who may come in: people and roles, links that work once, locks, second factor, sessions; on SQLite and on
PostgreSQL."""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta, timezone

from accounts import ADMIN, BOSS, PASSWORD, refused

from qa.access import roster, sessions
from qa.access.audit import verify
from qa.access.invitations import accept, issue, set_password
from qa.access.passwords import hashed
from qa.access.people import add, change, give, take
from qa.access.person import people, person
from qa.access.reading import Reader
from qa.access.roster import invite, uninvited
from qa.access.signing_in import OF_PERSON, counted, note, try_password
from qa.backing_up import back_up
from qa.clock import this_day
from qa.errors import QAError
from qa.examining import examine
from qa.records import book, opening
from qa.records.book import rows
from qa.records.copying import load
from qa.records.tables import METADATA
from qa.scope import SYSTEM, Scope
from qa.warehouse.store import Store


def test_people_have_roles_and_somebody_can_always_administrate(house):
    add(ADMIN, "Li.Ming", "李明")
    refused("有人用了", add, ADMIN, "li.ming", "李明")
    refused("不行", add, ADMIN, "a b", "x")
    give(ADMIN, "li.ming", "agent", agent_id="shop/S1")
    refused("要写明班组", give, ADMIN, "li.ming", "supervisor")
    refused("没有 king", give, ADMIN, "li.ming", "king")
    refused("看不懂", give, ADMIN, "li.ming", "lead", valid_from="明天")
    add(ADMIN, "other", "")
    refused("已经对应", give, ADMIN, "other", "agent", agent_id="shop/S1")
    give(ADMIN, "li.ming", "reviewer", programmes=("shop",), valid_from="2999-01-01")
    assert person("li.ming").roles == ("agent",) and person("li.ming").grant("agent").agent_id == "shop/S1"
    refused("最后一位", take, ADMIN, BOSS, "admin")
    refused("最后一位", change, ADMIN, BOSS, is_active=False)
    give(ADMIN, "li.ming", "admin")
    refused("最后一位", take, ADMIN, BOSS, "admin")
    accept(issue(ADMIN, "li.ming", "invite"), PASSWORD)
    take(ADMIN, BOSS, "admin")
    refused("最后一位", change, ADMIN, "li.ming", is_active=False)
    for role in ("supervisor", "reviewer", "agent", "auditor"):
        refused("不能管人员", add, Scope("x", role), "new", "new")


def test_two_administrators_removing_each_other_leave_one(house):
    add(ADMIN, "twin", "")
    give(ADMIN, "twin", "admin")
    accept(issue(ADMIN, "twin", "invite"), PASSWORD)
    said, barrier = [], threading.Barrier(2)

    def remove(whom):
        barrier.wait()
        try:
            change(Scope("x", "admin"), whom, is_active=False)
        except QAError as problem:
            said.append(str(problem))

    both = [threading.Thread(target=remove, args=(whom,)) for whom in (BOSS, "twin")]
    [one.start() for one in both]
    [one.join() for one in both]
    assert len(said) == 1 and "最后一位" in said[0] and sum("admin" in p.roles for p in people()) == 1


def test_a_link_works_once_and_the_newest_only(house):
    add(ADMIN, "li", "李")
    first, second = issue(ADMIN, "li", "invite"), issue(ADMIN, "li", "invite")
    refused("用过了", accept, first, PASSWORD)
    refused("太短", accept, second, "短")
    refused("太常见", accept, second, "password2026!!")
    won, barrier = [], threading.Barrier(4)

    def open_it():
        barrier.wait()
        try:
            won.append(accept(second, PASSWORD))
        except QAError:
            pass

    crowd = [threading.Thread(target=open_it) for _ in range(4)]
    [one.start() for one in crowd]
    [one.join() for one in crowd]
    assert won == ["li"]
    for token in (second, issue(SYSTEM, "", "setup"), "", "nothing"):
        refused("用过了", accept, token, PASSWORD, "intruder")
    assert not [row for row in rows("person") if row["login"] == "intruder"]


def test_unknown_and_wrong_are_answered_alike_and_lock(house):
    assert try_password(BOSS, PASSWORD, "10.0.0.1").outcome == "in"
    spent = []
    for name in (BOSS, "nobody"):
        began = time.perf_counter()
        assert try_password(name, "wrong", f"10.0.0.{len(name)}").outcome == "wrong"
        spent.append(time.perf_counter() - began)
    assert 0.3 < spent[0] / spent[1] < 3
    for _ in range(OF_PERSON):
        try_password(BOSS, "wrong", "10.0.0.9")
    tried = try_password(BOSS, PASSWORD, "10.0.0.1")
    assert tried.outcome == "locked" and 0 < tried.wait_seconds <= 61
    written = len(rows("sign_in"))
    for _ in range(200):
        assert try_password(BOSS, "wrong", "10.0.0.9").outcome == "locked"
    assert len(rows("sign_in")) == written
    add(ADMIN, "li", "")
    assert counted("li", "10.0.0.1", "password") == 0
    for n in range(30):
        note(f"guess{n}", "10.9.9.9", "password", "tried")
    assert counted("anybody", "10.9.9.9", "password") > 0 == counted("anybody", "10.9.9.8", "password")


def test_a_session_ends_by_idleness_age_password_role_and_word(house, monkeypatch):
    def fresh():
        sessions.forget()
        return sessions.begin(BOSS, "password", "10.0.0.1", "browser")

    token = fresh()
    assert sessions.holder(token).person.login == BOSS and sessions.holder(token + "x") is None
    kept = rows("session")[-1]
    assert token not in str(kept) and kept["token_hash"] == sessions.digest(token)

    def told(**fields):
        book.renew("session", "token_hash", sessions.digest(token), **fields)
        sessions.forget()
        return sessions.holder(token)

    now = datetime.now(timezone.utc)
    assert told(seen_at=now - timedelta(minutes=29)) and not told(seen_at=now - timedelta(minutes=31))
    assert told(seen_at=now, ends_at=now + timedelta(hours=1)) and not told(ends_at=now - timedelta(seconds=1))
    token = fresh()
    set_password(BOSS, BOSS, hashed("另一个口令是什么", BOSS))
    assert sessions.holder(token) is None
    one, two = fresh(), fresh()
    assert sessions.end_one(BOSS, BOSS, sessions.digest(one)) and not sessions.end_one(BOSS, "li", sessions.digest(two))
    assert sessions.holder(one) is None and sessions.holder(two)
    sessions.end_everywhere(BOSS, BOSS)
    assert sessions.holder(two) is None
    add(ADMIN, "li", "")
    give(ADMIN, "li", "executive")
    token = sessions.begin("li", "password", "", "")
    assert sessions.holder(token)
    take(ADMIN, "li", "executive")
    sessions.forget()
    assert sessions.holder(token) is None


def test_leaving_the_roster_ends_access(tiny, monkeypatch):
    accept(issue(SYSTEM, "", "setup"), PASSWORD, "boss")
    reader = Reader(tiny, ADMIN)
    waiting_ones = uninvited(reader)
    made = invite(ADMIN, waiting_ones)
    assert {one["agent_id"] for one in made} == {"tiny/A1", "tiny/A2", "tiny/A3"} and not uninvited(reader)
    assert {one["login"] for one in made} == {"a1", "a2", "a3"} and len({one["token"] for one in made}) == 3
    accept(made[0]["token"], PASSWORD)
    token = sessions.begin("a1", "password", "", "")
    give(ADMIN, "a2", "supervisor", teams=("tiny/一组",))
    with tiny.writing() as writer:
        writer.execute("update agent set left_on = ? where agent_id in ('tiny/A1', 'tiny/A2')", [this_day()])
    assert roster.let_go(tiny) == ["a1", "a2"] and roster.let_go(tiny) == []
    sessions.forget()
    assert sessions.holder(token) is None and not person("a1").is_active
    assert person("a2").roles == ("supervisor",) and person("a3").roles == ("agent",)


def test_a_backup_carries_people_from_either_database_and_back(house, tmp_path):
    store = Store()
    add(ADMIN, "li", "李")
    give(ADMIN, "li", "executive")
    before = {name: rows(name) for name in ("person", "role_grant", "secret", "audit", "invitation")}
    back_up(store, tmp_path / "copy")
    assert not [part for part in examine(store) if part["part"].startswith("records")]
    if house == "postgresql":
        METADATA.drop_all(opening.engine())
        opening.let_go()
        load(tmp_path / "copy" / "records.sqlite")
        assert {name: rows(name) for name in before} == before and verify()["lines"] == len(before["audit"])
        add(ADMIN, "new", "新")
        assert rows("person")[-1]["id"] == before["person"][-1]["id"] + 1
    store.close()

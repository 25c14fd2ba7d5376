"""Small leagues: for those alone who join, alike, without places, left without a trace."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation import leagues
from qa.motivation.choices import choose
from qa.motivation.leagues import MOST, league, leave
from qa.motivation.pulse import ROUND_DAYS, round_of
from qa.records.book import rows
from qa.records.nameless import told_of
from qa.records.opening import reading
from qa.scope import Scope

DAY = round_of(date(2026, 6, 1)) + timedelta(5)
BEGIN = round_of(DAY)


def agent(store, n):
    return Reader(store, Scope(f"A{n}", "agent", programmes=("tiny",), agent=f"tiny/A{n:02}"))


@pytest.fixture
def floor(tiny, monkeypatch):
    """Twenty people: ten by phone, ten by chat; A18 and A19 are new. Everybody met half of what counts; since the
    fortnight began A00 meets all."""
    monkeypatch.setenv("XINSHENG_LEAGUES", "tiny, other")
    monkeypatch.setattr(leagues, "this_day", lambda: DAY)
    contacts, items = [], []
    for n in range(20):
        head = dict(agent_id=f"tiny/A{n:02}", programme_id="tiny", channel="voice" if n < 10 else "chat", queue_id="q")
        for back in range(-4, 28):
            day = BEGIN - timedelta(back + 1)
            contacts.append(head | dict(interaction_id=f"{n}.{back}", day=day))
            for k in range(8):
                met = k < 4 or (n == 0 and back < 0)
                told = dict(interaction_id=f"{n}.{back}", day=day, scorecard_id="voice", item_id="closing", counts=True)
                items.append(head | told | dict(verdict="met" if met else "not_met"))
    with tiny.writing() as writer:
        for table, some in (("contact_fact", contacts), ("item_fact", items)):
            writer.execute(f"delete from {table}")
            names = [name for name in some[0] if table == "contact_fact" or name != "x"]
            writer.insert(table, pa.table({name: [row[name] for row in some] for name in names}))
        for n in range(20):
            hired = BEGIN - timedelta(30 if n >= 18 else 400)
            writer.execute("insert into agent (agent_id, row_key, hired_on) values (?, 0, ?)", [f"tiny/A{n:02}", hired])
    return tiny


def test_nobody_is_in_who_did_not_join_and_where_there_are_none(floor, monkeypatch):
    for n in range(6):
        choose(agent(floor, n), "league", True)
    assert league(agent(floor, 0)).size == 6 and league(agent(floor, 7)) is None
    monkeypatch.setenv("XINSHENG_LEAGUES", "")
    assert league(agent(floor, 0)) is None
    with pytest.raises(QAError):
        league(Reader(floor, Scope("s", "supervisor", teams=("t",), queues=())))


def test_leagues_are_five_to_eight_alike_and_newcomers_are_not_among_them(floor):
    for n in range(20):
        choose(agent(floor, n), "league", True)
    league(agent(floor, 0))
    groups: dict[str, set[str]] = {}
    for row in told_of("league_place"):
        groups.setdefault(row["league"], set()).add(row["agent_id"])
    assert sorted(map(len, groups.values())) == [6, 6, 6] and all(len(g) <= MOST for g in groups.values())
    assert not {"tiny/A18", "tiny/A19"} & set().union(*groups.values()), "two newcomers are no league"
    assert league(agent(floor, 18)) is None


def test_what_is_seen_is_how_many_are_ahead_of_themselves_and_no_place(floor):
    for n in range(6):
        choose(agent(floor, n), "league", True)
    told = [league(agent(floor, n)) for n in range(6)]
    assert [(t.size, t.ahead) for t in told] == [(6, 1)] * 6
    assert [t.is_ahead for t in told] == [True, False, False, False, False, False]
    assert set(vars(told[0])) == {"begins_on", "size", "ahead", "is_ahead"}, "no rank, no name"


def test_leaving_is_unseen_and_joining_waits_for_the_next(floor, monkeypatch):
    for n in range(6):
        choose(agent(floor, n), "league", True)
    league(agent(floor, 1))
    leave(agent(floor, 3))
    assert league(agent(floor, 1)).size == 6 and league(agent(floor, 3)) is None
    choose(agent(floor, 9), "league", True)
    assert league(agent(floor, 9)) is None
    with reading() as connection:
        kept = [str(row) for row in connection.exec_driver_sql("select * from league_place").fetchall()]
    assert not any("A03" in row for row in kept) and not rows("audit")
    monkeypatch.setattr(leagues, "this_day", lambda: DAY + timedelta(ROUND_DAYS))
    assert league(agent(floor, 9)).size == 6 and league(agent(floor, 3)) is None

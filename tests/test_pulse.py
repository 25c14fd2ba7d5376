"""The pulse leads to nobody: not by the database file and its log, not by looking twice, not by filters, rosters or
puppets; and it still tells how people are."""

from __future__ import annotations

import random
import sqlite3
from datetime import date, timedelta

import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation import pulse
from qa.motivation.pulse import LEAST, ROUND_DAYS, answer, has_answered, open_pool, publish, pulses, questions
from qa.records import pools
from qa.records.book import rows
from qa.records.opening import engine
from qa.records.pools import seal, waiting
from qa.scope import Scope

DAY = date(2026, 3, 3)
LEAD = Scope("lead", "lead")


class Dice:
    """Dice that fall the same way every time."""

    def __init__(self, seed):
        self.random, self.randrange = random.Random(seed).random, random.Random(seed + 1).randrange


@pytest.fixture
def floor(tiny, monkeypatch):
    """Teams A of 12 people, B of 4, C of 3 of one programme, at work on DAY; what day it is can be set."""
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
        for team, people in (("A", 12), ("B", 4), ("C", 3)):
            for n in range(people):
                told = dict(interaction_id=f"{team}{n}", programme_id="tiny", team_id=f"tiny/{team}", day=DAY)
                told["agent_id"] = f"tiny/{team}{n}"
                names, values = ", ".join(told), list(told.values())
                writer.execute(f"insert into contact_fact ({names}) values (?, ?, ?, ?, ?)", values)
    monkeypatch.setattr(pulse, "this_day", lambda: DAY)
    monkeypatch.setattr(pulse, "CHANCE", Dice(7))
    return tiny


def reader_of(store, name):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


def all_at(place: int, day: date = DAY) -> dict[str, int]:
    return {item.key: place for item in questions(day)}


def give(store, team: str, people: int, place: int = 1) -> None:
    for n in range(people):
        answer(reader_of(store, f"{team}{n}"), all_at(place))


def over(monkeypatch) -> None:
    monkeypatch.setattr(pulse, "this_day", lambda: DAY + timedelta(ROUND_DAYS))


def everything(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("records.sqlite*")))


def test_one_answers_once_and_whole(floor):
    reader = reader_of(floor, "A0")
    for wrong in ({}, all_at(1) | {"fair_1": 9}, all_at(1) | {"recommend": -1}):
        with pytest.raises(QAError):
            answer(reader, wrong)
    assert not has_answered(reader)
    answer(reader, all_at(1))
    assert has_answered(reader) and not has_answered(reader_of(floor, "A1"))
    with pytest.raises(QAError):
        answer(reader, all_at(2))
    with pytest.raises(QAError):
        answer(Reader(floor, LEAD), all_at(1))


def test_answering_writes_nothing_at_all(floor, folder):
    """Who has the file and its log around the moment of an answer sees the same bytes before and after."""
    seal([open_pool("tiny")])
    before = everything(folder)
    give(floor, "A", 3)
    assert everything(folder) == before and not rows("audit")


def test_the_clock_seals_the_same_whether_much_or_nothing_was_given(floor, folder):
    lengths = set()
    for people in (0, 3, 5):
        give(floor, "ABC"[people % 3], min(people, 3))
        seal([open_pool("tiny"), "story|tiny"])
        with sqlite3.connect(folder / "records.sqlite") as file:
            lengths.add(tuple(row[0] for row in file.execute("select length(sealed) from waiting order by key")))
            assert file.execute("select count(*) from waiting").fetchone()[0] == 2
        assert not (folder / "records.sqlite-wal").exists() or not (folder / "records.sqlite-wal").stat().st_size
    assert len(lengths) == 1
    data = everything(folder)
    assert not [told for told in (b"tiny/A0", b"fair_1", b'"mark"', b"tiny/B") if told in data]


def test_a_mark_and_answers_are_not_bound_to_each_other(floor):
    answer(reader_of(floor, "A0"), all_at(1))
    kinds = {frozenset(one) for one in waiting(open_pool("tiny"))}
    assert kinds == {frozenset({"mark"}), frozenset({"unit", "item", "place"})}


def test_no_answer_is_kept_when_the_round_is_over_and_the_key_is_gone(floor, folder, monkeypatch):
    give(floor, "A", 6, 1)
    seal([open_pool("tiny")])
    assert list((folder / pools.FOLDER).glob("*.key"))
    over(monkeypatch)
    publish()
    with sqlite3.connect(folder / "records.sqlite") as file:
        names = [row[1] for row in file.execute("pragma table_info(pulse_result)")]
        assert names == ["key", "programme_id", "round", "unit", "value", "size"]
        assert file.execute("select count(*) from pulse_result").fetchone()[0] == 1
        assert not file.execute("select * from waiting").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            file.execute("select rowid from pulse_result")
    assert not list((folder / pools.FOLDER).glob("*.key")) and b"tiny/A0" not in everything(folder)


def test_fewer_than_five_are_never_told_and_the_rest_hides_no_team(floor, monkeypatch):
    give(floor, "A", 12)
    give(floor, "B", 4)
    over(monkeypatch)
    assert {p.unit for p in pulses(Reader(floor, LEAD))} == {"tiny/A"}, "four others would be told by the difference"


def test_small_teams_are_told_together_when_they_are_five(floor, monkeypatch):
    give(floor, "A", 12)
    give(floor, "B", 3)
    give(floor, "C", 2)
    over(monkeypatch)
    assert {p.unit for p in pulses(Reader(floor, LEAD))} == {"tiny/A", "*"}
    team = Scope("s", "supervisor", programmes=("tiny",), teams=("tiny/B",), queues=())
    assert pulses(Reader(floor, team)) == [], "who leads B learns nothing of the five"
    assert {p.unit for p in pulses(reader_of(floor, "A3"))} == {"tiny/A"}


def test_puppets_without_work_do_not_answer(floor, monkeypatch):
    """Accounts bound to nobody at work could surround one real answer."""
    with pytest.raises(QAError):
        answer(reader_of(floor, "P1"), all_at(0))
    monkeypatch.setattr(pulse, "this_day", lambda: DAY + timedelta(ROUND_DAYS * 3))
    with pytest.raises(QAError):
        answer(reader_of(floor, "A0"), all_at(0, DAY + timedelta(ROUND_DAYS * 3)))


def test_looking_twice_shows_no_difference(floor, monkeypatch):
    """Looks before and after one person's answer are alike, and what is shown once stays as it is."""
    give(floor, "A", 7)
    reader = Reader(floor, LEAD)
    looks = [pulses(reader)]
    answer(reader_of(floor, "A9"), all_at(0))
    looks.append(pulses(reader))
    assert looks == [[], []]
    over(monkeypatch)
    told = pulses(reader)
    answer(reader_of(floor, "A11"), all_at(0, DAY + timedelta(ROUND_DAYS)))
    assert pulses(reader) == told


def test_what_everybody_said_alike_is_not_told_as_such(floor, monkeypatch):
    """All at the edge: what is shown stays away from it, and one in five answers is the dice's."""
    give(floor, "A", 12, 4)
    said = [one["place"] for one in waiting(open_pool("tiny")) if str(one.get("item", "")).startswith("fair_")]
    assert 0.05 < sum(place != 4 for place in said) / len(said) < 0.35
    over(monkeypatch)
    shown = pulses(Reader(floor, LEAD))[0]
    assert shown.scales["fairness"] >= 10 and all(v % 5 == 0 for v in shown.scales.values()) and shown.size == "10–19"


def test_answers_outlive_a_restart_but_no_key_is_in_a_backup(floor, folder, monkeypatch):
    give(floor, "A", LEAST)
    seal([open_pool("tiny")])
    pools._given.clear()
    engine().dispose()
    assert has_answered(reader_of(floor, "A0"))
    for key in (folder / pools.FOLDER).glob("*.key"):
        key.unlink()
    assert not has_answered(reader_of(floor, "A0")), "a restored folder has no key: they are asked again"
    over(monkeypatch)
    assert pulses(Reader(floor, LEAD)) == []

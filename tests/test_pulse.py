"""The pulse leads to nobody: not by the database file, not by looking twice, not by filters, rosters or time; and it
still tells how people are."""

from __future__ import annotations

import random
import re
import sqlite3
from datetime import date, timedelta

import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation import pulse
from qa.motivation.pulse import LEAST, ROUND_DAYS, answer, has_answered, publish, pulses, questions, round_of
from qa.motivation.pulse_items import ITEMS
from qa.records.book import rows
from qa.records.opening import engine
from qa.scope import Scope

DAY = date(2026, 3, 3)
LEAD = Scope("lead", "lead")


class Dice:
    """Dice that fall the same way every time."""

    def __init__(self, seed):
        self.random, self.randrange = random.Random(seed).random, random.Random(seed + 1).randrange


@pytest.fixture
def floor(tiny, monkeypatch):
    """Teams A of 12 people and B of 4 of one programme, at work on DAY; what day it is can be set."""
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


def all_at(place: int) -> dict[str, int]:
    return {item.key: place for item in questions(DAY)}


def give(store, team: str, people: int, place: int = 1) -> None:
    for n in range(people):
        answer(reader_of(store, f"{team}{n}"), all_at(place))


def over(monkeypatch) -> None:
    monkeypatch.setattr(pulse, "this_day", lambda: DAY + timedelta(ROUND_DAYS))


def bytes_of(folder) -> bytes:
    with engine().connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
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


def test_the_file_tells_neither_who_nor_what_while_answers_wait(floor, folder):
    before = bytes_of(folder)
    give(floor, "A", 3)
    data = bytes_of(folder)
    for told in (b"tiny/A0", b"tiny/A1", b"fair_1", b"recommend", b'"mark"', b"tiny/A"):
        assert data.count(told) == before.count(told), told
    with sqlite3.connect(folder / "records.sqlite") as file:
        sealed = file.execute("select length(sealed) from waiting").fetchone()[0]
        give(floor, "B", 2)
        with engine().connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        assert file.execute("select length(sealed) from waiting").fetchone()[0] == sealed, "length tells no number"
    assert not rows("audit"), "that somebody answered is not written down"


def test_what_is_stored_has_no_person_time_or_order(floor, folder, monkeypatch):
    give(floor, "A", 6, 1)
    over(monkeypatch)
    publish()
    with sqlite3.connect(folder / "records.sqlite") as file:
        names = [row[1] for row in file.execute("pragma table_info(pulse_answer)")]
        stored = file.execute("select * from pulse_answer").fetchall()
        assert names == ["key", "programme_id", "round", "unit", "value"]
        with pytest.raises(sqlite3.OperationalError):
            file.execute("select rowid from pulse_answer")
        assert not file.execute("select * from waiting").fetchall()
    assert len({row[0] for row in stored}) == len(stored) == 6 * len(questions(DAY))
    assert all(re.fullmatch(r"[0-9a-f]{24}", row[0]) for row in stored)


def test_the_order_of_answers_cannot_be_found_in_the_file(floor, folder, monkeypatch):
    """Six people answer 0, 1, 2 … in turn; over many rounds the order of the file follows the turn no better than
    chance."""
    monkeypatch.setattr(pulse, "THROWN", 0.0)
    same = 0
    for number in range(8):
        day = DAY + timedelta(ROUND_DAYS * number)
        monkeypatch.setattr(pulse, "this_day", lambda day=day: day)
        for n in range(6):
            told = {item.key: min(n, len(item.answers) - 1) for item in questions(day)} | {"recommend": n}
            answer(reader_of(floor, f"A{n}"), told)
        monkeypatch.setattr(pulse, "this_day", lambda day=day: day + timedelta(ROUND_DAYS))
        publish()
        with sqlite3.connect(folder / "records.sqlite") as file:
            got = file.execute(
                "select value from pulse_answer where round = ? and value like 'recommend=%'", [str(round_of(day))]
            ).fetchall()
        same += sum(value == f"recommend={n}" for n, (value,) in enumerate(got))
    assert same <= 20, "of 48, 8 are expected by chance"


def test_fewer_than_five_are_never_stored_and_the_rest_hides_no_team(floor, monkeypatch):
    give(floor, "A", 12)
    give(floor, "B", 4)
    over(monkeypatch)
    assert {p.unit for p in pulses(Reader(floor, LEAD))} == {"tiny/A"}, "four others would be told by the difference"
    assert not [r for r in pulse.told_of("pulse_answer") if r["unit"] != "tiny/A"], "they are not even stored"


def test_small_teams_are_told_together_when_they_are_five(floor, monkeypatch):
    give(floor, "A", 12)
    give(floor, "B", 3)
    give(floor, "C", 2)
    over(monkeypatch)
    assert {p.unit for p in pulses(Reader(floor, LEAD))} == {"tiny/A", "*"}
    team = Scope("s", "supervisor", programmes=("tiny",), teams=("tiny/B",), queues=())
    assert pulses(Reader(floor, team)) == [], "who leads B learns nothing of the five"
    assert {p.unit for p in pulses(reader_of(floor, "A3"))} == {"tiny/A"}


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
    give_later = {item.key: 0 for item in questions(DAY + timedelta(ROUND_DAYS))}
    answer(reader_of(floor, "A11"), give_later)
    assert pulses(reader) == told


def test_what_everybody_said_alike_is_not_told_as_such(floor, monkeypatch):
    """All at the edge: what is shown stays away from it, and one in ten answers is the dice's."""
    give(floor, "A", 12, 4)
    over(monkeypatch)
    shown = pulses(Reader(floor, LEAD))[0]
    assert shown.scales["fairness"] >= 10 and all(v % 5 == 0 for v in shown.scales.values()) and shown.size == "10–19"
    stored = [r["value"] for r in pulse.told_of("pulse_answer") if r["value"].startswith("fair_")]
    assert 0 < sum(not value.endswith("=4") for value in stored) < len(stored) / 3


def test_dice_do_not_move_the_mean(monkeypatch):
    """Over a thousand answers the fairness of 75 comes back as 75."""
    monkeypatch.setattr(pulse, "CHANCE", Dice(3))
    item = next(i for i in ITEMS if i.key == "fair_1")
    seen = [item.worth(pulse._thrown(item, 1)) for _one in range(20000)]
    assert pulse._put_right(sum(seen) / len(seen), 50.0) == pytest.approx(75, abs=0.7)
    ten = next(i for i in ITEMS if i.key == "recommend")
    places = [pulse._thrown(ten, 10) for _one in range(20000)]
    net = 100 * sum((p >= 9) - (p <= 6) for p in places) / len(places)
    assert pulse._put_right(net, 100 * (2 - 7) / 11) == pytest.approx(100, abs=1.5)


def test_answers_outlive_a_restart_and_a_restore(floor, folder, monkeypatch):
    give(floor, "A", LEAST)
    engine().dispose()
    assert has_answered(reader_of(floor, "A0"))
    over(monkeypatch)
    assert pulses(Reader(floor, LEAD))[0].size == "5–9"

"""Stories: nobody's, read by who looks after them first, counted without saying whose eyes they were."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.masking import install
from qa.motivation import stories as told_stories
from qa.motivation.stories import PROMPTS, look, mark, monday, prompt, stories, story_pool, tell
from qa.records import book
from qa.records.book import rows
from qa.records.pools import seal
from qa.scope import Scope

DAY = date(2026, 3, 4)
LEAD = Scope("lead", "lead")
WORDS = "那天她打来三次电话13800001234，最后说谢谢你记得我。"


@pytest.fixture
def week(tiny, monkeypatch):
    monkeypatch.setattr(told_stories, "this_day", lambda: DAY)
    install()
    yield tiny
    book.HIDING.clear()


def agent(store, name="A1"):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


def later(monkeypatch):
    monkeypatch.setattr(told_stories, "this_day", lambda: DAY + timedelta(7))


def test_six_questions_come_in_turn():
    weeks = [monday(DAY) + timedelta(7 * n) for n in range(7)]
    assert len({prompt(w) for w in weeks}) == len(PROMPTS) == 6 and prompt(weeks[0]) == prompt(weeks[6])


OTHERS = (
    "刚来的时候，最怕的是不会的时候没有人问，后来发现大家都问过。",
    "那天系统坏了，他陪我把每一通都回了一遍电话。",
)


def three(store) -> None:
    for name, words in zip(("A1", "A2", "A3"), (WORDS, *OTHERS)):
        tell(agent(store, name), words)


def test_a_story_goes_from_hand_to_eye_without_a_name(week, folder, monkeypatch):
    tell(agent(week), WORDS)
    lead = Reader(week, LEAD)
    later(monkeypatch)
    assert stories(lead, is_open=False) == [], "one alone is somebody's"
    monkeypatch.setattr(told_stories, "this_day", lambda: DAY)
    for name, words in zip(("A2", "A3"), OTHERS):
        tell(agent(week, name), words)
    assert stories(lead, is_open=False) == [], "this week's wait for each other"
    seal([story_pool("tiny")])
    data = (folder / "records.sqlite").read_bytes()
    assert "记得我".encode() not in data and b"tiny/A1" not in data and not rows("audit")
    later(monkeypatch)
    waiting = stories(lead, is_open=False)
    assert len(waiting) == 3 and stories(agent(week)) == []
    first = next(s for s in waiting if "记得我" in s.words)
    assert "13800001234" not in first.words and first.week == monday(DAY)
    look(lead, first.key, True)
    look(lead, next(s.key for s in waiting if s.key != first.key), False)
    assert [s.key for s in stories(agent(week))] == [first.key] and len(stories(lead, is_open=False)) == 1
    with sqlite3.connect(folder / "records.sqlite") as file:
        names = [row[1] for row in file.execute("pragma table_info(story)")]
    assert names == ["key", "programme_id", "week", "words"]


def test_reading_counts_once_from_tomorrow_and_names_no_reader(week, folder, monkeypatch):
    three(week)
    later(monkeypatch)
    key = next(s.key for s in stories(Reader(week, LEAD), is_open=False) if "记得我" in s.words)
    with pytest.raises(QAError):
        mark(agent(week), [key], "read")
    look(Reader(week, LEAD), key, True)
    for name, kind in (("A1", "read"), ("A1", "read"), ("A2", "read"), ("A2", "chord")):
        mark(agent(week, name), [key], kind)
    assert [(s.reads, s.chords) for s in stories(agent(week))] == [(0, 0)]
    monkeypatch.setattr(told_stories, "this_day", lambda: DAY + timedelta(8))
    assert [(s.reads, s.chords) for s in stories(agent(week))] == [(2, 1)]
    mark(agent(week), [key], "read")
    monkeypatch.setattr(told_stories, "this_day", lambda: DAY + timedelta(9))
    assert [(s.reads, s.chords) for s in stories(agent(week))] == [(2, 1)]
    assert b"tiny/A2" not in (folder / "records.sqlite").read_bytes()


def test_who_may_do_what(week, monkeypatch):
    for wrong in ("短", "长" * 700, "  "):
        with pytest.raises(QAError):
            tell(agent(week), wrong)
    with pytest.raises(QAError):
        tell(Reader(week, LEAD), WORDS)
    three(week)
    later(monkeypatch)
    for scope in (Scope("s", "supervisor", teams=("tiny/T",), queues=()), Scope("c", "client"), agent(week).scope):
        with pytest.raises(QAError):
            stories(Reader(week, scope), is_open=False)
    key = stories(Reader(week, LEAD), is_open=False)[0].key
    elsewhere = Reader(week, Scope("lead", "lead", programmes=("other",)))
    assert stories(elsewhere, is_open=False) == []
    for reader in (agent(week), elsewhere):
        with pytest.raises(QAError):
            look(reader, key, True)

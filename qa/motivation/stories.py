"""Colleagues' stories: one question a week, answers without an author, read by who looks after them before anybody
else. Reading such stories for six weeks left emergency dispatchers less burnt out (Linos, Ruffini, Wilcoxen 2022, J.
Public Adm. Res. Theory 32: 39–55)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.motivation.failures import STORY_LENGTH
from qa.motivation.oneself import oneself
from qa.records.book import hidden, newest, write
from qa.records.nameless import told_of
from qa.records.pools import deposit, mark_of, pools, settle

MAY_LOOK = ("lead",)
LEAST_LETTERS, MOST_LETTERS = 10, 600
# A story alone is somebody's.
LEAST_STORIES = 3
FIRST = date(2026, 1, 5)
PROMPTS = (
    ("哪一通，让你觉得这份工作值得？", "Which contact made the work worth it?"),
    ("最难的一天，你是怎么过来的？", "How did you get through your hardest day?"),
    ("哪位同事帮过你一把？那天发生了什么？", "Which colleague lent you a hand, and what happened?"),
    ("刚来的时候，你最希望有人告诉你什么？", "What do you wish you had been told at the start?"),
    ("下班以后，你怎么把难听的话放下？", "How do you leave harsh words behind after work?"),
    ("客户的哪句话，你到现在还记得？", "Which words of a customer do you still remember?"),
)


@dataclass(frozen=True)
class Story:
    """One story: of which week, how many read it and in how many it struck a chord."""

    key: str
    week: date
    words: str
    reads: int
    chords: int


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(day.weekday())


def prompt(week: date) -> tuple[str, str]:
    """The question of a week, Chinese and English; after six weeks they begin again."""
    return PROMPTS[(week - FIRST).days // 7 % len(PROMPTS)]


def tell(reader: Reader, words: str) -> None:
    """A story for this week's question; it is stored when the week is over and at least two others wait with it, with
    nothing that leads back. Raises QAError for who is no agent and for what is too short or too long."""
    agent = oneself(reader)
    if not LEAST_LETTERS <= len(words.strip()) <= MOST_LETTERS:
        raise STORY_LENGTH(least=LEAST_LETTERS, most=MOST_LETTERS)
    deposit(story_pool(agent.partition("/")[0]), {"week": str(monday(this_day())), "words": hidden(words.strip())})


def story_pool(programme: str) -> str:
    """Where stories of a programme wait."""
    return f"story|{programme}"


def settle_stories() -> None:
    """Write down, in no order, what was told in weeks that are over, once LEAST_STORIES wait; and who-knows-whose
    marks of reading, once a day."""
    now = str(monday(this_day()))
    for pool in pools("story|"):
        programme = pool.partition("|")[2]

        def over(found: list[dict], of=programme) -> tuple[list[dict], dict]:
            done = [one | {"programme_id": of} for one in found if one["week"] < now]
            if len(done) < LEAST_STORIES:
                return found, {}
            return [one for one in found if one["week"] >= now], {"story": done}

        settle(pool, over)
    for pool in pools("marks|"):
        if pool.partition("|")[2] < str(this_day()):
            settle(pool, lambda found: ([], {"story_mark": found}))


def stories(reader: Reader, is_open: bool = True) -> list[Story]:
    """Stories of the scope's programmes that may be read, the newest week first, what struck most first; with `is_open`
    False those nobody has looked at yet, for who looks after them. Raises QAError for others."""
    if reader.scope.role == "client" or (not is_open and reader.scope.role not in MAY_LOOK):
        raise NOT_YOUR_ROLE()
    settle_stories()
    mine = reader.scope.programmes
    words = {row["story"]: row["is_open"] for row in newest("story_word", ("story",))}
    marks: dict[str, dict[str, int]] = {}
    for row in told_of("story_mark"):
        of = marks.setdefault(row["story"], {})
        of[row["kind"]] = of.get(row["kind"], 0) + 1
    found = [
        Story(
            row["key"],
            date.fromisoformat(row["week"]),
            row["words"],
            marks.get(row["key"], {}).get("read", 0),
            marks.get(row["key"], {}).get("chord", 0),
        )
        for row in told_of("story")
        if (mine is None or row["programme_id"] in mine)
        and (words.get(row["key"]) if is_open else row["key"] not in words)
    ]
    return sorted(found, key=lambda s: (-s.week.toordinal(), -s.chords, s.key))


def look(reader: Reader, story: str, is_open: bool, note: str = "") -> None:
    """Let a story be read, or not. Raises QAError for who may not and for a story of other programmes."""
    if reader.scope.role not in MAY_LOOK:
        raise NOT_YOUR_ROLE()
    mine = reader.scope.programmes
    if not any(r["key"] == story and (mine is None or r["programme_id"] in mine) for r in told_of("story")):
        raise OUT_OF_SCOPE()
    write(
        "story_word", reader.scope.user, audited=("story", story, str(is_open)), story=story, is_open=is_open, note=note
    )


def mark(reader: Reader, keys: list[str], kind: str) -> None:
    """The agent who asks has read stories, or they struck a chord; counted from tomorrow on, once each."""
    known = {one.key for one in stories(reader)}
    if reader.scope.role != "agent" or not set(keys) <= known:
        raise OUT_OF_SCOPE()
    made = {(key, mark_of("story", reader.scope.agent or "", key, kind)) for key in keys}
    fresh = made - {(row["story"], row["key"]) for row in told_of("story_mark")}
    deposit(f"marks|{this_day()}", *({"key": own, "story": key, "kind": kind} for key, own in sorted(fresh)))

"""Conversations kept to try a scorecard on, each with the verdicts a careful reader wishes: judged anew before every
publication."""

from __future__ import annotations

from typing import NamedTuple

import orjson

from qa.access.reading import Reader
from qa.editing.failures import MAY_NOT_EDIT_CARDS, TALK_UNREADABLE
from qa.editing.written import TOLD, WRITTEN, case_of, hidden_line
from qa.quality.judging import Judgement, judge, searched
from qa.quality.operator import Case
from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import is_for
from qa.records.book import hidden, rows, write
from qa.scope import Scope

MAY_KEEP = ("lead", "reviewer")
LONGEST_TALK = 400
SAID = "select speaker, text, begin_ms, end_ms from {message} order by message_seq"


class Talk(NamedTuple):
    """A kept conversation: its lines as written, and what each item is wished to come out as."""

    called: str
    lines: tuple[str, ...]
    wished: dict[str, str]
    by: str


class Judged(NamedTuple):
    """A conversation on the bench: what the machine says of every item, and where it looked in vain."""

    case: Case
    judgement: Judgement
    applies: bool
    searched: dict[str, dict[str, int]]


def lines_of(text: str) -> tuple[str, ...]:
    """A pasted conversation as lines, masked. Raises QAError naming the first line that is none."""
    lines = tuple(hidden_line(line) for line in text.splitlines() if line.strip())
    for line in lines:
        if not WRITTEN.match(line) and not line.startswith("联络："):
            raise TALK_UNREADABLE(line=line[:60])
    if not lines or len(lines) > LONGEST_TALK:
        raise TALK_UNREADABLE(line=f"{len(lines)}")
    return lines


def picked(reader: Reader, interaction_id: str) -> tuple[str, ...]:
    """The words of a contact of the scope, as lines; () for one there is not."""
    if not reader.opens(interaction_id):
        return ()
    return tuple(
        f"{TOLD[row['speaker']]}{'@%d-%d' % (row['begin_ms'], row['end_ms']) if row['end_ms'] is not None else ''}"
        f"：{row['text']}"
        for row in reader.about([interaction_id], SAID)
        if row["speaker"] in TOLD and row["text"]
    )


def on_bench(card: Scorecard, lines: tuple[str, ...]) -> Judged:
    """A conversation judged by a card, whatever its channel."""
    case = case_of(lines, channel=card.channels[0])
    found = judge(card, case)
    in_vain = {
        item.item_id: searched(item, case)
        for item, result in zip(card.items, found.items, strict=True)
        if result.verdict == "not_met"
    }
    return Judged(case, found, is_for(card, case), in_vain)


def keep(scope: Scope, name: str, called: str, lines: tuple[str, ...], wished: dict[str, str], is_gone: bool = False):
    """Keep a conversation with its wished verdicts, or put it away; the last of a name counts. Raises QAError for a
    role that may not."""
    if scope.role not in MAY_KEEP:
        raise MAY_NOT_EDIT_CARDS()
    value = orjson.dumps({"lines": lines, "wished": wished}).decode()
    write("bench_talk", scope.user, name=name, called=hidden(called.strip()), value=value, is_gone=is_gone)


def kept(name: str) -> list[Talk]:
    """The conversations kept for a card, by name."""
    newest = {row["called"]: row for row in rows("bench_talk") if row["name"] == name}
    told = [(row, orjson.loads(row["value"])) for row in newest.values() if not row["is_gone"]]
    return [Talk(row["called"], tuple(v["lines"]), v["wished"], row["written_by"]) for row, v in told]


def differing(name: str, card: Scorecard) -> list[str]:
    """ "conversation: item" wherever the card judges a kept conversation in another way than wished; items it no longer
    has are passed over."""
    found = []
    for talk in kept(name):
        results = {r.item_id: r.verdict for r in on_bench(card, talk.lines).judgement.items}
        for item_id, wished in talk.wished.items():
            item = card.item(item_id)
            if item and results[item_id] != wished:
                found.append(f"{talk.called}：{item.zh}")
    return found

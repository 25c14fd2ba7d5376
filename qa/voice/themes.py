"""Themes nobody has named yet, week by week: what is new or rising comes first; a theme is shown only where both halves
of its contacts show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from qa.access.reading import Reader
from qa.language.phrases import typical
from qa.language.themes import mined, words_of
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.voice.changes import Change, marked, more
from qa.voice.listening import HEARABLE, WORDS

DAYS, WEEKS_BEFORE = 7, 4
# Contacts that are looked at of each time; of more a lot is drawn and the counts scaled up.
MOST = 4000
SHOWN = 5
UNNAMED = f"""
select c.interaction_id, {WORDS} as words, c.has_complaint, n from (
    select f.interaction_id, f.has_complaint, c.gist_seq, c.gist_begin, c.gist_end, count(*) over () as n {HEARABLE}
        and f.reason_id = 'unknown' order by hash(f.interaction_id) limit {MOST}
) c join {{message}} m on m.interaction_id = c.interaction_id and m.message_seq = c.gist_seq
order by hash(c.interaction_id)
"""


@dataclass(frozen=True)
class Theme:
    """`name`: a clause customers used; `n`: contacts of the last seven days, `before`: a week in the four before;
    `complaints` of the last seven days; `change`: clear where it is more than chance, all themes looked at together;
    `examples`: (contact, sentence)."""

    name: str
    words: tuple[str, ...]
    n: int
    before: float
    complaints: int
    change: Change
    examples: tuple[tuple[str, str], ...]

    @property
    def is_new(self) -> bool:
        """Hardly anybody said it before."""
        return self.change.is_clear and self.change.is_worse and self.before < 1

    @property
    def is_rising(self) -> bool:
        return self.change.is_clear and self.change.is_worse


def rising(reader: Reader, question: Question) -> list[Theme]:
    """Themes of the last seven days of a period, new ones first, then rising ones, then by size."""
    if not reader.scope.reads_words or question.until is None:
        return []
    since = question.until - timedelta(DAYS - 1)
    first = since - timedelta(DAYS * WEEKS_BEFORE)
    now = _unnamed(reader, Question(since, question.until, question.where))
    before = _unnamed(reader, Question(first, since - timedelta(1), question.where))
    where, values = conditions(Question(where=question.where))
    begun = reader.one(f"select min(day) as day from {{contact_fact}} where {where}", values) or first
    days = (since - max(first, begun)).days
    found = mined([row["words"] for row in now])
    of_now, of_before = found.of([row["told"] for row in now]), found.of([row["told"] for row in before])
    told = [
        _theme(words, _of(now, of_now == at), _of(before, of_before == at), _scale(now), _scale(before), days / DAYS)
        for at, words in enumerate(found.words)
    ]
    if days >= DAYS:
        clear = marked([[one.change] for one in told])
        told = [replace(one, change=changes[0]) for one, changes in zip(told, clear)]
    return sorted(told, key=lambda one: (not one.is_new, not one.is_rising, -one.n))


def _unnamed(reader: Reader, question: Question) -> list[dict]:
    where, values = conditions(question)
    rows = reader.rows(UNNAMED.replace("$where", where), values)
    return [dict(row) | {"told": words_of(row["words"])} for row in rows if row["words"]]


def _of(rows: list[dict], mine) -> list[dict]:
    return [row for row, is_mine in zip(rows, mine) if is_mine]


def _scale(rows: list[dict]) -> float:
    return rows[0]["n"] / len(rows) if rows else 1.0


def _theme(
    words: tuple[str, ...], mine: list[dict], old: list[dict], scale: float, old_scale: float, weeks: float
) -> Theme:
    weeks = max(weeks, 1 / DAYS)
    n, was = len(mine) * scale, len(old) * old_scale / weeks
    change = more(n + 0.5, was + 0.5 / weeks, len(mine) + 0.5, len(old) + 0.5)
    return Theme(
        typical([row["words"] for row in mine], list(words)) or "、".join(words[:3]),
        words,
        round(n),
        was,
        round(sum(bool(row["has_complaint"]) for row in mine) * scale),
        change,
        tuple((row["interaction_id"], row["words"]) for row in mine[:SHOWN]),
    )

"""Whom to thank today: everybody's good moments, and who has waited longest for a word about theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.motivation.appreciation import Thanks, thanks
from qa.records.book import rows

MAY_THANK = ("supervisor", "lead")
LOOK_BACK_DAYS, ATTENTION_DAYS = 14, 56
MOST = 3


@dataclass(frozen=True)
class Moment:
    """Something good of a person that nobody has said a word about, and when they were thanked last (by whoever asks),
    None for never in eight weeks."""

    agent_id: str
    thanks: Thanks
    last: date | None


@dataclass(frozen=True)
class Spread:
    """How words of thanks of whoever asks fell over eight weeks: people who got one, of how many, how many words, and
    the share of people whom chance alone would have reached with as many."""

    reached: int
    people: int
    given: int
    by_chance: float

    @property
    def is_narrow(self) -> bool:
        """Clearly fewer people than chance would have reached: two standard deviations."""
        if self.given < 5 or self.people < 4:
            return False
        expected = self.people * self.by_chance
        return self.reached < expected - 2 * sqrt(self.people * self.by_chance * (1 - self.by_chance))


def whom_to_thank(reader: Reader, day: date) -> list[Moment]:
    """Three people at most: who waited longest first, each with their newest thanks of the last two weeks that nobody
    has taken up. Raises QAError for who leads nobody."""
    if reader.scope.role not in MAY_THANK:
        raise NOT_YOUR_ROLE()
    last = _last(reader)
    taken = {row["interaction_id"] for row in rows("kudos")}
    first: dict[str, Moment] = {}
    for one in thanks(reader, day - timedelta(LOOK_BACK_DAYS - 1), day):
        if one.interaction_id not in taken and one.agent_id not in first:
            first[one.agent_id] = Moment(one.agent_id, one, last.get(one.agent_id))
    waited = lambda m: (m.last is not None, m.last or date.min, -m.thanks.started_at.timestamp())  # noqa: E731
    return sorted(first.values(), key=waited)[:MOST]


def spread(reader: Reader, day: date) -> Spread:
    """Whether words of thanks reach everybody alike. Raises QAError for who leads nobody."""
    if reader.scope.role not in MAY_THANK:
        raise NOT_YOUR_ROLE()
    people = {
        row["agent_id"]
        for row in reader.rows(
            "select distinct agent_id from {contact_fact} where agent_id is not null and day between ? and ?",
            [day - timedelta(ATTENTION_DAYS - 1), day],
        )
    }
    since = day - timedelta(ATTENTION_DAYS)
    given = [r["agent_id"] for r in _given(reader) if r["written_at"].date() >= since and r["agent_id"] in people]
    by_chance = 1 - (1 - 1 / len(people)) ** len(given) if people else 0.0
    return Spread(len(set(given)), len(people), len(given), by_chance)


def _given(reader: Reader) -> list[dict]:
    return rows("kudos", written_by=reader.scope.user)


def _last(reader: Reader) -> dict[str, date]:
    return {row["agent_id"]: row["written_at"].date() for row in _given(reader)}

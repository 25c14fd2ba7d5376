"""What customers came about, topic by topic, beside the time before: how many, how many came back or complained, and
what of it is more than chance."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.voice.changes import Change, marked, mean, more, share

UNKNOWN = ("unknown", "no_words")
UNSURE = ("hours", "cost")  # of Counts: nothing is not nought
# Fewer contacts of a topic in either time say nothing.
LEAST = 30
COUNTED = """
select programme_id, reason_id, count(*) as n, count(*) filter (has_complaint) as complaints,
    count(*) filter (is_answered and is_known_7d and customer_id is not null) as known,
    count(*) filter (is_answered and is_known_7d and customer_id is not null and next_same_gap_ms is not null) as back,
    count(*) filter (has_complaint or next_same_gap_ms is not null) as hurt,
    count(satisfaction) as felt, sum(satisfaction * 100) as feeling, sum(satisfaction * satisfaction * 1e4) as squares,
    sum(talk_ms + coalesce(hold_ms, 0) + coalesce(acw_ms, 0)) / 3.6e6 as hours, sum(cost) as cost
from {contact_fact} where $where and direction = 'in' and customer_message_count > 0 group by 1, 2
"""

WEEKLY = """
select datediff('day', ?::date, day) // 7 as week, count(*) as n, count(*) filter (has_complaint) as complaints,
    count(*) filter (is_answered and is_known_7d and customer_id is not null) as known,
    count(*) filter (is_answered and is_known_7d and customer_id is not null and next_same_gap_ms is not null) as back
from {contact_fact} where $where and direction = 'in' and customer_message_count > 0 and programme_id = ?
    and reason_id = ? group by 1
"""


@dataclass(frozen=True)
class Counts:
    """Of one topic in one time: contacts; of them complaints; `back` of `known` whose next week is over; `hurt`: who
    complained or came back; feeling from −100 to 100 of `felt`; agents' hours and cost, None where nobody knows."""

    n: int = 0
    complaints: int = 0
    known: int = 0
    back: int = 0
    hurt: int = 0
    felt: int = 0
    feeling: float = 0.0
    squares: float = 0.0
    hours: float | None = None
    cost: float | None = None

    @property
    def complaint_share(self) -> float | None:
        return self.complaints / self.n if self.n else None

    @property
    def back_share(self) -> float | None:
        return self.back / self.known if self.known else None

    @property
    def mean(self) -> float | None:
        return self.feeling / self.felt if self.felt else None

    @property
    def spread(self) -> float:
        """Variance of the mean feeling."""
        if self.felt < 2:
            return 0.0
        return max(0.0, self.squares - self.feeling**2 / self.felt) / (self.felt - 1) / self.felt


@dataclass(frozen=True)
class Topic:
    """A reason of one programme, now and before, with its changes."""

    programme_id: str
    reason_id: str
    now: Counts
    before: Counts
    changes: tuple[Change, ...] = ()

    def change(self, kind: str) -> Change | None:
        return next((one for one in self.changes if one.kind == kind), None)


def topics(reader: Reader, now: Question, before: Question) -> list[Topic]:
    """Every topic of now, the one that hurt most customers first; unknown ones too."""
    mine, old = _counts(reader, now), _counts(reader, before)
    days = [(one.until - one.since).days + 1 for one in (now, before)]
    found = [(key, counts, old.get(key, Counts())) for key, counts in mine.items()]
    longer = days[0] / days[1]
    whole = _whole(reader, now, before)
    changes = marked(
        [[] if key[1] in UNKNOWN else _changes(counts, was, longer, key[0] in whole) for key, counts, was in found]
    )
    told = [Topic(*key, counts, was, tuple(mine)) for (key, counts, was), mine in zip(found, changes)]
    return sorted(told, key=lambda topic: (-topic.now.hurt, -topic.now.n, topic.reason_id))


def _whole(reader: Reader, now: Question, before: Question) -> set[str]:
    """Programmes whose data reach from the first day of before to the last of now: of others nobody can say that more
    or fewer came."""
    rows = reader.rows("select programme_id, min(day) as first, max(day) as last from {contact_fact} group by 1")
    return {row["programme_id"] for row in rows if row["first"] <= before.since and row["last"] >= now.until}


def _counts(reader: Reader, question: Question) -> dict[tuple[str, str], Counts]:
    where, values = conditions(question)
    return {
        (row.pop("programme_id"), row.pop("reason_id")): Counts(
            **{name: value if name in UNSURE else value or 0 for name, value in row.items()}
        )
        for row in map(dict, reader.rows(COUNTED.replace("$where", where), values))
    }


def _changes(now: Counts, before: Counts, longer: float, is_whole: bool) -> list[Change]:
    if min(now.n, before.n) < LEAST:
        return []
    found = [more(now.n, before.n * longer, now.n, before.n)] if is_whole else []
    found += [
        share(kind, one, of, was, was_of)
        for kind, one, of, was, was_of in (
            ("back", now.back, now.known, before.back, before.known),
            ("complaint", now.complaints, now.n, before.complaints, before.n),
        )
        if min(of, was_of) >= LEAST
    ]
    if min(now.felt, before.felt) >= LEAST:
        found.append(mean(before.mean, now.mean, now.spread + before.spread))
    return found


def weekly(reader: Reader, topic: Topic, kind: str, since: date, until: date, where: dict) -> list[float | None]:
    """A number of a topic for every week from `since`: contacts, or the share that complained or came back."""
    told, values = conditions(Question(since, until, where))
    rows = reader.rows(WEEKLY.replace("$where", told), [since, *values, topic.programme_id, topic.reason_id])
    of = {row["week"]: row for row in rows}
    found: list[float | None] = []
    for week in range(((until - since).days + 1) // 7):
        row = of.get(week)
        top, bottom = {"back": ("back", "known"), "complaint": ("complaints", "n")}.get(kind, ("n", None))
        if row is None:
            found.append(0.0 if bottom is None else None)
        else:
            found.append(float(row[top]) if bottom is None else row[top] / row[bottom] if row[bottom] else None)
    return found


def together(counts: list[Counts]) -> Counts:
    """The sum of several topics."""
    found = {}
    for field in fields(Counts):
        known = [value for value in (getattr(one, field.name) for one in counts) if value is not None]
        found[field.name] = sum(known) if known or field.name not in UNSURE else None
    return Counts(**found)


def apart(found: list[Topic], kind: str) -> tuple[float, float] | None:
    """How a share of all topics moved: (because other matters came, because the same matters went differently), whose
    sum is the whole move (Kitagawa 1955, centred). `kind`: back or complaint. None where nothing was before."""
    top, bottom = {"back": ("back", "known"), "complaint": ("complaints", "n")}[kind]
    of = [
        (getattr(t.now, top), getattr(t.now, bottom), getattr(t.before, top), getattr(t.before, bottom)) for t in found
    ]
    now, was = sum(one[1] for one in of), sum(one[3] for one in of)
    if not now or not was:
        return None
    whole, mix, rate = sum(one[2] for one in of) / was, 0.0, 0.0
    for one, n, one_was, n_was in of:
        old = one_was / n_was if n_was else whole
        mix += (n / now - n_was / was) * (old - whole)
        rate += n / now * ((one / n if n else old) - old)
    return mix, rate

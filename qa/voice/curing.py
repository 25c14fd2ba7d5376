"""投诉治本: what was decided, whether the number truly dropped, and whether it came back. Closed is only what fell more
than the centre's own worst topics fall by themselves; what returns is opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from qa.access.reading import Reader
from qa.clock import this_day
from qa.voice.deciding import MAY_DECIDE, Decision, decision, decisions, note
from qa.voice.failures import DECISION_OVER, MAY_NOT_DECIDE, NOT_CURED_YET, STEP_INCOMPLETE
from qa.voice.verifying import Verdict, returned, verdict

WEEK = 7
# What is counted of a topic in a week; a repeat is known only when the week after is over.
COUNTED = {
    "complaint_rate": ("has_complaint", 0),
    "repeat_7d": ("is_answered and next_same_gap_ms is not null", 1),
    "contacts": ("true", 0),
}
WEEKLY = """
select reason_id, date_trunc('week', day)::date as week, count(*) filter ({hit}) as n from {{contact_fact}}
where programme_id = ? and direction = 'in' and customer_message_count > 0 and reason_id not in ('unknown', 'no_words')
group by 1, 2
"""
DAYS = "select min(day) as first, max(day) as last from {contact_fact} where programme_id = ?"


@dataclass(frozen=True)
class Weeks:
    """Whole weeks of one programme: `mondays`, and `counts` of `topics` in each."""

    topics: tuple[str, ...]
    mondays: tuple[date, ...]
    counts: np.ndarray

    def at(self, since: date) -> int:
        """The first whole week from a day on."""
        return sum(monday < since for monday in self.mondays)


@dataclass(frozen=True)
class Case:
    """A decision with what is known of its number; `verdict` is None where nothing is counted or nothing was done yet;
    `weeks` of its topic, (Monday, count), empty where nothing is counted; `is_back`: it had dropped and came back."""

    decision: Decision
    verdict: Verdict | None
    weeks: tuple[tuple[date, int], ...]
    is_back: bool = False

    @property
    def standing(self) -> str:
        """open, waiting, too_short, too_few, not_dropped, dropped, returned, uncounted, closed or gone."""
        if self.decision.state == "closed":
            return "closed"
        if self.decision.state == "dropped":
            return "gone"
        if self.decision.since is None:
            return "open"
        if self.verdict is None:
            return "uncounted"
        return "returned" if self.is_back and self.verdict.state == "dropped" else self.verdict.state


def weeks(reader: Reader, programme_id: str, metric: str) -> Weeks:
    """Every topic of a programme, week by week, from its first whole week to its last; of the whole programme, whoever
    asks, and from its own first day to its own last."""
    hit, late = COUNTED[metric]
    whole = reader.peers
    rows, (told,) = whole.rows(WEEKLY.format(hit=hit), [programme_id]), whole.rows(DAYS, [programme_id])
    if not rows:
        return Weeks((), (), np.zeros((0, 0)))
    monday = told["first"] + timedelta(days=-told["first"].weekday() % WEEK)
    mondays = []
    while monday + timedelta(days=WEEK - 1 + WEEK * late) <= told["last"]:
        mondays.append(monday)
        monday += timedelta(days=WEEK)
    topics = sorted({row["reason_id"] for row in rows})
    of_topic, of_week = ({one: at for at, one in enumerate(told)} for told in (topics, mondays))
    counts = np.zeros((len(topics), len(mondays)))
    for row in rows:
        if row["week"] in of_week:
            counts[of_topic[row["reason_id"]], of_week[row["week"]]] = row["n"]
    return Weeks(tuple(topics), tuple(mondays), counts)


def case(reader: Reader, one: Decision) -> Case:
    """What is known of one decision by now."""
    if one.metric not in COUNTED or not one.topic:
        return Case(one, None, ())
    known = weeks(reader, one.programme_id, one.metric)
    if one.topic not in known.topics:
        return Case(one, Verdict("too_few"), ())
    topic = known.topics.index(one.topic)
    shown = tuple(zip(known.mondays, known.counts[topic].astype(int).tolist()))
    if one.since is None:
        return Case(one, None, shown)
    action = known.at(one.since)
    told, is_back = verdict(known.counts, topic, action), returned(known.counts, topic, action)
    return Case(one, told, shown, is_back)


def cases(reader: Reader) -> list[Case]:
    """Every decision of the scope, the newest first."""
    return [case(reader, one) for one in decisions(reader)]


def close(reader: Reader, number: int, words: str) -> None:
    """Close a decision whose number truly dropped, or one that counts nothing, with what was learned. Raises QAError
    for one that has not dropped yet, and without words."""
    if reader.scope.role not in MAY_DECIDE:
        raise MAY_NOT_DECIDE()
    mine = case(reader, decision(reader, number))
    if mine.standing in ("closed", "gone"):
        raise DECISION_OVER()
    if mine.standing not in ("dropped", "uncounted"):
        raise NOT_CURED_YET()
    if not words.strip():
        raise STEP_INCOMPLETE()
    note(number, reader.scope.user, "closed", words, this_day())

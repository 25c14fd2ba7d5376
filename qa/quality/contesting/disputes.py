"""Disputes: an agent contests one item within a window of working days, an arbiter who did not judge it answers, and
the answer counts above all, once and for good."""

from __future__ import annotations

from datetime import date
from zlib import crc32

from qa.access.person import people
from qa.access.reading import Reader
from qa.clock import local, this_day
from qa.quality.failures import (
    ALREADY_DISPUTED,
    DISPUTE_ANSWERED,
    DISPUTE_DECIDED,
    DISPUTE_IS_THE_AGENTS,
    DISPUTE_NEEDS_ANOTHER,
    DISPUTE_TOO_LATE,
    DISPUTE_WITHOUT_WORDS,
    ITEM_NO_LONGER_SCORED,
    MAY_NOT_REVIEW,
    NO_SUCH_ITEM,
)
from qa.quality.reviewing import MAY_REVIEW, judge, not_own, within
from qa.records.book import write
from qa.settings import setting
from qa.working_days import after

ARBITERS = ("lead", "reviewer")
SERVED = "select programme_id, day from {contact_fact}"
COUNTING = """select scorecard_id, scorecard_version, occasion from {item_in_force}
where item_id = ? and ? in ('', scorecard_id)"""
JUDGED = """select max(evaluated_at) as at from {evaluation_live}
where scorecard_id = ? and occasion in ('review', 'blind')"""
JUDGES = "select distinct evaluator from {evaluation_live} where scorecard_id = ? and occasion in ('review', 'blind')"
OPEN = """select d.*, f.programme_id, f.started_at, f.channel, f.reason_id, f.agent_id from {dispute_open} d
join {contact_fact} f using (interaction_id) order by d.dispute_id"""
# Every dispute with what answered it: the first evaluation of the occasion that came after it.
TOLD = """select d.dispute_id, d.interaction_id, d.scorecard_id, d.item_id, d.words, d.disputed_at, f.programme_id,
    f.agent_id, a.verdict, a.note, a.evaluator as arbiter, a.evaluated_at as answered_at,
    coalesce(p.evaluator, 'machine') as judged_by
from {dispute} d join {contact_fact} f using (interaction_id)
left join (select e.interaction_id, e.scorecard_id, i.item_id, i.verdict, e.note, e.evaluator, e.evaluated_at
    from {evaluation} e join {evaluation_item} i using (evaluation_id) where e.occasion = 'dispute') a
    on a.interaction_id = d.interaction_id and a.item_id = d.item_id and d.scorecard_id in ('', a.scorecard_id)
    and a.evaluated_at >= d.disputed_at
left join (select interaction_id, scorecard_id, evaluator, evaluated_at from {evaluation_live}
    where occasion in ('review', 'blind')) p on p.interaction_id = d.interaction_id
    and d.scorecard_id in ('', p.scorecard_id) and p.evaluated_at <= d.disputed_at
qualify row_number() over (partition by d.dispute_id order by a.evaluated_at, p.evaluated_at desc) = 1"""


def last_day_for(reader: Reader, interaction_id: str, scorecard_id: str) -> date:
    """The last day an item of the contact may be contested on: so many working days of its programme after a person
    judged it, or after the contact where the machine alone did."""
    served = reader.about([interaction_id], SERVED)[0]
    judged = reader.about([interaction_id], JUDGED, [scorecard_id])
    at = judged[0]["at"] if judged else None
    begin = local(at).date() if at else served["day"]
    return after(max(begin, served["day"]), int(setting("dispute_days")), served["programme_id"])


def contest(reader: Reader, interaction_id: str, scorecard_id: str, item_id: str, words: str) -> int:
    """An agent contests one item of an own contact, as it counts now; the id of the dispute.

    Raises QAError for another role, an item that does not count, one that waits for an answer or had one, a day too
    late, or no reason.
    """
    if reader.scope.role != "agent":
        raise DISPUTE_IS_THE_AGENTS()
    within(reader, interaction_id)
    if not words.strip():
        raise DISPUTE_WITHOUT_WORDS()
    place = [scorecard_id, item_id]
    counting = reader.about(
        [interaction_id], "select occasion from {item_in_force} where scorecard_id = ? and item_id = ?", place
    )
    if not counting:
        raise NO_SUCH_ITEM()
    if reader.about(
        [interaction_id], "select 1 from {dispute_open} where scorecard_id in ('', ?) and item_id = ?", place
    ):
        raise ALREADY_DISPUTED()
    if counting[0]["occasion"] == "dispute":
        raise DISPUTE_DECIDED()
    last = last_day_for(reader, interaction_id, scorecard_id)
    if today(reader) > last:
        raise DISPUTE_TOO_LATE(day=last.isoformat(), days=setting("dispute_days"))
    by = reader.scope.agent or reader.scope.user
    fields = dict(interaction_id=interaction_id, scorecard_id=scorecard_id, item_id=item_id, words=words)
    number = write("dispute", by, audited=("dispute", interaction_id, item_id), **fields)
    reader.pull()
    return number


def answer_dispute(reader: Reader, dispute_id: int, verdict: str, note: str) -> None:
    """An arbiter decides a contested item; it counts above every other verdict. Raises QAError when answered already,
    or by who judged the contact before."""
    if reader.scope.role not in MAY_REVIEW:
        raise MAY_NOT_REVIEW()
    found = reader.rows("select * from {dispute_open} where dispute_id = ?", [dispute_id])
    if not found:
        raise DISPUTE_ANSWERED()
    dispute = found[0]
    contact = dispute["interaction_id"]
    within(reader, contact)
    not_own(reader, contact)
    counting = reader.about([contact], COUNTING, [dispute["item_id"], dispute["scorecard_id"]])
    if not counting:
        raise ITEM_NO_LONGER_SCORED()
    card = counting[0]["scorecard_id"]
    if reader.scope.user in _judges(reader, contact, card):
        raise DISPUTE_NEEDS_ANOTHER()
    judge(reader, "dispute", contact, card, counting[0]["scorecard_version"], {dispute["item_id"]: verdict}, note)


def open_disputes(reader: Reader, interaction_id: str) -> list[dict]:
    """What is contested in a contact and not answered yet."""
    within(reader, interaction_id)
    return reader.rows("select * from {dispute_open} where interaction_id = ? order by dispute_id", [interaction_id])


def waiting(reader: Reader) -> list[dict]:
    """Disputes of the scope that wait, each with `due` (the day by which it is to be answered) and `arbiter` (who is
    asked to, empty where nobody is eligible), the most urgent first."""
    found = []
    for row in reader.rows(OPEN):
        asked = local(row["disputed_at"]).date()
        due = after(asked, int(setting("answer_days")), row["programme_id"])
        found.append(row | dict(due=due, arbiter=arbiter_of(reader, row)))
    return sorted(found, key=lambda row: (row["due"], row["dispute_id"]))


def arbiter_of(reader: Reader, dispute: dict) -> str:
    """Who is asked to answer: by lot, the same every time, among quality leads and reviewers of the programme who
    neither judged the contact nor served it; empty where there is nobody, or in a demo without people."""
    judges = _judges(reader, dispute["interaction_id"], dispute["scorecard_id"])
    eligible = [
        person.login
        for person in people()
        if person.login not in judges
        and not any(grant.agent_id == dispute["agent_id"] for grant in person.grants if grant.agent_id)
        and any(
            grant.role in ARBITERS and (not grant.programmes or dispute["programme_id"] in grant.programmes)
            for grant in person.grants
            if grant.is_in_force and person.is_active
        )
    ]
    return eligible[crc32(str(dispute["dispute_id"]).encode()) % len(eligible)] if eligible else ""


def told(reader: Reader) -> list[dict]:
    """Every dispute of the scope with its answer, None where it waits, and who had judged."""
    return reader.rows(TOLD)


def today(reader: Reader) -> date:
    """The day that windows are counted to: the last one that contacts are known of, as on every page."""
    return reader.last_day() or this_day()


def _judges(reader: Reader, interaction_id: str, scorecard_id: str) -> set[str]:
    return {r["evaluator"] for r in reader.about([interaction_id], JUDGES, [scorecard_id])}

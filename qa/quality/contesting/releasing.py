"""Nobody's evaluation counts before it is released: at once, by another person, or by itself after some hours, as the
centre set it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from qa.access.reading import Reader
from qa.quality.contesting.failures import (
    BACK_WITHOUT_WORDS,
    MAY_NOT_RELEASE,
    RELEASE_RULE_UNKNOWN,
    RELEASED_ALREADY,
    RELEASES_OWN,
)
from qa.quality.desk.drafts import keep
from qa.records.book import hidden, rows, write_together
from qa.records.pulling import pull_records
from qa.scope import HOUSE
from qa.settings import setting
from qa.warehouse.store import Store

RULES = ("at_once", "critical", "person")
MAY_RELEASE = ("lead", "supervisor")
HELD = """select e.number, e.interaction_id, e.scorecard_id, e.scorecard_version, e.evaluator, e.evaluated_at, e.score,
    f.agent_id, f.reason_id, f.programme_id, f.started_at
from {evaluation} e join {contact_fact} f using (interaction_id)
where e.is_held and e.number not in (select number from {release})
qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id) order by e.number"""
MISSED = """select i.item_id, i.critical, i.message_seq, m.text, w.words, h.verdict as machine
from {evaluation_item} i join {evaluation} e using (evaluation_id)
left join {message} m on m.interaction_id = i.interaction_id and m.message_seq = i.message_seq
left join {remark} w on w.evaluation_id = i.evaluation_id and w.item_id = i.item_id
left join (select n.interaction_id, n.scorecard_id, x.item_id, x.verdict from {evaluation} n
    join {evaluation_item} x using (evaluation_id) where n.occasion = 'machine'
    qualify n.number = max(n.number) over (partition by n.interaction_id, n.scorecard_id)) h
    on h.interaction_id = i.interaction_id and h.scorecard_id = i.scorecard_id and h.item_id = i.item_id
where e.number = ? and e.occasion in ('review', 'blind') and i.verdict = 'not_met'
order by i.critical = '', i.item_id"""
REMARKED = """select r.message_seq, r.words from {remark} r join {evaluation} e using (evaluation_id)
where e.number = ? and e.occasion in ('review', 'blind') and r.item_id = '' order by r.message_seq"""
BACK = """select r.interaction_id, f.agent_id, f.reason_id, r.words, r.released_by, r.released_at, e.evaluator,
    e.scorecard_id, e.drawn
from {release} r join {evaluation} e on e.number = r.number and e.is_held
    join {contact_fact} f on f.interaction_id = r.interaction_id
where not r.is_released and e.number = (select max(n.number) from {evaluation} n where n.occasion <> 'machine'
    and n.interaction_id = e.interaction_id and n.scorecard_id = e.scorecard_id and n.evaluator = e.evaluator)
order by r.released_at"""


def waits(parts: list[dict]) -> bool:
    """Whether a form of these items (verdict, critical) waits for its release, by the rule in force. Raises QAError
    for a rule that is none."""
    rule = str(setting("release"))
    if rule not in RULES:
        raise RELEASE_RULE_UNKNOWN(value=rule)
    fails = any(part["critical"] and part["verdict"] == "not_met" for part in parts)
    return rule == "person" or (rule == "critical" and fails)


def held(reader: Reader) -> list[dict]:
    """Evaluations of the scope that wait, the oldest first."""
    return reader.rows(HELD)


def remarks_in(reader: Reader, form: dict) -> list[dict]:
    """[{message_seq, words}] that its writer says of single sentences."""
    return reader.about([form["interaction_id"]], REMARKED, [form["number"]])


def missed_in(reader: Reader, form: dict) -> list[dict]:
    """[{item_id, critical, message_seq, text, words, machine}] that a held evaluation says was not done, critical ones
    first: the sentence pointed out, what its writer says, and the machine's verdict."""
    return reader.about([form["interaction_id"]], MISSED, [form["number"]])


def release(reader: Reader, number: int) -> str:
    """It counts from now on; its contact. Raises QAError for who may not, who wrote it, or when it waits no more."""
    return _settle(reader, number, True, "")


def give_back(reader: Reader, number: int, words: str) -> str:
    """It goes back to who wrote it as a draft, with words; its contact. Raises QAError as `release`."""
    if not words.strip():
        raise BACK_WITHOUT_WORDS()
    contact = _settle(reader, number, False, words)
    form = rows("evaluation", after=number - 1, most=1)[0]
    parts = rows("evaluation_item", evaluation_no=number)
    said = rows("remark", evaluation_no=number)
    content = dict(
        verdicts={part["item_id"]: part["verdict"] for part in parts},
        reasons={part["item_id"]: part["na_reason"] for part in parts if part["na_reason"]},
        evidence={part["item_id"]: part["message_seq"] for part in parts if part["message_seq"]},
        words={one["item_id"]: one["words"] for one in said if one["item_id"]},
        remarks={str(one["message_seq"]): one["words"] for one in said if not one["item_id"]},
        seconds=form["seconds"],
    )
    keep(form["written_by"], contact, form["scorecard_id"], content)
    return contact


def returned(reader: Reader) -> list[dict]:
    """[{interaction_id, agent_id, reason_id, scorecard_id, evaluator, drawn, words, released_by, released_at}] of what
    went back and was not judged anew."""
    return reader.rows(BACK)


def release_due(store: Store) -> int:
    """Release what waited longer than the centre set; how many. Nothing where it waits for a person always."""
    hours = int(setting("release_hours"))
    if not hours:
        return 0
    before = datetime.now(timezone.utc) - timedelta(hours=hours)
    settled = {row["evaluation_no"] for row in rows("release")}
    old = [r for r in rows("evaluation", is_held=1) if r["id"] not in settled and r["written_at"] <= before]
    for row in old:
        contact, number = row["interaction_id"], row["id"]
        fields = dict(evaluation_no=number, interaction_id=contact, is_released=True)
        write_together(HOUSE, [("release", fields)], [("release", contact, f"{number} after {hours} hours")])
    if old:
        pull_records(store)
    return len(old)


def _settle(reader: Reader, number: int, is_released: bool, words: str) -> str:
    if reader.scope.role not in MAY_RELEASE:
        raise MAY_NOT_RELEASE()
    form = next((one for one in held(reader) if one["number"] == number), None)
    if form is None:
        raise RELEASED_ALREADY()
    if form["evaluator"] == reader.scope.user:
        raise RELEASES_OWN()
    contact = form["interaction_id"]
    fields = dict(evaluation_no=number, interaction_id=contact, is_released=is_released, words=hidden(words))
    told = [("release" if is_released else "give_back", contact, str(number))]
    if not write_together(reader.scope.user, [("release", fields)], told):
        raise RELEASED_ALREADY()
    reader.pull()
    return contact

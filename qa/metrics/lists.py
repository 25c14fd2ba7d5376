"""Drill-down: the contacts behind a number, paged; and one contact whole, for those whose scope holds it."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.metrics.choosing import in_use
from qa.metrics.measuring import conditions, fill
from qa.metrics.question import Question
from qa.windows import SOON_MS

UNHAPPY_TO = -0.15  # predicted satisfaction of a contact; the list proposes, it judges nobody
WORTH = (
    f"(is_disputed or has_customer_critical or has_compliance_critical or has_complaint or next_gap_ms <= {SOON_MS} or"
    f" satisfaction <= {UNHAPPY_TO})"
)
WHY = f"""nullif(concat_ws('、',
    case when is_disputed then 'disputed' end,
    case when has_complaint then 'complaint' end,
    case when has_customer_critical or has_compliance_critical then 'critical' end,
    case when next_gap_ms <= {SOON_MS} then 'again' end,
    case when satisfaction <= {UNHAPPY_TO} then 'unhappy' end), '') as why"""
COLUMNS = (
    "interaction_id, started_at, programme_id, channel, team_id, agent_id, reason_id, outcome, wait_ms, talk_ms,"
    " satisfaction, has_complaint, has_thanks, score, is_reviewed"
)

PARTS = {
    "messages": (
        "select m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, m.said_at, m.kind, m.masked_because,"
        " s.sentiment from {message} m left join {mood_in_force} s using (interaction_id, message_seq) order by"
        " message_seq"
    ),
    "findings": (
        """select message_seq, label, span_begin, span_end, because from {finding_in_force} order by message_seq,
        span_begin"""
    ),
    "heard_findings": "select message_seq, label, because from {finding} order by message_seq, span_begin",
    "evaluations": "select * from {evaluation_in_force} order by scorecard_id",
    "items": "select * from {item_in_force}",
    "judgements": (
        """select scorecard_id, occasion, evaluator, note, evaluated_at from {evaluation_live}
        where occasion in ('review', 'blind', 'dispute') order by number"""
    ),
    "surveys": "select instrument, status, score, raw_label from {survey}",
}


def contacts_behind(
    reader: Reader,
    question: Question,
    key: str | None = None,
    variant: str | None = None,
    missed: bool = False,
    page: int = 1,
    size: int = 20,
    suggested: bool = False,
) -> tuple[list[dict], int]:
    """(rows of one page, how many in all) of the contacts a metric counts; `missed` lists those of its base that do not
    hit. Without a metric: all contacts of the question. A queue's number may count contacts that other teams served:
    those are not listed.

    `suggested`: only contacts worth hearing first (dispute, complaint, critical error, back
    within a day, unhappy); `why` says which."""
    metric = in_use(reader, key, question, variant) if key else None
    fact = metric.fact if metric and metric.is_of_contacts else "contact_fact"
    where, values = conditions(question)
    counted = "true"
    if metric and fact == metric.fact:
        counted = (
            f"({metric.base}) and not coalesce(({metric.hit}), false)"
            if missed and metric.kind == "share"
            else metric.counted()
        )
    mine = f"{where} and {fill(counted)}"
    if fact != "contact_fact":
        mine = f"interaction_id in (select interaction_id from {{{fact}}} where {mine})"
    if suggested:
        mine += f" and customer_message_count > 0 and {WORTH}"
    total = int(reader.one(f"select count(*) as n from {{contact_fact}} where {mine}", values) or 0)
    rows = reader.rows(
        f"""select {COLUMNS}, {WHY} from {{contact_fact}} where {mine} order by started_at desc, interaction_id
            limit {int(size)} offset {max(0, int(page) - 1) * int(size)}""",
        values,
    )
    return rows, total


def contacts_named(reader: Reader, interaction_ids: list[str], most: int = 20) -> list[dict]:
    """Rows of the list for these contacts of the scope, the newest first."""
    return reader.rows(
        f"""select {COLUMNS}, {WHY} from {{contact_fact}} where interaction_id in (select unnest(?::varchar[]))
        order by started_at desc, interaction_id limit {int(most)}""",
        [interaction_ids],
    )


def contact(reader: Reader, interaction_id: str, parts: tuple[str, ...] = tuple(PARTS)) -> dict | None:
    """One contact with messages, findings, item results and judgements, or with some `parts`; None when it is not there
    or not in the scope. Opening it is audited."""
    if not reader.opens(interaction_id):
        return None
    found = reader.about(
        [interaction_id],
        """select i.*, f.reason_id, f.satisfaction, f.sentiment, f.silence_ms, f.interruption_count, f.is_cut,
            f.next_interaction_id, f.next_gap_ms,
        f.score, f.is_reviewed, f.points_possible, f.points_applicable, s.satisfaction_because,
        s.satisfaction_low, s.satisfaction_high, s.scorer_version, s.satisfaction as heard_satisfaction,
        s.reason_id as heard_reason_id, s.reason_because, s.reason_confidence, s.other_reason_id, s.is_other_first
        from {contact_fact} f join {interaction} i using (interaction_id) left
            join {contact_score} s using (interaction_id)""",
    )
    return found[0] | {name: reader.about([interaction_id], PARTS[name]) for name in parts} if found else None


def journey(reader: Reader, customer_id: str, most: int = 20) -> list[dict]:
    """The customer's contacts on every channel, newest first, as far as the scope reaches."""
    return reader.rows(
        f"""select interaction_id, started_at, channel, reason_id, outcome, satisfaction, agent_id
        from {{contact_fact}} where customer_id = ? order by started_at desc, interaction_id limit {int(most)}""",
        [customer_id],
    )

"""Drill-down: the contacts behind a number, paged; and one contact whole, for those whose scope holds it."""

from __future__ import annotations

from qa.metrics.measuring import Question, conditions, fill
from qa.metrics.metric import metrics
from qa.scope import Scope
from qa.warehouse.store import Store

WORTH = "(e.has_customer_critical or e.has_compliance_critical or c.has_complaint or c.next_gap_ms <= 86400000 or c.satisfaction <= -0.15)"
WHY = """nullif(concat_ws('、', case when c.has_complaint then 'complaint' end, case when e.has_customer_critical or e.has_compliance_critical then 'critical' end,
    case when c.next_gap_ms <= 86400000 then 'again' end, case when c.satisfaction <= -0.15 then 'unhappy' end), '') as why"""
COLUMNS = "c.interaction_id, c.started_at, c.programme_id, c.channel, c.team_id, c.agent_id, c.reason_id, c.outcome, c.wait_ms, c.talk_ms, c.satisfaction, c.has_complaint, c.has_thanks, e.score"


def contacts_behind(
    store: Store,
    scope: Scope,
    question: Question,
    key: str | None = None,
    variant: str | None = None,
    missed: bool = False,
    page: int = 1,
    size: int = 20,
    suggested: bool = False,
) -> tuple[list[dict], int]:
    """(rows of one page, how many in all) of the contacts a metric counts; `missed` lists those of its base that do not hit.
    Without a metric: all contacts of the question. A queue's number may count contacts that other teams served: those are not listed.

    `suggested`: only contacts worth hearing first (complaint, critical error, back within a day, unhappy); `why` says which."""
    metric = metrics()[key].variant(variant) if key else None
    where, values = conditions(scope, question, metric.fact if metric and metric.fact != "state_fact" else "contact_fact")
    mine, own = scope.where("c")
    if metric is None or metric.fact == "state_fact":
        source = f"select distinct interaction_id from contact_fact where {where}"
    else:
        counted = f"({metric.base}) and not coalesce(({metric.hit}), false)" if missed and metric.kind == "share" else metric.counted()
        source = f"select distinct interaction_id from {metric.fact} where {where} and {fill(counted)}"
    worth = f"c.customer_message_count > 0 and {WORTH}" if suggested else "true"
    total = int(
        store.one(
            f"select count(*) from contact_fact c left join evaluation_fact e using (interaction_id) where {mine} and {worth} and c.interaction_id in ({source})",
            own + values,
        )
        or 0
    )
    rows = store.rows(
        f"""select {COLUMNS}, {WHY} from contact_fact c left join evaluation_fact e using (interaction_id) where {mine} and {worth} and c.interaction_id in ({source})
        order by c.started_at desc, c.interaction_id limit {int(size)} offset {max(0, int(page) - 1) * int(size)}""",
        own + values,
    )
    return rows, total


def contact(store: Store, scope: Scope, interaction_id: str) -> dict | None:
    """One contact with messages, findings, item results and reviews; None when it is not there or not in the scope."""
    where, values = scope.where("f")
    found = store.rows(
        f"""select i.*, f.reason_id, s.satisfaction, f.sentiment, f.silence_ms, f.interruption_count, f.is_cut, f.next_interaction_id, f.next_gap_ms,
        s.satisfaction_because, s.satisfaction_halfwidth, s.scorer_version, s.reason_id as heard_reason_id, s.reason_because,
        s.reason_confidence from contact_fact f join interaction i using (interaction_id) left join contact_score s using (interaction_id) where {where} and f.interaction_id = ?""",
        [*values, interaction_id],
    )
    if not found:
        return None
    parts = {
        "messages": "select m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, m.said_at, m.kind, s.sentiment from message m "
        "left join message_score s using (interaction_id, message_seq) where interaction_id = ? order by message_seq",
        "findings": "select message_seq, label, span_begin, span_end, because from finding where interaction_id = ? order by message_seq, span_begin",
        "items": "select e.scorecard_id, e.scorecard_version, e.score, e.points as total, e.points_possible as total_possible, i.* "
        "from evaluation e join evaluation_item i using (evaluation_id) where e.interaction_id = ?",
        "reviews": "select item_id, verdict, note, reviewer, reviewed_at from review where interaction_id = ? order by review_id",
        "surveys": "select instrument, status, score, raw_label from survey where interaction_id = ?",
    }
    return found[0] | {name: store.rows(sql, [interaction_id]) for name, sql in parts.items()}


def journey(store: Store, scope: Scope, customer_id: str, most: int = 20) -> list[dict]:
    """The customer's contacts on every channel, newest first, as far as the scope reaches."""
    where, values = scope.where()
    return store.rows(
        f"select interaction_id, started_at, channel, reason_id, outcome, satisfaction, agent_id from contact_fact where {where} and customer_id = ? order by started_at desc limit {int(most)}",
        [*values, customer_id],
    )

"""Single complaints: what the customer said, where they said they would go, what became of it."""

from __future__ import annotations

import re

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

PAGE = 20
# Where customers say they go, by the words that name it.
PATTERNS = tuple(
    (name, re.compile(words))
    for name, words in (
        ("12315", "12315|315|消协|消费者协会|市场监管|市监|工商"),
        ("12345", "12345|信访|政府热线"),
        ("12300", "12300|工信部|通管局|通信管理局"),
        ("银保监", "银保监|银监|12378"),
        ("邮政", "邮政管理|12305"),
        ("法院", "法院|起诉|律师|诉讼|法庭|官司"),
        ("媒体", "媒体|记者|曝光|电视台|微博|黑猫|抖音"),
    )
)
LISTED = """
with mine as (
    select interaction_id, customer_id, started_at, reason_id, channel, has_escalation, next_same_gap_ms, is_known_7d,
        satisfaction from {contact_fact} where $where and has_complaint and direction = 'in'
    order by has_escalation desc, started_at desc, interaction_id limit ? offset ?
), said as (
    select f.interaction_id, m.text, f.label from {finding_in_force} f
    join {message} m on m.interaction_id = f.interaction_id and m.message_seq = f.message_seq
    where f.label in ('complaint', 'escalation') and f.interaction_id in (select interaction_id from mine)
), ticketed as (
    select interaction_id, min(started_at) as opened_at, bool_or(solve_ms is not null) as is_solved,
        min(reply_ms) as reply_ms, max(solve_ms) as solve_ms
    from {ticket_fact} where interaction_id in (select interaction_id from mine) group by 1
), answered as (
    select interaction_id, max(score) as score from {survey} where instrument = 'csat' and score is not null
        and interaction_id in (select interaction_id from mine) group by 1
)
select n.*, (select arg_max(text, length(text)) from said s where s.interaction_id = n.interaction_id) as words,
    (select string_agg(text, ' ') from said s where s.interaction_id = n.interaction_id
        and label = 'escalation') as threat,
    t.opened_at, t.is_solved, t.reply_ms, t.solve_ms, a.score
from mine n left join ticketed t using (interaction_id) left join answered a using (interaction_id)
order by has_escalation desc, started_at desc, interaction_id
"""
COUNTED = """select count(*) as n, count(*) filter (has_escalation) as outside from {contact_fact}
where $where and has_complaint and direction = 'in'"""


def complaints(reader: Reader, question: Question, page: int = 1) -> tuple[list[dict], int, int]:
    """(rows, those who say they go elsewhere first, the newest first; how many in all; how many of them go elsewhere).
    `outside`: where to, "" where they do not say."""
    where, values = conditions(question)
    counted = reader.rows(COUNTED.replace("$where", where), values)[0]
    found = reader.rows(LISTED.replace("$where", where), [*values, PAGE, PAGE * max(0, page - 1)])
    return [dict(row) | {"outside": _outside(row["threat"] or "")} for row in found], counted["n"], counted["outside"]


def _outside(words: str) -> str:
    return next((name for name, told in PATTERNS if told.search(words)), "")

"""Themes over time, and verbatim chosen to represent: each with "1 of N like this"."""

from __future__ import annotations

from datetime import timedelta

from qa.language.mining import clusters
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.measuring import Question, conditions
from qa.scope import Scope
from qa.warehouse.store import Store


def themes(store: Store, scope: Scope, question: Question, most: int = 12) -> list[dict]:
    """Contact reasons by volume: reason_id, n, share, change against the period before, mean satisfaction, complaints, thanks."""
    where, values = conditions(scope, question)
    days = (question.until - question.since).days + 1
    before = Question(question.since - timedelta(days=days), question.since - timedelta(days=1), question.where)
    old_where, old_values = conditions(scope, before)
    return store.rows(
        f"""with now as (select reason_id, count(*) as n, avg(satisfaction) * 100 as satisfaction, avg(has_complaint::int) as complaint, avg(has_thanks::int) as thanked
            from contact_fact where {where} and customer_message_count > 0 group by 1),
        old as (select reason_id, count(*) as n from contact_fact where {old_where} and customer_message_count > 0 group by 1)
        select now.*, now.n / sum(now.n) over () as share, (now.n - old.n) / nullif(old.n, 0)::double as change from now left join old using (reason_id)
        order by now.n desc limit {int(most)}""",
        values + old_values,
    )


def verbatim(store: Store, scope: Scope, question: Question, mood: str = "all", most: int = 6) -> list[dict]:
    """First-hand customer sentences: for each of the largest reasons the one closest to that reason's typical mood (or its low or high end),
    long enough to mean something; `like_this` counts the contacts of the same reason and mood."""
    where, values = conditions(scope, question)
    filters = {"all": "true", "low": "c.satisfaction < -0.1", "high": "c.satisfaction > 0.15", "complaint": "c.has_complaint"}[mood]
    mine, own = scope.where("l")
    like_where = f"{mine} and l.day between ? and ?" + ("".join(f" and list_contains(?::varchar[], l.{DIMENSIONS[n].sql})" for n in question.where))
    like_filter, like_values = filters.replace("c.", "l."), [*own, question.since, question.until, *([str(w) for w in v] for v in question.where.values())]
    return store.rows(
        f"""with said as (
            select c.interaction_id, c.reason_id, c.started_at, c.channel, c.programme_id, c.satisfaction, m.message_seq, m.text, s.sentiment,
                (select count(*) from contact_fact l where l.reason_id = c.reason_id and {like_where}
                and l.customer_message_count > 0 and {like_filter}) as like_this, avg(c.satisfaction) over (partition by c.reason_id) as typical
            from contact_fact c join message m using (interaction_id) left join message_score s using (interaction_id, message_seq)
            where {where} and {filters} and c.reason_id not in ('unknown', 'no_words') and m.speaker = 'customer' and length(m.text) between 12 and 120
        )
        select * from said qualify row_number() over (partition by reason_id order by abs(satisfaction - typical), abs(coalesce(sentiment, 0)) desc, length(text) desc, interaction_id) = 1
        order by like_this desc limit {int(most)}""",
        like_values + values,
    )


def unknown_clusters(store: Store, scope: Scope, question: Question, most: int = 8) -> list[dict]:
    """What the contacts without a reason are about: name, n, share of them, three examples with their contacts."""
    where, values = conditions(scope, question)
    rows = store.rows(
        f"""select interaction_id, string_agg(text, ' ' order by message_seq) as opening from (
            select m.interaction_id, m.text, m.message_seq from contact_fact c join message m using (interaction_id)
            where {where} and c.reason_id = 'unknown' and m.speaker = 'customer'
            qualify row_number() over (partition by m.interaction_id order by m.message_seq) <= 3
        ) group by 1 order by hash(interaction_id)""",
        values,
    )
    return [
        {
            "name": cluster.name,
            "n": len(cluster.members),
            "share": len(cluster.members) / len(rows),
            "examples": [(rows[at]["interaction_id"], rows[at]["opening"]) for at in cluster.members[:3]],
        }
        for cluster in clusters([r["opening"] for r in rows])[:most]
    ]

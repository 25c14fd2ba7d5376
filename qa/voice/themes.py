"""Themes over time, and verbatim chosen to represent: each with "1 of N like this"."""

from __future__ import annotations

from datetime import timedelta

from qa.access.reading import Reader
from qa.language.mining import MOST, clusters
from qa.language.phrases import carrying, typical
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

QUOTED = 8
# Contacts of a reason nearest its mean satisfaction: quotes are chosen among them.
NEAREST = 40


def themes(reader: Reader, question: Question, most: int = 12) -> list[dict]:
    """Contact reasons by volume: reason_id, n, share, change against the period before, mean satisfaction, complaints,
    thanks."""
    where, values = conditions(question)
    days = (question.until - question.since).days + 1
    before = Question(question.since - timedelta(days=days), question.since - timedelta(days=1), question.where)
    old_where, old_values = conditions(before)
    return reader.rows(
        f"""with now as (select reason_id, count(*) as n, avg(satisfaction) * 100 as satisfaction,
            avg(has_complaint::int) as complaint, avg(has_thanks::int) as thanked
            from {{contact_fact}} where {where} and customer_message_count > 0 group by 1),
        old as (select reason_id, count(*) as n from {{contact_fact}} where {old_where} and customer_message_count > 0
        group by 1)
        select now.*, now.n / sum(now.n) over () as share, (now.n - old.n) / nullif(old.n, 0)::double as change from now
        left join old using (reason_id)
        order by now.n desc limit {int(most)}""",
        values + old_values,
    )


def verbatim(reader: Reader, question: Question, mood: str = "all", most: int = 6) -> list[dict]:
    """First-hand customer sentences: for each of the largest reasons the one closest to that reason's typical mood (or
    its low or high end), long enough to mean something; `like_this` counts the contacts of the same reason and mood."""
    where, values = conditions(question)
    filters = {
        "all": "true",
        "low": "satisfaction < -0.1",
        "high": "satisfaction > 0.15",
        "complaint": "has_complaint",
    }[mood]
    return reader.rows(
        f"""with pool as (
            select interaction_id, reason_id, started_at, channel, programme_id, satisfaction,
            count(*) over same_reason as like_this,
                abs(satisfaction - avg(satisfaction) over same_reason) as off
            from {{contact_fact}} where {where} and {filters} and customer_message_count > 0
            and reason_id not in ('unknown', 'no_words')
            window same_reason as (partition by reason_id)
        ), near as (
            select * from pool qualify row_number() over (partition by reason_id order by off,
            interaction_id) <= {NEAREST}
        ), said as (
            select n.*, m.message_seq, m.text, s.sentiment
            from near n join {{message}} m using (interaction_id) left join {{mood_in_force}} s using (interaction_id,
            message_seq)
            where m.speaker = 'customer' and length(m.text) between 12 and 120
        )
        select * from said qualify row_number() over (partition by reason_id order by off, abs(coalesce(sentiment,
        0)) desc, length(text) desc, interaction_id, message_seq) = 1
        order by like_this desc, reason_id limit {int(most)}""",
        values,
    )


def unknown_clusters(reader: Reader, question: Question, most: int = 8) -> list[dict]:
    """What the contacts without a reason are about: name (a clause of theirs), words, n, share of them, some examples
    as (contact, the clause that carries it)."""
    where, values = conditions(question)
    rows = reader.rows(
        f"""with drawn as (
            select interaction_id from {{contact_fact}} where {where} and reason_id = 'unknown'
            and customer_message_count > 0 order by hash(interaction_id) limit {MOST}
        ), opening as (
            select m.interaction_id, m.text, m.message_seq from drawn join {{message}} m using (interaction_id)
            where m.speaker = 'customer'
            qualify row_number() over (partition by m.interaction_id order by m.message_seq) <= 3
        )
        select interaction_id, string_agg(text, ' ' order by message_seq) as opening from opening group by 1
            order by hash(interaction_id)""",
        values,
    )
    found = clusters([r["opening"] for r in rows])[:most]
    return [_pile([rows[at] for at in cluster.members], cluster.name.split(), len(rows)) for cluster in found]


def _pile(members: list[dict], words: list[str], of: int) -> dict:
    openings = [r["opening"] for r in members]
    return {
        "name": typical(openings, words) or " ".join(words),
        "words": words,
        "n": len(members),
        "share": len(members) / of,
        "examples": [(r["interaction_id"], carrying(r["opening"], words)) for r in members[:QUOTED]],
    }


def unknown_openings(reader: Reader, question: Question, most: int = 20) -> list[tuple[str, str]]:
    """Some contacts without a reason, the newest first: (contact, how its customer began)."""
    where, values = conditions(question)
    found = reader.rows(
        f"""with drawn as (select interaction_id, started_at from {{contact_fact}} where {where}
            and reason_id = 'unknown' and customer_message_count > 0 order by started_at desc limit {int(most)}),
        said as (select d.*, m.text, m.message_seq from drawn d join {{message}} m using (interaction_id)
            where m.speaker = 'customer'
            qualify row_number() over (partition by interaction_id order by m.message_seq) <= 3)
        select interaction_id, string_agg(text, ' ' order by message_seq) as opening from said
        group by interaction_id, started_at order by started_at desc, interaction_id""",
        values,
    )
    return [(r["interaction_id"], r["opening"]) for r in found]

"""What the contacts without a reason are about: piles with names of their own words, until somebody names them."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.language.mining import MOST, clusters
from qa.language.phrases import carrying, typical
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

QUOTED = 8


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

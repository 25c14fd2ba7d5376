"""Thanks, delivered: what customers said to the agent who earned it, and kudos from colleagues."""

from __future__ import annotations

from datetime import date

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.records.book import write

# The latest contacts with thanks that are read to find the five that say something.
LOOK_AT = 60
THANKS_NOBODY = ("client", "admin", "auditor")


def thanks(reader: Reader, since: date, until: date, most: int = 5) -> list[dict]:
    """The latest real thanks in the scope: interaction_id, started_at, channel, text, agent_id; a sentence that says
    something before a bare word."""
    thanked = reader.rows(
        f"""select interaction_id from {{contact_fact}}
        where has_thanks and not has_complaint and day between ? and ? order by started_at desc, interaction_id
            limit {LOOK_AT}""",
        [since, until],
    )
    return reader.about(
        [row["interaction_id"] for row in thanked],
        f"""select t.interaction_id, t.started_at, t.channel, t.agent_id, m.text, f.span_begin, f.span_end
        from {{contact_fact}} t join {{finding_in_force}} f on f.interaction_id = t.interaction_id
        and f.label = 'thanks'
        join {{message}} m on m.interaction_id = f.interaction_id and m.message_seq = f.message_seq
        order by length(m.text) >= 8 desc, t.started_at desc, t.interaction_id, m.message_seq limit {int(most)}""",
    )


def kudos_for(reader: Reader, agent_id: str, most: int = 5) -> list[dict]:
    """What colleagues thanked an agent of the scope for."""
    return reader.rows(
        f"""select from_user, words, given_at, interaction_id from {{kudos}} where agent_id = ?
            order by given_at desc, kudos_id limit {int(most)}""",
        [agent_id],
    )


def thank(reader: Reader, agent_id: str, words: str, interaction_id: str | None = None) -> int:
    """Kudos for somebody, by an agent for a colleague or by who sees their work; its id. Raises QAError for a contact
    or an agent out of reach, and for roles that thank nobody."""
    if reader.scope.role in THANKS_NOBODY:
        raise NOT_YOUR_ROLE()
    seen = reader.agents() if reader.scope.role != "agent" else None
    is_known = bool(reader.rows("select 1 from agent where agent_id = ? limit 1", [agent_id]))
    is_reached = is_known and (seen is None or agent_id in seen)
    if not is_reached or (interaction_id and not reader.holds(interaction_id)):
        raise OUT_OF_SCOPE()
    by = reader.scope.agent or reader.scope.user
    fields = dict(agent_id=agent_id, words=words, interaction_id=interaction_id)
    number = write("kudos", by, audited=("thank", agent_id, interaction_id or ""), **fields)
    reader.pull()
    return number

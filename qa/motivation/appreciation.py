"""Thanks, delivered: what customers said to the agent who earned it, and kudos from colleagues."""

from __future__ import annotations

from datetime import date

from qa.records.book import write
from qa.records.pulling import pull_records
from qa.scope import Scope
from qa.warehouse.store import Store


def thanks(store: Store, scope: Scope, since: date, until: date, most: int = 5) -> list[dict]:
    """The latest real thanks in the scope: interaction_id, started_at, channel, text, agent_id."""
    where, values = scope.where("c")
    return store.rows(
        f"""select c.interaction_id, c.started_at, c.channel, c.agent_id, m.text, f.span_begin, f.span_end from finding f join contact_fact c using (interaction_id)
        join message m on m.interaction_id = f.interaction_id and m.message_seq = f.message_seq
        where {where} and f.label = 'thanks' and c.day between ? and ? and not c.has_complaint order by length(m.text) >= 8 desc, c.started_at desc limit {int(most)}""",
        [*values, since, until],
    )


def kudos_for(store: Store, agent_id: str, most: int = 5) -> list[dict]:
    return store.rows(f"select from_user, words, given_at, interaction_id from kudos where agent_id = ? order by given_at desc limit {int(most)}", [agent_id])


def thank(store: Store, scope: Scope, agent_id: str, words: str, interaction_id: str | None = None) -> int:
    """Kudos from a colleague; its id."""
    number = write("kudos", scope.agent or scope.user, agent_id=agent_id, words=words, interaction_id=interaction_id)
    pull_records(store)
    return number

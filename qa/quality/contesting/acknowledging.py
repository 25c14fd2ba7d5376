"""An agent sees what people judged of an own contact, and says so: 我看过了. Nothing follows from not saying it."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.quality.failures import DISPUTE_IS_THE_AGENTS
from qa.quality.reviewing import within
from qa.records.book import rows, write

JUDGED = """select e.interaction_id, max(e.number) as number, max(e.evaluated_at) as judged_at,
    arg_max(e.occasion, e.number) = 'dispute' as is_answer from {evaluation_live} e
where e.occasion in ('review', 'blind', 'dispute') group by 1 order by judged_at desc, 1"""


def unseen(reader: Reader) -> list[dict]:
    """[{interaction_id, number, judged_at, is_answer}] of an agent's contacts that people judged since the agent last
    said to have seen it, the newest first; nothing for other roles."""
    if reader.scope.role != "agent":
        return []
    seen: dict[str, int] = {}
    for row in rows("acknowledged", written_by=_who(reader)):
        seen[row["interaction_id"]] = max(row["evaluation_no"], seen.get(row["interaction_id"], 0))
    return [row for row in reader.rows(JUDGED) if row["number"] > seen.get(row["interaction_id"], 0)]


def acknowledge(reader: Reader, interaction_id: str) -> None:
    """The agent has seen what people judged of an own contact until now. Raises QAError for another role or a contact
    that is not theirs."""
    if reader.scope.role != "agent":
        raise DISPUTE_IS_THE_AGENTS()
    within(reader, interaction_id)
    newest = next((row["number"] for row in unseen(reader) if row["interaction_id"] == interaction_id), 0)
    if newest:
        fields = dict(interaction_id=interaction_id, evaluation_no=newest)
        write("acknowledged", _who(reader), audited=("acknowledge", interaction_id, str(newest)), **fields)


def _who(reader: Reader) -> str:
    return reader.scope.agent or reader.scope.user

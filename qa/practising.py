"""One sentence tried on the contact it would have helped: what the item would have heard."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.judging_lines import judged
from qa.language.scorer import in_force
from qa.language.transcript_lines import Transcript
from qa.language.versions import chosen
from qa.masking import masker
from qa.quality.scorecards import scorecards

# So much of the conversation before the sentence is heard with it.
BEFORE = 8
LINES = """select speaker, text from {message} where message_seq < ? and speaker in ('agent', 'customer')
order by message_seq desc limit {most}"""
OWN = "select speaker, text from {message} where message_seq = ? and speaker = 'agent'"


def heard_as(reader: Reader, interaction_id: str, message_seq: int, scorecard_id: str, item_id: str, words: str) -> str:
    """met, not_met or na: what the item hears when the agent says `words` before an own sentence of a contact of the
    scope, or in its place; the better of both."""
    told = reader.about([interaction_id], LINES.replace("{most}", str(BEFORE)), [message_seq])
    own = reader.about([interaction_id], OWN, [message_seq])
    before = [(row["speaker"], row["text"]) for row in reversed(told)]
    after = [(row["speaker"], row["text"]) for row in own if row["text"]]
    known = reader.rows("select channel, direction from {contact_fact} where interaction_id = ?", [interaction_id])
    channel, direction = (known[0]["channel"], known[0]["direction"] or "") if known else ("voice", "")
    card, contacts = scorecards()[scorecard_id], []
    for spoken in ([*before, ("agent", words), *after], [*before, ("agent", words)], [("agent", words), *after]):
        times = [None] * len(spoken)
        contacts.append(Transcript("", spoken, times, times, channel, "", (), direction))
    found = {
        one.verdict
        for _contact, judgements in judged(contacts, masker(), in_force(chosen()), [card], is_chosen=True)
        for one in judgements[0][1].items
        if one.item_id == item_id
    }
    return next((verdict for verdict in ("met", "not_met") if verdict in found), "na")

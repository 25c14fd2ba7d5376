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


def heard_as(reader: Reader, interaction_id: str, message_seq: int, scorecard_id: str, item_id: str, words: str) -> str:
    """met, not_met or na: what the item hears when the agent says `words` in place of an own sentence of a contact of
    the scope."""
    told = reader.about([interaction_id], LINES.replace("{most}", str(BEFORE)), [message_seq])
    spoken = [(row["speaker"], row["text"]) for row in reversed(told)] + [("agent", words)]
    known = reader.rows("select channel, direction from {contact_fact} where interaction_id = ?", [interaction_id])
    channel = known[0]["channel"] if known else "voice"
    times = [None] * len(spoken)
    contact = Transcript("", spoken, times, times, channel, "", (), (known[0]["direction"] or "") if known else "")
    card = scorecards()[scorecard_id]
    [(_contact, found)] = judged([contact], masker(), in_force(chosen()), [card], is_chosen=True)
    return next((one.verdict for one in found[0][1].items if one.item_id == item_id), "na")

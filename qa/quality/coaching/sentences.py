"""Sentences to practise on: how one did it well, and where it could have come closer."""

from __future__ import annotations

from datetime import date

from qa.access.reading import Reader

GOOD = """select f.interaction_id, f.message_seq, f.started_at, f.channel, f.verdict from {item_fact} f
where f.agent_id = ? and f.scorecard_id = ? and f.item_id = ? and f.message_seq > 0 and f.day >= ?
    and (f.verdict = 'met' or (f.verdict = 'not_met' and f.counts))
qualify row_number() over (partition by f.verdict order by f.occasion = 'machine', f.started_at desc) <= ?
order by f.verdict, f.started_at desc"""
SAID = "select interaction_id, message_seq, text, speaker from {message}"


def sentences(reader: Reader, agent_id: str, scorecard_id: str, item_id: str, since: date, most: int = 3) -> list[dict]:
    """[{interaction_id, message_seq, kind, text, started_at, channel}] to practise on: own contacts that did it well
    first, then those that did not, as it counts."""
    found = reader.rows(GOOD, [agent_id, scorecard_id, item_id, since, most])
    said = {
        (r["interaction_id"], r["message_seq"]): r
        for r in reader.about(
            [r["interaction_id"] for r in found],
            SAID + " where message_seq in (select unnest(?::bigint[]))",
            [[r["message_seq"] for r in found]],
        )
    }
    kinds = {"met": "good", "not_met": "next"}
    return [
        row | {"kind": kinds[row["verdict"]], "text": said[key]["text"]}
        for row in found
        if (key := (row["interaction_id"], row["message_seq"])) in said and said[key]["speaker"] == "agent"
    ]

"""Promises that were broken and customers called twice, one by one, for those who may see the contacts."""

from __future__ import annotations

from datetime import date

from qa.access.reading import Reader

PAGE = 20


def broken(reader: Reader, since: date, until: date, programme: str = "", page: int = 1) -> tuple[list[dict], int]:
    """(rows of one page, how many in all): contact, when, matter, the words with the time for who reads words, when it
    was over, what was done after it and when the customer came back; the newest first."""
    mine, values = _mine(programme)
    where = f"state = 'broken' and day between ? and ? {mine}"
    total = int(reader.one(f"select count(*) from {{promise_fact}} where {where}", [since, until, *values]) or 0)
    rows = reader.rows(
        f"""with shown as (select * from {{promise_fact}} where {where}
            order by started_at desc, interaction_id limit {PAGE} offset {PAGE * max(0, page - 1)})
        select s.interaction_id, s.started_at, s.reason_id, s.due_at, s.done_at, s.back_at, s.kind, m.text
        from shown s left join (select interaction_id, message_seq, text from {{message}} where interaction_id in
            (select interaction_id from shown)) m
            on m.interaction_id = s.interaction_id and m.message_seq = s.message_seq
        order by s.started_at desc, s.interaction_id""",
        [since, until, *values],
    )
    return (rows if reader.scope.reads_words else [row | {"text": None} for row in rows]), total


def called_twice(reader: Reader, since: date, until: date, programme: str = "") -> list[dict]:
    """Call-backs about what another had called for or what was settled, the newest first: contact, when, the one
    before, how long between, which of both it is."""
    mine, values = _mine(programme, "f.")
    return reader.rows(
        f"""select f.interaction_id, f.started_at, o.previous_interaction_id, o.gap_ms, f.is_called_by_another,
            f.is_called_when_settled, i.case_native
        from {{contact_fact}} f left join {{outreach}} o on o.interaction_id = f.interaction_id
        left join {{interaction}} i on i.interaction_id = f.interaction_id
        where (f.is_called_by_another or f.is_called_when_settled) and f.day between ? and ?
            {mine}
        order by f.started_at desc, f.interaction_id limit {PAGE}""",
        [since, until, *values],
    )


def _mine(programme: str, of: str = "") -> tuple[str, list]:
    return (f"and {of}programme_id = ?", [programme]) if programme else ("", [])

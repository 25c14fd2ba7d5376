"""Repeat contacts: how many come back and when, why, what it costs, and the pairs behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.windows import LONGEST_MS, SAME_MATTER_MS

STEP_MS = 6 * 3_600_000
PAGE = 20
REPEATED = f"""is_answered and direction = 'in' and customer_id is not null and repeat_cause is not null
    and next_same_long_gap_ms <= {SAME_MATTER_MS}"""


@dataclass(frozen=True)
class Branch:
    """Repeats of one cause: how many, minutes of the contacts that followed as far as the scope holds them (None where
    no length is known), their cost in yuan (None without rates), and the reasons most of them are about."""

    cause: str
    count: int
    minutes: float | None
    cost: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Back:
    """`share` of contacts followed by another within `hours`, by Kaplan and Meier; `at_risk`: contacts that had not
    come back and were still seen when the step began."""

    hours: float
    share: float
    at_risk: int


def tree(reader: Reader, since: date, until: date, programme: str = "", channel: str = "") -> list[Branch]:
    """Causes of the repeats that the days' contacts led to, the most frequent first."""
    where, values = _where(since, until, programme, channel)
    rows = reader.rows(
        f"""with early as (select * from {{contact_fact}} where {REPEATED} and {where}),
        late as (select interaction_id, talk_ms, hold_ms, acw_ms, cost from {{contact_fact}}),
        priced as (select e.repeat_cause as cause, e.reason_id, (l.talk_ms + l.hold_ms + l.acw_ms) / 60000.0 as minutes,
            l.cost from early e left join late l on l.interaction_id = e.same_interaction_id)
        select cause, count(*) as count, sum(minutes) as minutes, sum(cost) as cost,
            (select list(reason_id order by n desc, reason_id) from (select reason_id, count(*) as n from priced r
                where r.cause = p.cause and r.reason_id not in ('unknown', 'no_words')
                group by 1 order by n desc, reason_id limit 3)) as reasons
        from priced p group by 1 order by count desc, cause""",
        values,
    )
    return [Branch(r["cause"], r["count"], r["minutes"], r["cost"], tuple(r["reasons"] or ())) for r in rows]


def pairs(
    reader: Reader,
    since: date,
    until: date,
    cause: str = "",
    programme: str = "",
    channel: str = "",
    page: int = 1,
    within: int = 0,
    reasons: tuple[str, ...] = (),
) -> tuple[list[dict], int]:
    """(rows of one page, how many in all): both contacts of a repeat, when, the reason, the channel of each and the
    sentence that speaks most for the cause, for who reads words; the newest first. `within`: so many hours apart at
    most, 0 for all."""
    where, values = _where(since, until, programme, channel)
    if reasons:
        where, values = f"{where} and reason_id in (select unnest(?::varchar[]))", [*values, list(reasons)]
    if within:
        where, values = f"{where} and next_same_long_gap_ms <= ?", [*values, within * 3_600_000]
    if cause:
        where, values = f"{where} and repeat_cause = ?", [*values, cause]
    total = int(reader.one(f"select count(*) from {{contact_fact}} where {REPEATED} and {where}", values) or 0)
    rows = reader.rows(
        f"""with shown as (select * from {{contact_fact}} where {REPEATED} and {where}
            order by started_at desc, interaction_id limit {PAGE} offset {PAGE * max(0, page - 1)})
        select s.interaction_id, s.same_interaction_id, s.started_at, s.reason_id, s.channel, s.next_channel,
            s.next_same_long_gap_ms as gap_ms, s.repeat_cause, c.chance, c.said_in, c.message_seq, m.text, m.speaker
        from shown s left join {{repeat_cause}} c using (interaction_id)
        left join (select interaction_id, message_seq, text, speaker from {{message}} where interaction_id in
            (select said_in from {{repeat_cause}} where interaction_id in (select interaction_id from shown))) m
            on m.interaction_id = c.said_in and m.message_seq = c.message_seq
        order by s.started_at desc, s.interaction_id""",
        values,
    )
    return (rows if reader.scope.reads_words else [row | {"text": None} for row in rows]), total


def coming_back(
    reader: Reader, since: date, until: date, programme: str = "", channel: str = "", is_same: bool = False
) -> list[Back]:
    """The share that has come back by every six hours of a fortnight; contacts too young to know count as long as they
    were seen (Kaplan and Meier 1958). `is_same`: only about the same matter."""
    where, values = _where(since, until, programme, channel)
    gap = "next_same_long_gap_ms" if is_same else "next_gap_ms"
    rows = reader.rows(
        f"""with seen as (
            select least({gap}, epoch_ms(p.latest_at) - epoch_ms(coalesce(f.ended_at, f.started_at))) // {STEP_MS}
                as step,
                coalesce({gap} <= {LONGEST_MS}, false) as is_back
            from {{contact_fact}} f join programme_reach p using (programme_id)
            where is_answered and direction = 'in' and customer_id is not null and {where})
        select least(greatest(step, 0), {LONGEST_MS // STEP_MS}) as step, count(*) filter (is_back) as back,
            count(*) as leaving from seen where step is not null group by 1 order by 1""",
        values,
    )
    told = {row["step"]: row for row in rows}
    at_risk, staying, found = sum(row["leaving"] for row in rows), 1.0, []
    for step in range(LONGEST_MS // STEP_MS):
        if not at_risk:
            break
        row = told.get(step, {"back": 0, "leaving": 0})
        staying *= 1 - row["back"] / at_risk
        found.append(Back((step + 1) * STEP_MS / 3_600_000, 1 - staying, at_risk))
        at_risk -= row["leaving"]
    return found


def _where(since: date, until: date, programme: str, channel: str) -> tuple[str, list]:
    where, values = "day between ? and ?", [since, until]
    for column, value in (("programme_id", programme), ("channel", channel)):
        if value:
            where, values = f"{where} and {column} = ?", [*values, value]
    return where, values

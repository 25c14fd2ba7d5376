"""What passes through others' hands: contacts whose reason usually has a partner in it (carrier, warehouse, branch, the
client's own department), what came back because of them, and how long a matter lies there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from statsmodels.duration.survfunc import SurvfuncRight

from qa.access.reading import Reader
from qa.contact_reasons import names
from qa.windows import SAME_MATTER_MS

LEAST, LEAST_TICKETS, MS_OF_HOUR = 30, 10, 3_600_000
MATTERS = "with matter as (select unnest(?::varchar[]) as reason_id, unnest(?::varchar[]) as partner)"
TOLD = f"""{MATTERS}, mine as (
    select m.partner, f.* from {{contact_fact}} f join matter m using (reason_id)
    where is_answered and direction = 'in' and day between ? and ? {{mine}}
), later as (select interaction_id, talk_ms, hold_ms, acw_ms, cost from {{contact_fact}})
select partner, list(distinct reason_id order by reason_id) as reasons, count(*) as contacts,
    count(*) filter (is_known_7d and customer_id is not null) as known,
    count(*) filter (is_known_7d and customer_id is not null and next_same_gap_ms is not null) as back,
    count(*) filter (repeat_cause = 'partner' and next_same_long_gap_ms <= {SAME_MATTER_MS}) as caused,
    sum((l.talk_ms + l.hold_ms + l.acw_ms) / 60000.0)
        filter (repeat_cause = 'partner' and next_same_long_gap_ms <= {SAME_MATTER_MS}) as minutes,
    sum(l.cost) filter (repeat_cause = 'partner' and next_same_long_gap_ms <= {SAME_MATTER_MS}) as cost,
    count(*) filter (customer_message_count > 0) as heard,
    count(*) filter (customer_message_count > 0 and has_complaint) as complaints
from mine left join later l on l.interaction_id = mine.same_interaction_id group by 1 order by contacts desc, partner
"""
CLOCKS = f"""{MATTERS}
select m.partner, t.interaction_id, t.native_id, t.reason_id, t.started_at,
    coalesce(t.solve_ms, epoch_ms(?::timestamptz) - epoch_ms(t.started_at)) / {MS_OF_HOUR}.0 as hours,
    t.solve_ms is not null as is_over
from {{ticket_fact}} t join matter m using (reason_id)
where t.day between ? and ? and (t.solve_ms is not null or coalesce(t.status, '') not in ('solved', 'closed')) {{mine}}
"""
SHOWN = ("interaction_id", "native_id", "reason_id", "started_at", "hours")


@dataclass(frozen=True)
class Waiting:
    """A ticket that is still open."""

    interaction_id: str
    native_id: str
    reason_id: str
    opened_at: datetime
    hours: float


@dataclass(frozen=True)
class Partner:
    """One partner: answered contacts of its reasons, `back`: share of those old enough that came back within a week
    about it (None when too few), `caused`: repeats booked on it with the minutes and yuan of the second contacts,
    complaints per 10,000 heard; the hand-over clock: hours until half and until three in four tickets are solved, those
    still open counted as long as they have waited (Kaplan and Meier 1958; None where not so many ever are), and the
    open ones, the oldest first."""

    name: str
    reasons: tuple[str, ...]
    contacts: int
    back: float | None
    caused: int
    minutes: float | None
    cost: float | None
    complaints: float | None
    tickets: int
    half: float | None
    most: float | None
    waiting: tuple[Waiting, ...]


def partners(reader: Reader, since: date, until: date, programme: str = "") -> list[Partner]:
    """The one most contacts are about first."""
    matters = {key: reason.partner for key, reason in names().items() if reason.partner}
    lists = [list(matters), list(matters.values())]
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    rows = reader.rows(TOLD.replace("{mine}", mine), [*lists, since, until, *values])
    tickets: dict[str, list[dict]] = {}
    mine = mine.replace("programme_id", "t.programme_id")
    for row in reader.rows(CLOCKS.replace("{mine}", mine), [*lists, reader.latest(), since, until, *values]):
        tickets.setdefault(row["partner"], []).append(row)
    return [_partner(row, tickets.get(row["partner"], [])) for row in rows]


def clock(hours: np.ndarray, is_over: np.ndarray) -> tuple[float | None, float | None]:
    """Hours until half and until three in four are over; None where too few are."""
    if len(hours) < LEAST_TICKETS:
        return None, None
    curve = SurvfuncRight(np.maximum(hours, 1e-6), is_over.astype(int))
    told = [curve.surv_times[curve.surv_prob <= 1 - share + 1e-9] for share in (0.5, 0.75)]
    half, most = (float(one[0]) if len(one) else None for one in told)
    return half, most


def _partner(row: dict, tickets: list[dict]) -> Partner:
    share = lambda part, whole, least: part / whole if whole >= least else None  # noqa: E731
    half, most = clock(np.array([t["hours"] for t in tickets]), np.array([t["is_over"] for t in tickets], bool))
    waiting = sorted((t for t in tickets if not t["is_over"]), key=lambda t: -t["hours"])
    return Partner(
        row["partner"],
        tuple(row["reasons"]),
        row["contacts"],
        share(row["back"], row["known"], LEAST),
        row["caused"],
        row["minutes"],
        row["cost"],
        share(10_000 * row["complaints"], row["heard"], LEAST),
        len(tickets),
        half,
        most,
        tuple(
            Waiting(t["interaction_id"], t["native_id"], t["reason_id"], t["started_at"], t["hours"]) for t in waiting
        ),
    )

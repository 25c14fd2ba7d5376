"""How likely a customer is to come back about the same matter, or to complain, after a contact: learned from the
centre's own past, and checked on the days that came after those it learned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from qa.access.reading import Reader
from qa.odds import Checked, check, fit_odds
from qa.windows import SAME_MATTER_MS

LEARNED_OF = 0.7  # of the contacts, by time; the rest is what it is checked on
LEAST, LEAST_EVENTS, DAYS_BACK, MOST, FRESH_DAYS = 1500, 100, 120, 30, 3
# What is foretold, and when it is known whether it came.
OUTCOMES = {
    "again": (f"coalesce(next_same_long_gap_ms <= {SAME_MATTER_MS}, false)", "is_known_7d"),
    "complaint": ("interaction_id in (select interaction_id from soon)", "is_known_14d"),
}
# What is known when the contact ends. Nothing of who served: a customer's risk is no judgement of a person.
SIGNS = {
    "again_before": "coalesce(chain_no, 1) > 1",
    "often_before": "coalesce(chain_no, 1) > 2",
    "unhappy": "satisfaction <= -0.15",
    "happy": "satisfaction >= 0.3",
    "no_words": "satisfaction is null",
    "worse": "mood_end < mood_start - 0.15",
    "complained": "has_complaint",
    "said_again": "has_repeat_mention",
    "said_leaving": "has_churn",
    "thanked": "has_thanks",
    "transferred": "transfer_count > 0",
    "long_wait": "wait_ms > 60000",
    "unsolved": "is_resolved = false",
    "text": "channel not in ('voice', 'video')",
}
ASKED = """
with told as (
    select * from {{contact_fact}} where direction = 'in' and is_answered and customer_id is not null and day >= ?
        and day <= ? {mine}
), soon as (
    select a.interaction_id from told a join told n on n.customer_id = a.customer_id and n.has_complaint
        and n.started_at > a.started_at and n.started_at <= a.started_at + interval 14 day group by 1
)
"""
COUNTED = """, known as (
    select ({mask})::bigint as mask, reason_id, {happened} as happened,
        ntile(100) over (order by started_at, interaction_id) > {cut} as is_late from told where {known}
)
select mask, reason_id, is_late, count(*) as n, count(*) filter (happened) as events
from known group by all order by all
"""
OPEN = """, last as (
    select * from told where day >= ? qualify row_number() over (partition by customer_id
        order by started_at desc, interaction_id) = 1
)
select customer_id, interaction_id, started_at, reason_id, ({mask})::bigint as mask,
    {intercept} + {sum} + case reason_id {reasons} else 0 end as odds
from last where not ({known}) and next_interaction_id is null order by odds desc, customer_id limit {most}
"""


@dataclass(frozen=True)
class Risk:
    """`weights`: sign or reason → change of the log odds; `checked` on days it did not learn from."""

    outcome: str
    intercept: float
    weights: dict[str, float]
    checked: Checked


@dataclass(frozen=True)
class AtRisk:
    """A customer after their last contact; `because`: signs that raise the chance most, the strongest first."""

    customer_id: str
    interaction_id: str
    last_at: object
    reason_id: str
    chance: float
    because: tuple[str, ...]


def risk(reader: Reader, outcome: str, until: date, programme: str = "") -> Risk | None:
    """Learned from the last months up to a day; None with too little to learn from."""
    happened, known = OUTCOMES[outcome]
    counted = COUNTED.format(mask=_mask(), happened=happened, known=known, cut=int(100 * LEARNED_OF))
    rows = reader.tuples(*_asked(counted, until - timedelta(days=DAYS_BACK), until, programme))
    if sum(row[3] for row in rows) < LEAST or sum(row[4] for row in rows) < LEAST_EVENTS:
        return None
    names = [*SIGNS, *sorted({f"reason:{row[1]}" for row in rows})]
    place = {name: at for at, name in enumerate(names)}
    signs = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        signs[at, [place[name] for name in _signs_of(row[0], row[1])]] = 1.0
    many, events = np.array([row[3:] for row in rows], float).T
    late = np.array([row[2] for row in rows], bool)
    if not late.any() or late.all():
        return None
    early = fit_odds(signs[~late], many[~late], events[~late])
    usual = events[~late].sum() / many[~late].sum()
    checked = check(signs[late] @ early[:-1] + early[-1], many[late], events[late], usual)
    whole = fit_odds(signs, many, events)
    return Risk(outcome, float(whole[-1]), dict(zip(names, map(float, whole[:-1]))), checked)


def at_risk(reader: Reader, model: Risk, since: date, until: date, programme: str = "") -> list[AtRisk]:
    """Customers whose last contact was in the last days of these and of whom it is not known yet, the likeliest first:
    the chance is told as of the contact, and later much of its time is over."""
    since = max(since, until - timedelta(days=FRESH_DAYS - 1))
    reasons = [(n.removeprefix("reason:"), w) for n, w in model.weights.items() if n.startswith("reason:")]
    signs = " + ".join(f"{w!r} * coalesce({SIGNS[n]}, false)::int" for n, w in model.weights.items() if n in SIGNS)
    marks = " ".join("when ? then ?::double" for _reason in reasons)
    sql = OPEN.format(
        mask=_mask(),
        intercept=repr(model.intercept),
        sum=signs,
        reasons=marks or "when '' then 0",
        known=OUTCOMES[model.outcome][1],
        most=MOST,
    )
    asked, values = _asked(sql, since - timedelta(days=15), until, programme)
    rows = reader.rows(asked, [*values, since, *(part for pair in reasons for part in pair)])
    return [
        AtRisk(
            row["customer_id"],
            row["interaction_id"],
            row["started_at"],
            row["reason_id"],
            float(1 / (1 + np.exp(-row["odds"]))),
            _because(model, row),
        )
        for row in rows
    ]


def _because(model: Risk, row: dict) -> tuple[str, ...]:
    pulls = [(model.weights.get(name, 0.0), name) for name in _signs_of(row["mask"], row["reason_id"])]
    return tuple(name for weight, name in sorted(pulls, reverse=True) if weight > 0.1)[:3]


def _asked(sql: str, since: date, until: date, programme: str) -> tuple[str, list]:
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    return ASKED.format(mine=mine) + sql, [since, until, *values]


def _mask() -> str:
    return " + ".join(f"{1 << at} * coalesce({how}, false)::int" for at, how in enumerate(SIGNS.values()))


def _signs_of(mask: int, reason_id: str) -> list[str]:
    return [*(name for at, name in enumerate(SIGNS) if mask >> at & 1), f"reason:{reason_id}"]

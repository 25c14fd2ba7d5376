"""What is to be reviewed: lists drawn by a plan, with a seed that is kept. A list drawn by lot tells of everybody, one
that looks for trouble of what it found: they are never mixed in a rate."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from random import Random

import orjson

from qa.access.reading import Reader
from qa.quality.desk.sampling import least_sure, sample
from qa.quality.failures import MAY_NOT_PLAN, PLAN_NEEDS_NUMBERS
from qa.quality.scorecards import scorecards
from qa.records.book import newest, rows, write, write_together
from qa.windows import SOON_MS

MAY_PLAN = ("lead", "admin", "house")
MOST = 500
LONG_HOLD_MS, UNHAPPY_TO = 120_000, -0.15


@dataclass(frozen=True)
class Plan:
    """How many a week: by lot of every agent's contacts, and of the whole programme those with a risk, those that tell
    most of a rule, and those of the blind sample."""

    per_agent: int = 2
    risk: int = 20
    unsure: int = 15
    blind: int = 15


@dataclass(frozen=True)
class Drawn:
    """One contact on a list. `why`: codes of the reasons or an item; `chance`: that it was drawn, of lists by lot."""

    interaction_id: str
    agent_id: str
    kind: str
    why: tuple[str, ...] = ()
    chance: float = 0.0


# Who looks for trouble finds it by these; the sum of weights is the order.
RISKS = {
    "critical": (3, "has_customer_critical or has_compliance_critical or has_business_critical"),
    "escalation": (3, "has_escalation"),
    "complaint": (2, "has_complaint"),
    "unhappy": (2, f"satisfaction <= {UNHAPPY_TO}"),
    "churn": (2, "has_churn"),
    "again": (2, f"next_gap_ms <= {SOON_MS}"),
    "hold": (1, f"hold_ms >= {LONG_HOLD_MS}"),
    "valued": (1, "segment in ('high', 'vip')"),
    "unusual": (1, "talk_ms > 3 * usual_ms"),
}
FRAME = """select interaction_id, agent_id, channel from {contact_fact} where programme_id = ? and day between ? and ?
and agent_id is not null and customer_message_count > 0 order by agent_id, channel, interaction_id"""
RISKY = f"""with usual as (
    select *, median(talk_ms) over (partition by channel, reason_id) as usual_ms from {{contact_fact}}
    where programme_id = ? and day between ? and ?
), weighed as (
    select interaction_id, agent_id, is_reviewed, customer_message_count,
    {", ".join(f"coalesce({condition}, false) as {name}" for name, (_w, condition) in RISKS.items())} from usual
)
select *, {" + ".join(f"{weight} * {name}::int" for name, (weight, _c) in RISKS.items())} as weight from weighed
where not is_reviewed and customer_message_count > 0 and weight >= 2 and agent_id is not null
order by weight desc, hash(interaction_id || ?) limit ?"""


def plan_of(programme_id: str) -> Plan:
    """The plan of a programme as somebody set it, or the usual one."""
    found = newest("sampling_plan", ("programme_id",), programme_id=programme_id)
    return Plan(**orjson.loads(found[0]["value"])) if found else Plan()


def set_plan(reader: Reader, programme_id: str, plan: Plan) -> None:
    """From the next week on. Raises QAError for a role that may not, or numbers that are none."""
    if (
        reader.scope.role not in MAY_PLAN
        or reader.scope.programmes not in (None, (programme_id,))
        and (programme_id not in reader.scope.programmes)
    ):
        raise MAY_NOT_PLAN()
    if any(not 0 <= getattr(plan, f.name) <= MOST for f in fields(plan)):
        raise PLAN_NEEDS_NUMBERS(most=MOST)
    told = orjson.dumps(asdict(plan)).decode()
    audited = ("sampling_plan", programme_id, told)
    write("sampling_plan", reader.scope.user, audited=audited, programme_id=programme_id, value=told)


def by_lot(frame: list[dict], quota: int, seed: str) -> list[Drawn]:
    """`quota` of every agent's contacts, or all of fewer; each with the same chance, spread evenly over the channels
    (systematic sampling from a random start over the frame in order of channel)."""
    lot, found, theirs = Random(seed), [], {}
    for row in frame:
        theirs.setdefault(row["agent_id"], []).append(row)
    for agent_id, contacts in theirs.items():
        many = min(quota, len(contacts))
        if not many:
            continue
        ordered = sorted(contacts, key=lambda row: (row["channel"], lot.random()))
        step, start = len(ordered) / many, lot.random()
        found += [
            Drawn(ordered[int((number + start) * step)]["interaction_id"], agent_id, "random", (), many / len(ordered))
            for number in range(many)
        ]
    return found


def drawn(reader: Reader, programme_id: str, today: date) -> list[Drawn]:
    """The lists of the week that a day lies in, drawn now when nobody asked before: by lot out of the last whole week,
    the others out of the last seven days."""
    week, plan = f"{today:%G-W%V}", plan_of(programme_id)
    kept = {r["kind"]: r for r in rows("sample", programme_id=programme_id, period=week)}
    for kind, draw in KINDS.items():
        if kind not in kept:
            seed = secrets.token_hex(8)
            found = draw(reader, programme_id, today, plan, seed)
            told = orjson.dumps([[d.interaction_id, d.agent_id, list(d.why), d.chance] for d in found]).decode()
            fields_of = dict(place=f"{programme_id}|{week}|{kind}", programme_id=programme_id, period=week, kind=kind)
            content = fields_of | dict(plan=orjson.dumps(asdict(plan)).decode(), seed=seed, drawn=told)
            write_together("house", [("sample", content)], [("sample", programme_id, f"{week} {kind} {len(found)}")])
    return [
        Drawn(contact, agent, row["kind"], tuple(why), chance)
        for row in rows("sample", programme_id=programme_id, period=week)
        for contact, agent, why, chance in orjson.loads(row["drawn"])
    ]


def _random(reader: Reader, programme_id: str, today: date, plan: Plan, seed: str) -> list[Drawn]:
    monday = today - timedelta(days=today.weekday())
    frame = reader.rows(FRAME, [programme_id, monday - timedelta(days=7), monday - timedelta(days=1)])
    return by_lot(frame, plan.per_agent, seed)


def _risk(reader: Reader, programme_id: str, today: date, plan: Plan, seed: str) -> list[Drawn]:
    found = reader.rows(RISKY, [programme_id, today - timedelta(days=6), today, seed, plan.risk])
    return [Drawn(r["interaction_id"], r["agent_id"], "risk", tuple(name for name in RISKS if r[name])) for r in found]


def _unsure(reader: Reader, programme_id: str, today: date, plan: Plan, seed: str) -> list[Drawn]:
    found = least_sure(reader, programme_id, today - timedelta(days=13), seed, plan.unsure)
    return [
        Drawn(r["interaction_id"], r["agent_id"] or "", "unsure", (f"{r['scorecard_id']}/{r['item_id']}",))
        for r in found
    ]


def _blind(reader: Reader, programme_id: str, today: date, plan: Plan, seed: str) -> list[Drawn]:
    found: dict[str, dict] = {}
    for card in scorecards().values():
        for row in sample(reader, card.scorecard_id, card.version, today - timedelta(days=27), seed):
            if row["programme_id"] == programme_id:
                found.setdefault(row["interaction_id"], row | {"card": card.scorecard_id})
    best = sorted(found.values(), key=lambda r: (-r["worth"], r["interaction_id"]))[: plan.blind]
    return [Drawn(r["interaction_id"], r["agent_id"] or "", "blind", (r["card"],)) for r in best]


KINDS = {"risk": _risk, "random": _random, "unsure": _unsure, "blind": _blind}

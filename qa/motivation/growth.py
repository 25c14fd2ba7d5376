"""An agent's own growth: the item where the next step pays most, with the sentence it comes from, and the best own contact beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.quality.scorecard import Item, scorecards
from qa.scope import Scope
from qa.warehouse.store import Store

LEAST = 8
UPSET = "select arg_min(message_seq, sentiment) from message_score x where x.interaction_id = f.interaction_id"
LAST_WORDS = "select max(message_seq) from message x where x.interaction_id = f.interaction_id and x.speaker = 'agent'"


@dataclass(frozen=True)
class NextStep:
    """`share`: met where it applied, over `n`; `missed` and `best` are contacts of the agent with the message of the evidence."""

    item: Item
    share: float
    n: int
    missed: dict | None
    best: dict | None


def _items() -> dict[tuple[str, str], Item]:
    return {(card.scorecard_id, item.item_id): item for card in scorecards().values() for item in card.items}


def item_shares(store: Store, scope: Scope, since: date, until: date) -> list[dict]:
    """[{scorecard_id, item_id, n, met}] of the agent of the scope."""
    where, values = scope.where("f")
    return store.rows(
        f"""select f.scorecard_id, i.item_id, count(*) as n, avg((i.verdict = 'met')::int) as met from evaluation_item i join evaluation_fact f using (interaction_id)
        where {where} and f.day between ? and ? and i.verdict <> 'na' group by all order by met""",
        [*values, since, until],
    )


def next_step(store: Store, scope: Scope, since: date, until: date) -> NextStep | None:
    """The item with the most points left on the table; None while there is too little data."""
    known = _items()
    open_points = [
        (r["n"] * (1 - r["met"]) * known[key].points, r, known[key])
        for r in item_shares(store, scope, since, until)
        if (key := (r["scorecard_id"], r["item_id"])) in known and r["n"] >= LEAST
    ]
    if not open_points:
        return None
    _, row, item = max(open_points, key=lambda p: p[0])
    return NextStep(item, row["met"], row["n"], _example(store, scope, since, until, item, "not_met"), _example(store, scope, since, until, item, "met"))


def _example(store: Store, scope: Scope, since: date, until: date, item: Item, verdict: str) -> dict | None:
    where, values = scope.where("f")
    place = UPSET if item.item_id == "empathy" else LAST_WORDS
    found = store.rows(
        f"""select f.interaction_id, f.started_at, f.channel, i.message_seq, m.text, m.speaker, i.because from evaluation_item i join evaluation_fact f using (interaction_id)
        left join message m on m.interaction_id = f.interaction_id and m.message_seq = coalesce(i.message_seq, ({place}))
        where {where} and f.day between ? and ? and i.item_id = ? and i.verdict = ? order by f.started_at desc limit 1""",
        [*values, since, until, item.item_id, verdict],
    )
    return found[0] if found else None


def team_steps(store: Store, scope: Scope, since: date, until: date) -> dict[str, Item]:
    """{agent_id: the item with the most points left on the table} for everybody in the scope who has enough contacts."""
    where, values = scope.where("f")
    known = _items()
    best: dict[str, tuple[float, Item]] = {}
    for r in store.rows(
        f"""select f.agent_id, f.scorecard_id, i.item_id, count(*) as n, avg((i.verdict = 'met')::int) as met from evaluation_item i join evaluation_fact f using (interaction_id)
        where {where} and f.day between ? and ? and i.verdict <> 'na' and f.agent_id is not null group by all having count(*) >= {LEAST} order by all""",
        [*values, since, until],
    ):
        item = known.get((r["scorecard_id"], r["item_id"]))
        left = r["n"] * (1 - r["met"]) * item.points if item else 0.0
        if item and left > best.get(r["agent_id"], (0.0, item))[0]:
            best[r["agent_id"]] = (left, item)
    return {agent: item for agent, (_left, item) in best.items()}

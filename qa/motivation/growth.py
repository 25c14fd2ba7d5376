"""An agent's own growth: the item where the next step pays most, with the sentence it comes from, and the best own
contact beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.motivation.letter import comeback
from qa.quality.scorecard import Item
from qa.quality.scorecards import scorecards

# Fewer contacts tell of a day, not of a skill.
LEAST = 8
# So many items with the most points left are looked at for what they do for customers.
NEAREST = 4
UPSET = "select arg_min(message_seq, sentiment) as seq from {mood_in_force}"
LAST_WORDS = "select max(message_seq) as seq from {message} where speaker = 'agent'"
# Where an item that leaves no sentence is missed or met; of others no sentence is shown.
AT = {"empathy": UPSET, "closing": LAST_WORDS, "confirm": LAST_WORDS}


@dataclass(frozen=True)
class NextStep:
    """`share`: met where it applied, over `n`; `missed` and `best` are contacts of the agent with the message of the
    evidence."""

    scorecard_id: str
    item: Item
    share: float
    n: int
    missed: dict | None
    best: dict | None


def _items() -> dict[tuple[str, str], Item]:
    return {(card.scorecard_id, item.item_id): item for card in scorecards().values() for item in card.items}


def item_shares(reader: Reader, since: date, until: date) -> list[dict]:
    """[{scorecard_id, item_id, n, met}] of the agent of the scope."""
    return reader.rows(
        """select f.scorecard_id, f.item_id, count(*) as n, avg((f.verdict = 'met')::int) as met from {item_fact} f
        where f.day between ? and ? and f.verdict <> 'na' and f.counts group by all order by met""",
        [since, until],
    )


def item_shares_of(reader: Reader, agent_id: str, since: date, until: date) -> list[dict]:
    """[{scorecard_id, item_id, n, met, counts}] of one agent whom the scope holds: items that count first, most points
    left on the table first; flags are misses, too: practising takes no points."""
    known = _items()
    found = reader.rows(
        """select scorecard_id, item_id, count(*) as n, avg((verdict = 'met')::int) as met,
            bool_or(counts) as counts from {item_fact}
        where agent_id = ? and day between ? and ? and verdict in ('met', 'not_met', 'flagged') group by all""",
        [agent_id, since, until],
    )
    rows = [r for r in found if (r["scorecard_id"], r["item_id"]) in known]
    lost = lambda r: r["n"] * (1 - r["met"]) * known[r["scorecard_id"], r["item_id"]].points  # noqa: E731
    return sorted(rows, key=lambda r: (not r["counts"], -lost(r), r["item_id"]))


def next_step(reader: Reader, since: date, until: date) -> NextStep | None:
    """The item that counts with the most points left on the table, those weighing more whose customers clearly came
    back less when it was met; None while there is too little data."""
    known = _items()
    open_points = [
        (r["n"] * (1 - r["met"]) * known[key].points, r["item_id"], r)
        for r in item_shares(reader, since, until)
        if (key := (r["scorecard_id"], r["item_id"])) in known and r["n"] >= LEAST
    ]
    if not open_points:
        return None
    nearest = sorted(open_points, key=lambda p: (-p[0], p[1]))[:NEAREST]
    _lost, _name, row = max(nearest, key=lambda p: p[0] * _for_customers(reader, p[1], until))
    item = known[row["scorecard_id"], row["item_id"]]
    missed, best = (
        _example(reader, since, until, row["scorecard_id"], item, verdict) for verdict in ("not_met", "met")
    )
    return NextStep(row["scorecard_id"], item, row["met"], row["n"], missed, best)


def _for_customers(reader: Reader, item_id: str, until: date) -> float:
    """1 and more: by how much fewer customers came back where the item was met; 1 while that is not clear."""
    found = comeback(reader, item_id, until)
    if found is None or not found.is_clear or not found.missed:
        return 1.0
    return 1.0 + max(0.0, (found.missed - found.met) / found.missed)


def _example(reader: Reader, since: date, until: date, card_id: str, item: Item, verdict: str) -> dict | None:
    """The newest contact with that verdict, and the sentence of its evidence; without one the sentence the item is
    about."""
    found = reader.rows(
        """select interaction_id, started_at, channel, message_seq from {item_fact}
        where day between ? and ? and scorecard_id = ? and item_id = ? and verdict = ?
        order by coalesce(message_seq, 0) = 0, started_at desc, interaction_id limit 1""",
        [since, until, card_id, item.item_id, verdict],
    )
    if not found:
        return None
    contact, seq = found[0]["interaction_id"], found[0]["message_seq"]
    if not seq and item.item_id not in AT:
        return found[0] | {"message_seq": None, "text": None, "speaker": None}
    seq = seq or reader.about([contact], AT[item.item_id])[0]["seq"]
    said = reader.about([contact], "select text, speaker from {message} where message_seq = ?", [seq])
    return found[0] | {"message_seq": seq} | (said[0] if said else {"text": None, "speaker": None})


def team_steps(reader: Reader, since: date, until: date) -> dict[str, tuple[str, Item]]:
    """{agent_id: (scorecard_id, the item with the most points left on the table)} for everybody in the scope
    who has enough contacts."""
    known = _items()
    best: dict[str, tuple[float, str, Item]] = {}
    for r in reader.rows(
        f"""select f.agent_id, f.scorecard_id, f.item_id, count(*) as n, avg((f.verdict = 'met')::int) as met
            from {{item_fact}} f
        where f.day between ? and ? and f.verdict <> 'na' and f.counts and f.agent_id is not null group by all
            having count(*) >= {LEAST} order by all""",
        [since, until],
    ):
        item = known.get((r["scorecard_id"], r["item_id"]))
        left = r["n"] * (1 - r["met"]) * item.points if item else 0.0
        if item and left > best.get(r["agent_id"], (0.0,))[0]:
            best[r["agent_id"]] = (left, r["scorecard_id"], item)
    return {agent: (card, item) for agent, (_left, card, item) in best.items()}

"""The right to deduct: an item's machine verdict takes points where people, judging blind, agreed with its misses
surely enough; elsewhere it only flags.

State follows evidence, both ways, per scorecard version and programme. Own evidence are this programme's blind reviews,
and labelled contacts of its own (evidence.toml in the data folder's scorecards); until there are ENOUGH of them, what
was measured elsewhere and shipped may carry a plain item, never a critical one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

import orjson

from qa.errors import QAError
from qa.quality.evidence import Evidence, own_path, read_evidence, shipped_evidence
from qa.quality.people_and_machine import BLIND, SEEN
from qa.quality.rules import rule_of
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecard_file import parse_scorecard, read_text
from qa.quality.switching import switched_off
from qa.settings import SHIPPED
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

# A rule may deduct when the lower 95 % bound of its precision reaches .80; sixty blind reviews of its own replace what
# was shipped.
FLOOR, ENOUGH = 0.80, 60
COUNTS, FLAGS, OFF = "counts", "flags", "off"


@dataclass(frozen=True)
class Standing:
    """`state`: counts, flags or off; `source`: own, shipped or none; `why`: enough, too_few, too_low, critical,
    person_only, off."""

    state: str
    source: str
    evidence: Evidence
    why: str


def standing(item: Item, own: Evidence, shipped: Evidence, is_off: bool = False) -> Standing:
    """What an item may do. `is_off`: a person switched it off."""
    if is_off or item.mode == "off":
        return Standing(OFF, "none", own, "off")
    if item.mode == "person":
        return Standing(FLAGS, "none", own, "person_only")
    if own.blind >= ENOUGH or own.hits and (own.precision_low or 0) >= FLOOR:
        if own.precision_low is None:
            return Standing(FLAGS, "own", own, "too_few")
        return (
            Standing(COUNTS, "own", own, "enough")
            if own.precision_low >= FLOOR
            else Standing(FLAGS, "own", own, "too_low")
        )
    if not shipped.hits:
        return Standing(FLAGS, "own" if own.blind else "none", own, "too_few")
    if item.critical:
        return Standing(FLAGS, "shipped", shipped, "critical")
    return (
        Standing(COUNTS, "shipped", shipped, "enough")
        if (shipped.precision_low or 0) >= FLOOR
        else Standing(FLAGS, "shipped", shipped, "too_low")
    )


def stand(store: Store) -> int:
    """Every item of every version and programme gets the state that evidence asks for; contacts of those that changed
    are counted anew. How many changed."""
    wanted = standings(store)
    known = {tuple(row[key] for key in KEYS): row for row in store.rows("select * from item_standing")}
    if {key: _told(row) for key, row in known.items()} == {key: _told(row) for key, row in wanted.items()}:
        return 0
    moved = [
        row | dict(was=(known.get(key) or {}).get("state") or "")
        for key, row in wanted.items()
        if (known.get(key) or {}).get("state") != row["state"]
    ]
    with store.writing() as writer:
        writer.execute("delete from item_standing")
        writer.insert("item_standing", contracts()["item_standing"].arrow(list(wanted.values())))
        _moved(writer, moved)
    return len(moved)


COUNTED = tuple(field.name for field in fields(Evidence))
KEYS = ("programme_id", "scorecard_id", "scorecard_version", "item_id")


def _told(row: dict) -> tuple:
    return tuple(row[name] for name in ("state", "evidence", "why", *COUNTED))


def _moved(writer: Writer, moved: list[dict]) -> None:
    changes = {(r["programme_id"], r["scorecard_id"], r["item_id"]): r for r in moved}
    for r in changes.values():
        writer.execute(
            "insert into standing_change values (now(), ?, ?, ?, ?, ?, ?)",
            [*(r[k] for k in ("programme_id", "scorecard_id", "item_id", "was", "state", "why"))],
        )
    for programme, card, version in {(r["programme_id"], r["scorecard_id"], r["scorecard_version"]) for r in moved}:
        writer.execute(
            """insert into due select distinct 'count', e.interaction_id from evaluation e
                join interaction c using (interaction_id)
            where c.programme_id = ? and e.scorecard_id = ? and e.scorecard_version = ?""",
            [programme, card, version],
        )


def standings(store: Store, tried: tuple[Scorecard, ...] = ()) -> dict[tuple, dict]:
    """{(programme, scorecard, version, item): row of item_standing} that evidence asks for now. `tried`: versions that
    nobody published, looked at as if they were."""
    programmes = [r["programme_id"] for r in store.rows("select programme_id from programme order by 1")]
    versions = {
        (r["scorecard_id"], r["version"]): r for r in store.rows("select * from scorecard_version order by all")
    }
    cards = {key: card for key, row in versions.items() if (card := _readable(row["content"]))}
    rules = {
        (*key, item.item_id): _rule(versions[key]["rules"], item) for key, card in cards.items() for item in card.items
    }
    for card in tried:
        cards[card.scorecard_id, card.version] = card
        rules |= {(card.scorecard_id, card.version, item.item_id): rule_of(item) for item in card.items}
    mine: dict[tuple, Evidence] = {}
    for r in [*store.rows(BLIND), *store.rows(SEEN)]:
        place = (r["scorecard_id"], r["scorecard_version"], r["item_id"])
        key = (r["programme_id"], r["scorecard_id"], r["item_id"], rules.get(place, ""))
        mine[key] = mine.get(key, Evidence()).plus(Evidence(**{name: r[name] for name in COUNTED if name in r}))
    measured = shipped_rules()
    brought, elsewhere, off = read_evidence(own_path()), shipped_evidence(), switched_off()
    found = {}
    for programme in programmes:
        for (scorecard, version), card in cards.items():
            for item in card.items:
                rule, own, there = rules[scorecard, version, item.item_id], Evidence(), Evidence()
                for place in dict.fromkeys(((scorecard, item.item_id), came_from(item, scorecard))):
                    own = own.plus(mine.get((programme, *place, rule), Evidence()))
                    if measured.get(place, rule) == rule:
                        own = own.plus(brought.get(place, Evidence()))
                        there = there.plus(elsewhere.get(place, Evidence()))
                stands = standing(item, own, there, (programme, scorecard, item.item_id) in off)
                found[programme, scorecard, version, item.item_id] = _row(
                    programme, scorecard, version, item.item_id, stands
                )
    return found


def came_from(item: Item, scorecard_id: str) -> tuple[str, str]:
    """(scorecard, item) that an item was copied from; itself where it was written here."""
    card, _slash, item_id = item.taken_from.partition("/")
    return (card, item_id) if item_id else (scorecard_id, item.item_id)


def shipped_rules() -> dict[tuple[str, str], str]:
    """{(scorecard, item): what its rule is known by} of the cards that came along. What was measured of them, here or
    elsewhere, says nothing of a rule that somebody wrote in the place of one."""
    files = sorted((SHIPPED / "scorecards").glob("*.toml"))
    cards = [parse_scorecard(read_text(path), path.name) for path in files]
    return {(card.scorecard_id, item.item_id): rule_of(item) for card in cards for item in card.items}


def _rule(kept: str | None, item: Item) -> str:
    """What an item's rule was known by when its version was first applied; of versions older than that note, what it
    would be today."""
    return orjson.loads(kept).get(item.item_id, "") if kept else rule_of(item)


def _readable(content: str) -> Scorecard | None:
    """A version as it was kept; None for one that an earlier program let pass with a mistake in it: its items stay
    hints."""
    try:
        return parse_scorecard(content)
    except QAError:
        return None


def _row(programme: str, scorecard: str, version: str, item: str, stands: Standing) -> dict:
    e = stands.evidence
    return dict(zip(KEYS, (programme, scorecard, version, item))) | dict(
        state=stands.state, evidence=stands.source, **asdict(e), precision_low=e.precision_low, why=stands.why
    )

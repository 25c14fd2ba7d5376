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
from qa.quality.rules import rule_of
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecard_file import parse_scorecard
from qa.quality.switching import switched_off
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

# A rule may deduct when the lower 95 % bound of its precision reaches .80; sixty blind reviews of its own replace what
# was shipped.
FLOOR, ENOUGH = 0.80, 60
COUNTS, FLAGS, OFF = "counts", "flags", "off"
BLIND = """with people as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id) where e.occasion = 'blind'
    and e.number not in (select number from release where not is_released)
    qualify row_number() over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id
    order by e.number) = 1
), machine as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion = 'machine' and e.interaction_id in (select interaction_id from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version)
)
select c.programme_id, p.scorecard_id, p.scorecard_version, p.item_id, count(*) as blind,
count(*) filter (m.verdict = 'not_met') as hits,
    count(*) filter (m.verdict = 'not_met' and p.verdict = 'not_met') as is_right,
    count(*) filter (m.verdict <> 'not_met') as others,
    count(*) filter (m.verdict <> 'not_met' and p.verdict = 'not_met') as overlooked
from people p join machine m using (interaction_id, scorecard_id, scorecard_version, item_id)
    join interaction c using (interaction_id) group by all"""

SEEN = """with people as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion in ('review', 'dispute')
    and e.number not in (select number from release where not is_released)
    and (e.interaction_id, e.scorecard_id, i.item_id) not in (
        select b.interaction_id, b.scorecard_id, j.item_id from evaluation b
        join evaluation_item j using (evaluation_id) where b.occasion = 'blind')
    qualify row_number() over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id
    order by e.occasion, e.number desc) = 1
), machine as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion = 'machine' and i.verdict = 'not_met' and (e.scorecard_id,
    e.scorecard_version) in (select scorecard_id, scorecard_version from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version)
)
select c.programme_id, m.scorecard_id, m.scorecard_version, m.item_id, count(*) as missed, count(p.verdict) as known,
    count(*) filter (p.verdict = 'not_met') as known_right
from machine m join interaction c using (interaction_id) left join people p using (interaction_id, scorecard_id,
scorecard_version, item_id)
group by all having known > 0"""


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
    wanted = _wanted(store)
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


def _wanted(store: Store) -> dict[tuple, dict]:
    programmes = [r["programme_id"] for r in store.rows("select programme_id from programme order by 1")]
    versions = {
        (r["scorecard_id"], r["version"]): r for r in store.rows("select * from scorecard_version order by all")
    }
    cards = {key: card for key, row in versions.items() if (card := _readable(row["content"]))}
    rules = {
        (*key, item.item_id): _rule(versions[key]["rules"], item) for key, card in cards.items() for item in card.items
    }
    mine: dict[tuple, Evidence] = {}
    for r in [*store.rows(BLIND), *store.rows(SEEN)]:
        place = (r["scorecard_id"], r["scorecard_version"], r["item_id"])
        key = (r["programme_id"], r["scorecard_id"], r["item_id"], rules.get(place, ""))
        mine[key] = mine.get(key, Evidence()).plus(Evidence(**{name: r[name] for name in COUNTED if name in r}))
    brought, elsewhere, off = read_evidence(own_path()), shipped_evidence(), switched_off()
    found = {}
    for programme in programmes:
        for (scorecard, version), card in cards.items():
            for item in card.items:
                place = (scorecard, item.item_id)
                own = mine.get((programme, *place, rules[scorecard, version, item.item_id]), Evidence()).plus(
                    brought.get(place, Evidence())
                )
                stands = standing(item, own, elsewhere.get(place, Evidence()), (programme, *place) in off)
                found[programme, scorecard, version, item.item_id] = _row(
                    programme, scorecard, version, item.item_id, stands
                )
    return found


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

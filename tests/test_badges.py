"""Every badge by two histories: one that reaches its standard and no more, one that misses it by the least there is;
and one that takes it from somebody."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from math import ceil

import pyarrow as pa
import pytest

from qa.clock import this_day
from qa.motivation.awarding import award_now
from qa.motivation.badge import RARITIES, badges
from qa.motivation.standard import KINDS, NEVER, NO_COMPLAINT, NO_PROMISE
from qa.ui.icons import ICONS
from qa.ui.lattice import SHAPES

DAY = date(2026, 3, 2)
ANSWERED = dict(is_answered=True, direction="in", customer_message_count=3, customer_id="c", hour=12)
KNOWN = ANSWERED | dict(is_known_7d=True, next_gap_ms=None, next_same_gap_ms=None)
BACK = KNOWN | dict(next_gap_ms=1000, next_same_gap_ms=1000)
THANKED, QUIET = (ANSWERED | dict(has_thanks=yes, has_complaint=False, has_escalation=False) for yes in (True, False))
LATE = {"hour": 22}
# What a badge's rows look like when they hit and when they miss; items are told by their verdict.
ROWS = {
    "fewer_returns": (BACK, KNOWN),
    "settled": (KNOWN, BACK),
    "own_best": (dict(score=90.0), dict(score=40.0)),
    "first_leaves": (ANSWERED, ANSWERED | dict(is_answered=False)),
    "lamp": (THANKED | LATE, QUIET | LATE),
    "hard_settled": (KNOWN, BACK),
    "stands_firm": (ANSWERED, ANSWERED | dict(is_answered=False)),
    **{name: (THANKED, QUIET) for name in ("first_thanks", "thanked", "much_thanked", "turned_round", "after_rain")},
    "clear_sky": (THANKED, QUIET),
    **{name: (QUIET | dict(answer="met"), QUIET | dict(answer="not_met")) for name in ("spoke_up", "sharpened")},
    "many_matters": (ANSWERED, ANSWERED | dict(is_answered=False)),
}
ITEMS = {"new_item", "item"}
TABLES = ("contact_fact", "item_fact", "kudos", "dispute", "evaluation", "evaluation_item", "finding")
# What breaks a guard, beside the rows that reach the standard.
HARM = (
    (NO_COMPLAINT, QUIET | dict(has_escalation=True)),
    (NO_PROMISE, dict(item_id="no_overpromise", verdict="not_met", counts=True)),
)


def _item(part) -> str:
    return part.base.split("'")[1]


def _many(badge, hits: int, misses: int) -> list[dict]:
    """Rows of one day that hit and miss, mixed: hits last, so that a run that is broken ends with the others."""
    part = badge.standard.part
    if part.rows == "kudos":  # the same colleague again and again is one colleague
        return [dict(from_user="p0")] * misses + [dict(from_user=f"p{n}") for n in range(hits)]
    if part.rows in ITEMS:
        kind = dict(item_id=_item(part), counts=True)
        return [kind | dict(verdict="not_met")] * misses + [kind | dict(verdict="met")] * hits
    hit, miss = ROWS[badge.name]
    return [miss] * misses + [hit] * hits


def _histories(badge) -> dict[str, list[tuple[date, dict]]]:
    """{earns, almost}: (day, row) of each."""
    s = badge.standard
    on = lambda day, rows: [(day, row) for row in rows]  # noqa: E731
    if s.kind == "share":
        n = max(s.least, 100)
        hits = ceil(round(s.goal * n, 6))
        return {"earns": on(DAY, _many(badge, hits, n - hits)), "almost": on(DAY, _many(badge, hits - 1, n - hits + 1))}
    if s.kind == "count":
        goal = int(s.goal)
        return {"earns": on(DAY, _many(badge, goal, 5)), "almost": on(DAY, _many(badge, goal - 1, 5))}
    if s.kind == "run":
        goal = int(s.goal)
        broken = _many(badge, goal - 1, 1)
        return {"earns": on(DAY, _many(badge, goal, 1)), "almost": on(DAY, broken + broken)}
    n, gain = 4000, s.goal if s.goal < 1 else s.goal / 50
    more = ceil(round(gain * n, 6)) * s.way
    first, later = DAY, DAY + timedelta(s.days)
    start = on(first, _many(badge, n // 2, n // 2))
    return {
        name: start + on(later, _many(badge, n // 2 + more - less, n // 2 - more + less))
        for name, less in (("earns", 0), ("almost", s.way))
    }


def _filled(store, told: dict[str, list[tuple[date, dict]]]) -> None:
    """These people's histories instead of what the tiny centre has; everything of `hard` badges is hard."""
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    for agent, history in told.items():
        at = datetime.combine(DAY, time(3), timezone.utc)
        family = badges()[agent.split("/")[0]].family
        for number, (day, row) in enumerate(history):
            contact, at = (
                f"{agent}#{number}",
                max(at, datetime.combine(day, time(3), timezone.utc)) + timedelta(seconds=1),
            )
            who = dict(agent_id=agent, interaction_id=contact)
            if "from_user" in row:
                rows["kudos"].append(who | dict(kudos_id=len(rows["kudos"]), given_at=at) | row)
                continue
            if "answer" in row:
                rows["dispute"].append(dict(interaction_id=contact, item_id="x", dispute_id=number))
                told_id = dict(evaluation_id=contact, interaction_id=contact)
                rows["evaluation"].append(told_id | dict(occasion="dispute", evaluated_at=at, number=number))
                rows["evaluation_item"].append(told_id | dict(item_id="x", verdict=row["answer"]))
            table = "item_fact" if "item_id" in row else "contact_fact"
            fields = {name: value for name, value in row.items() if name != "answer"}
            rows[table].append(
                who | dict(day=day, started_at=at, **({"reason_id": contact} if table[0] == "c" else {})) | fields
            )
            if family == "hard":
                rows["finding"].append(dict(interaction_id=contact, message_seq=1, label="furious"))
    rows["agent"] = [dict(agent_id=agent, hired_on=DAY - timedelta(10)) for agent in told]
    with store.writing() as writer:
        for table, some in rows.items():
            names = sorted({name for row in some for name in row})
            writer.execute(f"delete from {table}")
            writer.insert(table, pa.table({name: [row.get(name) for row in some] for name in names}))


def _earned(store, agents) -> set[str]:
    award_now(store, list(agents))
    return {
        r["agent_id"]
        for r in store.rows(
            "select agent_id, badge from award where earned_on is not null and starts_with(agent_id, badge || '/')"
        )
    }


def test_every_badge_is_earned_at_its_standard_and_not_a_hair_below(tiny):
    told = {f"{name}/{which}": rows for name, badge in badges().items() for which, rows in _histories(badge).items()}
    _filled(tiny, told)
    assert _earned(tiny, told) == {f"{name}/earns" for name in badges()}


def test_what_is_taken_from_somebody_earns_nothing(tiny):
    guarded = {name: badge for name, badge in badges().items() if badge.standard.guards}
    told = {}
    for name, badge in guarded.items():
        rows = _histories(badge)["earns"]
        last = rows[-1][0]
        harm = next(row for guard, row in HARM if guard in badge.standard.guards)
        told[f"{name}/harms"] = rows + [(last, harm)] * len(rows)
        told[f"{name}/earns"] = rows
    _filled(tiny, told)
    assert len(guarded) >= 4 and _earned(tiny, told) == {f"{name}/earns" for name in guarded}


def test_today_is_not_over(tiny):
    """What the afternoon could undo is not given at noon; the day it closes, it is dated that day."""
    rows = [(this_day(), row) for _day, row in _histories(badges()["thanked"])["earns"]]
    _filled(tiny, {"thanked/earns": rows})
    assert _earned(tiny, ["thanked/earns"]) == set()


def test_a_badge_that_counts_flags_is_none(tiny):
    """Verdicts that do not count earn nothing and take nothing."""
    rows = [(day, row | {"counts": False}) for day, row in _histories(badges()["finished_well"])["earns"]]
    _filled(tiny, {"finished_well/earns": rows})
    assert _earned(tiny, ["finished_well/earns"]) == set()


@pytest.mark.parametrize("badge", badges().values(), ids=badges())
def test_a_badge_is_whole_and_stands_on_nothing_forbidden(badge):
    assert badge.rarity in RARITIES and badge.shape in SHAPES and badge.icon in ICONS
    assert badge.standard.is_known and badge.standard.kind in KINDS
    for part in badge.standard.parts:
        told = " ".join((part.metric, part.base, part.hit, part.each))
        assert not NEVER & set(re.findall(r"\w+", told)), f"{badge.name} rewards {told}"


def test_there_are_enough_and_most_are_within_reach():
    kinds = [badge.standard.kind for badge in badges().values()]
    assert len(kinds) >= 25 and kinds.count("better") >= 5
    assert sum(badge.rarity == "rare" for badge in badges().values()) <= len(kinds) / 5

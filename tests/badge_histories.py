"""Histories of people for badges: rows of one deed each, just enough and just short, put into the tiny centre."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from math import ceil

import pyarrow as pa

from qa.motivation.badge import badges
from qa.motivation.standard import NO_COMPLAINT, NO_PROMISE

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
TABLES = ("example_answer", "contact_fact", "item_fact", "kudos", "dispute", "evaluation", "evaluation_item", "finding")
# What breaks a guard, beside the rows that reach the standard.
HARM = (
    (NO_COMPLAINT, QUIET | dict(has_escalation=True)),
    (NO_PROMISE, dict(item_id="no_overpromise", verdict="not_met", counts=True)),
)


def item_of(part) -> str:
    return part.base.split("'")[1]


def many(badge, hits: int, misses: int) -> list[dict]:
    """Rows of one day that hit and miss, mixed: hits last, so that a run that is broken ends with the others."""
    part = badge.standard.part
    if part.rows == "kudos":  # the same colleague again and again is one colleague
        return [dict(from_user="p0")] * misses + [dict(from_user=f"p{n}") for n in range(hits)]
    if part.rows == "example":
        return [dict(is_given=False)] * misses + [dict(is_given=True)] * hits
    if part.rows in ITEMS:
        kind = dict(item_id=item_of(part), counts=True)
        return [kind | dict(verdict="not_met")] * misses + [kind | dict(verdict="met")] * hits
    hit, miss = ROWS[badge.name]
    return [miss] * misses + [hit] * hits


def histories(badge) -> dict[str, list[tuple[date, dict]]]:
    """{earns, almost}: (day, row) of each."""
    s = badge.standard
    on = lambda day, rows: [(day, row) for row in rows]  # noqa: E731
    if s.kind == "share":
        n = max(s.least, 100)
        hits = ceil(round(s.goal * n, 6))
        return {"earns": on(DAY, many(badge, hits, n - hits)), "almost": on(DAY, many(badge, hits - 1, n - hits + 1))}
    if s.kind == "count":
        goal = int(s.goal)
        return {"earns": on(DAY, many(badge, goal, 5)), "almost": on(DAY, many(badge, goal - 1, 5))}
    if s.kind == "run":
        goal = int(s.goal)
        broken = many(badge, goal - 1, 1)
        return {"earns": on(DAY, many(badge, goal, 1)), "almost": on(DAY, broken + broken)}
    n, gain = 4000, s.goal if s.goal < 1 else s.goal / 50
    more = ceil(round(gain * n, 6)) * s.way
    first, later = DAY, DAY + timedelta(s.days)
    start = on(first, many(badge, n // 2, n // 2))
    return {
        name: start + on(later, many(badge, n // 2 + more - less, n // 2 - more + less))
        for name, less in (("earns", 0), ("almost", s.way))
    }


def fill(store, told: dict[str, list[tuple[date, dict]]]) -> None:
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
            if "is_given" in row:
                rows["example_answer"].append(who | dict(answer_id=number, ask_no=number, answered_at=at) | row)
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

"""An agent's badges: when each was earned, how far the others are, and what was taken back with which reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.motivation.badge import Badge, badges
from qa.motivation.failures import NO_SUCH_AWARD, TAKEN_WITHOUT_WORDS
from qa.records.book import rows, write

MAY_TAKE = ("lead", "admin")
# Names of levels, from so many points on. A level says how much was collected, not how good somebody is.
LEVELS = (
    (0, "种子", "Seed"),
    (30, "发芽", "Sprout"),
    (80, "展叶", "Leaves"),
    (150, "抽枝", "Branches"),
    (250, "含苞", "Buds"),
    (400, "开花", "Blossom"),
)


@dataclass(frozen=True)
class Award:
    """One badge for one agent. `reached`: 0 … 1, None while too little is counted; `n`, `s` and `before_n`, `before_s`:
    rows and hits (or their sum) of the day it was earned, else of the last day; `taken`: the words it was taken back
    with, "" if it was not."""

    badge: Badge
    earned_on: date | None
    reached: float | None
    is_guarded: bool
    n: float
    s: float
    before_n: float
    before_s: float
    taken: str


def awards(reader: Reader, agent_id: str) -> list[Award]:
    """Every badge there is for one agent of the scope, earned ones first, then the nearest."""
    told = {r["badge"]: r for r in reader.rows("select * from {award} where agent_id = ?", [agent_id])}
    taken = _taken().get(agent_id, {})
    found = []
    for name, badge in badges().items():
        row = told.get(name, {})
        is_earned = row.get("earned_on") is not None and name not in taken
        reached = row.get("reached")
        found.append(
            Award(
                badge=badge,
                earned_on=row["earned_on"] if is_earned else None,
                reached=1.0 if is_earned else None if reached is None else min(1.0, max(0.0, reached)),
                is_guarded=bool(row.get("is_guarded", True)),
                **{c: float(row.get(c) or 0.0) for c in ("n", "s", "before_n", "before_s")},
                taken=taken.get(name, ""),
            )
        )
    newest = lambda one: -one.earned_on.toordinal() if one.earned_on else 0  # noqa: E731
    return sorted(found, key=lambda one: (one.earned_on is None, newest(one), -(one.reached or -1.0)))


def earned(reader: Reader) -> list[dict]:
    """[{agent_id, badge, earned_on}] of everybody in the scope, without what was taken back."""
    taken = _taken()
    found = reader.rows("select agent_id, badge, earned_on from {award} where earned_on is not null")
    return [r for r in found if r["badge"] in badges() and r["badge"] not in taken.get(r["agent_id"], {})]


def points(reader: Reader, agent_id: str) -> int:
    """What an agent's badges are worth together."""
    return sum(one.badge.points for one in awards(reader, agent_id) if one.earned_on)


def level(collected: int) -> tuple[int, int | None]:
    """(place in LEVELS, points at which the next one begins; None at the last)."""
    place = max(k for k, (least, _zh, _en) in enumerate(LEVELS) if collected >= least)
    return place, LEVELS[place + 1][0] if place + 1 < len(LEVELS) else None


def rare(reader: Reader) -> dict[str, float]:
    """{badge: share of the colleagues of the scope's programmes who have it}; nothing of fewer than 20 people."""
    found = reader.peers.rows(
        """select badge, count(earned_on) / (select count(distinct agent_id) from {award}) as share,
            (select count(distinct agent_id) from {award}) as people from {award} group by badge"""
    )
    return {r["badge"]: r["share"] for r in found if r["people"] >= 20}


def take_back(reader: Reader, agent_id: str, badge: str, words: str, is_taken: bool = True) -> None:
    """A badge is taken back from somebody, or given again, with words that they read. Raises QAError for who may not,
    for nobody of the scope, for a badge that was not earned, and without words."""
    if reader.scope.role not in MAY_TAKE:
        raise NOT_YOUR_ROLE()
    seen = reader.agents()
    if seen is not None and agent_id not in seen:
        raise OUT_OF_SCOPE()
    if not reader.rows(
        "select 1 from {award} where agent_id = ? and badge = ? and earned_on is not null", [agent_id, badge]
    ):
        raise NO_SUCH_AWARD()
    if not words.strip():
        raise TAKEN_WITHOUT_WORDS()
    told = ("take_badge" if is_taken else "give_badge", agent_id, badge)
    write(
        "award_taken", reader.scope.user, audited=told, agent_id=agent_id, badge=badge, is_taken=is_taken, words=words
    )


def _taken() -> dict[str, dict[str, str]]:
    """{agent_id: {badge: words}} of what is taken back; the last word counts."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("award_taken"):
        mine = found.setdefault(row["agent_id"], {})
        if row["is_taken"]:
            mine[row["badge"]] = row["words"]
        else:
            mine.pop(row["badge"], None)
    return found

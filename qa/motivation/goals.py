"""What an agent takes on for themselves: one item for two weeks, and whether it moved. Nobody else reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from qa.access.reading import Reader
from qa.clock import local, this_day
from qa.interval import wilson
from qa.motivation.failures import GOAL_TWICE, GOALS_ENOUGH
from qa.motivation.oneself import oneself
from qa.quality.failures import NO_SUCH_ITEM
from qa.quality.scorecard import Item
from qa.quality.scorecards import scorecards
from qa.records.book import newest, rows, write

DAYS, BEFORE_DAYS, MOST_OPEN, LEAST = 14, 28, 2, 8
SURE = 1.645
MET = """select count(*) as n, count(*) filter (verdict = 'met') as met from {item_fact}
where agent_id = ? and scorecard_id = ? and item_id = ? and verdict in ('met', 'not_met', 'flagged')
    and day between ? and ?"""


@dataclass(frozen=True)
class Goal:
    """An item taken on from a day to a day. `before`, `now`: shares met over `before_n` and `n` contacts, None of fewer
    than eight; `interval`: of now; `moved`: up, same, or unknown."""

    scorecard_id: str
    item: Item
    begins_on: date
    ends_on: date
    before: float | None
    before_n: int
    now: float | None
    n: int
    interval: tuple[float, float] | None
    moved: str

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.ends_on < this_day()


def goals(reader: Reader) -> list[Goal]:
    """Those of the agent who asks that were not given up and ended at most four weeks ago, the newest first."""
    agent = oneself(reader)
    found = []
    for row in newest("goal", ("scorecard_id", "item_id"), agent_id=agent):
        card = scorecards().get(row["scorecard_id"])
        item = card.item(row["item_id"]) if card else None
        ends = date.fromisoformat(row["ends_on"])
        if item is None or not row["share"] or ends < this_day() - timedelta(BEFORE_DAYS):
            continue
        found.append(_measured(reader, agent, row["scorecard_id"], item, local(row["written_at"]).date(), ends))
    return sorted(found, key=lambda g: (-g.begins_on.toordinal(), g.item.item_id))


def take_on(reader: Reader, scorecard_id: str, item_id: str) -> None:
    """From today on for two weeks. Raises QAError for an item there is not, twice the same, and more than two."""
    agent = oneself(reader)
    card = scorecards().get(scorecard_id)
    if card is None or card.item(item_id) is None:
        raise NO_SUCH_ITEM()
    mine = [goal for goal in goals(reader) if not goal.is_over]
    if any((goal.scorecard_id, goal.item.item_id) == (scorecard_id, item_id) for goal in mine):
        raise GOAL_TWICE()
    if len(mine) >= MOST_OPEN:
        raise GOALS_ENOUGH(most=MOST_OPEN)
    told = dict(agent_id=agent, scorecard_id=scorecard_id, item_id=item_id)
    write("goal", agent, **told, ends_on=str(this_day() + timedelta(DAYS)), share=100)


def give_up(reader: Reader, goal: Goal) -> None:
    """It is gone as if it had never been."""
    agent = oneself(reader)
    told = dict(agent_id=agent, scorecard_id=goal.scorecard_id, item_id=goal.item.item_id)
    write("goal", agent, **told, ends_on=str(goal.ends_on), share=0)


def practise(reader: Reader, scorecard_id: str, item_id: str, words: str) -> None:
    """Keep a sentence that was tried; for the agent who asks alone. Raises QAError for everybody else."""
    agent = oneself(reader)
    write("practice", agent, agent_id=agent, scorecard_id=scorecard_id, item_id=item_id, words=words)


def practised(reader: Reader, scorecard_id: str, item_id: str) -> list[str]:
    """Sentences that the agent who asks tried for an item, the newest first."""
    told = rows("practice", agent_id=oneself(reader), scorecard_id=scorecard_id, item_id=item_id)
    return [row["words"] for row in reversed(told)]


def _measured(reader: Reader, agent: str, card: str, item: Item, begins: date, ends: date) -> Goal:
    window = [begins, min(ends, this_day())]
    before = reader.rows(MET, [agent, card, item.item_id, begins - timedelta(BEFORE_DAYS), begins - timedelta(1)])[0]
    now = reader.rows(MET, [agent, card, item.item_id, *window])[0]
    shares = [row["met"] / row["n"] if row["n"] >= LEAST else None for row in (before, now)]
    interval = wilson(shares[1], now["n"]) if shares[1] is not None else None
    moved = "unknown"
    if None not in shares:
        noise = sqrt(sum(s * (1 - s) / row["n"] for s, row in zip(shares, (before, now))))
        moved = "up" if shares[1] - shares[0] > SURE * noise and shares[1] > shares[0] else "same"
    return Goal(card, item, begins, ends, shares[0], before["n"], shares[1], now["n"], interval, moved)

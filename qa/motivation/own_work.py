"""An agent's own work: a map of skills by section, the best weeks there were, and who looked at their contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from qa.access.reading import Reader
from qa.interval import wilson
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.motivation.oneself import oneself
from qa.quality.scorecards import scorecards
from qa.records.book import rows_since

MAP_DAYS, LEAST, LOOKED_DAYS = 56, 20, 28
BEST_OF = ("qa_score", "fcr", "thanked")
MET = """select scorecard_id, item_id, count(*) as n, count(*) filter (verdict = 'met') as met from {item_fact}
where agent_id = ? and day between ? and ? and verdict in ('met', 'not_met') and counts group by all order by all"""


@dataclass(frozen=True)
class Skill:
    """One section of scorecards: the share met over n applications that count, with its 95 % interval."""

    zh: str
    en: str
    share: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Best:
    """The best whole week there was in one number."""

    key: str
    week: date
    value: float
    n: int


def skills(reader: Reader, until: date) -> list[Skill]:
    """Sections with at least twenty applications in eight weeks, the strongest first; of the agent who asks."""
    agent = oneself(reader)
    names = {(c.scorecard_id, i.item_id): (i.section, i.section_en) for c in scorecards().values() for i in c.items}
    sums: dict[tuple[str, str], list[int]] = {}
    for row in reader.rows(MET, [agent, until - timedelta(MAP_DAYS - 1), until]):
        if (section := names.get((row["scorecard_id"], row["item_id"]))) is not None:
            told = sums.setdefault(section, [0, 0])
            told[0], told[1] = told[0] + row["met"], told[1] + row["n"]
    found = [Skill(zh, en or zh, met / n, *wilson(met / n, n), n) for (zh, en), (met, n) in sums.items() if n >= LEAST]
    return sorted(found, key=lambda s: (-s.share, s.zh))


def bests(reader: Reader, today: date) -> list[Best]:
    """The best whole week in each number that has enough cases; of the agent who asks."""
    oneself(reader)
    found = []
    for value in measure(reader, list(BEST_OF), Question(until=today - timedelta(today.weekday() + 1)), by=("week",)):
        if value.value is not None:
            found.append(Best(value.key, value.by["week"], value.value, value.n))
    best: dict[str, Best] = {}
    for one in sorted(found, key=lambda b: (b.key, b.week)):
        known = best.get(one.key)
        if known is None or one.value > known.value:
            best[one.key] = one
    return [best[key] for key in BEST_OF if key in best and key in metrics()]


def looked(reader: Reader, now: datetime | None = None) -> list[dict]:
    """[{day, who, role, n}]: who opened how many own contacts on which day of the last four weeks, the newest first;
    of the agent who asks, without themselves."""
    agent = oneself(reader)
    now = now or datetime.now(timezone.utc)
    views = [
        row for row in rows_since("audit", now - timedelta(LOOKED_DAYS), action="view") if row["written_by"] != agent
    ]
    held = {
        row["interaction_id"]
        for row in reader.rows(
            "select interaction_id from {contact_fact} where interaction_id in (select unnest(?::varchar[]))",
            [sorted({row["subject"] for row in views})],
        )
    }
    counts: dict[tuple[date, str, str], set[str]] = {}
    for row in views:
        if row["subject"] in held:
            key = (row["written_at"].date(), row["written_by"], row["detail"])
            counts.setdefault(key, set()).add(row["subject"])
    found = [dict(day=day, who=who, role=role, n=len(some)) for (day, who, role), some in counts.items()]
    return sorted(found, key=lambda r: (-r["day"].toordinal(), r["who"]))

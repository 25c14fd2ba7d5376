"""The agent's letter: one thing done well, with the sentence and what the customer said to it; what a step does for
customers; and a hard day explained by what came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from qa.access.reading import Reader
from qa.interval import wilson
from qa.windows import SAME_MATTER_MS

# What is worth a letter when it is met, the dearest to a customer first.
DEEDS = ("empathy", "confirm", "deadline", "answer")
# A customer whose mood was below this was upset; so many contacts are looked at.
UPSET_TO, LOOK_AT = -0.25, 60
THANKED = f"""select f.interaction_id, f.started_at, f.channel, f.reason_id, i.item_id, i.message_seq
from {{contact_fact}} f join {{item_fact}} i using (interaction_id)
where f.has_thanks and not f.has_complaint and f.day between ? and ? and i.verdict = 'met' and i.message_seq > 0
    and list_contains(?::varchar[], i.item_id)
order by f.started_at desc, f.interaction_id, i.item_id limit {LOOK_AT}"""
MOODS = "select interaction_id, min(sentiment) as low from {mood_in_force} group by 1"
GRATEFUL = """select f.interaction_id, arg_max(m.text, length(m.text)) as text from {finding_in_force} f
join {message} m on m.interaction_id = f.interaction_id and m.message_seq = f.message_seq
where f.label = 'thanks' and m.speaker = 'customer' group by 1"""
SAID = "select interaction_id, message_seq, text from {message} where speaker = 'agent'"
AFTER = f"""select i.verdict = 'met' as is_met, count(*) as n,
    count(*) filter (f.next_gap_ms <= {SAME_MATTER_MS}) as back
from {{item_fact}} i join {{contact_fact}} f using (interaction_id)
where i.item_id = ? and i.verdict in ('met', 'not_met') and i.counts and f.is_known_7d and f.day between ? and ?
group by 1"""
# Reasons nobody could name.
UNNAMED = ("unknown", "no_words")
# A day is told to be hard where one reason took so much more of it than of the four weeks before, in shares.
MORE, FEW, BEFORE_DAYS = 0.15, 8, 28
MIX = """select reason_id, count(*) filter (day = ?) as now, count(*) filter (day < ?) as before,
    avg(satisfaction) as mood from {contact_fact} where day between ? and ? and customer_message_count > 0 group by 1"""


@dataclass(frozen=True)
class Deed:
    """A contact with `said`, the agent's sentence, and `answer`, the customer's thanks; `is_upset`: the customer was
    upset before."""

    interaction_id: str
    started_at: object
    channel: str
    reason_id: str
    item_id: str
    said: str
    answer: str
    is_upset: bool


@dataclass(frozen=True)
class Comeback:
    """Own contacts where the item was met and where not: how many, and the share of customers who came back within
    seven days with its 95 % interval. `is_clear`: the intervals part."""

    met_n: int
    met: float
    missed_n: int
    missed: float
    is_clear: bool


@dataclass(frozen=True)
class HardDay:
    """`reason_id` took `now` of the day's contacts and takes `usual` of them otherwise, over `n` contacts."""

    reason_id: str
    now: float
    usual: float
    n: int


def well_done(reader: Reader, since: date, until: date) -> Deed | None:
    """The dearest of the agent's thanked contacts; None without one that can be quoted."""
    found = reader.rows(THANKED, [since, until, list(DEEDS)])
    ids = list({r["interaction_id"] for r in found})
    low = {r["interaction_id"]: r["low"] for r in reader.about(ids, MOODS)}
    thanks = {r["interaction_id"]: r["text"] for r in reader.about(ids, GRATEFUL)}
    said = {(r["interaction_id"], r["message_seq"]): r["text"] for r in reader.about(ids, SAID)}
    quoted = [
        (r, words, thanks[r["interaction_id"]])
        for r in found
        if (words := said.get((r["interaction_id"], r["message_seq"]))) and thanks.get(r["interaction_id"])
    ]
    if not quoted:
        return None
    is_upset = lambda r: (low.get(r["interaction_id"]) or 0.0) <= UPSET_TO  # noqa: E731
    row, words, answer = min(quoted, key=lambda q: (not is_upset(q[0]), DEEDS.index(q[0]["item_id"]), _late(q[0])))
    told = {name: row[name] for name in ("interaction_id", "started_at", "channel", "reason_id", "item_id")}
    return Deed(**told, said=words, answer=answer, is_upset=is_upset(row))


def comeback(reader: Reader, item_id: str, until: date, days: int = 90, least: int = 30) -> Comeback | None:
    """What met and missed did to the agent's own customers; None while either is too few."""
    found = {r["is_met"]: r for r in reader.rows(AFTER, [item_id, until - timedelta(days=days - 1), until])}
    if min((found[side]["n"] if side in found else 0) for side in (True, False)) < least:
        return None
    met, missed = (found[side]["back"] / found[side]["n"] for side in (True, False))
    ours, theirs = wilson(met, found[True]["n"]), wilson(missed, found[False]["n"])
    return Comeback(found[True]["n"], met, found[False]["n"], missed, ours[1] < theirs[0] or theirs[1] < ours[0])


def hard_day(reader: Reader, day: date) -> HardDay | None:
    """What made a day harder than others: the reason with customers less content than the agent's usual ones that grew
    most; None for a day like others, or of too few contacts."""
    rows = reader.rows(MIX, [day, day, day - timedelta(days=BEFORE_DAYS), day])
    now, before = (sum(r[name] for r in rows) for name in ("now", "before"))
    if now < FEW or before < FEW:
        return None
    moods = [(r["mood"], r["now"] + r["before"]) for r in rows if r["mood"] is not None]
    usual = sum(mood * n for mood, n in moods) / max(1, sum(n for _mood, n in moods))
    grown = [
        (r["now"] / now - r["before"] / before, r)
        for r in rows
        if r["mood"] is not None and r["mood"] < usual and r["reason_id"] not in UNNAMED
    ]
    most, row = max(grown, key=lambda one: (one[0], one[1]["reason_id"]), default=(0.0, None))
    return HardDay(row["reason_id"], row["now"] / now, row["before"] / before, now) if most >= MORE else None


def _late(row: dict) -> float:
    return -row["started_at"].timestamp()

"""The demo centre: simulate once, write any days of it. Same seed and last day, same bytes; the truth is kept beside
the exports."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from qa.simulation.calls import Call
from qa.simulation.exports import shop, telecom
from qa.simulation.exports.alone import write_alone
from qa.simulation.exports.calling import native, write_calls, write_offers, write_tickets
from qa.simulation.exports.costs import RATES, write_costs
from qa.simulation.exports.schedules import write_schedule
from qa.simulation.exports.spreading import write_spread
from qa.simulation.exports.tables import ZONE
from qa.simulation.floor import Floor
from qa.simulation.outbound import Outbound
from qa.simulation.outbound_talk import say
from qa.simulation.pacing import render
from qa.simulation.people import Agent, Customer, agents, customers
from qa.simulation.service import Contact

DAYS = 90
CROWD = {"shop": 15000, "telecom": 9000}
WRITERS = {"shop": shop, "telecom": telecom}


@dataclass(frozen=True)
class Centre:
    """A simulated centre: `day_of` turns a day number into an ISO date; `contacts` are in order of arrival."""

    seed: int
    first_day: date
    days: int
    zero: int
    agents: list[Agent]
    customers: dict[str, list[Customer]]
    contacts: list[Contact]
    states: list[tuple[int, int, str, str]]
    outbound: Outbound

    def day_of(self, number: int) -> str:
        return (self.first_day + timedelta(days=number)).isoformat()


@lru_cache(maxsize=1)
def simulate(seed: int, last_day: date, days: int = DAYS) -> Centre:
    """The whole centre in memory, before anything is worded (about 3 s for 90 days)."""
    first = last_day - timedelta(days=days - 1)
    zero = int(datetime(first.year, first.month, first.day, tzinfo=ZONE).timestamp())
    rng = Random(seed)
    staff = agents(rng, days)
    crowd = {brand: customers(rng, brand, count, days) for brand, count in CROWD.items()}
    floor = Floor(rng, staff, crowd, zero, days)
    floor.run()
    outbound = Outbound(seed, zero, days, staff, floor.contacts, crowd)
    outbound.run()
    return Centre(seed, first, days, zero, staff, crowd, floor.contacts, floor.states, outbound)


def write_lists(centre: Centre, folder: Path) -> None:
    """Mapping files, rosters and customer lists of both brands."""
    for brand, writer in WRITERS.items():
        place = folder / "exports" / brand
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(writer.__file__).with_name(f"{brand}.source.toml"), place / "source.toml")
        writer.write_lists(
            place,
            [a for a in centre.agents if a.brand == brand],
            centre.customers[brand],
            centre.day_of(0),
            centre.day_of,
        )
        write_costs(place, centre.first_day, centre.days, RATES[brand])


def write_days(centre: Centre, folder: Path, numbers: range) -> list[Path]:
    """Exports and truth of some days; returns the folders written, one a brand and day."""
    by_number = {a.number: a for a in centre.agents}
    chosen = set(numbers)
    by_day: dict[int, list[Contact]] = {n: [] for n in chosen}
    for contact in centre.contacts:
        number = (contact.started - centre.zero) // 86400
        if number in chosen:
            by_day[number].append(contact)
    states: dict[int, list] = {n: [] for n in chosen}
    for second, agent, state, reason in centre.states:
        number = (second - centre.zero) // 86400
        if number in chosen:
            states[number].append((second, by_number[agent], state, reason))
    written = []
    for number in sorted(chosen):
        day = centre.day_of(number)
        talks = {c.number: render(c, centre.seed) for c in by_day[number] if c.outcome == "answered"}
        for brand, writer in WRITERS.items():
            place = folder / "exports" / brand / day
            mine = [c for c in by_day[number] if c.pool.brand == brand]
            writer.write_day(place, day, mine, talks, [s for s in states[number] if s[1].brand == brand])
            _write_outbound(centre, place, number, brand)
            own = [a for a in centre.agents if a.brand == brand]
            write_schedule(place, day, number, centre.zero + number * 86400, own)
            if brand == "shop":
                crowd, zero = centre.customers[brand], centre.zero + number * 86400
                write_alone(place, day, zero, mine, crowd, centre.seed, writer.native)
                write_spread(place, day, mine, centre.seed, centre.zero + centre.days * 86400, writer.native)
            written.append(place)
        _truth(folder / "truth" / f"{day}.parquet", by_day[number], talks)
        _truth_of_calls(folder / "truth" / "calls" / f"{day}.parquet", _of_day(centre, centre.outbound.calls, number))
    return written


def _of_day(centre: Centre, rows: list, number: int, when: Callable = lambda row: row.started) -> list:
    return [row for row in rows if (when(row) - centre.zero) // 86400 == number]


def _write_outbound(centre: Centre, place: Path, number: int, brand: str) -> None:
    """What the centre did by itself on one day."""
    made, day, name = centre.outbound, centre.day_of(number), WRITERS[brand].native
    calls = [c for c in _of_day(centre, made.calls, number) if c.brand == brand]
    write_calls(place, day, calls, {c.number: say(c, centre.seed) for c in calls})
    offers = _of_day(centre, made.offers, number, lambda o: o.made_in.started)
    write_offers(place, day, [o for o in offers if o.brand == brand], name)
    if brand == "shop":
        tickets = _of_day(centre, made.tickets, number, lambda t: t.opened)
        write_tickets(place, day, tickets, name, centre.zero + centre.days * 86400)


def _truth_of_calls(path: Path, calls: list[Call]) -> None:
    """One row a call of the centre: which of them were doubles or came after the matter was settled."""
    rows = [
        dict(
            brand=c.brand,
            native_id=native(c),
            purpose=c.purpose,
            is_reached=c.is_reached,
            is_double=c.is_double,
            is_late=c.is_late,
            ticket=c.ticket.name if c.ticket else "",
        )
        for c in calls
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)


def _truth(path: Path, contacts: list[Contact], talks: dict) -> None:
    """One row a contact: what truly happened, and the acts of each message."""
    rows = [
        dict(
            brand=c.pool.brand,
            native_id=WRITERS[c.pool.brand].native(c),
            channel=c.channel,
            queue=c.queue,
            agent_id=c.agent.agent_id if c.agent else None,
            reason=c.reason,
            outcome=c.outcome,
            queued=c.queued,
            answered=c.answered or None,
            ended=c.ended,
            wait=(c.answered or c.ended) - c.queued,
            duration=c.ended - c.answered if c.agent else None,
            acw=c.acw,
            chain=c.chain,
            parent=c.parent,
            number=c.number,
            resolved=c.resolved,
            cause=c.cause,
            due=c.due if any(m.names_time for m in talks.get(c.number, ())) else 0,
            is_kept=c.is_kept,
            mood=round(c.mood, 3),
            mood_in=round(c.mood_in, 3),
            csat=c.csat,
            acts=orjson.dumps(c.acts).decode(),
            messages=orjson.dumps([[list(m.acts), m.is_oblique, m.speaker] for m in talks.get(c.number, ())]).decode(),
        )
        for c in contacts
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), path)

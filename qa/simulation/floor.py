"""The floor: arrivals, queues, agents on shift, patience, service, wrap-up, returning problems. Whole seconds, one
heap, nothing drawn that can be simulated."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field
from math import exp
from random import Random

from qa.simulation.arrivals import arrivals_of_day, next_opening
from qa.simulation.coming_back import returning
from qa.simulation.people import POOLS, Agent, Customer, Pool
from qa.simulation.promising import promise
from qa.simulation.service import Contact, outcome_of, serve
from qa.simulation.shifts import day_plan

TIMEOUT = 420


@dataclass
class Seat:
    """An agent at work. `wanted` is the state to take when hands are free."""

    agent: Agent
    active: int = 0
    wrapping: bool = False
    on: bool = False
    wanted: tuple[str, str] | None = None


@dataclass
class Line:
    pool: Pool
    seats: list[Seat]
    waiting: deque = field(default_factory=deque)


class Floor:
    """`run` fills `contacts` (in order of arrival) and `states` (second, agent number, state, reason)."""

    def __init__(
        self, rng: Random, agents: list[Agent], customers: dict[str, list[Customer]], first_second: int, days: int
    ) -> None:
        self.rng, self.agents, self.customers, self.zero, self.days = rng, agents, customers, first_second, days
        self.contacts: list[Contact] = []
        self.states: list[tuple[int, int, str, str]] = []
        self.heap: list = []
        self.ticket = 0
        self.lines = {p.key: Line(p, [Seat(a) for a in agents if a.pool == p.key]) for p in POOLS}

    def at(self, second: int, what, *args) -> None:
        self.ticket += 1
        heapq.heappush(self.heap, (second, self.ticket, what, args))

    def run(self) -> None:
        for day in range(self.days):
            for line in self.lines.values():
                for seat in line.seats:
                    for second, state, reason in day_plan(self.rng, seat.agent, day):
                        self.at(self.zero + day * 86400 + second, self.plan, line, seat, state, reason)
                for second, queue, channel in arrivals_of_day(self.rng, line.pool, day):
                    self.at(self.zero + day * 86400 + second, self.arrive, line, queue, channel, None)
        end = self.zero + self.days * 86400
        while self.heap:
            second, _, what, args = heapq.heappop(self.heap)
            if second >= end:
                break
            what(second, *args)
        self.contacts = [c for c in self.contacts if c.ended]

    def plan(self, now: int, line: Line, seat: Seat, state: str, reason: str) -> None:
        """A planned change of state; it waits while a contact is in hand."""
        seat.wanted = (state, reason)
        if not seat.active and not seat.wrapping:
            self.settle(now, line, seat)

    def settle(self, now: int, line: Line, seat: Seat) -> None:
        if seat.wanted:
            state, reason = seat.wanted
            seat.wanted = None
            seat.on = state == "available"
            self.states.append((now, seat.agent.number, state, reason))
        elif seat.on:
            self.states.append((now, seat.agent.number, "available", ""))
        self.serve_waiting(now, line)

    def arrive(self, now: int, line: Line, queue: str, channel: str, parent: Contact | None) -> None:
        contact = Contact.open(self.rng, len(self.contacts) + 1, line.pool, queue, channel, now, parent, self.customers)
        self.contacts.append(contact)
        if contact.outcome == "abandoned_ivr":
            contact.ended = contact.queued
            return
        self.at(contact.queued, self.enter, line, contact)

    def enter(self, now: int, line: Line, contact: Contact) -> None:
        line.waiting.append(contact)
        patience = self.rng.expovariate(1 / contact.patience)
        self.at(
            now + 1 + int(min(patience, TIMEOUT if contact.channel == "voice" else patience)),
            self.leave,
            line,
            contact,
            patience > TIMEOUT and contact.channel == "voice",
        )
        self.serve_waiting(now, line)

    def leave(self, now: int, line: Line, contact: Contact, timed_out: bool) -> None:
        if contact.agent is not None or contact.ended:
            return
        line.waiting.remove(contact)
        contact.ended, contact.outcome = now, "timeout" if timed_out else "abandoned_queue"
        if self.rng.random() < 0.55:
            again = next_opening(now + 60 + int(self.rng.expovariate(1 / 2400)), self.zero)
            self.at(again, self.arrive, line, contact.queue, contact.channel, contact)

    def serve_waiting(self, now: int, line: Line) -> None:
        free = [s for s in line.seats if s.on and not s.wrapping and s.wanted is None and s.active < line.pool.capacity]
        while line.waiting and free:
            seat = min(free, key=lambda s: (s.active, self.rng.random()))
            contact = line.waiting.popleft()
            ring = self.rng.randrange(2, 7) if contact.channel == "voice" else 0
            contact.ring, contact.answered, contact.agent = ring, now + ring, seat.agent
            seat.active += 1
            serve(self.rng, contact, (now - self.zero) // 86400)
            if seat.active == 1:
                self.states.append((contact.answered, seat.agent.number, "busy", ""))
            self.at(contact.answered + contact.duration, self.finish, line, seat, contact)
            if seat.active >= line.pool.capacity:
                free.remove(seat)

    def finish(self, now: int, line: Line, seat: Seat, contact: Contact) -> None:
        contact.ended = now
        outcome_of(self.rng, contact)
        seat.active -= 1
        for delay, channel in returning(self.rng, contact):
            pool = next(p for p in POOLS if p.brand == line.pool.brand and any(c == channel for _, c, _ in p.queues))
            queues = [q for q in pool.queues if q[1] == channel]
            queue = contact.queue if channel == contact.channel else self.rng.choice(queues)[0]
            self.at(next_opening(now + delay, self.zero), self.arrive, self.lines[pool.key], queue, channel, contact)
        promise(contact, self.zero)
        if line.pool.capacity > 1:
            if not seat.active:
                self.settle(now, line, seat)
            else:
                self.serve_waiting(now, line)
            return
        contact.acw = 20 + int(self.rng.expovariate(1 / (48 * exp(-0.12 * seat.agent.skill["speed"]))))
        seat.wrapping = True
        self.states.append((now, seat.agent.number, "acw", ""))
        self.at(now + contact.acw, self.wrapped, line, seat)

    def wrapped(self, now: int, line: Line, seat: Seat) -> None:
        seat.wrapping = False
        self.settle(now, line, seat)

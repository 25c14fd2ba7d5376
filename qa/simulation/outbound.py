"""What the centre does by itself: call-backs that were promised or not, tickets, checks, opportunities and sales; with
doubles planted. Begins where the floor ends, so the floor's draws stay as they are."""

from __future__ import annotations

from bisect import bisect_left
from random import Random

from qa.simulation.arrivals import CLOSE, OPEN
from qa.simulation.calls import Call, Offer, Ticket
from qa.simulation.people import Agent, Customer
from qa.simulation.service import Contact
from qa.simulation.shifts import STARTS

HOUR, DAY = 3600, 86400
REACHED_OF, SALES_A_DAY = 0.8, 18
DOUBLE_OF, LATE_OF, CHECK_OF, OPPORTUNITY_OF, OFFER_OF = 0.09, 0.05, 0.06, 0.08, 0.03
TAKES = {"sale": (0.06, 0.14), "opportunity": (0.24, 0.3), "inbound": (0.3, 0.3)}  # accepted, undecided


class Outbound:
    """`run` fills `calls`, `tickets` and `offers`; a promise that nobody could keep in opening hours is broken."""

    def __init__(
        self, seed: int, zero: int, days: int, staff: list[Agent], contacts: list[Contact], crowd: dict
    ) -> None:
        self.rng, self.zero, self.end = Random(f"{seed}/outbound"), zero, zero + days * DAY
        self.staff, self.contacts, self.crowd, self.days = staff, contacts, crowd, days
        self.calls: list[Call] = []
        self.tickets: list[Ticket] = []
        self.offers: list[Offer] = []
        self.came: dict[tuple, list[int]] = {}
        for contact in contacts:
            self.came.setdefault((contact.pool.brand, contact.customer.number), []).append(contact.started)

    def run(self) -> None:
        for contact in self.contacts:
            if contact.outcome == "answered":
                self.follow(contact)
        for brand, crowd in self.crowd.items():
            for day in range(self.days):
                for _ in range(SALES_A_DAY):
                    at = self.zero + day * DAY + self.rng.randrange(9 * HOUR, 20 * HOUR)
                    self.call(brand, self.rng.choice(crowd), "sale", at)
        self.calls = [c for c in self.calls if c.ended < self.end]

    def follow(self, contact: Contact) -> None:
        """Whatever the centre does about one contact."""
        rng, brand = self.rng, contact.pool.brand
        has_ticket = brand == "shop" and rng.random() < (0.5 if contact.when or not contact.resolved else 0.05)
        ticket = Ticket(contact, contact.ended) if has_ticket else None
        last = self.keep(contact, ticket) if contact.when else None
        if ticket:
            self.tickets.append(ticket)
            self.settle(ticket, last)
        if last and rng.random() < DOUBLE_OF:
            self.double(last)
        if ticket and ticket.solved and rng.random() < LATE_OF:
            at = self.open_moment(ticket.solved + 4 * DAY, ticket.solved + 6 * DAY)
            if at:
                self.call(brand, contact.customer, "callback", at, contact, ticket, is_late=True)
        if contact.resolved and rng.random() < CHECK_OF:
            at = self.open_moment(contact.ended + 5 * DAY, contact.ended + 9 * DAY)
            self.call(brand, contact.customer, "check", at, contact)
        if contact.resolved and contact.mood > 0.3 and rng.random() < OPPORTUNITY_OF:
            at = self.open_moment(contact.ended + 4 * HOUR, contact.ended + 2 * DAY)
            self.call(brand, contact.customer, "opportunity", at, contact)
        elif contact.resolved and rng.random() < OFFER_OF:
            self.offers.append(Offer(brand, contact, self.permits(contact.customer), self.taken("inbound")))

    def keep(self, contact: Contact, ticket: Ticket | None) -> Call | None:
        """The call-back, in time where the promise is kept, else late or never; the last that reached the customer."""
        rng, brand = self.rng, contact.pool.brand
        if contact.is_kept:
            at = self.open_moment(contact.ended + 240, contact.due - 120)
            contact.is_kept = at > 0
        elif contact.cause == "promise" or rng.random() < 0.5:
            return None
        else:
            at = self.open_moment(contact.due + HOUR, contact.due + DAY)
        if not at:
            return None
        found = self.call(brand, contact.customer, "callback", at, contact, ticket)
        if not found.is_reached:
            again = self.open_moment(at + HOUR, at + 4 * HOUR)
            found = self.call(brand, contact.customer, "callback", again, contact, ticket) if again else found
        return found if found.is_reached else None

    def settle(self, ticket: Ticket, last: Call | None) -> None:
        """A ticket moves with its call-back; without one in its own time, never before a broken promise is over."""
        contact, rng = ticket.contact, self.rng
        if last:
            ticket.replied, ticket.solved = last.started, last.ended + rng.randrange(60, 600)
        elif rng.random() < 0.7:
            ticket.solved = max(contact.ended, contact.due) + rng.randrange(6 * HOUR, 4 * DAY)
        else:
            ticket.solved = max(contact.ended, contact.due) + rng.randrange(5 * DAY, 24 * DAY)

    def double(self, first: Call) -> None:
        """Another agent calls about the same matter before the customer has come again."""
        at = self.open_moment(first.ended + HOUR, first.ended + 30 * HOUR)
        others = [a for a in self.on_shift(first.brand, at) if a is not first.agent] if at else []
        if others and not self.came_between(first.brand, first.customer, first.started, at):
            self.call(first.brand, first.customer, "callback", at, first.about, first.ticket, others, is_double=True)

    def call(
        self,
        brand: str,
        customer: Customer,
        purpose: str,
        at: int,
        about: Contact | None = None,
        ticket: Ticket | None = None,
        staff: list[Agent] | None = None,
        is_double: bool = False,
        is_late: bool = False,
    ) -> Call:
        rng = self.rng
        able = staff or self.on_shift(brand, at) or [a for a in self.staff if a.brand == brand]
        agent = about.agent if about and about.agent in able and rng.random() < 0.6 else rng.choice(able)
        is_planted = is_double or is_late
        reached = is_planted or rng.random() < (0.45 if purpose == "sale" else REACHED_OF)
        made = Call(
            len(self.calls) + 1, brand, agent, customer, purpose, at, reached, rng.randrange(25, 160), about, ticket
        )
        made.is_double, made.is_late = is_double, is_late
        if purpose in TAKES and reached:
            made.result = self.taken(purpose)
            self.offers.append(Offer(brand, made, self.permits(customer), made.result))
        self.calls.append(made)
        return made

    def on_shift(self, brand: str, at: int) -> list[Agent]:
        day, second = divmod(at - self.zero, DAY)
        return [
            a
            for a in self.staff
            if a.brand == brand
            and day >= a.hired_day
            and (day + a.number) % 7 not in (0, 3)
            and STARTS[a.shift] < second < STARTS[a.shift] + 8 * HOUR
        ]

    def open_moment(self, since: int, until: int) -> int:
        """A second in opening hours, 0 when there is none."""
        for _ in range(12):
            at = self.rng.randrange(since, until) if until > since else 0
            if at and OPEN + HOUR < (at - self.zero) % DAY < CLOSE - HOUR:
                return at
        return 0

    def came_between(self, brand: str, customer: Customer, since: int, until: int) -> bool:
        times = self.came.get((brand, customer.number), [])
        place = bisect_left(times, since)
        return place < len(times) and times[place] <= until

    def permits(self, customer: Customer) -> bool:
        return customer.number % 11 != 0

    def taken(self, where: str) -> str:
        return self.rng.choices(("accepted", "undecided", "declined"), (*TAKES[where], 1 - sum(TAKES[where])))[0]

"""Records of what the centre does by itself: a call, a ticket, an offer. They hold the truth."""

from __future__ import annotations

from dataclasses import dataclass

from qa.simulation.people import Agent, Customer
from qa.simulation.service import Contact


@dataclass
class Ticket:
    """Of the shop's order system; `steps` are seconds, 0 for none."""

    contact: Contact
    opened: int
    replied: int = 0
    solved: int = 0

    @property
    def name(self) -> str:
        return f"GD{self.contact.number:07d}"


@dataclass
class Offer:
    """`contact` or `call` it was made in."""

    brand: str
    made_in: object
    is_permitted: bool
    result: str


@dataclass
class Call:
    """One attempt; `about` the contact it answers. The truth: `is_double` another agent had just called about it,
    `is_late` the ticket was solved long before."""

    number: int
    brand: str
    agent: Agent
    customer: Customer
    purpose: str
    started: int
    is_reached: bool
    spoken: int
    about: Contact | None = None
    ticket: Ticket | None = None
    is_double: bool = False
    is_late: bool = False
    result: str = ""

    @property
    def ended(self) -> int:
        return self.started + (12 + self.spoken if self.is_reached else 28)

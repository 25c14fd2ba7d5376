"""The record of a fact: a table of rows that metrics count, and whose rows they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """`of`: contact, agent or day (an agent's day), whatever a row belongs to and is made anew with."""

    name: str
    of: str = "contact"


FACTS = {
    fact.name: fact
    for fact in (
        Fact("contact_fact"),
        Fact("visit_fact"),
        Fact("survey_fact"),
        Fact("ticket_fact"),
        Fact("promise_fact"),
        Fact("offer_fact"),
        Fact("item_fact"),
        Fact("state_fact", of="agent"),
        Fact("plan_fact", of="agent"),
        Fact("chat_fact", of="day"),
    )
}

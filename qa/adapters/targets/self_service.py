"""Something a customer tried alone before calling: online bank, app, bot."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def self_service(said: dict, source: Source, notes: list[Note]) -> Said:
    service, customer = need(said, "service"), said.get("customer")
    if not customer or not customer[1]:
        raise Refused("MISSING_KEY", "customer")
    row = dict(
        programme_id=source.programme_id,
        address=customer,
        service=service,
        happened_at=said.get("happened_at"),
        result=said.get("result"),
    )
    return said.get("id") or "", [("self_service_event", row)]


TARGET = Target("self_service", self_service)

"""Two or more addresses of one person: phone, WeChat, e-mail, account, or the number of the client's customer list."""

from __future__ import annotations

from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Source
from qa.adapters.target import Said, Target

FIELDS = ("phone", "phone2", "wechat", "email", "weibo", "account")


def identity(said: dict, source: Source, notes: list[Note]) -> Said:
    """The person gets a name of its own; customers/identity.py joins whoever shares an address."""
    found = [said[f] for f in FIELDS if said.get(f) and said[f][1]]
    customer = said.get("customer")
    if len(found) + bool(customer) < 2:
        raise Refused("MISSING_KEY", "phone", detail="two addresses")
    name = f"customer:{customer}" if customer else "same:" + "|".join(sorted(f"{k}:{v}" for k, v in found))
    customer_id = source.contact(name)
    return name, [
        ("customer_alias", dict(address=address, customer_id=customer_id, programme_id=source.programme_id))
        for address in found
    ]


TARGET = Target("identity", identity)

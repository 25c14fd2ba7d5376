"""A customer, with value and addresses."""

from __future__ import annotations

from qa.adapters.refusal import Note
from qa.adapters.source import Source
from qa.adapters.target import Said, Target, need


def customer(said: dict, source: Source, notes: list[Note]) -> Said:
    native = need(said, "id")
    customer_id = source.contact(f"customer:{native}")
    number = {f: float(said[f]) if said.get(f) not in (None, "") else None for f in ("margin", "orders", "orders_ever")}
    rows = [
        (
            "customer",
            dict(
                customer_id=customer_id,
                programme_id=source.programme_id,
                display_name=said.get("name"),
                segment=said.get("segment"),
                margin_year=number["margin"],
                order_count_year=int(number["orders"]) if number["orders"] is not None else None,
                last_order_on=said.get("last_order_on"),
                first_order_on=said.get("first_order_on"),
                order_count=int(number["orders_ever"]) if number["orders_ever"] is not None else None,
                home=said.get("home"),
            ),
        )
    ]
    rows += [
        ("customer_alias", dict(address=said[f], customer_id=customer_id, programme_id=source.programme_id))
        for f in ("phone", "wechat", "email", "weibo", "account")
        if said.get(f) and said[f][1]
    ]
    return native, rows


TARGET = Target("customer", customer)

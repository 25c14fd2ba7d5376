"""The state of a customer list: one of each kind, hand-counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from looking import opened

from qa.access.reading import Reader
from qa.customers.data_state import ListState, list_states
from qa.scope import Scope


@pytest.fixture
def listed(tiny):
    """Six entries: one whole and seen, one without an address, two that share one, one seen long ago, one bare."""
    last = tiny.one("select max(day) from contact_fact")
    with tiny.writing() as writer:
        for table in ("customer", "customer_alias", "customer_identity"):
            writer.execute(f"delete from {table}")
        writer.execute("create or replace temp table one as select * from contact_fact limit 1")
        for who, day in (("L0", last), ("L2", last), ("L4", last - timedelta(days=400))):
            writer.execute(
                "insert into contact_fact select * replace (? as customer_id, ?::date as day, ? as interaction_id)"
                " from one",
                [who, day, f"seen{who}"],
            )
        for n in range(6):
            writer.execute(
                """insert into customer by name select 'L' || ? as customer_id, 'tiny' as programme_id, ? as segment,
                    ? as margin_year, ?::date as last_order_on""",
                [n, None if n == 5 else "high", None if n == 5 else 9.0, None if n == 5 else date(2026, 2, n + 1)],
            )
        for who, address, person in (
            ("L0", "a0", "L0"),
            ("L2", "a2", "L2"),
            ("L3", "a2", "L2"),
            ("L4", "a4", "L4"),
            ("L5", "a5", "L5"),
        ):
            writer.execute(
                "insert into customer_alias by name select 'tiny' as programme_id, ? as address_hash, ? as customer_id",
                [address, who],
            )
            writer.execute(
                """insert into customer_identity by name select ? as address_hash, 'tiny' as programme_id,
                ? as person_id,
                1 as merged_count where not exists (select 1 from customer_identity where address_hash = ?)""",
                [address, person, address],
            )
    return tiny


def test_each_kind_is_counted_once(listed):
    (found,) = list_states(Reader(listed, Scope("a", "admin")))
    assert found == ListState("tiny", 6, 1, 2, 2, 1, 1, 1, 1, date(2026, 2, 5))


def test_data_health_shows_it_to_who_may_see_addresses(listed):
    assert "客户名单的样子" in [s.value for s in opened("admin/60_data_health.py", role="admin").subheader]
    with pytest.raises(PermissionError):
        list_states(Reader(listed, Scope("l", "lead")))

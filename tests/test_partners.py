"""Partners: counted by the reasons that name them, hand-worked; the clock counts open tickets as long as they
waited."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.customers.partners import clock, partners
from qa.scope import Scope

BOSS = Scope("boss", "executive")


@pytest.fixture
def passed(tiny):
    """Forty contacts about a late parcel, ten came back, four booked on the carrier, 30 minutes together; twelve
    tickets: six solved in 1 … 6 hours, six open since 10 … 15 hours."""
    at = tiny.one("select max(started_at) from contact_fact")
    with tiny.writing() as writer:
        writer.execute("create or replace temp table one as select * from contact_fact limit 1")
        writer.execute("create or replace temp table slip as select * from ticket_fact limit 1")
        writer.execute("delete from contact_fact")
        writer.execute("delete from ticket_fact")
        writer.execute(
            """insert into contact_fact select one.* replace ('p' || i as interaction_id, 'k' || i as customer_id,
                'in' as direction, 'shop.logistics_delay' as reason_id, true as is_answered, true as is_known_7d,
                2 as customer_message_count, i < 4 as has_complaint, if(i < 10, 3600000, null) as next_same_gap_ms,
                if(i < 10, 3600000, if(i < 12, 864000000, null)) as next_same_long_gap_ms,
                if(i < 12, 'n' || i, null) as same_interaction_id,
                case when i < 4 or i in (10, 11) then 'partner' when i < 10 then 'agent' end as repeat_cause,
                ?::timestamptz
                as started_at) from one, range(40) t(i)""",
            [at],
        )
        writer.execute(
            """insert into contact_fact select one.* replace ('n' || i as interaction_id, 'shop.other' as reason_id,
                450000 as talk_ms, 0 as hold_ms, 0 as acw_ms, ?::timestamptz as started_at) from one, range(12) t(i)""",
            [at],
        )
        for n in range(12):
            is_over, hours = n < 6, n + 1 if n < 6 else n + 4
            writer.execute(
                """insert into ticket_fact select * replace ('p' || ? as interaction_id, 'T' || ? as native_id,
                    'shop.logistics_delay' as reason_id, ?::timestamptz as started_at, ?::bigint as solve_ms,
                    ? as status) from slip""",
                [
                    n,
                    n,
                    at - timedelta(hours=hours),
                    hours * 3_600_000 if is_over else None,
                    "solved" if is_over else "",
                ],
            )
    return tiny


def test_hand_worked(passed):
    day = passed.one("select max(day) from contact_fact")
    (one,) = partners(Reader(passed, BOSS), day - timedelta(days=30), day)
    assert (one.name, one.reasons, one.contacts, one.back) == ("承运方", ("shop.logistics_delay",), 40, 0.25)
    assert (one.caused, one.minutes, one.complaints) == (4, 30.0, 1000.0)
    assert (one.tickets, one.half, one.most) == (12, 6.0, None), "three in four are not over yet"
    assert [(w.native_id, w.hours) for w in one.waiting][:2] == [("T11", 15.0), ("T10", 14.0)]
    assert partners(Reader(passed, BOSS), day - timedelta(days=30), day, "none") == []


def test_too_few_tickets_tell_no_time():
    assert clock(np.arange(9.0), np.ones(9, bool)) == (None, None)
    assert clock(np.arange(1.0, 21.0), np.ones(20, bool)) == (10.0, 15.0)


def test_the_page(passed):
    app = opened("supervisor/12_partners.py", partner="承运方")
    assert "记在他们那里的又来 4 次，最多的是承运方" in html(app)
    assert "承运方" in [s.value for s in app.subheader]
    assert "没有牵涉合作方" in html(opened("supervisor/12_partners.py", period="2020-01-01..2020-01-09"))

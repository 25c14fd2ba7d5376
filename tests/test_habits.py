"""What channels are meant for and used for, how many new customers come again, matters that took several contacts."""

from __future__ import annotations

from datetime import date

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.customers.cohorts import cohorts
from qa.customers.customer import customer
from qa.customers.matters import matters
from qa.customers.purposes import problem, purposes
from qa.scope import Scope

LEAD = Scope("tiny-lead", "lead")
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def _fill(store, rows: str) -> None:
    with store.writing() as writer:
        writer.execute(
            f"""insert into contact_fact by name select *, 'tiny' as programme_id, 'in' as direction,
            true as is_answered, true as is_known_7d, 'answered' as outcome,
            timezone('Asia/Shanghai', day::timestamp + interval 10 hour) as started_at
            from ({rows})"""
        )


@pytest.fixture
def used(tiny):
    """A hundred contacts on the chat: sixty about refunds, thirty about invoices, ten about both unknown."""
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
    _fill(
        tiny,
        """select 'u' || i as interaction_id, 'webchat' as channel, date '2026-03-05' as day, 'k' || i as customer_id,
        case when i < 60 then 'shop.refund' when i < 90 then 'shop.invoice' else 'unknown' end as reason_id,
        if(i % 3 = 0, 1000, null) as next_same_gap_ms from range(100) r(i)""",
    )
    return Reader(tiny, LEAD)


def test_a_channel_beside_what_it_is_meant_for(used, folder):
    assert not purposes(used, *MARCH), "nobody wrote anything down"
    (folder / "channels.toml").write_text('[default]\nwebchat = ["shop.refund"]\n', "utf-8")
    (one,) = purposes(used, *MARCH)
    assert (one.n, one.off, one.others) == (90, 30, (("shop.invoice", 30),))
    assert one.back == pytest.approx(20 / 60) and one.off_back == pytest.approx(10 / 30)
    (folder / "channels.toml").write_text('[tiny]\nwebchat = []\n[default]\nwebchat = ["shop.refund"]\n', "utf-8")
    assert purposes(used, *MARCH)[0].off == 90, "what a programme says goes before the default"
    (folder / "channels.toml").write_text("[tiny]\nvoice = []\n", "utf-8")
    assert not purposes(used, *MARCH)


@pytest.mark.parametrize(
    "text", ["[tiny", 'webchat = ["x"]', "[tiny]\npigeon = []", '[tiny]\nvoice = "x"', "[tiny]\nvoice = [1]"]
)
def test_a_file_that_cannot_be_read_is_said(used, folder, text):
    (folder / "channels.toml").write_text(text, "utf-8")
    assert problem() is not None and not purposes(used, *MARCH)
    app = opened("supervisor/12_repeats.py", role="lead", period="2026-03-01..2026-03-31")
    assert not app.exception and "channels.toml" in html(app)


def test_new_customers_by_month_and_who_comes_again(tiny):
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
    _fill(
        tiny,
        """select 'a' || i as interaction_id, 'voice' as channel, date '2026-01-10' as day, 'old' || i as customer_id,
            'r' as reason_id from range(50) r(i)
        union all select 'b' || i, 'voice', date '2026-02-10', 'new' || i, 'r' from range(40) r(i)
        union all select 'c' || i, 'voice', date '2026-03-10', 'new' || i, 'r' from range(10) r(i)
        union all select 'd' || i, 'voice', date '2026-03-12', 'new' || i, 'r' from range(10) r(i)
        union all select 'e' || i, 'voice', date '2026-04-10', 'new' || i, 'r' from range(4) r(i)
        union all select 'f' || i, 'voice', date '2026-05-02', 'new' || i, 'r' from range(4) r(i)""",
    )
    (one,) = cohorts(Reader(tiny, LEAD))
    assert (one.month, one.customers, one.again) == (date(2026, 2, 1), 40, (10, 4)), "January is the data's first month"
    assert not cohorts(Reader(tiny, LEAD), "other")


def test_matters_span_contacts_and_channels(tiny):
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact")
    _fill(
        tiny,
        """select * from (values ('m1', 'voice', date '2026-03-01', 'kk', 'shop.refund'),
            ('m2', 'webchat', date '2026-03-05', 'kk', 'shop.refund'),
            ('m3', 'voice', date '2026-03-28', 'kk', 'shop.refund'),
            ('m4', 'voice', date '2026-03-06', 'kk', 'shop.invoice'))
            v(interaction_id, channel, day, customer_id, reason_id)""",
    )
    with tiny.writing() as writer:
        writer.execute(
            "insert into interaction by name select interaction_id, programme_id, customer_id from contact_fact"
        )
    reader = Reader(tiny, LEAD)
    found = matters(reader, customer(reader, "kk"))
    assert [(one["reason_id"], one["came"], one["channels"], one["interaction_id"]) for one in found] == [
        ("shop.refund", 2, ["voice", "webchat"], "m1")
    ], "three weeks later it is another matter"
    with tiny.writing() as writer:
        writer.execute("update interaction set case_native = 'GD1' where interaction_id in ('m1', 'm3', 'm4')")
    found = matters(reader, customer(reader, "kk"))
    assert [(one["case_native"], one["came"], one["interaction_id"]) for one in found] == [("GD1", 3, "m1")]
    app = opened("supervisor/18_customers.py", role="lead", customer="kk", period="90d")
    assert not app.exception and "这些事不止一次" in [one.value for one in app.subheader]

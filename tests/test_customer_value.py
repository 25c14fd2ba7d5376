"""Value by what the client's list says and cost by the month's rates: groups, who costs more than they bring, scope,
and what is unknown without a list or rates."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TINY
from looking import opened

from qa import pipeline
from qa.access.reading import Reader
from qa.customers.value import GROUPS, costly, groups
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.scope import Scope

ALL = Scope("boss", "executive")
SPAN = date(2026, 3, 1), date(2026, 3, 31)


@pytest.fixture
def listed(tiny):
    """A hundred customers on the list: the later they bought, the more often and the dearer; two of them called."""
    with tiny.writing() as writer:
        writer.execute("delete from customer")
        writer.execute(
            """insert into customer by name select 'c' || n as customer_id, 'tiny' as programme_id, 'high' as segment,
            n * 10.0 as margin_year, n as order_count_year, date '2026-01-01' + n::int as last_order_on
            from range(1, 101) t(n)"""
        )
        for native, customer_id in (("V1", "c1"), ("V7", "c1"), ("V2", "c100"), ("V8", "c1")):
            writer.execute(
                """update contact_fact set customer_id = ? where interaction_id in
                (select interaction_id from interaction where native_id = ?)""",
                [customer_id, native],
            )
    return tiny


def test_fifths_put_the_best_with_the_best_and_every_customer_somewhere(listed):
    found = {g.key: g for g in groups(Reader(listed, ALL), *SPAN)}
    assert sum(g.customers for g in found.values()) == 100 and set(found) <= set(GROUPS)
    assert found["champion"].customers == 40 and found["asleep"].customers == 40
    assert (found["champion"].active, found["asleep"].active, found["asleep"].contacts) == (1, 1, 3)
    # c1: 330 s, 120 s and 280 s at 72 yuan an hour
    assert found["asleep"].cost == pytest.approx(730 * 72 / 3600)
    assert found["asleep"].margin == sum(n * 10.0 for n in range(1, 41))


def test_who_costs_more_than_they_bring_over_a_year_like_this(listed):
    (one,) = costly(Reader(listed, ALL), *SPAN)
    assert (one["customer_id"], one["contacts"], one["margin_year"]) == ("c1", 3, 10.0)
    assert one["yearly"] == pytest.approx(one["cost"] * 365 / 31)
    assert costly(Reader(listed, ALL), *SPAN, programme="other") == []


def test_a_list_too_short_and_another_brand_tell_nothing(tiny, listed):
    assert groups(Reader(listed, Scope("x", "executive", programmes=("other",))), *SPAN) == []
    with tiny.writing() as writer:
        writer.execute("delete from customer where order_count_year > 49")
    assert groups(Reader(tiny, ALL), *SPAN) == []


def test_without_rates_a_cost_is_unknown_never_nothing(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set cost = null")
    value = measure(Reader(tiny), ["cost_per_contact"], Question())[0]
    assert (value.value, value.n, value.excluded) == (None, 0, 9)


def test_a_rate_that_comes_later_counts_for_the_contacts_there_are(tiny, folder):
    place = folder / "later"
    place.mkdir()
    mapping = (TINY / "exports" / "source.toml").read_text("utf-8")
    (place / "source.toml").write_text(
        mapping.replace('"在线" = "webchat" } }\nkind', '"微博" = "weibo" } }\nkind'), "utf-8"
    )
    (place / "costs.csv").write_text("月份,渠道,类别,金额\n2026-03-01,微博,每次,10\n", "utf-8")
    pipeline.bring_in(tiny, [place])
    assert measure(Reader(tiny), ["cost_per_contact"])[0].value == pytest.approx((31.4 + 10) / 9)


def test_the_page_opens_with_and_without_a_list(tiny):
    for language in ("zh", "en"):
        opened("executive/31_customer_value.py", role="executive", lang=language)

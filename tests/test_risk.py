"""Who may come back: planted signs are found, the check on later days is honest, nobody's agent is a sign."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from random import Random

import numpy as np
import pyarrow as pa
import pytest
from looking import opened

from qa.access.reading import Reader
from qa.customers.risk import SIGNS, at_risk, risk
from qa.odds import check, fit_odds
from qa.scope import Scope

ALL = Scope("boss", "executive")
FIRST, DAYS = datetime(2026, 1, 1, 2, tzinfo=timezone.utc), 60


@pytest.fixture
def planted(tiny):
    """Four thousand contacts of two months: who was transferred comes back six times as often (log odds 1.8), who gave
    thanks a fifth (−1.6)."""
    draw, rows = Random(4), []
    for n in range(4000):
        moved, thanked = draw.random() < 0.2, draw.random() < 0.3
        odds = -1.5 + 1.8 * moved - 1.6 * thanked
        back = draw.random() < 1 / (1 + np.exp(-odds))
        at = FIRST + timedelta(seconds=n * DAYS * 86400 / 4000)
        is_known = n < 3600
        gap = int(draw.uniform(1, 6) * 86_400_000) if back and is_known else None
        rows.append((f"x{n}", f"c{n}", at, at.date(), int(moved), thanked, gap, is_known))
    with tiny.writing() as writer:
        writer.execute(
            "create or replace temp table template as select * from contact_fact where interaction_id in"
            " (select interaction_id from interaction where native_id = 'V1')"
        )
        writer.execute("delete from contact_fact")
        names = ("id", "whose", "began_at", "on_day", "moved", "thanked", "gap", "is_known")
        writer.view("planted", pa.table(dict(zip(names, map(list, zip(*rows))))))
        writer.execute(
            """insert into contact_fact select t.* replace (p.id as interaction_id, p.whose as customer_id,
            p.began_at as started_at, p.on_day as day, p.moved as transfer_count, p.thanked as has_thanks,
            p.gap as next_same_long_gap_ms, p.is_known as is_known_7d, null as next_interaction_id, 1 as chain_no,
            0.0 as satisfaction, null as mood_start, null as mood_end, 0 as wait_ms, false as has_complaint)
            from template t cross join planted p"""
        )
    return Reader(tiny, ALL)


LAST = (FIRST + timedelta(days=DAYS)).date()


def test_planted_signs_are_found_and_hold_on_days_unseen(planted):
    model = risk(planted, "again", LAST)
    assert model.weights["transferred"] == pytest.approx(1.8, abs=0.3)
    assert model.weights["thanked"] == pytest.approx(-1.6, abs=0.4)
    assert 0.85 < model.checked.slope < 1.2 and model.checked.brier < model.checked.base and model.checked.is_useful
    assert model.checked.n == pytest.approx(3600 * 0.3, abs=40)


def test_the_list_is_of_those_nobody_knows_of_yet_the_likeliest_first(planted):
    model = risk(planted, "again", LAST)
    found = at_risk(planted, model, LAST - timedelta(days=6), LAST)
    assert found and all(int(one.customer_id.removeprefix("c")) >= 3600 for one in found)
    assert [one.chance for one in found] == sorted((one.chance for one in found), reverse=True)
    assert found[0].because == ("transferred",)
    odds = model.intercept + model.weights["transferred"] + model.weights[f"reason:{found[0].reason_id}"]
    assert found[0].chance == pytest.approx(1 / (1 + np.exp(-odds)))


def test_nothing_to_learn_from_is_no_model(tiny):
    assert risk(Reader(tiny, ALL), "again", date(2026, 3, 14)) is None
    assert risk(Reader(tiny, Scope("x", "executive", programmes=("other",))), "again", date(2026, 3, 14)) is None


def test_who_served_is_no_sign():
    assert not [how for how in SIGNS.values() if "agent" in how or "team" in how]


def test_boasting_and_guessing_are_seen():
    draw = np.random.default_rng(1)
    truth = draw.normal(0, 1, 5000)
    came = (draw.random(5000) < 1 / (1 + np.exp(-truth))).astype(float)
    many = np.ones(5000)
    assert check(truth, many, came, came.mean()).is_useful
    assert not check(3 * truth, many, came, came.mean()).is_useful
    assert not check(draw.normal(0, 1, 5000), many, came, came.mean()).is_useful


def test_regression_is_the_librarys():
    from statsmodels.api import GLM, families

    draw = np.random.default_rng(2)
    signs = draw.integers(0, 2, (400, 3)).astype(float)
    many = draw.integers(1, 6, 400).astype(float)
    events = draw.binomial(many.astype(int), 1 / (1 + np.exp(-(signs @ [0.5, -1.0, 0.2] - 0.3)))).astype(float)
    theirs = GLM(
        np.column_stack([events, many - events]), np.column_stack([signs, np.ones(400)]), families.Binomial()
    ).fit()
    assert fit_odds(signs, many, events, ridge=0.0) == pytest.approx(theirs.params, abs=1e-6)


def test_the_page_opens_with_and_without_a_past(planted):
    for ahead in ("again", "complaint"):
        opened("supervisor/18_customers.py", role="lead", why=f"ahead_{ahead}")

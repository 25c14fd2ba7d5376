"""Morale proven: the lot is the test. Its chance of a false answer, its interval, its power, and what it never does."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation import rollout as rolling
from qa.motivation.pulse import ROUND_DAYS, results, round_of
from qa.motivation.rollout import draw, has_begun, is_stopping, outcomes, rollout_now, stop
from qa.motivation.stepped import effect
from qa.records.book import rows
from qa.records.nameless import add
from qa.scope import Scope

DAY = date(2026, 3, 3)
LEAD = Scope("lead", "lead")
TEAMS = [f"tiny/{name}" for name in "ABCDE"]


def seen(seed: int, change: float, teams: int = 5, periods: int = 14, noise: float = 4.0):
    """Teams that differ, months that drift, and `change` from each team's beginning on."""
    chance = np.random.default_rng(seed)
    begins = [int(b) for b in chance.permutation([2 + 2 * k for k in range(teams)])]
    told = chance.normal(50, 6, (teams, 1)) + np.cumsum(chance.normal(0, 2, periods))[None]
    told = told + chance.normal(0, noise, (teams, periods))
    return told + change * (np.arange(periods)[None] >= np.array(begins)[:, None]), begins


def test_without_noise_the_estimate_is_what_was_planted():
    """Whatever teams and months do."""
    told, begins = seen(1, 7.0, noise=0.0)
    found = effect(told, begins)
    assert found.value == pytest.approx(7.0) and found.p == pytest.approx(1 / 120) and found.is_known
    assert found.low == pytest.approx(7.0, abs=0.01) and found.high == pytest.approx(7.0, abs=0.01)


def test_nothing_planted_is_rarely_found():
    wrong = sum(effect(*seen(seed, 0.0)).p <= 0.05 for seed in range(60))
    assert wrong <= 8, "three of sixty are expected; the soak counts two hundred and more"


def test_what_is_planted_is_found_and_covered():
    found = [effect(*seen(seed, 9.0)) for seed in range(1000, 1040)]
    assert sum(f.is_known and f.value > 0 for f in found) >= 34
    assert sum((f.low or -99) <= 9.0 <= (f.high or 99) for f in found) >= 35


def test_a_months_drift_alone_is_no_effect():
    told, begins = seen(5, 0.0)
    drifting = told + 3.0 * np.arange(told.shape[1])[None]
    assert effect(drifting, begins).value == pytest.approx(effect(told, begins).value)


def test_few_teams_and_holes():
    told, begins = seen(2, 5.0, teams=4)
    assert effect(told, begins) is None, "24 orders cannot tell one in twenty"
    told, begins = seen(2, 9.0, noise=1.0)
    told[1, 3] = told[4, 0] = np.nan
    assert effect(told, begins).value == pytest.approx(9.0, abs=2)


@pytest.fixture
def today(tiny, monkeypatch):
    monkeypatch.setattr(rolling, "this_day", lambda: DAY)
    return tiny


def test_the_app_draws_and_fixes_everything_before(today):
    reader = Reader(today, LEAD)
    for wrong in (TEAMS[:4], TEAMS[:4] * 2):
        with pytest.raises(QAError):
            draw(reader, "成长页", wrong)
    for scope in (Scope("s", "supervisor", teams=("tiny/A",), queues=()), Scope("lead", "lead", programmes=("tiny",))):
        with pytest.raises(QAError):
            draw(Reader(today, scope), "成长页", TEAMS)
    draw(reader, "成长页", TEAMS)
    known = rollout_now()
    assert sorted(known.order) == TEAMS and known.begins_on == round_of(DAY) + timedelta(ROUND_DAYS)
    starts = [known.start(team) for team in known.order]
    assert [(b - a).days for a, b in zip(starts, starts[1:])] == [28] * 4
    assert (starts[0] - known.begins_on).days == 28, "four weeks as they were"
    plan = rows("rollout")[0]["plan"]
    assert all(word in plan for word in ("fairness", "recommend", "repeat_7d", "stops_at"))
    with pytest.raises(QAError):
        draw(reader, "又一个", TEAMS)
    assert [a["action"] for a in rows("audit")] == ["rollout"]


def test_a_team_begins_on_its_day(today, monkeypatch):
    draw(Reader(today, LEAD), "成长页", TEAMS)
    known = rollout_now()
    last = known.order[-1]
    assert not has_begun(last) and has_begun("tiny/other")
    monkeypatch.setattr(rolling, "this_day", lambda: known.start(last))
    assert has_begun(last)
    monkeypatch.setattr(rolling, "this_day", lambda: DAY)
    stop(Reader(today, LEAD), "大家不愿意")
    assert has_begun(last) and rollout_now().stopped == "大家不愿意"
    with pytest.raises(QAError):
        stop(Reader(today, LEAD), "再停")


def _answers(known, change: float) -> None:
    """Every team answers every round, ten people; fairness changes when a team begins."""
    chance = np.random.default_rng(4)
    for at in range(16):
        begins, found = known.begins_on + timedelta(ROUND_DAYS * at), []
        for team in known.order:
            middle = 50 + (change if begins >= known.start(team) else 0) + chance.normal(0, 3)
            for _person in range(10):
                for key in ("fair_1", "fair_2", "fair_3", "fair_4"):
                    place = int(np.clip(round(4 - (middle + chance.normal(0, 12)) / 25), 0, 4))
                    found.append({"unit": team, "item": key, "place": place})
        add("pulse_result", results(found, "tiny", str(begins)))


@pytest.mark.parametrize(("change", "is_stop"), [(0.0, False), (25.0, False), (-25.0, True)])
def test_an_answer_comes_with_its_interval_and_harm_stops(today, monkeypatch, change, is_stop):
    draw(Reader(today, LEAD), "成长页", TEAMS)
    known = rollout_now()
    assert all(one.effect is None for one in outcomes(Reader(today), known)), "before any round nobody can know"
    _answers(known, change)
    monkeypatch.setattr(rolling, "this_day", lambda: known.begins_on + timedelta(ROUND_DAYS * 16))
    found = outcomes(Reader(today), known)
    fairness = next(one for one in found if one.measure == "fairness")
    assert fairness.effect.is_known == bool(change) and (fairness.effect.value > 5) == (change > 0)
    assert is_stopping(found) == is_stop == fairness.is_harm
    assert next(one for one in found if one.measure == "recommend").effect is None, "nobody said"

"""Why a number moved: parts add up to the difference, planted causes are found, quiet days tell of nothing."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import numpy as np
import pytest

from qa.access.reading import Reader
from qa.metrics import decomposing
from qa.metrics.decomposing import DIMENSIONS, can_be_explained, of_day, of_period
from qa.metrics.estimate import Estimate
from qa.metrics.measuring import as_value
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.scope import Scope

CSAT, FIRST, DAYS = metrics()["csat"], date(2026, 11, 1), 14
DAY = FIRST + timedelta(days=9)


def test_mix_and_rate_worked_by_hand():
    """A was half of all at .8, B the other half at .6; now A is a fifth at .8, B four fifths at .5: .70 → .56."""
    before = {"A": Estimate(50, 40.0, 50), "B": Estimate(50, 30.0, 50)}
    now = {"A": Estimate(20, 16.0, 20), "B": Estimate(80, 40.0, 80)}
    found = {(p.group, p.kind): p.effect for p in decomposing._parts("reason", now, before, CSAT)}
    assert found == pytest.approx({("A", "mix"): -0.03, ("B", "mix"): -0.03, ("A", "rate"): 0.0, ("B", "rate"): -0.08})
    assert sum(found.values()) == pytest.approx(0.56 - 0.70)


def test_a_group_that_is_new_is_compared_with_all_of_before():
    before, now = {"A": Estimate(50, 40.0, 50)}, {"A": Estimate(50, 40.0, 50), "new": Estimate(50, 10.0, 50)}
    found = {(p.group, p.kind): p.effect for p in decomposing._parts("reason", now, before, CSAT)}
    assert found[("new", "mix")] == 0 and found[("new", "rate")] == pytest.approx(0.5 * (0.2 - 0.8))
    assert sum(found.values()) == pytest.approx(0.5 - 0.8)


class Floor:
    """Surveys of two weeks by reason, queue, channel, hour and person, the same every day but for what is planted."""

    def __init__(self, seed: int, planted: str = "") -> None:
        rng, self.rows = np.random.default_rng(seed), []
        for day in range(DAYS):
            n = rng.poisson(260)
            reason = rng.choice(8, n, p=[0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.04])
            queue, channel, hour = rng.integers(0, 4, n), rng.integers(0, 3, n), rng.integers(9, 22, n)
            agent, today = rng.integers(0, 12, n), FIRST + timedelta(days=day) == DAY
            if today and planted == "mix":
                reason[rng.random(n) < 0.6] = 7
            rate = np.array([0.8, 0.78, 0.75, 0.8, 0.7, 0.72, 0.76, 0.2])[reason]
            if today and planted == "reason":
                rate = np.where(reason == 1, 0.15, rate)
            if today and planted == "hour":
                rate = np.where((hour >= 20) & (hour < 22), 0.1, rate)
            if today and planted == "queue":
                rate = np.where(queue == 2, 0.4, rate)
            hit = rng.random(n) < rate
            self.rows += zip([FIRST + timedelta(days=day)] * n, reason, queue, channel, hour, agent, hit)

    def measure(self, _reader, keys, question, by=(), *_how):
        sums = defaultdict(lambda: [0, 0])
        names = ("day", "reason", "queue", "channel", "hour", "agent")
        for row in self.rows:
            if (question.since and row[0] < question.since) or (question.until and row[0] > question.until):
                continue
            told = sums[tuple(row[names.index(d)] for d in by)]
            told[0] += 1
            told[1] += bool(row[-1])
        return [as_value(CSAT, Estimate(n, float(hits), n), dict(zip(by, group))) for group, (n, hits) in sums.items()]


WINDOW = Question(FIRST, FIRST + timedelta(days=DAYS - 1))
CAUSES = {"mix": ("reason", "7"), "reason": ("reason", "1"), "hour": ("hour", "20"), "queue": ("queue", "2")}


def test_planted_causes_come_first_and_quiet_days_tell_of_nothing(monkeypatch):
    right = quiet = 0
    for seed in range(50):
        planted = list(CAUSES)[seed % 4]
        monkeypatch.setattr(decomposing, "measure", Floor(seed, planted).measure)
        found = of_day(None, "csat", DAY, WINDOW)
        first = found.parts[0] if found.parts else None
        right += bool(first) and (first.dimension, first.group) == CAUSES[planted]
        assert found.rest + sum(p.effect for p in found.parts) == pytest.approx(found.now - found.before)
        monkeypatch.setattr(decomposing, "measure", Floor(1000 + seed).measure)
        quiet += not of_day(None, "csat", DAY, WINDOW).parts
    assert right >= 45 and quiet >= 48, (right, quiet)


@pytest.mark.parametrize("key", [k for k, m in metrics().items() if can_be_explained(m)])
def test_on_the_tiny_centre_parts_and_rest_are_the_difference(tiny, key):
    reader = Reader(tiny, Scope("x", "admin"))
    last = reader.last_day()
    now, before = Question(last - timedelta(days=3), last), Question(None, last - timedelta(days=4))
    found = of_period(reader, key, now, before)
    if found:
        assert found.rest + sum(p.effect for p in found.parts) == pytest.approx(found.now - found.before, abs=1e-9)
    assert set(DIMENSIONS) >= {p.dimension for p in (found.parts if found else ())}


def test_who_gave_up_waiting_met_nobody(monkeypatch):
    floor = Floor(3, "hour")
    floor.rows = [(*row[:5], None if not row[-1] else row[5], row[-1]) for row in floor.rows]
    monkeypatch.setattr(decomposing, "measure", floor.measure)
    found = of_day(None, "csat", DAY, WINDOW)
    assert found.parts and "agent" not in {p.dimension for p in found.parts}
    assert found.load[0] == pytest.approx(260, rel=0.1) and 200 < found.load[1] < 320

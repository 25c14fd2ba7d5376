"""The placebo spike: untouched topics are not called cured, halved ones are found in the weeks that were said, and what
comes back is seen."""

from __future__ import annotations

import numpy as np

from qa.voice.verifying import Past, returned, verdict, weeks_needed

TOPICS, WEEKS, ACTION = 30, 120, 80


def _centre(rng: np.random.Generator, weeks_: int = WEEKS) -> np.ndarray:
    """Expected complaints of thirty topics by week: of all sizes, wandering by themselves, with a season."""
    base, wander = np.exp(rng.normal(np.log(12), 0.7, TOPICS)), np.zeros((TOPICS, weeks_))
    wander[:, 0] = rng.normal(0, 0.2, TOPICS)
    for week in range(1, weeks_):
        wander[:, week] = 0.5 * wander[:, week - 1] + rng.normal(0, 0.2 * np.sqrt(0.75), TOPICS)
    return base[:, None] * np.exp(wander) * (1 + 0.15 * np.sin(np.arange(weeks_) / 52 * 2 * np.pi))


def _judged(drop: float, seeds: range) -> list[str]:
    """The owner acts on the worst spike; what is told when the stated weeks are over."""
    found = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        expected = _centre(rng)
        counts = rng.poisson(expected)
        (topic,) = Past(counts, ACTION).worst(ACTION, 1)
        expected[topic, ACTION:] *= 1 - drop
        counts[:, ACTION:] = rng.poisson(expected[:, ACTION:])
        needed = weeks_needed(counts, topic, ACTION)
        found.append(verdict(counts[:, : ACTION + max(needed or 0, 12)], topic, ACTION).state)
    return found


def test_untouched_topics_are_not_called_cured_and_halved_ones_are_found():
    untouched, halved = _judged(0.0, range(200)), _judged(0.5, range(200))
    assert untouched.count("dropped") / len(untouched) <= 0.05
    told = [state for state in halved if state in ("dropped", "not_dropped")]
    assert told.count("dropped") / len(told) >= 0.9 and len(told) >= 180


def test_nothing_is_said_before_the_stated_weeks_are_over():
    rng = np.random.default_rng(3)
    counts = rng.poisson(_centre(rng))
    topic = int(counts.sum(axis=1).argmax())
    needed = weeks_needed(counts, topic, ACTION)
    early = verdict(counts[:, : ACTION + needed - 1], topic, ACTION)
    assert (early.state, early.weeks) == ("waiting", 1) and early.p is None
    assert verdict(counts[:, :ACTION], topic, ACTION).ratio is None
    assert verdict(counts[:, : ACTION + needed], topic, ACTION).state in ("dropped", "not_dropped")


def test_a_young_centre_says_how_many_weeks_are_missing():
    counts = np.random.default_rng(1).poisson(10, (8, 20))
    told = verdict(counts, 0, 18)
    assert told.state == "too_short" and told.weeks > 0
    longer = np.random.default_rng(1).poisson(10, (8, 18 + told.weeks))
    assert verdict(longer, 0, 18 + told.weeks).state != "too_short", "acting that much later there are enough"


def test_a_topic_with_a_handful_of_cases_is_not_judged():
    counts = np.random.default_rng(1).poisson(10, (10, WEEKS))
    counts[0] = 0
    counts[0, ACTION - 3] = 2
    assert verdict(counts, 0, ACTION).state == "too_few"


def test_what_returned_is_found_and_what_stayed_low_is_left():
    back = stayed = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        expected = _centre(rng)
        (topic,) = Past(rng.poisson(expected), ACTION).worst(ACTION, 1)
        low = expected.copy()
        low[topic, ACTION:] *= 0.5
        held, rises = rng.poisson(low), low.copy()
        rises[topic, 100:] = expected[topic, 100:]
        again = rng.poisson(rises)
        looks = range(104, 118)
        back += any(returned(again[:, :week], topic, ACTION) for week in looks)
        stayed += any(returned(held[:, :week], topic, ACTION) for week in looks)
    assert back / 60 >= 0.75 and stayed / 60 <= 0.1

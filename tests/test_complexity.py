"""What takes long of itself: planted spreads between reasons and people come out, chance does not."""

from __future__ import annotations

import numpy as np
import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.metrics.complexity import _shares, between, complexity
from qa.metrics.question import Question

REASONS, PEOPLE, EACH = 12, 20, 30


def _groups(rng, of_reason: float, of_person: float, of_contact: float) -> dict[str, list[dict]]:
    groups, levels = {}, rng.normal(0, of_reason, REASONS)
    levels *= of_reason / levels.std() if of_reason else 1
    for number, level in enumerate(levels):
        some = []
        for person in rng.normal(0, of_person, PEOPLE):
            took = level + person + rng.normal(0, of_contact, rng.integers(5, 2 * EACH))
            some.append({"n": len(took), "total": took.sum(), "squares": (took**2).sum()})
        groups[str(number)] = some
    return groups


def _columns(some):
    return tuple(np.array([row[name] for row in some], float) for name in ("n", "total", "squares"))


@pytest.mark.parametrize("planted", [(0.3, 0.12, 0.38), (0.0, 0.0, 0.4), (0.1, 0.3, 0.2)])
def test_planted_spreads_come_out(planted):
    squares = np.array(planted) ** 2
    found = []
    for seed in range(20):
        groups = _groups(np.random.default_rng(seed), *planted)
        found.append(_shares(groups, {key: between(*_columns(some)) for key, some in groups.items()}))
    reason, person = np.mean(found, axis=0)
    assert reason == pytest.approx(squares[0] / squares.sum(), abs=0.02)
    assert person == pytest.approx(squares[1] / squares.sum(), abs=0.03)


def test_too_few_people_tell_nothing():
    some = [{"n": 50, "total": 1.0, "squares": 9.0}] * 4
    assert between(*_columns(some)) is None
    assert between(*_columns([{"n": 4, "total": 1.0, "squares": 9.0}] * 40)) is None


@pytest.fixture
def timed(tiny):
    """Two reasons on one channel: thirty contacts of 60 s, thirty of 240 s, by six people who are all alike."""
    with tiny.writing() as writer:
        writer.execute("create or replace temp table one as select * from contact_fact limit 1")
        writer.execute("delete from contact_fact")
        writer.execute(
            """insert into contact_fact select one.* replace ('t' || i as interaction_id, 'r' || i % 2 as reason_id,
                'tiny/A' || i % 6 as agent_id, 'voice' as channel, true as is_answered,
                i % 2 * 180000 + 60000 as talk_ms,
                0 as hold_ms, 0 as acw_ms, true as is_known_7d, if(i % 4 = 1, 1, null) as next_same_gap_ms)
            from one, range(60) t(i)"""
        )
    return tiny


def test_times_are_against_the_channel(timed):
    found = complexity(Reader(timed), Question())
    assert [(m.reason_id, m.contacts, m.seconds) for m in found.matters] == [("r1", 30, 240.0), ("r0", 30, 60.0)]
    assert [m.times for m in found.matters] == pytest.approx([2.0, 0.5])
    assert [m.back for m in found.matters] == pytest.approx([0.5, 0.0])
    assert (found.of_reason, found.of_person) == (None, None), "two reasons are too few for shares"


def test_the_page_shows_them(timed):
    app = opened("supervisor/11_operations.py")
    assert "哪些事本来就费时" in [s.value for s in app.subheader] and not app.exception
    assert "来自是谁接的" not in html(app)

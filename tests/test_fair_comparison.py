"""Fair comparison: shrinkage held to Morris and to Efron and Morris, intervals that cover what is true, and nobody set
apart for the contacts they were given."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.motivation.comparison import compared, standings
from qa.motivation.mix import mixed
from qa.motivation.shrinking import shrunk
from qa.scope import Scope

DAY = date(2026, 3, 2)
# Batting averages after 45 at bats of Efron, Morris: Stein's Paradox in Statistics, Scientific American 1977.
BATTING = [400, 378, 356, 333, 311, 311, 289, 267, 244, 244, 222, 222, 222, 222, 222, 200, 178, 156]


def test_five_people_of_morris_by_hand():
    """Seen −4 −2 0 2 4 with noise 1: their variance is 10, so 9 lies between people. Drawn by (5 − 3) / (5 − 1) of
    1 / 10, that is .05; the variance of the outer ones is 1 − .8 · .05 + 1 · .05² · 4² = 1, of the middle one .96."""
    found = shrunk(np.array([-4.0, -2, 0, 2, 4]), np.ones(5))
    assert found.between == pytest.approx(9) and found.mean == pytest.approx(0)
    assert found.value == pytest.approx([-3.8, -1.9, 0, 1.9, 3.8]) and found.reliability == pytest.approx([0.9] * 5)
    assert found.error**2 == pytest.approx([1.0, 0.97, 0.96, 0.97, 1.0])


def test_steins_batters_are_drawn_as_published():
    """The published factor is .212: .400 becomes .294 and .156 becomes .242."""
    seen = np.array(BATTING) / 1000
    found = shrunk(seen, np.full(18, 0.265 * 0.735 / 45))
    assert found.value[[0, 17]] == pytest.approx([0.294, 0.242], abs=0.0015)


def test_less_known_is_drawn_more_and_no_spread_draws_nearly_all():
    noise = np.array([0.1, 0.1, 4.0, 0.1, 0.1, 0.1, 0.1])
    found = shrunk(np.array([-3.0, -1, 2, 1, 3, 0, -2]), noise)
    assert found.value[2] < 1.5 and found.value[4] > 2.9 and found.reliability[2] < 0.7 < found.reliability[4]
    same = shrunk(np.array([1.0, 1.1, 0.9, 1.05, 0.95]), np.ones(5))
    assert same.between == 0 and set(same.reliability) == {0.0}
    with pytest.raises(ValueError):
        shrunk(np.array([1.0, 2, 3, 4]), np.ones(4))


def _shares(chance, agents=40, spread=0.08, mean=0.75):
    """True shares and what was seen of each in 20 to 400 contacts."""
    truth = [min(0.98, max(0.2, chance.gauss(mean, spread))) for _agent in range(agents)]
    rows = []
    for at, share in enumerate(truth):
        n = chance.randint(30, 400)
        met = sum(chance.random() < share for _contact in range(n))
        raw = met / n
        rows.append(dict(agent_id=f"a{at}", n=n, raw=raw, usual=mean, spread=raw * (1 - raw) * n / (n - 1)))
    return truth, rows


def test_intervals_cover_the_truth_and_errors_are_smaller_than_raw_means():
    chance, inside, inside80, total, error, raw_error = random.Random(1), 0, 0, 0, 0.0, 0.0
    for _seed in range(200):
        truth, rows = _shares(chance)
        found = compared(rows, "up")
        for at, share in enumerate(truth):
            one = found[f"a{at}"]
            inside += one.low <= share <= one.high
            inside80 += one.low80 <= share <= one.high80
            error += (one.value - share) ** 2
            raw_error += (one.raw - share) ** 2
            total += 1
    assert 0.93 <= inside / total <= 0.97, inside / total
    assert 0.77 <= inside80 / total <= 0.83, inside80 / total
    assert error < 0.85 * raw_error, error / raw_error


def test_equal_people_are_not_set_apart():
    chance, apart, total = random.Random(2), 0, 0
    for _seed in range(100):
        _truth, rows = _shares(chance, spread=0.0)
        bands = [one.band for one in compared(rows, "up").values()]
        apart += sum(band in ("above", "room") for band in bands)
        total += len(bands)
    assert apart / total <= 0.05, apart / total


def test_bands_targets_and_directions():
    """Ten thousand contacts each: what is seen is nearly all of it."""
    gaps = (0.10, 0.05, 0.0, 0.0, -0.05, -0.10)
    rows = [dict(agent_id=f"a{n}", n=10_000, raw=0.5 + g, usual=0.5, spread=0.25) for n, g in enumerate(gaps)]
    up, down = compared(rows, "up", 100, 52.0), compared(rows, "down", 100, 52.0)
    assert [up[f"a{n}"].band for n in range(6)] == ["above", "above", "within", "within", "room", "room"]
    assert [down[f"a{n}"].band for n in range(6)] == ["room", "room", "within", "within", "above", "above"]
    assert up["a0"].value == pytest.approx(60, abs=0.1) and up["a0"].low80 > up["a0"].low
    assert up["a0"].on_target > 0.999 and up["a5"].on_target < 0.001
    assert up["a0"].on_target + down["a0"].on_target == pytest.approx(1)
    exact = [r | {"spread": 0.001} for r in rows]
    few, enough = (compared([r | {"n": n} for r in exact], "up") for n in (29, 30))
    assert {s.band for s in few.values()} == {"thin"} and {s.reliability for s in few.values()} == {0.0}
    assert enough["a0"].band == "above" and enough["a0"].reliability > 0.99
    wide = [r | {"n": 100, "raw": 0.5 + g} for r, g in zip(rows, (0.18, 0.1, 0.085, -0.085, -0.1, -0.18))]
    one = compared(wide, "up")["a2"]
    assert one.reliability > 0.7 and one.low80 > 0.5 > one.low and one.band == "within", "a band takes 95 %"
    noisy = compared([r | {"n": 40} for r in rows], "up")
    assert {s.band for s in noisy.values()} == {"thin"} and all(s.reliability < 0.7 for s in noisy.values())


def put(store, rows):
    """These contacts instead of what the tiny centre has."""
    with store.writing() as writer:
        writer.execute("delete from contact_fact")
        writer.insert("contact_fact", pa.Table.from_pylist(rows))


def contact(agent, number, score, reason="refund", hour=10, segment=None, channel="voice"):
    place = dict(interaction_id=f"{agent}|{number}", agent_id=agent, programme_id="tiny", channel=channel, day=DAY)
    return place | dict(reason_id=reason, hour=hour, segment=segment, score=float(score))


def test_hard_contacts_make_nobody_look_poor(tiny):
    """Half of forty equal people get hard reasons, late hours and demanding customers far more often."""
    chance, apart, total = random.Random(3), 0, 0
    for _seed in range(6):
        rows = []
        for at in range(40):
            is_hard = at % 2
            for number in range(150):
                hard = [chance.random() < (0.8 if is_hard else 0.2) for _what in range(3)]
                score = 90 - 15 * hard[0] - 6 * hard[1] - 4 * hard[2] + chance.gauss(0, 12)
                reason, hour = "complaint" if hard[0] else "invoice", 21 if hard[1] else 10
                rows.append(contact(f"tiny/B{at:02d}", number, score, reason, hour, "high" if hard[2] else None))
        put(tiny, rows)
        found = standings(Reader(tiny), "qa_score", Question())
        raw = {side: np.mean([s.raw for a, s in found.items() if int(a[-2:]) % 2 == side]) for side in (0, 1)}
        assert raw[0] - raw[1] > 10, "raw means would set them apart"
        apart += sum(s.band in ("above", "room") for s in found.values())
        total += len(found)
    assert total == 240 and apart / total <= 0.05, apart / total


def test_ones_own_contacts_are_no_part_of_ones_reference(tiny):
    rows = [contact("tiny/B0", n, 100) for n in range(50)]
    rows += [contact(f"tiny/B{at}", n, 60) for at in range(1, 6) for n in range(50)]
    rows += [contact("tiny/C0", n, 10, channel="webchat") for n in range(50)]
    put(tiny, rows)
    found = {r["agent_id"]: r for r in mixed(Reader(tiny), metrics()["qa_score"], Question())}
    assert found["tiny/B0"]["usual"] == pytest.approx(60) and found["tiny/B1"]["usual"] == pytest.approx(68)
    assert [found[f"tiny/B{at}"]["spread"] for at in (0, 1)] == pytest.approx([0, 0], abs=1e-6), "theirs never vary"
    assert "tiny/C0" not in found, "nobody else does this work: there is nothing to compare with"


def test_new_people_are_compared_with_new_people(tiny):
    with tiny.writing() as writer:
        for at in range(8):
            writer.execute("insert into agent (agent_id, hired_on) values (?, ?)", [f"tiny/N{at}", date(2026, 2, 20)])
    rows = [contact(f"tiny/N{at}", n, 70 + n % 5) for at in range(8) for n in range(200)]
    rows += [contact(f"tiny/O{at}", n, 88 + n % 5) for at in range(12) for n in range(200)]
    put(tiny, rows)
    found = standings(Reader(tiny, Scope("s", "lead")), "qa_score", Question())
    new = [s for a, s in found.items() if a.startswith("tiny/N")]
    assert all(s.usual < 80 for s in new) and not any(s.band == "room" for s in new)

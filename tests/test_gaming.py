"""The gaming radar: planted patterns are found, a changed mix and chance are not, the measure is suspected before
anybody, and nobody is shown before they were heard."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from gamers import floor

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation.awarding import award_now
from qa.motivation.awards import awards, earned, level, points, take_back
from qa.motivation.gaming import heard, look, own_findings, say, suspected
from qa.motivation.paired_shift import paired, told
from qa.motivation.patterns import PATTERNS
from qa.records.book import rows
from qa.scope import Scope

DAY = date(2026, 6, 1)
TEAM = Scope("boss", "supervisor", programmes=("tiny",), teams=("tiny/T",), queues=())


def found(seeds, **how) -> tuple[float, float, float]:
    """(recall, mean share of false ones among those told, share of floors where the measure was suspected)."""
    hits = games = common = 0
    wrong = []
    for seed in seeds:
        first, second, who = floor(seed, **how)
        one = paired(first, second, len(who))
        is_told = np.zeros(len(who), bool) if one.is_common else told(one.p)
        hits, games, common = hits + (is_told & who).sum(), games + who.sum(), common + one.is_common
        wrong.append((is_told & ~who).sum() / max(1, is_told.sum()))
    return hits / max(1, games), float(np.mean(wrong)), common / len(wrong)


def test_what_is_planted_is_found():
    recall, wrong, common = found(range(20))
    assert recall >= 0.8 and wrong <= 0.1 and common == 0


@pytest.mark.parametrize("how", [dict(gamers=0), dict(gamers=0, is_mix_new=True)], ids=["nothing", "mix"])
def test_chance_and_another_mix_of_work_are_not(how):
    assert found(range(100, 130), **how)[1] <= 0.1


def test_what_moves_for_everybody_points_at_the_measure():
    assert found(range(10), gamers=0, for_all=0.06) == (0.0, 0.0, 1.0)


def test_who_is_as_quick_as_everybody_became_is_not_told():
    """A new tool shortens all talks; eight people's customers come back more, for whatever reason."""
    recall, _wrong, common = found(range(10), faster=0.0, quicker=40.0)
    assert recall <= 0.05 and common == 0


def test_shares_of_false_ones_by_hand():
    """Ten chances: 0.01 ≤ 0.1 · 1/10, 0.02 ≤ 0.1 · 2/10, 0.04 > 0.1 · 3/10; those not looked at are none of ten."""
    assert told(np.array([0.04, 0.01, 0.02, *[0.5] * 7, np.nan])).tolist() == [False, True, True] + [False] * 8
    assert not told(np.array([np.nan, np.nan])).any()


def put(store, hurried: set[str], people: int = 12) -> None:
    """Every day forty calls of 300 seconds each, one in ten comes back; who hurries now takes 200 and loses two."""
    table: dict[str, list] = {}
    for n in range(people):
        agent = f"tiny/A{n}"
        for back in range(84):
            is_now = back < 28
            for k in range(10):
                is_quick = is_now and agent in hurried
                row = dict(
                    interaction_id=f"{agent}.{back}.{k}",
                    programme_id="tiny",
                    team_id="tiny/T",
                    agent_id=agent,
                    channel="voice",
                    queue_id="q",
                    reason_id="r",
                    day=DAY - timedelta(back + 1),
                    hour=9,
                    direction="in",
                    customer_id="c",
                    is_answered=True,
                    is_known_7d=True,
                    is_known_24h=True,
                    talk_ms=(200 if is_quick else 300) * 1000 + 7000 * (k % 3),
                    next_gap_ms=86_400_000 * 3 if k < (3 if is_quick else 1) else None,
                    transfer_count=0,
                    has_thanks=k == 9,
                    has_complaint=False,
                    customer_message_count=1,
                )
                for name, value in row.items():
                    table.setdefault(name, []).append(value)
    with store.writing() as writer:
        writer.execute("delete from contact_fact")
        writer.insert("contact_fact", pa.table(table))
        writer.execute("delete from team_membership")
        for n in range(people):
            writer.execute("insert into team_membership (agent_id, team_id) values (?, 'tiny/T')", [f"tiny/A{n}"])
            writer.execute("insert into agent (agent_id, row_key) values (?, 0)", [f"tiny/A{n}"])


def agent(store, name):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


def test_nobody_is_shown_before_they_were_heard(tiny):
    put(tiny, {"tiny/A3"})
    assert look(tiny, DAY) == 1 == look(tiny, DAY), "looking twice tells once"
    lead, mine = Reader(tiny, TEAM), agent(tiny, "A3")
    assert heard(lead) == [] and suspected(lead) == [] and own_findings(agent(tiny, "A4")) == []
    one = own_findings(mine)[0]
    assert one.pattern.name == "hurried" and one.first_moved == pytest.approx(100, abs=2) and not one.answer
    assert one.second_moved == pytest.approx(0.2, abs=0.01)
    for wrong in (lambda: own_findings(lead), lambda: heard(mine), lambda: say(mine, "fished", one.period, "没有")):
        with pytest.raises(QAError):
            wrong()
    with pytest.raises(QAError):
        say(agent(tiny, "A4"), "hurried", one.period, "不是我")
    say(mine, "hurried", one.period, "组里说要降时长")
    assert [(f.agent_id, f.answer) for f in heard(lead)] == [("tiny/A3", "组里说要降时长")]
    elsewhere = Reader(tiny, Scope("x", "supervisor", programmes=("tiny",), teams=("tiny/U",), queues=()))
    assert heard(elsewhere) == [] and heard(Reader(tiny, Scope("l", "lead", programmes=("other",)))) == []
    assert "gaming" not in {a["action"] for a in rows("audit")}


def test_a_rule_that_moves_everybody_is_told_as_the_measures(tiny):
    put(tiny, {f"tiny/A{n}" for n in range(12)})
    assert look(tiny, DAY) == 1
    told_of = suspected(Reader(tiny, TEAM))
    assert [f.pattern.name for f in told_of] == ["hurried"] and own_findings(agent(tiny, "A3")) == []
    assert suspected(Reader(tiny, Scope("l", "lead", programmes=("other",)))) == []


def test_a_pattern_is_whole():
    for one in PATTERNS:
        assert one.why_zh and one.why_en and one.first.way in (-1, 1) and one.second.least > 0
    assert len({one.name for one in PATTERNS}) == len(PATTERNS) == 7


def test_a_badge_is_taken_back_with_words_and_given_again(tiny):
    put(tiny, set())
    award_now(tiny, ["tiny/A3"])
    mine, lead = agent(tiny, "A3"), Reader(tiny, Scope("qa", "lead", programmes=("tiny",)))
    had, before = {a.badge.name for a in awards(mine, "tiny/A3") if a.earned_on}, points(mine, "tiny/A3")
    assert "first_thanks" in had and before >= 10
    for reader, words in ((lead, " "), (mine, "试试"), (Reader(tiny, TEAM), "试试")):
        with pytest.raises(QAError):
            take_back(reader, "tiny/A3", "first_thanks", words)
    with pytest.raises(QAError):
        take_back(lead, "tiny/A3", "much_thanked", "没有得到过")
    take_back(lead, "tiny/A3", "first_thanks", "那一声是请客户说的")
    one = next(a for a in awards(mine, "tiny/A3") if a.badge.name == "first_thanks")
    assert one.earned_on is None and one.taken == "那一声是请客户说的"
    assert points(mine, "tiny/A3") == before - 10 and "first_thanks" not in {r["badge"] for r in earned(mine)}
    take_back(lead, "tiny/A3", "first_thanks", "查过了，是真的", is_taken=False)
    assert points(mine, "tiny/A3") == before
    assert [a["action"] for a in rows("audit")] == ["take_badge", "give_badge"]


def test_levels_tell_what_was_collected():
    assert level(0) == (0, 30) and level(29) == (0, 30) and level(30)[0] == 1 and level(9999)[1] is None

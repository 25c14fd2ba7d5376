"""Every badge by two histories: one that reaches its standard and no more, one that misses it by the least there is;
and one that takes it from somebody."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import permutations

import pytest
from badge_histories import DAY, HARM, fill, histories

from qa.clock import this_day
from qa.metrics.metric import metrics
from qa.motivation import standard
from qa.motivation.awarding import award_now
from qa.motivation.badge import RARITIES, badges
from qa.motivation.standard import KINDS, NEVER
from qa.ui.icons import ICONS
from qa.ui.lattice import SHAPES

TOLD = {
    "after_rain": ("count", 20, 28, 1, 0, 1, 0),
    "always_finished": ("share", 0.95, 28, 100, 0, 1, 0),
    "clear_sky": ("count", 40, 28, 1, 0, 1, 0),
    "closer_check": ("better", 0.05, 28, 40, 28, 1, 0),
    "closer_end": ("better", 0.05, 28, 60, 28, 1, 0),
    "closer_word": ("better", 0.05, 28, 60, 28, 1, 1),
    "fewer_returns": ("better", 0.04, 28, 60, 28, -1, 1),
    "finished_well": ("share", 0.8, 28, 60, 0, 1, 0),
    "first_leaves": ("count", 200, 90, 1, 0, 1, 0),
    "first_thanks": ("count", 1, 1, 1, 0, 1, 0),
    "hard_settled": ("count", 20, 28, 1, 0, 1, 0),
    "heard": ("share", 0.75, 56, 15, 0, 1, 0),
    "keepable": ("run", 15, 28, 1, 0, 1, 0),
    "kind_words": ("run", 20, 28, 1, 0, 1, 0),
    "knows_first": ("share", 0.6, 28, 40, 0, 1, 0),
    "lamp": ("count", 30, 28, 1, 0, 1, 0),
    "many_matters": ("count", 175, 28, 1, 0, 1, 0),
    "much_thanked": ("count", 1000, 365, 1, 0, 1, 0),
    "noticed": ("count", 3, 90, 1, 0, 1, 0),
    "own_best": ("better", 2, 14, 30, 28, 1, 0),
    "owns_it": ("share", 0.9, 28, 20, 0, 1, 0),
    "safe_hands": ("run", 30, 28, 1, 0, 1, 0),
    "says_wait": ("share", 0.8, 56, 8, 0, 1, 0),
    "settled": ("better", 0.04, 28, 60, 28, 1, 1),
    "shared_line": ("count", 1, 1, 1, 0, 1, 0),
    "shared_lines": ("count", 8, 365, 1, 0, 1, 0),
    "sharpened": ("count", 5, 365, 1, 0, 1, 0),
    "spoke_up": ("count", 1, 1, 1, 0, 1, 0),
    "stands_firm": ("count", 30, 28, 1, 0, 1, 0),
    "taking_root": ("share", 0.6, 28, 40, 0, 1, 0),
    "thanked": ("count", 100, 28, 1, 0, 1, 1),
    "turned_round": ("count", 10, 28, 1, 0, 1, 0),
    "word_given": ("share", 0.7, 28, 50, 0, 1, 1),
}


def _earned(store, agents) -> set[str]:
    award_now(store, list(agents))
    return {
        r["agent_id"]
        for r in store.rows(
            "select agent_id, badge from award where earned_on is not null and starts_with(agent_id, badge || '/')"
        )
    }


def test_every_badge_is_earned_at_its_standard_and_not_a_hair_below(tiny):
    told = {f"{name}/{which}": rows for name, badge in badges().items() for which, rows in histories(badge).items()}
    fill(tiny, told)
    assert _earned(tiny, told) == {f"{name}/earns" for name in badges()}


def test_what_is_taken_from_somebody_earns_nothing(tiny):
    guarded = {name: badge for name, badge in badges().items() if badge.standard.guards}
    told = {}
    for name, badge in guarded.items():
        rows = histories(badge)["earns"]
        last = rows[-1][0]
        harm = next(row for guard, row in HARM if guard in badge.standard.guards)
        told[f"{name}/harms"] = rows + [(last, harm)] * len(rows)
        told[f"{name}/earns"] = rows
    fill(tiny, told)
    assert len(guarded) >= 4 and _earned(tiny, told) == {f"{name}/earns" for name in guarded}


def test_today_is_not_over(tiny):
    """What the afternoon could undo is not given at noon; the day it closes, it is dated that day."""
    rows = [(this_day(), row) for _day, row in histories(badges()["thanked"])["earns"]]
    fill(tiny, {"thanked/earns": rows})
    assert _earned(tiny, ["thanked/earns"]) == set()


def test_a_badge_that_counts_flags_is_none(tiny):
    """Verdicts that do not count earn nothing and take nothing."""
    rows = [(day, row | {"counts": False}) for day, row in histories(badges()["finished_well"])["earns"]]
    fill(tiny, {"finished_well/earns": rows})
    assert _earned(tiny, ["finished_well/earns"]) == set()


@pytest.mark.parametrize("badge", badges().values(), ids=badges())
def test_a_badge_is_whole_and_stands_on_nothing_forbidden(badge):
    assert badge.rarity in RARITIES and badge.shape in SHAPES and badge.icon in ICONS
    assert badge.standard.is_known and badge.standard.kind in KINDS
    for part in badge.standard.parts:
        told = " ".join((part.metric, part.base, part.hit, part.each))
        assert not NEVER & set(re.findall(r"\w+", told)), f"{badge.name} rewards {told}"


def test_there_are_enough_and_most_are_within_reach():
    kinds = [badge.standard.kind for badge in badges().values()]
    assert len(kinds) >= 25 and kinds.count("better") >= 5
    assert sum(badge.rarity == "rare" for badge in badges().values()) <= len(kinds) / 5


def test_a_badge_whose_metric_is_no_more_keeps_whom_it_had(tiny, monkeypatch):
    told = {"settled/earns": histories(badges()["settled"])["earns"]}
    fill(tiny, told)
    assert _earned(tiny, told) == {"settled/earns"}
    known = metrics()
    monkeypatch.setattr(standard, "metrics", lambda: {key: m for key, m in known.items() if key != "fcr"})
    fill(tiny, {"settled/earns": told["settled/earns"][:10], "settled/almost": told["settled/earns"]})
    assert _earned(tiny, ["settled/earns", "settled/almost"]) == {"settled/earns"}, "kept, and given to nobody anew"


def test_what_comes_late_dates_awards_again_whatever_its_order(tiny):
    """Thanks of three days, brought in one after the other in every order: the same day in the end."""
    rows = histories(badges()["thanked"])["earns"]
    days = [[(DAY + timedelta(3 * k), row) for _day, row in rows[k::3]] for k in range(3)]
    ends = set()
    for order in permutations(days):
        for count in (1, 2, 3):
            fill(tiny, {"thanked/earns": sorted(sum(order[:count], []), key=lambda one: one[0])})
            _earned(tiny, ["thanked/earns"])
        ends.add(str(tiny.rows("select * from award where badge = 'thanked' order by all")))
    assert len(ends) == 1 and str(DAY + timedelta(6)) in ends.pop().replace("datetime.date(2026, 3, 8)", "2026-03-08")


def test_no_standard_moves_unseen():
    """Kind, goal, days, least rows, days before, way and guards of every badge, as people were told."""
    found = {
        name: (s.kind, s.goal, s.days, s.least, s.before, s.way, len(s.guards))
        for name, s in ((name, badge.standard) for name, badge in badges().items())
    }
    assert found == TOLD

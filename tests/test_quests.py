"""Every kind of quest is whole, teams come first, and nothing is rewarded alone that must not be."""

from __future__ import annotations

import pytest

from qa.motivation.quest import quests
from qa.motivation.seasons import proposed
from qa.motivation.standard import KINDS, NEVER
from qa.ui.icons import ICONS


@pytest.mark.parametrize("quest", quests().values(), ids=quests())
def test_a_quest_is_whole_and_rewards_nothing_alone_that_it_must_not(quest):
    standard = quest.standard
    assert quest.icon in ICONS and standard.is_known and standard.kind in KINDS
    assert (
        quest.least <= standard.goal <= quest.most and "{goal}" in quest.sentence_zh and "{goal}" in quest.sentence_en
    )
    words = set(" ".join((standard.part.metric, standard.part.base, standard.part.hit, standard.part.each)).split())
    taken = {name for name in NEVER if any(name in word for word in words)}
    assert not taken or (standard.kind == "near" and standard.guards), "speed only as a range, and guarded"


def test_there_are_kinds_enough_and_teams_come_first():
    assert len(quests()) >= 12 and sum(q.is_team for q in quests().values()) > len(quests()) / 2
    assert sum(rule.quest.is_team for rule in proposed()) >= 3

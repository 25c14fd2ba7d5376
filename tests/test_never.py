"""What the product never does to people, as far as words and wiring can tell."""

from __future__ import annotations

import ast
import re

import pytest
from messages import messages

from qa.motivation.badge import badges
from qa.motivation.quest import quests
from qa.motivation.standard import NEVER
from qa.settings import PROJECT
from qa.ui.game_rules import NEVER_DOES, RULE_WORDS

# Places, last ones, pressure, chance and stakes; said only where the rules say that there are none.
FORBIDDEN = re.compile(
    r"第\s*\{?\w*\}?\s*名|排名|名次|末位|垫底|倒数第|最差|红榜|黑榜|红绿榜|落后于|打败|击败|超过了?\s*\{?\w*\}?\s*%|"
    r"倒计时|只剩|最后\s*\{?\w*\}?\s*(天|小时)|抽奖|抽签得|押注|赌|连续\s*\{?\w*\}?\s*天|打卡|全勤"
)
DENIED = re.compile(r"不排名次|没有名次|不会变成排名|没有末位|没有红绿榜|不押注|不抽奖|不倒计时|不算连着几天打卡")
# The only rooms that may know of badges, points, seasons, odd pairs and load: nothing else can follow from them.
GAME = re.compile(r"qa\.motivation\.(awards|awarding|badge|season|quest|reaching|leagues|gaming|load|pulse|choices)")
MAY_KNOW = ("qa/motivation/", "qa/ui/", "pages/", "qa/pipeline.py", "qa/demo_motivation.py")


def test_nothing_on_the_screen_ranks_presses_or_draws_lots():
    told = [text for text in messages() if FORBIDDEN.search(DENIED.sub("", text))]
    assert not told


@pytest.mark.parametrize("thing", [*badges().values(), *quests().values()], ids=lambda t: t.name)
def test_no_badge_or_quest_says_so_either(thing):
    words = " ".join((thing.zh, thing.sentence_zh, thing.why_zh))
    assert not FORBIDDEN.search(words)


def test_the_rules_say_what_is_rewarded_and_what_never_is():
    told = " ".join(NEVER_DOES)
    for word in ("名次", "末位", "出勤", "快", "情绪", "只提示", "抽奖", "倒计时", "绩效", "排班"):
        assert word in told
    assert len(RULE_WORDS) >= 4 and {"aht", "sentiment", "adherence"} <= NEVER


def test_no_consequence_follows_by_itself():
    """What the game knows is read by pages alone: no score, no roster, no access, no export stands on it."""
    for path in PROJECT.glob("qa/**/*.py"):
        name = path.relative_to(PROJECT).as_posix()
        if name.startswith(MAY_KNOW):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else ""
            assert not (module and GAME.match(module)), f"{name} knows of the game: {module}"


@pytest.mark.parametrize(
    "page", sorted(PROJECT.glob("pages/*/*.py")), ids=lambda p: p.relative_to(PROJECT / "pages").as_posix()
)
def test_what_is_ones_own_is_on_ones_own_pages_alone(page):
    """Badges, points, goals, practice and one's load are drawn on agents' pages; a badge taken back apart."""
    drawn = {"qa.ui.badges", "qa.ui.quests", "qa.ui.goals", "qa.ui.ownwork", "qa.ui.league"}
    found = {
        node.module for node in ast.walk(ast.parse(page.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    } & drawn
    assert not found or page.parent.name == "agent"

"""What people of the demo centre wrote of themselves, all invented: a season, kudos, stories, two pulse rounds."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import orjson

from qa.access.reading import Reader
from qa.motivation.pulse import ROUND_DAYS, questions, results, round_of
from qa.motivation.seasons import proposed
from qa.motivation.stories import monday
from qa.records.book import rows, write
from qa.records.nameless import add, told_of
from qa.warehouse.store import Store

SEASON_DAYS, BEGUN_DAYS = 28, 20
LEADS = ("demo-supervisor", "demo-lead")
DEEDS = (
    "替我接了一通骂人的，我缓了十分钟",
    "教我怎么跟客户说延误，说得真好",
    "下班前帮我把两单催完了",
    "新系统他一步一步带我点",
    "中午顶了我一个小时，让我去医院",
    "那位老人家的事，她打了五个电话",
)
STORIES = (
    "有位阿姨每个月都打来问同一件事，后来我发现她只是想有人听她说说话。现在我会多陪她两分钟。",
    "最难的一天连着四通都在骂。组里没有人说什么，桌上多了一杯热的，我到现在都记得。",
    "刚来的时候怕说错，每句都念稿子。有人跟我说：先听完，再想答什么，答慢一点没关系。",
    "我下班会把耳机放进抽屉再走，关上抽屉，今天的难听话就留在里面了。",
    "有个小孩替妈妈打来，事情办完他说：姐姐你声音像我妈不生气的时候。我笑了一个晚上。",
    "那天系统坏了，客户等了半小时，我只能一直道歉。最后他说不怪你，辛苦了。我差点哭出来。",
)


def live_there(store: Store, seed: int, last_day: date) -> bool:
    """Whether anything was written; nothing when the demo's people have written before."""
    if rows("season"):
        return False
    chance, reader = Random(seed), Reader(store)
    people = reader.rows(
        """select agent_id, any_value(programme_id) as programme_id, mode(team_id) as team_id from {contact_fact}
        where agent_id is not null group by 1 order by 1"""
    )
    for programme in sorted({row["programme_id"] for row in people}):
        _season(programme, last_day - timedelta(BEGUN_DAYS - 1))
        _stories(programme, last_day, chance)
    for row in chance.sample(people, min(len(people), len(DEEDS) * 2)):
        _kudos(row, people, chance)
    _pulse(people, last_day, chance)
    reader.pull()
    return True


def _season(programme: str, begins: date) -> None:
    told = [{"quest": r.quest.name, "goal": r.goal, "points": r.points} for r in proposed()]
    first = dict(since=str(begins), value=orjson.dumps(told).decode(), words="开季")
    dates = dict(begins_on=str(begins), ends_on=str(begins + timedelta(SEASON_DAYS - 1)))
    write("season", LEADS[1], {"season_rules": [first]}, programme_id=programme, words="这一季", **dates)


def _kudos(row: dict, people: list[dict], chance: Random) -> None:
    others = [p for p in people if p["team_id"] == row["team_id"] and p["agent_id"] != row["agent_id"]]
    by = chance.choice(others)["agent_id"] if others else LEADS[0]
    write("kudos", by, agent_id=row["agent_id"], words=chance.choice(DEEDS), interaction_id=None)


def _stories(programme: str, last_day: date, chance: Random) -> None:
    told = [
        {"programme_id": programme, "week": str(monday(last_day - timedelta(7 * (k + 1)))), "words": words}
        for k, words in enumerate(STORIES)
    ]
    add("story", told)
    for number, row in enumerate(told_of("story", programme_id=programme)):
        if number:  # one waits to be looked at
            write("story_word", LEADS[1], story=row["key"], is_open=True)


def _pulse(people: list[dict], last_day: date, chance: Random) -> None:
    for back in (2, 1):
        begins = round_of(last_day) - timedelta(ROUND_DAYS * back)
        found: dict[str, list[dict]] = {}
        for row in (one for one in people if one["team_id"] and chance.random() < 0.85):
            for item in questions(begins):
                last = len(item.answers) - 1
                middle = 0.68 if item.scale == "recommend" else 0.45 if item.scale == "fairness" else 0.55
                place = min(last, max(0, round(chance.gauss(middle * last, 0.2 * last))))
                told = {"unit": row["team_id"], "item": item.key, "place": place}
                found.setdefault(row["programme_id"], []).append(told)
        for programme, some in found.items():
            add("pulse_result", results(some, programme, str(begins)))

"""The appreciation ledger: what is worth delivering, whose it is to share, and kudos that are no currency."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.warm_thanks import is_warm
from qa.motivation import appreciation
from qa.motivation.appreciation import AGAIN_DAYS, KEPT, LET_GO, SHARED, WEEKLY, keep, kudos_for, thank, thanks, wall
from qa.motivation.attention import spread, whom_to_thank
from qa.records.book import rows
from qa.scope import Scope

DAY = date(2026, 3, 4)
LEAD = Scope("boss", "supervisor", programmes=("tiny",), teams=("tiny/T",), queues=())


@pytest.mark.parametrize(
    "words",
    ["太感谢你了，终于弄好了", "你真耐心，讲得很清楚", "帮了大忙，谢谢", "这下我就放心了，谢谢啊", "给你点个赞"],
)
def test_what_says_more_than_politeness_is_delivered(words):
    assert is_warm(words)


@pytest.mark.parametrize(
    "words",
    [
        "好，谢谢",
        "谢谢，麻烦帮我快点处理",
        "真是太谢谢你了，呵呵",
        "服务真好，就是没有解决",
        "谢谢啊，能不能再查一下？",
        "嗯",
    ],
)
def test_a_polite_word_a_request_and_irony_are_not(words):
    assert not is_warm(words)


def agent(store, name="A1"):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


def put(store, told: list[tuple[str, str, int, str]]) -> None:
    """Contacts of (agent, team, days before DAY, what the customer said in thanks)."""
    facts, said, found = [], [], []
    for n, (who, team, back, words) in enumerate(told):
        at = datetime.combine(DAY - timedelta(back), datetime.min.time(), timezone.utc)
        head = dict(interaction_id=f"c{n}", agent_id=f"tiny/{who}", team_id=f"tiny/{team}", programme_id="tiny")
        facts.append(
            head
            | dict(day=at.date(), started_at=at, channel="voice", reason_id="r", has_thanks=True, has_complaint=False)
        )
        said.append(dict(interaction_id=f"c{n}", message_seq=1, speaker="customer", text=words))
        found.append(dict(interaction_id=f"c{n}", message_seq=1, label="thanks"))
    with store.writing() as writer:
        for table, some in (("contact_fact", facts), ("message", said), ("finding", found)):
            writer.execute(f"delete from {table}")
            writer.insert(table, pa.table({name: [row[name] for row in some] for name in some[0]}))
        for name in {row["agent_id"] for row in facts}:
            writer.execute("insert into agent (agent_id, row_key) select ?, 0", [name])


@pytest.fixture
def floor(tiny):
    put(
        tiny,
        [
            ("A1", "T", 0, "太感谢你了，讲得真清楚"),
            ("A1", "T", 1, "好，谢谢"),
            ("A2", "T", 2, "你真耐心，谢谢你"),
            ("A3", "T", 3, "非常感谢，终于弄好了"),
            ("A9", "U", 0, "服务真好，谢谢"),
        ],
    )
    return tiny


def test_thanks_are_delivered_with_their_contact(floor):
    found = thanks(agent(floor), DAY - timedelta(9), DAY)
    assert [(one.interaction_id, one.text) for one in found] == [("c0", "太感谢你了，讲得真清楚")]
    assert thanks(Reader(floor, Scope("x", "admin")), DAY - timedelta(9), DAY) == []


def test_only_what_its_owner_shares_is_on_the_wall_of_the_team(floor):
    span = (DAY - timedelta(9), DAY)
    assert wall(agent(floor, "A2"), "tiny/T", *span) == []
    keep(agent(floor), "c0", KEPT)
    assert wall(agent(floor, "A2"), "tiny/T", *span) == [] and thanks(agent(floor), *span)[0].kept == KEPT
    keep(agent(floor), "c0", SHARED)
    assert [one.agent_id for one in wall(agent(floor, "A2"), "tiny/T", *span)] == ["tiny/A1"]
    assert wall(agent(floor, "A9"), "tiny/U", *span) == []
    keep(agent(floor), "c0", LET_GO)
    assert wall(agent(floor, "A2"), "tiny/T", *span) == [] and thanks(agent(floor), *span)[0].kept == ""
    for wrong in (lambda: keep(agent(floor, "A2"), "c0", SHARED), lambda: keep(Reader(floor, LEAD), "c0", SHARED)):
        with pytest.raises(QAError):
            wrong()
    with pytest.raises(QAError):
        wall(Reader(floor, LEAD), "tiny/U", *span)


def test_kudos_name_a_deed_and_are_no_currency(floor, monkeypatch):
    with pytest.raises(QAError):
        thank(agent(floor), "tiny/A2", "棒")
    with pytest.raises(QAError):
        thank(agent(floor), "tiny/A1", "今天自己做得不错")
    thank(agent(floor), "tiny/A2", "替我接了一通难的")
    with pytest.raises(QAError):
        thank(agent(floor), "tiny/A2", "又替我接了一通")
    for n in range(WEEKLY - 1):
        with floor.writing() as writer:
            writer.execute("insert into agent (agent_id, row_key) select ?, 0", [f"tiny/B{n}"])
        thank(agent(floor), f"tiny/B{n}", "教我怎么查单号")
    with pytest.raises(QAError):
        thank(agent(floor), "tiny/A3", "教我怎么查单号")
    assert len(rows("kudos")) == WEEKLY and len(kudos_for(agent(floor, "A2"), "tiny/A2")) == 1

    class Later(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime.now(zone) + timedelta(AGAIN_DAYS)

    monkeypatch.setattr(appreciation, "datetime", Later)
    thank(agent(floor), "tiny/A2", "两周以后又帮了我一次")


def test_whom_to_thank_is_who_waited_longest_for_something_that_happened(floor):
    reader = Reader(floor, LEAD)
    assert [m.agent_id for m in whom_to_thank(reader, DAY)] == ["tiny/A1", "tiny/A2", "tiny/A3"]
    thank(reader, "tiny/A1", "讲得真清楚，客户都说了", "c0")
    found = whom_to_thank(reader, DAY)
    assert [m.agent_id for m in found] == ["tiny/A2", "tiny/A3"], "what was taken up is not named again"
    thank(reader, "tiny/A2", "上周那通也好")
    assert [(m.agent_id, m.last is None) for m in whom_to_thank(reader, DAY)] == [("tiny/A3", True), ("tiny/A2", False)]
    with pytest.raises(QAError):
        whom_to_thank(agent(floor), DAY)


def test_words_that_always_reach_the_same_one_are_told_to_who_says_them(floor):
    put(floor, [(f"A{n}", "T", 1, "谢谢") for n in range(8)])
    reader, now = Reader(floor, LEAD), datetime.now(timezone.utc).date()
    with floor.writing() as writer:
        writer.execute("update contact_fact set day = ?", [now])
    for _word in range(10):
        thank(reader, "tiny/A1", "今天那通接得稳")
    told = spread(reader, now)
    assert (told.reached, told.people, told.given) == (1, 8, 10) and told.is_narrow
    for n in range(2, 8):
        thank(reader, f"tiny/A{n}", "今天那通接得稳")
    assert not spread(reader, now).is_narrow
    assert spread(Reader(floor, Scope("other", "lead")), now).given == 0, "everybody sees their own alone"

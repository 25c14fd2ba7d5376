"""First guesses about strangers' tables: by the header's words and by what stands below them. The tables are written as
five centres wrote theirs, none of them seen by the rules."""

from __future__ import annotations

import pytest

from qa.adapters.files.upload import Upload
from qa.adapters.mapping.previewing import look
from qa.adapters.mapping.suggesting import columns_for, missing, suggest

CALLS = "通话清单（11 月）,,,,,,,\n流水号,呼入时间,坐席工号,坐席姓名,客户电话,等待(秒),通话时长,接通?\n" + "".join(
    f"LS{n:05},2026-11-20 {9 + n % 9:02}:{n % 60:02}:00,{1001 + n % 12},王{'一二三'[n % 3]},1380000{n:04},{n % 60},"
    f"{n % 7}分{n % 60}秒,{'是' if n % 5 else '否'}\n"
    for n in range(60)
)
ROSTER = "员工花名册\n工号,姓名,所属班组,入职日期\n" + "".join(
    f"{1001 + n},李{n},一组,2024-01-{n + 1:02}\n" for n in range(12)
)
SURVEY = "会话编号,满意度评价,评价时间\n" + "".join(
    f"S{n},{'满意' if n % 3 else '不满意'},2026-11-20 10:{n:02}\n" for n in range(40)
)
CHAT = "会话ID,发送方,消息内容,发送时间\n" + "".join(
    f"C{n // 4},{'客户' if n % 2 else '客服'},你好{n},2026-11-20 10:{n:02}:00\n" for n in range(40)
)


def _guess(text: str, encoding: str = "utf-8"):
    seen = look(Upload("table.csv", text.encode(encoding)), {})
    target, columns = suggest(seen.columns, seen.shapes)
    return seen, target, columns


@pytest.mark.parametrize("encoding", ("utf-8", "gb18030"))
def test_a_call_list_under_a_title_line(encoding):
    seen, target, columns = _guess(CALLS, encoding)
    assert seen.header == 2 and target == "contact" and not missing(target, columns)
    assert columns["id"] == "流水号" and columns["started_at"] == "呼入时间" and columns["agent"] == "坐席工号"
    assert columns["customer"] == "客户电话" and columns["talk"] == "通话时长" and columns["outcome"] == "接通?"
    assert columns["wait"] == "等待(秒)"


@pytest.mark.parametrize("text,target", [(ROSTER, "agent"), (SURVEY, "survey"), (CHAT, "message")])
def test_other_tables_are_what_they_are(text, target):
    _seen, guessed, columns = _guess(text)
    assert guessed == target and not missing(target, columns)


def test_a_duration_is_no_key_and_what_is_needed_and_lacking_is_said():
    seen, _target, _columns = _guess("通话时长,满意度\n" + "3分20秒,满意\n4分1秒,不满意\n" * 20)
    assert "contact" not in columns_for("survey", seen.columns, seen.shapes)
    assert [f.name for f in missing("contact", {"id": "a"})] == ["started_at"]


def test_a_header_in_the_first_line_stays_there():
    assert look(Upload("a.csv", b"id,start,agent\n1,2026-03-02 09:00,a1\n2,2026-03-02 09:01,a2\n"), {}).header == 1

"""The game in the browser's place: joining and leaving, answering, telling, keeping, a season tried and begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from test_pages import _open

from qa.access.reading import Reader
from qa.clock import this_day
from qa.motivation import stories as told_stories
from qa.motivation.choices import joined
from qa.motivation.goals import goals
from qa.motivation.pulse import has_answered
from qa.motivation.seasons import seasons
from qa.records.pools import deposit, pools, waiting
from qa.scope import Scope
from qa.ui.menu import HOME, PLACES

AGENT = Scope("a", "agent", programmes=("tiny",), agent="tiny/A3")


def place(url):
    return next(one for one in PLACES if one.url == url)


def press(app, words):
    next(button for button in app.button if button.label == words).click().run()
    assert not app.exception, [e.message for e in app.exception]


def said(app):
    html = [told.proto.body for told in app.get("html")]
    return " ".join([*(t.value for t in app.text), *(c.value for c in app.caption), *html])


def test_one_is_asked_joins_and_leaves(tiny):
    app = _open("agent", place("quests"), as_agent="tiny/A3")
    assert "没有名次" in said(app) and joined("game") == set()
    press(app, "我加入")
    assert joined("game") == {"tiny/A3"} and "还没有开季" in said(app)
    lead = _open("lead", place("seasons"))
    next(box for box in lead.text_input if box.label == "叫什么").set_value("春天").run()
    press(lead, "先拿过去的日子试一试")
    assert "过去 28 天里" in said(lead)
    press(lead, "定下来")
    assert [s.name for s in seasons(Reader(tiny))] == ["春天"]


def test_a_pulse_is_answered_whole_and_once(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set day = ?", [this_day() - timedelta(1)])
    app = _open("agent", place("pulse"), as_agent="tiny/A3")
    press(app, "交上去")
    assert not has_answered(Reader(tiny, AGENT))
    for question in app.radio:
        question.set_value(1)
    press(app, "交上去")
    assert has_answered(Reader(tiny, AGENT)) and "这一轮答过了" in said(app) and not app.radio


def test_a_story_goes_in_without_a_name_and_is_let_through(tiny, monkeypatch):
    app = _open("agent", place("stories"), as_agent="tiny/A3")
    app.text_area[0].set_value("最后那位客户说，你声音里有笑。")
    press(app, "放进去")
    assert waiting(pools("story|")[0]) and "收到了" in said(app)
    week = str(this_day() - timedelta(this_day().weekday()))
    deposit("story|tiny", *({"week": week, "words": f"第{n}个故事，也很长。"} for n in (1, 2)))
    monkeypatch.setattr(told_stories, "this_day", lambda: this_day() + timedelta(7))
    lead = _open("lead", place("stories_to_read"))
    for _story in range(3):
        press(lead, "给同事读")
    again = _open("agent", place("stories"), as_agent="tiny/A3")
    assert "你声音里有笑" in said(again)
    press(again, "说到我心里了")
    assert "记下了" in said(again)
    monkeypatch.setattr(told_stories, "this_day", lambda: this_day() + timedelta(8))
    assert "1 人读过，1 人说到心里" in said(_open("agent", place("stories"), as_agent="tiny/A3"))


def test_the_step_is_taken_on_from_the_letter(tiny):
    with tiny.writing() as writer:
        contact = writer.execute("select min(interaction_id) from contact_fact where agent_id = 'tiny/A3'")[0][0]
        writer.execute("delete from item_fact")
        writer.execute(
            """insert into item_fact (interaction_id, agent_id, team_id, programme_id, scorecard_id, item_id, verdict,
                counts, day, started_at, message_seq) select ?, 'tiny/A3', 'tiny/T', 'tiny', 'voice', 'closing',
                if(k < 2, 'met', 'not_met'), true, ?, now(), 1 from range(12) t(k)""",
            [contact, Reader(tiny).last_day()],
        )
    app = _open("agent", HOME["agent"], as_agent="tiny/A3")
    press(app, "接下来两周练这个")
    assert [g.item.item_id for g in goals(Reader(tiny, AGENT))] == ["closing"]
    assert "你在练的" in [s.value for s in app.subheader]


@pytest.mark.parametrize("url", ["quests", "thanks", "stories", "pulse", "my_growth"])
def test_somebody_of_three_contacts_reads_kind_words(tiny, url):
    with tiny.writing() as writer:
        writer.execute("delete from contact_fact where agent_id = 'tiny/A3'")
    app = _open("agent", place(url), as_agent="tiny/A3")
    words = said(app)
    assert not app.exception and not [bad for bad in ("最差", "垫底", "不如", "落后", "倒数") if bad in words]

"""A reviewer's verdict, an agent's dispute and an arbiter's answer in a real browser: each reaches score, list, tile
and the agent's page at once."""

from __future__ import annotations

import re
import time

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _tile(page, name):
    return page.locator(".tile", has=page.get_by_text(name, exact=True))


def _open_v3(page, own_address, role, **more):
    go(page, own_address, "interaction_review", role, metric="complaint_rate", missed="0", channel="voice", **more)
    expect(page.get_by_text("共 1 次联络")).to_be_visible()
    settled(page)


def _choose(page, group, option):
    page.get_by_role("radiogroup", name=group).get_by_role("radio", name=option, exact=True).click()
    settled(page)


def _as_the_machine_but(page, name, key):
    """Every item as the machine heard it, one of them otherwise."""
    keys = {"做到": "1", "没做到": "2", "不涉及": "3"}
    for number in range(page.locator(".it").count()):
        line = page.locator(".it").nth(number)
        machine = line.locator(".mc").inner_text().split()[0]
        line.locator(".nm").click()
        page.keyboard.press(key if line.locator(".nm").inner_text() == name else keys[machine])
        if page.locator(".why select").count() and page.locator(".why select").input_value() == "":
            page.locator(".why select").select_option(index=1)


@pytest.fixture
def people(browser):
    """Three browsers at once: the agent's, the reviewer's, the arbiter's."""
    contexts = [browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN") for _who in range(3)]
    pages, problems = [context.new_page() for context in contexts], []
    for page in pages:
        page.on("pageerror", lambda error: problems.append(str(error)))
    yield pages
    for context in contexts:
        context.close()
    assert not problems, problems


def _contest(page, words):
    page.get_by_text("申诉其中一项").click()
    page.get_by_role("textbox", name="为什么你认为应当算做到").fill(words)
    settled(page)


def _score_of(page):
    """The score that the contact's own page says, above the one before."""
    words = page.get_by_text(re.compile(r"人工复核后 [\d.]+ 分")).first.inner_text()
    found = re.search(r"([\d.]+) 分", words)[1]
    assert float(found) > 65.9
    return found


def _decides(page, where, role, words, **more):
    go(page, where, "disputes", role, **more)
    expect(page.get_by_text("客户先挂断了")).to_be_visible()
    _choose(page, "你的裁定", "改判：做到")
    page.get_by_role("textbox", name="给坐席和原来评的人一句说明").fill(words)
    settled(page)
    page.get_by_role("button", name="裁定", exact=True).click()


def test_a_verdict_a_dispute_and_its_answer_move_every_number(people, own_address):
    agent, reviewer, arbiter = people
    _open_v3(reviewer, own_address, "reviewer")
    expect(reviewer.get_by_text("机器评估 47.5 分")).to_be_visible()
    reviewer.get_by_text("到质检台评这一通").click()
    expect(reviewer.locator(".it.cur")).to_be_visible()
    _as_the_machine_but(reviewer, "不推诿", "1")
    began = time.monotonic()
    reviewer.get_by_role("button", name="提交并下一通").click()
    expect(reviewer.locator(".said")).to_contain_text("已提交：你 65.9，机器 52.3")
    assert time.monotonic() - began < 10
    go(arbiter, own_address, "team_overview", "supervisor", as_team="tiny/一组")
    expect(_tile(arbiter, "质检得分")).to_contain_text("86.0")
    go(agent, own_address, "my_growth", "agent", as_agent="tiny/A2")
    expect(_tile(agent, "质检得分")).to_contain_text("65.9")
    again = agent.context.new_page()
    for tab in (agent, again):
        _open_v3(tab, own_address, "agent", as_agent="tiny/A2")
        _contest(tab, "客户先挂断了")
    agent.get_by_role("button", name="申诉这一项").click()
    expect(agent.get_by_text("申诉中，会由没有评过这通联络的人答复")).to_be_visible()
    again.get_by_role("button", name="申诉这一项").click()
    expect(again.get_by_text("这一项已经在申诉中")).to_be_visible()
    go(reviewer, own_address, "disputes", "reviewer")
    expect(reviewer.get_by_text("1 条申诉在等答复")).to_be_visible()
    _decides(reviewer, own_address, "reviewer", "算做到")
    expect(reviewer.get_by_text("要由另一个人复核")).to_be_visible()
    _decides(arbiter, own_address, "lead", "客户先挂断，算做到")
    expect(arbiter.get_by_text("已裁定，得分已更新")).to_be_visible()
    expect(arbiter.get_by_text("没有申诉在等")).to_be_visible()
    _open_v3(agent, own_address, "agent", as_agent="tiny/A2")
    expect(agent.get_by_text("客户先挂断，算做到")).to_be_visible()
    after = _score_of(agent)
    go(arbiter, own_address, "team_overview", "supervisor", as_team="tiny/一组")
    expect(_tile(arbiter, "质检得分")).not_to_contain_text("86.0")
    go(agent, own_address, "my_growth", "agent", as_agent="tiny/A2")
    expect(_tile(agent, "质检得分")).to_contain_text(after)
    go(reviewer, own_address, "disputes", "reviewer")
    expect(reviewer.get_by_text("你评过、后来改判的")).to_be_visible()

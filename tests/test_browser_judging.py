"""A reviewer's verdict, an agent's dispute and an arbiter's answer in a real browser: each reaches score, list, tile
and the agent's page at once."""

from __future__ import annotations

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


def test_a_verdict_a_dispute_and_its_answer_move_every_number(page, own_address):
    _open_v3(page, own_address, "reviewer")
    expect(page.get_by_text("机器评估 47.5 分")).to_be_visible()
    page.get_by_text("人工复核", exact=True).click()
    settled(page)
    _choose(page, "不推诿", "做到")
    began = time.monotonic()
    page.get_by_role("button", name="提交质检").click()
    expect(page.get_by_text("人工复核后 65.9 分")).to_be_visible()
    assert time.monotonic() - began < 10
    go(page, own_address, "team_overview", "supervisor", as_team="tiny/一组")
    expect(_tile(page, "质检得分")).to_contain_text("86.0")
    go(page, own_address, "my_growth", "agent", as_agent="tiny/A2")
    expect(_tile(page, "质检得分")).to_contain_text("65.9")
    _open_v3(page, own_address, "agent", as_agent="tiny/A2")
    page.get_by_text("申诉其中一项").click()
    page.get_by_role("textbox", name="为什么你认为应当算做到").fill("客户先挂断了")
    settled(page)
    page.get_by_role("button", name="申诉这一项").click()
    expect(page.get_by_text("申诉中，会由没有评过这通联络的人答复")).to_be_visible()
    _open_v3(page, own_address, "reviewer")
    expect(page.get_by_text("客户先挂断了")).to_be_visible()
    _choose(page, "你的答复", "做到")
    page.get_by_role("textbox", name="给坐席一句说明").fill("算做到")
    settled(page)
    page.get_by_role("button", name="答复申诉").click()
    expect(page.get_by_text("要由另一个人复核")).to_be_visible()
    _open_v3(page, own_address, "supervisor", as_team="tiny/一组")
    _choose(page, "你的答复", "做到")
    page.get_by_role("textbox", name="给坐席一句说明").fill("客户先挂断，算做到")
    settled(page)
    page.get_by_role("button", name="答复申诉").click()
    expect(page.get_by_text("已答复")).to_be_visible()
    _open_v3(page, own_address, "agent", as_agent="tiny/A2")
    expect(page.get_by_text("客户先挂断，算做到")).to_be_visible()

"""A real browser walks the main paths of each role: cold deep link, filter, drill-down, transcript with evidence,
review, language."""

from __future__ import annotations

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_cold_deep_link_does_not_open_another_roles_page(page, address):
    page.goto(f"{address}/data_health?role=agent")
    expect(page.get_by_text("这一页不在你的菜单里")).to_be_visible()
    expect(page.locator("h1")).to_have_count(0)


def test_the_bare_address_leads_home(page, address):
    page.goto(address)
    expect(page.get_by_role("heading", name="班组现在怎么样")).to_be_visible()


def test_from_a_number_to_its_contacts_to_the_words(page, address):
    go(page, address, "customer_experience", "executive")
    tile = page.locator(".tile", has_text="投诉率")
    expect(tile).to_contain_text("2,857")
    tile.click()
    expect(page.locator(".x-head", has_text="投诉率")).to_be_visible()
    settled(page)
    page.get_by_text("如何计算").click()
    expect(page.get_by_text("每万次").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="看联络").click()
    expect(page.get_by_text("共 2 次联络")).to_be_visible()
    assert "metric=complaint_rate" in page.url
    expect(page.locator(".x-say").first).to_be_visible()
    page.get_by_text("没发生的").click()
    expect(page.get_by_text("共 5 次联络")).to_be_visible()


def test_filter_stands_in_the_address_and_survives_a_reload(page, address):
    go(page, address, "operations", "executive")
    page.get_by_role("combobox", name="渠道").select_option("voice")
    page.wait_for_url("**channel=voice**")
    page.reload()
    expect(page.locator(".tile", has_text="进线量")).to_contain_text("8")
    page.go_back()
    page.wait_for_url(lambda url: "channel" not in url)
    expect(page.get_by_role("combobox", name="渠道")).to_have_value("")


def test_the_same_link_in_english(page, address):
    go(page, address, "operations", "executive", channel="voice", lang="en")
    expect(page.get_by_role("heading", name="When and in which queue do customers wait?")).to_be_visible()
    expect(page.locator(".tile", has_text="Service level")).to_contain_text("50.0")


def test_a_reviewer_sees_the_evidence_and_goes_to_the_desk(page, address):
    go(page, address, "interaction_review", "reviewer", metric="customer_accuracy", missed="1")
    expect(page.get_by_text("共 1 次联络")).to_be_visible()
    page.locator("[data-testid=stButtonGroup] >> text=不推诿 >> visible=true").click()
    expect(page.locator("mark.chosen")).to_have_text("不归我们管")
    settled(page)
    page.get_by_text("到质检台评这一通").click()
    expect(page.locator(".it.cur")).to_be_visible()
    expect(page.locator(".ct")).to_contain_text("电话")


def test_a_reviewer_sees_the_words_and_puts_right_what_was_misheard(page, address):
    go(page, address, "interaction_review", "reviewer", metric="customer_accuracy", missed="1")
    page.get_by_text("标出影响满意度的词").first.click()
    settled(page)
    expect(page.locator("mark[class^=up], mark[class^=down]").first).to_be_visible()
    page.get_by_text("更正机器听错的地方").click()
    settled(page)
    page.locator('[data-testid=stForm] >> text="满意" >> visible=true').first.click()
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_text("处更正")).to_be_visible()
    go(page, address, "listening_accuracy", "reviewer")
    expect(page.get_by_text("你们更正过什么")).to_be_visible()
    page.get_by_role("button", name="学一个新版本").click()
    expect(page.get_by_text("至少要")).to_have_count(2)


def test_small_drawings_reach_the_eye(page, address):
    go(page, address, "team_overview", "supervisor")
    expect(page.locator(".tile svg path").first).to_be_attached()
    assert page.locator("[data-testid=stSidebar] a").first.evaluate("a => getComputedStyle(a).getPropertyValue('--m')")


def test_an_agent_grows_and_is_never_ranked(page, address):
    go(page, address, "my_growth", "agent", as_agent="tiny/A1")
    expect(page.get_by_text("花窗", exact=True)).to_be_visible()
    words = page.locator("[data-testid=stMain]").inner_text()
    assert not any(bad in words for bad in ("排名", "末位", "低绩效", "不合格", "倒数"))

"""From a chart or row to the contacts and their words: exploring, coming back, one customer, another formula."""

from __future__ import annotations

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_cell_of_a_field_leads_to_its_contacts_and_their_words(page, address):
    go(page, address, "explore", "lead", metric="contacts", by="channel", across="day", period="90d")
    page.locator(".js-plotly-plot .scatterlayer .point").first.click(force=True)
    page.wait_for_url("**/interaction_review**")
    assert "channel=voice" in page.url and "day=2026-03-02" in page.url
    expect(page.get_by_text("共 7 次联络")).to_be_visible()
    expect(page.locator(".x-say").first).to_be_visible()


def test_a_bar_and_a_row_lead_there_too(page, address):
    go(page, address, "explore", "lead", metric="contacts", by="channel", period="90d")
    page.get_by_role("link", name="在线").click()
    page.wait_for_url("**/interaction_review**channel=webchat**")
    expect(page.get_by_text("共 3 次联络")).to_be_visible()
    page.go_back()
    bar = page.locator(".js-plotly-plot .bars .point path").last
    bar.click(force=True)
    page.wait_for_url("**/interaction_review**channel=voice**")


def test_both_contacts_of_a_return_stand_side_by_side(page, address):
    go(page, address, "repeats", "lead", period="90d")
    expect(page.get_by_text("3 对")).to_be_visible()
    page.get_by_role("link", name="03-02 10:00").click()
    expect(page.get_by_role("heading", name="后一次")).to_be_visible()
    expect(page.get_by_text("这个不归我们管").first).to_be_visible()
    page.get_by_role("link", name="打开这一通").last.click()
    page.wait_for_url("**/interaction_review**contact=**")


def test_a_customer_is_found_by_phone_and_each_row_opens(page, address):
    go(page, address, "customers", "lead", period="90d")
    page.get_by_role("textbox", name="找一位客户").fill("138 0000 0003")
    page.get_by_role("button", name="查找").click()
    page.wait_for_url("**customer=**")
    expect(page.get_by_text("第 2 次")).to_be_visible()
    page.get_by_role("link", name="03-02 10:00").click()
    page.wait_for_url("**/interaction_review**contact=**")
    expect(page.get_by_text("这个不归我们管").first).to_be_visible()


def test_a_tiles_formula_is_switched_on_the_spot(page, address):
    go(page, address, "operations", "lead", period="90d", tile="service_level")
    expect(page.locator(".tile", has_text="服务水平")).to_contain_text("50.0")
    page.get_by_text("如何计算").click()
    page.get_by_role("combobox", name="服务水平换一种算法看").click()
    settled(page)
    page.get_by_role("option", name="放弃都算未达标").click()
    page.wait_for_url("**variant=**")
    expect(page.locator(".tile", has_text="服务水平")).to_contain_text("37.5")

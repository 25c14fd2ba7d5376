"""A lead makes a taxonomy of ten reasons for a centre that has none, sees what it would change, publishes it, and goes
back."""

from __future__ import annotations

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
REASONS = {
    "包裹没到": "包裹还没到，到哪了，快递",
    "要退款": "退款，钱没退，退钱",
    "发票": "发票，开票，抬头",
    "改地址": "改地址，地址写错",
    "网断了": "断网，上不了网，光猫",
    "话费不对": "话费，扣费，账单",
    "换货": "换货，换一个，大一号",
    "等太久": "等了，半天，没人",
    "预约": "预约，几点来，上门",
    "表扬": "表扬，谢谢你们，真好",
}


def _save(page):
    page.get_by_role("button", name="存进草稿").first.click()
    settled(page)


def _publish(page, why):
    page.get_by_role("textbox", name="为什么改").fill(why)
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("还没发布")).to_have_count(0)
    settled(page)


def _unknown(page, holds):
    """The line of how many are unknown, once the work behind the page has come to it."""
    for _ in range(30):
        line = page.get_by_text("通带文字的联络", exact=False)
        expect(line).to_be_visible()
        if holds(line.inner_text()):
            break
        page.wait_for_timeout(1000)
        page.reload()
    return line.inner_text()


def test_a_taxonomy_of_ten_reasons_from_nothing_to_the_numbers_and_back(page, own_address):
    go(page, own_address, "reasons", "lead")
    page.get_by_role("button", name="新建一张表").click()
    page.get_by_role("textbox", name="叫什么").last.fill("来电")
    page.get_by_role("button", name="新建", exact=True).click()
    expect(page.get_by_text("这张表还是空的")).to_be_visible()
    settled(page)
    for at, (name, words) in enumerate(REASONS.items()):
        page.get_by_role("textbox", name="叫什么", exact=True).first.fill(name)
        group = page.get_by_role("combobox", name="分组")
        group.click()
        group.fill("常见")
        group.press("Enter")
        page.get_by_role("textbox", name="客户会说的词，用逗号或换行隔开").fill(words)
        _save(page)
        expect(page.get_by_text(f"新 {at + 1} 个")).to_be_visible()
    page.get_by_role("button", name="看看近 30 天会变什么").click()
    expect(page.get_by_text("会换原因")).to_be_visible()
    settled(page)
    _publish(page, "第一版")
    page.get_by_role("button", name="用到项目").click()
    page.get_by_role("combobox", name="项目").last.click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="用这张表").click()
    expect(page.get_by_text("用在：")).to_be_visible()
    before = _unknown(page, lambda told: "100%" not in told)
    assert "100%" not in before, before
    page.get_by_role("link", name="等太久").first.click()
    expect(page.get_by_text("改「等太久」")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="拿掉").click()
    page.get_by_role("button", name="从草稿里拿掉").click()
    expect(page.get_by_text("少 1 个")).to_be_visible()
    settled(page)
    _publish(page, "太宽")
    page.get_by_text("版本", exact=True).click()
    expect(page.get_by_text("退回以前的一版")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="退回以前的一版").click()
    page.get_by_role("combobox", name="退回哪一版").click()
    page.get_by_role("option").first.click()
    settled(page)
    page.get_by_role("textbox", name="为什么退回").fill("还是要")
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.get_by_text("现在用的是退回以后的一版")).to_be_visible()
    go(page, own_address, "reasons", "lead")
    assert _unknown(page, lambda told: told == before) == before

"""A quality lead copies a card, adds an item by lists alone, sees an example fail and mends it, reads whose score would
move, publishes, sees the numbers move, and goes back."""

from __future__ import annotations

import re

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SCORE = re.compile(r"机器评估 ([\d.]+) 分|没有适用的条目|质检未覆盖")


def _choose(page, label, option, at=0):
    field = page.get_by_role("combobox", name=label).nth(at)
    wanted = page.get_by_role("option", name=option).first
    for _ in range(3):
        field.click()
        field.press("ArrowDown")
        page.wait_for_timeout(500)
        if wanted.is_visible():
            break
        page.keyboard.press("Escape")
    wanted.click()
    settled(page)


def _score(page, address, contact):
    go(page, address, "interaction_review", "lead", contact=contact, list="all")
    line = page.get_by_text(SCORE).first
    expect(line).to_be_visible()
    return line.inner_text()


def _once(page, address, contact, holds):
    """The score of a contact, once the work behind the page has come to it."""
    for _ in range(30):
        told = _score(page, address, contact)
        if holds(told):
            break
        page.wait_for_timeout(1000)
    return told


def test_a_card_is_copied_written_tried_published_and_taken_back(page, own_address):
    go(page, own_address, "scorecards", "lead", card="voice")
    page.get_by_role("button", name="复制一张").click()
    page.get_by_role("textbox", name="叫什么").last.fill("委托方的表")
    _choose(page, "给哪些项目用", re.compile("."))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="复制", exact=True).click()
    expect(page.get_by_text("还没发布")).to_be_visible()
    expect(page.get_by_text("；代替「语音服务」")).to_be_visible()
    settled(page)

    page.get_by_role("textbox", name="叫什么", exact=True).fill("问得客气")
    page.get_by_role("textbox", name="哪些词，一行一个").fill("请问")
    settled(page)
    section = page.get_by_role("combobox", name="分组")
    section.click()
    section.fill("解决")
    section.press("Enter")
    settled(page)
    _choose(page, "做到 =", re.compile("^坐席说到"))
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="应当做到的例子").fill("坐席：请问您遇到什么问题")
    page.get_by_role("textbox", name="应当没做到的例子").fill("坐席：请问说不说")
    page.get_by_role("textbox", name="应当没做到的例子").blur()
    settled(page)
    expect(page.get_by_text("例子说该是：没做到")).to_be_visible()
    page.get_by_role("textbox", name="应当没做到的例子").fill("坐席：说吧")
    page.get_by_role("textbox", name="应当没做到的例子").blur()
    settled(page)
    expect(page.get_by_text("例子说该是")).to_have_count(0)
    page.get_by_role("button", name="存进草稿", exact=True).last.click()
    expect(page.get_by_text("为什么要做、怎么做到，两句都要写")).to_be_visible()
    page.get_by_role("textbox", name="为什么要做（坐席看得到）").fill("客气地问，客户愿意说")
    page.get_by_role("textbox", name="怎么做到（坐席看得到）").fill("用「请问」开头")
    page.get_by_role("textbox", name="怎么做到（坐席看得到）").press("Enter")
    settled(page)
    page.get_by_role("button", name="存进草稿", exact=True).last.click()
    expect(page.get_by_text("改「问得客气」")).to_be_visible()
    settled(page)

    page.get_by_role("link", name="结束语").first.click()
    expect(page.get_by_text("改「结束语」")).to_be_visible()
    settled(page)
    page.get_by_role("spinbutton", name="分值").fill("30")
    page.get_by_role("spinbutton", name="分值").press("Enter")
    settled(page)
    page.get_by_role("button", name="存进草稿", exact=True).last.click()
    settled(page)
    page.get_by_text("所有联络，也包括以前的").click()
    settled(page)
    page.get_by_role("button", name="拿近 90 天试一遍").click()
    expect(page.get_by_text("的分会变")).to_be_visible()
    settled(page)
    told = page.get_by_text("的分会变").inner_text()
    assert not re.search(r"，0 通（", told), told
    link = page.get_by_role("link", name="看这通").first
    contact = re.search(r"contact=([^&]+)", link.get_attribute("href"))[1]
    foretold = page.get_by_text(re.compile(r"^[\d.–]+ → [\d.–]+$")).first.inner_text()

    tab = page.context.new_page()
    tab.set_default_timeout(20_000)
    before = _score(tab, own_address, contact)
    page.get_by_role("textbox", name="为什么改").fill("委托方更看重收尾")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("还没发布")).to_have_count(0)
    after = _once(tab, own_address, contact, lambda score: score != before)
    assert after != before
    was, becomes = foretold.split(" → ")
    assert (was == "–" or was in before) and (becomes == "–" or becomes in after), (foretold, before, after)

    page.get_by_text("版本", exact=True).click()
    settled(page)
    page.reload()
    settled(page)
    page.get_by_role("button", name="退回以前的一版").click()
    page.get_by_role("combobox", name="退回哪一版").click()
    page.get_by_role("option").first.click()
    settled(page)
    page.get_by_role("textbox", name="为什么退回").fill("再想想")
    page.get_by_role("button", name="退回", exact=True).click()
    expect(page.get_by_text("现在用的是退回以后的一版")).to_be_visible()
    assert _once(tab, own_address, contact, lambda score: score == before) == before

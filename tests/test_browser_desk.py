"""The desk in a real browser, by keyboard alone: every verdict and letter arrives once, an input method is left alone,
a key held down judges nothing, a reload loses nothing."""

from __future__ import annotations

import sqlite3

import pytest
from browsing import go
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FIVE = 5
SAID = "客户说那就这样时，再问一句您看这样行吗"


def _desk(page, where, **more):
    go(page, where, "review_desk", "reviewer", **more)
    expect(page.locator(".it.cur")).to_be_visible()


def _judge_all(page, pause=20):
    """Every item met, keys 20 ms apart; the last one leaves the focus where it is."""
    for _item in range(page.locator(".it").count()):
        page.keyboard.press("1")
        page.wait_for_timeout(pause)
    expect(page.locator(".lack")).to_have_text("都判了")


def _kept(page):
    expect(page.locator(".kept")).to_contain_text("存好了", timeout=10_000)


def _compose(ime, letters, words):
    """An input method at work: letters grow under the caret, then the words take their place."""
    for end in range(1, len(letters) + 1):
        ime.send("Input.imeSetComposition", {"text": letters[:end], "selectionStart": end, "selectionEnd": end})
    ime.send("Input.insertText", {"text": words})


def test_five_contacts_by_keyboard_alone(page, own_centre):
    where, folder = own_centre
    _desk(page, where)
    ime, todo = page.context.new_cdp_session(page), page.locator(".wl li")
    before, judged = todo.count(), []
    assert before >= FIVE
    for number in range(FIVE):
        judged.append(page.locator(".ct").inner_text())
        _judge_all(page)
        page.keyboard.press("w")
        expect(page.locator(".cm textarea")).to_be_focused()
        _compose(ime, "kehushuo", SAID)
        page.keyboard.type(str(number))
        expect(page.locator(".cm textarea")).to_have_value(f"{SAID}{number}")
        page.keyboard.press("Escape")
        for _again in range(4):
            page.keyboard.down("Enter")
        page.keyboard.up("Enter")
        expect(page.locator(".said")).to_contain_text("已提交")
        expect(todo).to_have_count(before - 1 - number)
        if number + 1 < before:
            expect(page.locator(".lack")).to_contain_text("还差")
    assert len(set(judged)) == FIVE, "each submission led to another contact"
    expect(page.locator(".dn li")).to_have_count(FIVE)
    with sqlite3.connect(f"file:{folder / 'records.sqlite'}?mode=ro", uri=True) as records:
        forms = records.execute("select id, interaction_id from evaluation where occasion = 'review'").fetchall()
        said = records.execute("select words from remark order by id").fetchall()
        each = records.execute("select count(*), count(distinct item_id) from evaluation_item group by evaluation_no")
        assert len(forms) == len({contact for _id, contact in forms}) == FIVE, "every form once"
        assert [words for (words,) in said] == [f"{SAID}{number}" for number in range(FIVE)], "every letter once"
        assert all(count == items and count > 10 for count, items in each), "every verdict once"
        assert records.execute("select count(*) from draft").fetchone() == (0,)


def test_typing_composing_and_holding(page, own_address):
    _desk(page, own_address)
    page.keyboard.press("w")
    field = page.locator(".cm textarea")
    expect(field).to_be_focused()
    page.keyboard.type("1234s/?nj", delay=5)
    expect(field).to_have_value("1234s/?nj")
    expect(page.locator(".mv.ok, .vb .sel")).to_have_count(0)
    field.evaluate(
        """node => { for (const key of ['1', 'Enter', '2'])
        node.dispatchEvent(new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, composed: true})) }"""
    )
    page.keyboard.press("Escape")
    page.evaluate(
        """() => document.dispatchEvent(new KeyboardEvent('keydown', {key: '1', keyCode: 229, bubbles: true}))"""
    )
    expect(page.locator(".mv.ok")).to_have_count(0)
    page.keyboard.down("1")
    for _again in range(20):
        page.keyboard.down("1")
    page.keyboard.up("1")
    expect(page.locator(".mv.ok")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="快捷键")).to_have_count(0)
    _kept(page)
    name = page.locator(".ct").inner_text()
    page.reload()
    expect(page.locator(".it.cur")).to_be_visible()
    assert page.locator(".ct").inner_text() == name, "what was begun comes first"
    expect(page.locator(".mv.ok")).to_have_count(1)
    page.keyboard.press("ArrowUp")
    expect(page.locator(".cm textarea")).to_have_value("1234s/?nj")


def test_what_lacks_is_said_and_shown(page, own_address):
    _desk(page, own_address)
    page.keyboard.press("Enter")
    expect(page.locator(".said.wrong")).to_contain_text("还差")
    for _item in range(page.locator(".it").count()):
        page.keyboard.press("1")
    first = page.locator(".it").first
    first.click()
    page.keyboard.press("3")
    choose = page.locator(".why select")
    if choose.input_value() == "":
        page.keyboard.press("Enter")
        expect(page.locator(".said.wrong")).to_contain_text("原因")
        choose.select_option(index=1)
    expect(page.locator(".lack")).to_have_text("都判了")
    page.keyboard.press("j")
    lit = page.locator(".tr li.lit")
    expect(lit).to_have_count(1)
    page.keyboard.press("m")
    page.keyboard.insert_text("这一句说得好")
    page.keyboard.press("Escape")
    expect(page.locator(".rm")).to_have_text("这一句说得好")
    page.keyboard.press("f")
    page.keyboard.insert_text("您")
    expect(page.locator(".seek .tiny")).to_contain_text("1 /")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator(".wl .skipped").first).to_be_visible()


def test_a_whole_card_beside_its_conversation(page, own_address):
    page.set_viewport_size({"width": 1280, "height": 720})
    _desk(page, own_address, contact="")
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    boxes = {name: page.locator(name).bounding_box() for name in (".list", ".conv", ".form")}
    assert all(box["y"] + box["height"] <= 721 for box in boxes.values())
    assert boxes[".list"]["x"] < boxes[".conv"]["x"] < boxes[".form"]["x"]
    page.keyboard.press("[")
    expect(page.locator(".desk.folded")).to_be_visible()


def test_two_windows_of_one_person_never_overwrite_each_other_unsaid(page, own_address):
    _desk(page, own_address)
    other = page.context.new_page()
    _desk(other, own_address)
    assert page.locator(".ct").inner_text() == other.locator(".ct").inner_text()
    page.keyboard.press("1")
    _kept(page)
    other.keyboard.press("2")
    expect(other.locator(".said.wrong")).to_contain_text("另一个窗口改过")
    expect(other.locator(".mv.no, .vb .sel").first).to_be_visible()
    other.get_by_role("button", name="看那边写的").click()
    expect(other.locator(".mv.ok")).to_have_count(1)
    expect(other.locator(".mv.no")).to_have_count(0)
    other.keyboard.press("2")
    _kept(other)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    expect(page.locator(".said.wrong")).to_contain_text("另一个窗口改过")
    page.get_by_role("button", name="以这里的为准").click()
    _kept(page)
    other.close()

"""Every page that looks at a period: a choice is one step, its address opens the same view elsewhere, Back undoes
it."""

from __future__ import annotations

import pytest
from browsing import go, settled
from playwright.sync_api import expect

from qa.settings import PROJECT
from qa.ui.menu import PLACES

pytestmark = [pytest.mark.browser, pytest.mark.soak]
WITH_CHIPS = [place for place in PLACES if "bar(viewer" in (PROJECT / place.file).read_text("utf-8")]


def _view(page):
    settled(page)
    expect(page.locator("h1")).to_be_visible()
    return (
        page.locator("h1").inner_text(),
        [part for part in page.locator(".part").all_inner_texts() if part.strip()],
        page.locator(".chip span:first-child").all_inner_texts(),
    )


def _becomes(page, wanted, seconds=15):
    """Parts of a page are drawn one after another."""
    for _ in range(2 * seconds):
        if (found := _view(page)) == wanted:
            return
        page.wait_for_timeout(500)
    assert found == wanted


@pytest.mark.parametrize("place", WITH_CHIPS, ids=lambda p: p.url)
def test_a_choice_is_one_step_that_can_be_shared_and_undone(page, browser, address, place):
    go(page, address, place.url, place.menu[0])
    first, before = page.url, _view(page)
    page.get_by_role("combobox", name="时间").select_option("7d")
    page.wait_for_url("**period=7d**")
    chosen, after = page.url, _view(page)
    assert after[2] != before[2]
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    other = context.new_page()
    other.goto(chosen)
    expect(other.locator(".chip").first).to_be_visible()
    _becomes(other, after)
    context.close()
    page.go_back()
    page.wait_for_url(first)
    _becomes(page, before)
    page.reload()
    _becomes(page, before)

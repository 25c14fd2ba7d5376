"""Every chart of every page leads to contacts and from there to their words, one click each."""

from __future__ import annotations

import pytest
from browsing import go, settled
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
POINT, BAR = ".js-plotly-plot .scatterlayer path.point", ".js-plotly-plot .bars .point path"
TILES = [
    ("team_overview", "supervisor", "qa_score"),
    ("operations", "lead", "offered"),
    ("customer_experience", "lead", "fcr"),
]


def _read(page):
    """From a list of contacts to the words of one."""
    expect(page.locator("tr.row, .x-say").first).to_be_visible()
    if not page.locator(".x-say").count():
        page.locator("tr.row").first.get_by_role("link").first.click()
    expect(page.locator(".x-say, .x-empty").first).to_be_visible()


@pytest.mark.parametrize("place, role, tile", TILES)
def test_a_day_of_a_trend(page, address, place, role, tile):
    go(page, address, place, role, tile=tile)
    settled(page)
    page.locator(POINT).first.click(force=True)
    settled(page)
    if "interaction_review" not in page.url:
        page.get_by_role("link", name="看联络").click()
    page.wait_for_url("**/interaction_review**")
    _read(page)


def test_an_hour_of_the_day(page, address):
    go(page, address, "operations", "lead")
    settled(page)
    page.locator(BAR).first.click(force=True)
    page.wait_for_url("**/interaction_review**hour=**")
    _read(page)


def test_how_soon_they_come_back(page, address):
    go(page, address, "repeats", "lead")
    settled(page)
    page.locator(POINT).last.click(force=True)
    page.wait_for_url("**within=**")
    settled(page)
    page.get_by_role("link", name="03-02 10:00").click()
    expect(page.get_by_role("heading", name="后一次")).to_be_visible()


@pytest.mark.parametrize("by, mark", [("day", POINT), ("hour", BAR), ("queue", BAR)])
def test_what_one_asks_oneself(page, address, by, mark):
    go(page, address, "explore", "lead", metric="contacts", by=by)
    settled(page)
    page.locator(mark).first.click(force=True)
    page.wait_for_url("**/interaction_review**")
    _read(page)


def test_a_week_of_ones_own(page, address):
    go(page, address, "my_growth", "agent", as_agent="tiny/A1")
    settled(page)
    page.locator(POINT).last.click(force=True)
    page.wait_for_url("**/interaction_review**period=**")
    _read(page)


def test_lists_lead_there_too(page, address):
    for place, name in (("operations", "热线"), ("customer_experience", "")):
        go(page, address, place, "lead")
        settled(page)
        row = page.locator("tr.row", has_text=name).first if name else page.locator("tr.row").first
        row.get_by_role("link").first.click()
        page.wait_for_url("**/interaction_review**")
        _read(page)

"""Every page as the eye meets it: contrast AA in both themes, nothing under 12.5 px, its language told, no English in
Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browsing import go, settled
from playwright.sync_api import expect

from qa.ui.menu import PLACES

pytestmark = pytest.mark.browser
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")
# Names, ids, units and what the platforms call themselves stay Latin.
LATIN = re.compile(r"[A-Za-z]{3,}")
RAW = ("how_it_is_calculated", "imports", "data_health")  # formulas and files are written in what they are
STAY = re.compile(
    r"n|PDF|App|NPS|CSAT|Language|English|Xinsheng|GB/T|SQL|AWS|python|demo|import|tiny|sources|toml|README|XINSHENG\w*|data"
)


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.url)
def test_every_word_can_be_read_and_is_chinese(page, address, place):
    go(page, address, place.url, place.menu[0])
    settled(page)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page).to_have_title(re.compile("心声"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(600)
        assert page.evaluate(CONTRAST) == [], scheme
    if place.url not in RAW:
        page.evaluate("document.querySelectorAll('[data-testid=stIconMaterial]').forEach((sign) => sign.remove())")
        words = page.locator("[data-testid=stMain]").inner_text() + page.locator("[data-testid=stSidebar]").inner_text()
        assert [w for w in LATIN.findall(words) if not STAY.fullmatch(w)] == []


@pytest.mark.parametrize("place", ("team_overview", "interaction_review"))
def test_nothing_runs_out_of_the_page(page, address, place):
    go(page, address, place, "supervisor")
    settled(page)
    for width, height in ((390, 844), (1280, 720), (1536, 730), (1920, 1080)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width

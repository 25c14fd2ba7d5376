"""Why did satisfaction fall on that day? From the supervisor's first page to the cause and its contacts in four clicks;
every step is an address that opens the same view elsewhere, and Back walks each step back."""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta

import pytest
from browsing import go, settled
from playwright.sync_api import expect
from serving import here, served

pytestmark = pytest.mark.browser
FIRST, DAYS, FELL = date(2026, 3, 2), 28, date(2026, 3, 24)
QUEUES = ("售前", "售后", "退换")
MAPPING = """
[source]
id = "floor"
programme = "floor"
[[table]]
match = "contacts.csv"
[table.contact]
id = "编号"
channel = { value = "voice" }
direction = { value = "in" }
queue = "技能组"
agent = "坐席"
started_at = "开始"
answered_at = "接起"
ended_at = "结束"
outcome = { column = "结果", values = { "接通" = "answered" } }
[[table]]
match = "surveys.csv"
[table.survey]
contact = "编号"
score = "评分"
answered_at = "时间"
[[table]]
match = "roster.csv"
[table.agent]
id = "工号"
name = "姓名"
team = "班组"
"""


@pytest.fixture(scope="module")
def floor(tmp_path_factory):
    """Four weeks of one team; on one day the customers of one queue are hardly ever satisfied."""
    place, chance = tmp_path_factory.mktemp("floor"), random.Random(9)
    exports = place / "exports"
    exports.mkdir()
    (exports / "source.toml").write_text(MAPPING, "utf-8")
    people = [f"F{n:02d}" for n in range(8)]
    roster = "工号,姓名,班组\n" + "".join(f"{one},某{one},一班\n" for one in people)
    (exports / "roster.csv").write_text(roster, "utf-8")
    contacts, surveys = ["编号,技能组,坐席,开始,接起,结束,结果"], ["编号,评分,时间"]
    for day in range(DAYS):
        for n in range(90):
            at, queue = FIRST + timedelta(days=day), QUEUES[n % 3]
            clock = f"{at} {9 + n // 9:02d}:{n % 60:02d}"
            one, who = f"{at:%m%d}-{n}", chance.choice(people)
            contacts.append(f"{one},{queue},{who},{clock}:00,{clock}:20,{clock}:55,接通")
            happy = chance.random() < (0.1 if at == FELL and queue == "售后" else 0.8)
            surveys.append(f"{one},{5 if happy else 2},{clock}:58")
    (exports / "contacts.csv").write_text("\n".join(contacts) + "\n", "utf-8")
    (exports / "surveys.csv").write_text("\n".join(surveys) + "\n", "utf-8")
    folder = place / "data"
    (folder / "demo").mkdir(parents=True)
    assert here(folder, "import", str(exports)).returncode == 0
    with served(folder) as where:
        yield where
    shutil.rmtree(place)


def _tell(page):
    """What a view shows, to compare with the same address elsewhere."""
    settled(page)
    expect(page.locator("h1")).to_be_visible()
    return page.locator("h1").inner_text(), page.locator(".part").all_inner_texts()


def test_from_the_first_page_to_the_cause_in_four_clicks(page, browser, floor):
    page.goto(f"{floor}/?role=supervisor&period=14d")
    expect(page.locator(".x-answer")).to_contain_text("03-24 这天满意度")
    expect(page.get_by_text("03-24 有什么不同")).to_be_visible()
    settled(page)
    steps = [(page.url, _tell(page))]
    page.locator(".js-plotly-plot .scatterlayer path.point").nth(6).click(force=True)
    expect(page.get_by_text("03-22 有什么不同")).to_be_visible()
    steps.append((page.url, _tell(page)))
    page.locator(".js-plotly-plot .scatterlayer path.point").nth(8).click(force=True)
    expect(page.get_by_text("03-24 有什么不同")).to_be_visible()
    expect(page.locator("li", has_text="售后").first).to_contain_text("→")
    steps.append((page.url, _tell(page)))
    page.locator("li", has_text="售后").first.get_by_role("link").click()
    expect(page.get_by_text("正在看")).to_contain_text("满意度")
    steps.append((page.url, _tell(page)))
    page.locator("tr.row").nth(1).get_by_role("link").click()
    page.wait_for_url("**contact=**")
    steps.append((page.url, _tell(page)))
    other = browser.new_context(locale="zh-CN").new_page()
    for url, told in steps:
        other.goto(url)
        expect(other.locator(".part").last).to_be_visible()
        other.wait_for_timeout(500)
        assert _tell(other) == told, url
    other.context.close()
    for url, told in reversed(steps[:-1]):
        page.go_back()
        page.wait_for_url(url)
        page.wait_for_timeout(500)
        assert _tell(page) == told, url


def test_a_quiet_day_claims_nothing(page, floor):
    go(page, floor, "team_overview", "supervisor", tile="csat", on="2026-03-26", period="14d")
    expect(page.get_by_text("03-26 有什么不同")).to_be_visible()
    expect(page.get_by_text("差别在平常的波动里")).to_be_visible()

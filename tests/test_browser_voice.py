"""An executive's five minutes in the real browser: three matters, a set heard to its end, a decision, and the report
that carries it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from browsing import go, settled
from playwright.sync_api import expect
from serving import served

from qa.warehouse.store import Store

pytestmark = pytest.mark.browser
MARCH = "2026-03-01..2026-03-31"


@pytest.fixture(scope="module")
def named_address(tiny_made, tmp_path_factory):
    """A tiny centre whose contacts have a reason."""
    folder = tmp_path_factory.mktemp("named") / "data"
    shutil.copytree(tiny_made, folder)
    store = Store(folder / "xinsheng.duckdb")
    with store.writing() as writer:
        writer.execute("update contact_fact set reason_id = 'shop.refund' where customer_message_count > 0")
    store.close()
    with served(folder) as where:
        yield where


def test_from_three_matters_to_a_decision_and_its_report(page, named_address):
    go(page, named_address, "voice_of_the_customer", "executive", period=MARCH)
    expect(page.locator(".v-claim h2").first).to_contain_text("退款")
    expect(page.locator(".v-heard blockquote").first).to_be_visible()
    page.get_by_role("button", name="听前后").first.click()
    expect(page.get_by_role("dialog").locator(".v-read p.on")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="决定").first.fill("退款当天发短信写明到哪张卡")
    page.get_by_role("textbox", name="负责人").first.fill("陈若谷")
    page.get_by_role("button", name="记下").first.click()
    expect(page.locator(".v-set").first).to_contain_text("陈若谷")
    page.get_by_role("link", name="看进展").first.click()
    page.wait_for_url("**/complaints_cured**on=**")
    expect(page.locator(".v-story")).to_contain_text("退款当天发短信写明到哪张卡")
    go(page, named_address, "reports", "executive", period=MARCH)
    expect(page.locator(".v-paper")).to_contain_text("退款当天发短信写明到哪张卡")
    for name, ending in (("网页", ".html"), ("PDF", ".pdf"), ("表格", ".xlsx")):
        with page.expect_download() as taken:
            page.get_by_role("button", name=name, exact=True).click()
        content = Path(taken.value.path()).read_bytes()
        assert taken.value.suggested_filename.endswith(ending) and len(content) > 2000
        assert ending != ".html" or "退款当天发短信写明到哪张卡" in content.decode()


def test_a_set_is_heard_to_its_end(page, named_address):
    go(page, named_address, "first_hand_listening", "executive", period=MARCH)
    for _turn in range(10):
        expect(page.locator(".v-heard blockquote")).to_be_visible()
        last = page.get_by_role("button", name="听完了")
        if last.count():
            last.click()
            break
        at = page.locator(".v-steps i.on").count()
        page.get_by_role("button", name="下一条").click()
        expect(page.locator(".v-steps i.on")).to_have_count(at + 1)
        settled(page)
    expect(page.get_by_text("听完了 6 次")).to_be_visible()
    expect(page.get_by_text("谁听过")).to_be_visible()
    page.get_by_role("textbox", name="想到").fill("钱到了没人说")
    page.get_by_role("textbox", name="决定").fill("到账当天发消息")
    page.get_by_role("textbox", name="负责人").fill("苏见山")
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("记下了")).to_be_visible()

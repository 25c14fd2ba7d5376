"""A real browser imports: drops a file of a known system, maps a table nobody knows, sees what was set aside and mends
it."""

from __future__ import annotations

import pytest
from browsing import go, settled
from conftest import TESTS
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
TABLE = (
    "编号,开始,结束,坐席,客户号码,通话时长,结果\nT1,2026-03-02 09:00:00,2026-03-02"
    " 09:04:00,a1,13800000001,3分25秒,已接\nT2,昨天,,a1,13800000002,1:00,已接\n"
)


def test_a_known_export_is_dropped_and_goes_in(page, own_address):
    go(page, own_address, "imports", "admin")
    page.set_input_files("input[type=file]", str(TESTS / "exports" / "genesys.json"))
    expect(page.get_by_text("这是Genesys Cloud 会话明细。")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_text("读到 1")).to_be_visible()


def test_a_table_is_mapped_and_its_broken_row_mended(page, own_address):
    go(page, own_address, "imports", "admin")
    page.set_input_files(
        "input[type=file]", {"name": "三月明细.csv", "mimeType": "text/csv", "buffer": TABLE.encode("gb18030")}
    )
    expect(page.get_by_text("试读前 2 行：1 行可以收下，0 行跳过，1 行会进隔离区。")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="保存为来源并导入").click()
    expect(page.get_by_text("新增 1")).to_be_visible()
    go(page, own_address, "data_health", "admin")
    expect(page.get_by_text("隔离区有 1 行待处理", exact=False)).to_be_visible()
    grid = page.get_by_test_id("stDataFrame").nth(1)
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 14, box["y"] + 52)
    expect(page.get_by_text("打开这一行的原文（会留下查看记录）")).to_be_visible()
    settled(page)
    page.get_by_text("打开这一行的原文（会留下查看记录）").click()
    words = page.get_by_role("textbox", name="原文")
    expect(words).to_be_visible()
    words.fill(words.input_value().replace("昨天", "2026-03-02 10:00:00"))
    page.get_by_role("button", name="改好，重新读这一行").click()
    expect(page.get_by_text("新增 1")).to_be_visible()

"""Workbooks as offices make them."""

from __future__ import annotations

from ingesting import bring
from workbook import workbook

from qa.adapters.mapping.mapped_table import source_of
from qa.contacts.building import build
from qa.warehouse.store import Store


def test_a_workbook_as_offices_make_them(folder):
    """Two header rows with merged cells, a column that changes its type, a total at the end."""
    source = source_of(
        {
            "source": {"id": "b", "programme": "b"},
            "table": [
                {
                    "match": "*.xlsx",
                    "header_row": 2,
                    "header_rows": 2,
                    "contact": {
                        "id": "编号",
                        "started_at": "时间|开始",
                        "ended_at": "时间|结束",
                        "talk": {"column": "通话", "unit": "clock"},
                    },
                }
            ],
        },
        "tests",
    )
    book = workbook(
        [
            ["三月通话明细", "", "", ""],
            ["编号", "时间", "", "通话"],
            ["", "开始", "结束", ""],
            [1001.0, "2026/3/2 9:00:05", "2026年3月2日 9:05", "3分25秒"],
            ["A-2", "2026-03-02 下午 3:00", "2026-03-02 15:06:00", "0:04:10"],
            ["合计", "", "", "7分35秒"],
        ]
    )
    store = Store()
    receipt = bring(store, book, "三月.xlsx", source)
    assert (receipt.new, receipt.skipped, receipt.quarantined) == (2, 1, 0)
    build(store)
    assert [
        (r["native_id"], r["started_hour"], r["talk_ms"])
        for r in store.rows("select * from interaction order by started_at")
    ] == [("1001", 9, 205_000), ("A-2", 15, 250_000)]
    store.close()

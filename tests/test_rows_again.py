"""A row that comes again: equal, newer, fuller, taken back."""

from __future__ import annotations

import pytest
from ingesting import LOG, accounted, bring, content
from test_exactly_once import MAPPED

from qa.warehouse.store import Store


def test_equal_rows_of_one_file_are_as_many_as_they_are_and_come_again_unchanged(folder):
    store, line = Store(), "1772413400|c9|热线|SIP/1|RINGNOANSWER|9000\n"
    assert bring(store, line * 3 + LOG, "queue_log.1").new == 17
    assert bring(store, LOG + line * 3, "queue_log.2").unchanged == 17
    assert store.one("select count(*) from queue_event where event = 'RINGNOANSWER'") == 3
    store.close()


@pytest.mark.parametrize("first", [0, 1, 2])
def test_the_newest_clock_wins_and_a_row_taken_back_stays_away(folder, first):
    store, head = Store(), "会话,坐席,开始,结束,状态,更新\n"
    rows = [
        f"c1,a1,2026-03-02 09:00:00,2026-03-02 09:0{n}:00,{state},2026-03-02 1{n}:00:00\n"
        for n, state in ((1, "弃"), (2, "接"), (3, "删除"))
    ]
    for row in [*rows[first:], *rows[:first]]:
        assert accounted(bring(store, head + row, "calls", MAPPED))
    assert not content(store)["interaction"] and store.one("select is_deleted from ingest_row")
    assert bring(store, head + rows[1] + "\n", "calls.again", MAPPED).stale == 1
    newer = "c1,a1,2026-03-02 09:00:00,2026-03-02 09:04:00,接,2026-03-02 18:00:00\n"
    assert bring(store, head + newer, "calls.newer", MAPPED).updated == 1 and len(content(store)["interaction"]) == 1
    store.close()


def test_a_conflict_keeps_the_fuller_row_whichever_came_first(folder, tmp_path_factory):
    head, short, full = "会话,坐席,开始,组\n", "c1,,2026-03-02 09:00:00,甲\n", "c1,a1,2026-03-02 09:00:00,甲\n"
    for order in ((short, full), (full, short)):
        store = Store(tmp_path_factory.mktemp("conflict") / "x.duckdb")
        receipts = [bring(store, head + row, f"plain.{n}", MAPPED) for n, row in enumerate(order)]
        assert [r.quarantined for r in receipts] == [0, 1]
        content(store)
        assert store.one("select agent_id from interaction") == "x/a1"
        assert store.one("select reason_code from quarantine") == "DUP_CONFLICT"
        store.close()


def test_a_number_dictated_over_two_files_is_masked_as_one(folder):
    store, head = Store(), "会话,谁,时间,内容\n"
    bring(store, head + "c1,客,2026-03-02 09:00:00,手机是13812\n", "words.1", MAPPED)
    bring(store, head + "c1,客,2026-03-02 09:00:05,345678\n", "words.2", MAPPED)
    said = [r["text"] for r in store.rows("select text from message order by message_seq")]
    assert "13812" not in said[0] and "345678" not in said[1] and "手机号" in said[1]
    store.close()

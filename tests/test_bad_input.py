"""Bad input is set aside with a reason, the rest goes in, and the original stays sealed."""

from __future__ import annotations

import pytest
from conftest import TINY
from ingesting import GOOD, accounted, bring, contacts
from workbook import workbook

from qa.adapters.importing import import_paths
from qa.adapters.mapping.mapped_table import read_source
from qa.adapters.staging.sealing import original
from qa.contacts.building import build
from qa.errors import QAError
from qa.pipeline import masker
from qa.warehouse.store import Store


@pytest.mark.parametrize(
    "data,name,code",
    [
        ("??,??,??\n1,2,3\n".encode(), "contacts.csv", "HEADER_LOST"),
        ("编号,渠道\nV1,电话\n".encode(), "contacts.csv", "HEADER_CHANGED"),
        (b"\xff\xfe\x00\xd8\x00", "contacts.csv", "ENC_UNDECODABLE"),
        (b'{"Response": {"TelCdrList": [', "tel.json", "JSON_INVALID"),
    ],
)
def test_files_that_cannot_be_read(folder, data, name, code):
    store = Store()
    source = read_source(TINY / "exports" / "source.toml")
    receipt = bring(store, data, name, source)
    assert accounted(receipt) and receipt.quarantined == 1 and receipt.new == 0
    assert store.one("select reason_code from quarantine") == code
    store.close()


@pytest.mark.parametrize(
    "column,value,code",
    [
        (0, "", "MISSING_KEY"),
        (5, "昨天早上", "BAD_TIMESTAMP"),
        (5, "03/04/2026 09:00", "AMBIGUOUS_DATE"),
        (5, "2099-01-01 00:00:00", "FUTURE_TIME"),
        (7, "2026-03-01 00:00:00", "END_BEFORE_START"),
        (8, "-5", "NEG_DURATION"),
        (8, "三百", "BAD_TIMESTAMP"),
        (11, "不知道", "UNKNOWN_ENUM"),
    ],
)
def test_one_broken_row_is_set_aside_and_the_rest_goes_in(folder, column, value, code):
    store = Store()
    bad = [*GOOD]
    bad[column] = value
    if code == "FUTURE_TIME":
        bad[6] = bad[7] = value
    receipt = bring(
        store,
        contacts(["V9", *GOOD[1:]], bad, ["V8", *GOOD[1:]]),
        "contacts.csv",
        read_source(TINY / "exports" / "source.toml"),
    )
    assert (receipt.new, receipt.quarantined) == (2, 1) and accounted(receipt)
    assert store.one("select reason_code from quarantine") == code
    store.close()


def test_wrong_column_count_totals_and_conflicts(folder):
    store = Store()
    text = contacts(GOOD, ["合计"] + [""] * 11, [*GOOD[:8], "301", *GOOD[9:]]) + "V7,电话\n"
    receipt = bring(store, text, "contacts.csv", read_source(TINY / "exports" / "source.toml"))
    assert (receipt.new, receipt.skipped, receipt.quarantined) == (1, 1, 2) and accounted(receipt)
    assert {r["reason_code"] for r in store.rows("select reason_code from quarantine")} == {
        "DUP_CONFLICT",
        "COLUMN_COUNT",
    }
    store.close()


def test_gbk_is_read_and_the_original_is_sealed(folder, tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "source.toml").write_text((TINY / "exports" / "source.toml").read_text("utf-8"), "utf-8")
    (place / "contacts.csv").write_bytes(contacts(GOOD).encode("gb18030"))
    store = Store()
    receipt = import_paths(store, [place], masker())[0]
    assert receipt.new == 1
    build(store)
    assert store.one("select queue_id from interaction") == "tiny/热线"
    file_id = store.one("select file_id from ingest_file")
    assert b"".join(original(file_id)) == (place / "contacts.csv").read_bytes()
    sealed = next((folder / "sealed").iterdir()).read_bytes()
    assert b"13800000001" not in sealed and (folder / "keys" / "seal.key").stat().st_mode & 0o077 == 0
    store.close()


def test_a_workbook_with_an_id_that_lost_its_end(folder, tmp_path):
    mapping = tmp_path / "source.toml"
    mapping.write_text(
        '[source]\nid = "x"\nprogramme = "x"\n[[table]]\nmatch = "*.xlsx"\n[table.contact]\nid = "id"\nstarted_at ='
        ' "at"\n',
        "utf-8",
    )
    store = Store()
    receipt = bring(
        store,
        workbook([["id", "at"], [123456789012345678.0, "2026-03-02 09:00:00"], ["A1", "2026/3/2 9:00"]]),
        "a.xlsx",
        read_source(mapping),
    )
    assert (receipt.new, receipt.quarantined) == (1, 1)
    assert store.one("select reason_code from quarantine") == "ID_PRECISION_LOST"
    store.close()


def test_a_mapping_that_is_wrong_says_so(tmp_path):
    broken = tmp_path / "source.toml"
    for text in ('[source]\nid = "x"\n', "[source", '[source]\nid = "x"\nprogramme = "y"\n[[table]]\nmatch = "*"\n'):
        broken.write_text(text, "utf-8")
        with pytest.raises(QAError):
            read_source(broken)


@pytest.mark.parametrize(
    "column,value", [(5, "0001-01-01 00:00:00"), (8, "1e400"), (10, "两次"), (6, "2026-03-02 08:59:00")]
)
def test_values_nobody_expected_are_set_aside_too(folder, column, value):
    store = Store()
    bad = [*GOOD]
    bad[column] = value
    receipt = bring(
        store, contacts(["V9", *GOOD[1:]], bad), "contacts.csv", read_source(TINY / "exports" / "source.toml")
    )
    assert (receipt.new, receipt.quarantined) == (1, 1) and accounted(receipt)
    store.close()


def test_a_better_mapping_lets_a_refused_file_in(folder, tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "contacts.csv").write_text(contacts(GOOD), "utf-8")
    store = Store()
    assert import_paths(store, [place], masker())[0].skipped == 1
    (place / "source.toml").write_text((TINY / "exports" / "source.toml").read_text("utf-8"), "utf-8")
    assert import_paths(store, [place], masker())[0].new == 1
    again = import_paths(store, [place], masker())[0]
    assert (again.new, again.unchanged, again.seen_before) == (0, 1, True)
    store.close()


def test_personal_data_in_odd_columns_stays_out(folder):
    store = Store()
    bring(store, "1772413200|c1|热线|NONE|ENTERQUEUE||13812345678|1\n", "queue_log")
    bring(
        store,
        contacts([*GOOD[:1], "张伟13812345678", *GOOD[2:]]),
        "contacts.csv",
        read_source(TINY / "exports" / "source.toml"),
    )
    for table in ("queue_event", "interaction_claim", "ingest_row", "quarantine"):
        said = str(store.rows(f"select * from {table}"))
        assert "13812345678" not in said and "张伟" not in said, table
    store.close()


def test_a_contact_that_comes_in_two_files_is_numbered_as_one(folder):
    store, source = Store(), read_source(TINY / "exports" / "source.toml")
    lines = [["C1", str(n), "客户" if n % 2 else "坐席", f"2026-03-02 11:00:{n:02d}", f"第{n}句"] for n in range(1, 7)]
    header = "编号,序号,谁,时间,内容\n"
    for part in (lines[3:], lines[:3]):
        bring(store, header + "\n".join(",".join(row) for row in part) + "\n", "messages.csv", source)
    bring(store, contacts(["C1", *GOOD[1:]]), "contacts.csv", source)
    build(store)
    assert [
        (r["message_seq"], r["text"]) for r in store.rows("select message_seq, text from message order by message_seq")
    ] == [(n, f"第{n}句") for n in range(1, 7)]
    store.close()

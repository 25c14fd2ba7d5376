"""Who asks to be forgotten leaves files of every kind, and what others said in them stays readable as it was."""

from __future__ import annotations

import gzip
import io
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from ingesting import bring
from test_forgetting import HOUSE, LIST, OTHER, PHONE, TALKED
from workbook import workbook

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.forgetting.originals import needles
from qa.adapters.forgetting.person import forget
from qa.adapters.forgetting.rewriting import decoded, holds, without
from qa.adapters.landing.replaying import replay_file
from qa.adapters.staging.sealing import original, place
from qa.masking import masker
from qa.warehouse.scrubbing import scrub, scrub_owed
from qa.warehouse.store import Store

WANTED, HIS, HERS = needles("phone", PHONE), "我家的狗叫煤球", "别人的话留下"
ROWS = [["k1", PHONE, HIS], ["k2", OTHER, HERS], ["k1", "", HIS]]
MINE = {1, 3}
RECORDS = [dict(zip(("id", "phone", "text"), row)) for row in ROWS]
CSV = "id,phone,text\n" + "".join(",".join(row) + "\n" for row in ROWS)


def _parquet():
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), out)
    return out.getvalue()


def _numbers_in_cells():
    return workbook([["id", "phone"], ["k1", float(PHONE)], ["k2", float(OTHER)]])


FILES = {
    "csv": (CSV.encode(), MINE, {"match": "*"}),
    "gb18030": (CSV.encode("gb18030"), MINE, {"match": "*"}),
    "utf16": (("\ufeff" + CSV).encode("utf-16-le"), MINE, {"match": "*"}),
    "gz": (gzip.compress(CSV.encode()), MINE, {"match": "*"}),
    "sep": (("sep=,\n" + CSV).encode(), MINE, {"match": "*"}),
    "title_line": (("通话清单\n" + CSV).encode(), MINE, {"match": "*", "header_row": 2}),
    "no_header": (CSV.split("\n", 1)[1].encode(), MINE, {}),
    "quoted": (CSV.replace(HIS, f'"{HIS}\n又一行"').encode(), MINE, {"match": "*"}),
    "json_list": (json.dumps(RECORDS, ensure_ascii=False).encode(), MINE, {"match": "*"}),
    "json_pretty": (json.dumps(RECORDS, ensure_ascii=False, indent=2).encode(), MINE, {"match": "*"}),
    "json_nested": (json.dumps({"page": 1, "data": {"list": RECORDS}}, ensure_ascii=False).encode(), MINE, {}),
    "json_lines": ("\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS).encode(), MINE, {}),
    "json_deep": (
        json.dumps(
            {
                "conversations": [
                    {"who": {"tel": PHONE}, "said": [{"t": HIS}]},
                    {"who": {"tel": OTHER}, "said": [{"t": HERS}]},
                ]
            }
        ).encode(),
        set(),
        {},
    ),
    "workbook": (workbook([["id", "phone", "text"], *ROWS]), MINE, {"match": "*"}),
    "workbook_title": (
        workbook([["通话清单", "", ""], ["id", "phone", "text"], *ROWS]),
        MINE,
        {"match": "*", "header_row": 2},
    ),
    "parquet": (_parquet(), MINE, {"match": "*"}),
}


@pytest.mark.parametrize("kind", FILES)
def test_one_person_leaves_a_file(kind):
    original, numbers, table = FILES[kind]
    assert holds(original, WANTED)
    cut = without(original, numbers, WANTED, table)
    kept, said = cut.data, decoded(cut.data)
    assert (
        PHONE not in said
        and HIS not in said
        and OTHER in said
        and HERS in said.encode().decode("unicode_escape", "ignore") + said
    )
    assert not holds(kept, WANTED)
    assert without(kept, set(), WANTED, table).left == frozenset(), "what is left is a file of the same kind"
    assert cut.left == (numbers or {1}), "and says which records went"


def test_a_number_in_a_cell_is_an_address():
    kept = without(_numbers_in_cells(), set(), WANTED, {}).data
    assert [[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(kept)).active] == [
        ["id", "phone"],
        ["k2", int(OTHER)],
    ]


@pytest.mark.parametrize(
    "original",
    [b"PK\x03\x04broken", b"\x1f\x8bbroken", b"PAR1broken", b'{"a": [', b'id,text\n1,"open\n', b"\xff\xfe\xff"],
    ids=range(6),
)
def test_what_cannot_be_told_apart_is_no_file_without_him(original):
    assert without(original, {1}, WANTED, {}) is None


def test_a_workbook_goes_on_without_him_and_is_replayed(folder):
    store = Store()
    header, *lines = [line.split(",") for line in LIST.strip().split("\n")]
    bring(store, workbook([header, *lines]), "list.xlsx", HOUSE)
    bring(store, gzip.compress(TALKED.encode()), "talk.csv.gz", HOUSE)
    pipeline.refresh(store)
    book = store.one("select file_id from ingest_file where name = 'list.xlsx'")
    found = forget(Reader(store), masker(), "phone", PHONE)
    pipeline.refresh(store)
    assert (found.anew, found.files) == (2, 0) and place(book).exists()
    again = replay_file(Reader(store), masker(), book)
    assert again.read == 1 and again.quarantined == 0
    assert (
        store.one("select count(*) from house_mark where name = 'scrub'") == 1
        and scrub_owed(store)
        and not scrub_owed(store)
    )
    store.close()


def test_two_leave_one_file_and_a_third_stays(folder):
    """The second is known by the numbers of the file as it came: counted in the file as it is now, another's rows would
    go."""
    store, third = Store(), "13700000003"
    rows = [
        ("k1", PHONE, HIS),
        ("k2", OTHER, HERS),
        ("k3", third, "第三个人的话"),
        ("k4", PHONE, HIS),
        ("k5", OTHER, HERS),
        ("k6", third, "第三个人的话"),
    ]
    bring(
        store,
        "id,at,phone\n" + "".join(f"{k},2025-11-26 10:0{n}:00,{phone}\n" for n, (k, phone, _) in enumerate(rows)),
        "list.csv",
        HOUSE,
    )
    bring(
        store,
        "id,at,who,text\n"
        + "".join(f"{k},2025-11-26 10:0{n}:01,customer,{text}\n" for n, (k, _, text) in enumerate(rows)),
        "talk.csv",
        HOUSE,
    )
    pipeline.refresh(store)
    talk = store.one("select file_id from ingest_file where name = 'talk.csv'")
    for phone, gone, left in ((PHONE, HIS, {HERS, "第三个人的话"}), (OTHER, HERS, {"第三个人的话"})):
        forget(Reader(store), masker(), "phone", phone)
        pipeline.refresh(store)
        said = b"".join(original(talk)).decode()
        assert gone not in said and all(said.count(words) == 2 for words in left)
    again = replay_file(Reader(store), masker(), talk)
    assert (again.read, again.quarantined) == (2, 0)
    store.close()


def test_stopped_before_the_warehouse_forgets_the_next_call_goes_on(folder, monkeypatch):
    store = Store()
    bring(store, LIST, "list.csv", HOUSE)
    bring(store, TALKED, "talk.csv", HOUSE)
    pipeline.refresh(store)
    monkeypatch.setattr("qa.adapters.forgetting.person.audit", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        forget(Reader(store), masker(), "phone", PHONE)
    monkeypatch.undo()
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    assert store.one("select count(*) from message where text <> ''") == 2, "nothing is half forgotten in the warehouse"
    assert forget(Reader(store), masker(), "phone", PHONE).contacts == 1
    pipeline.refresh(store)
    scrub(store)
    assert {r["text"] for r in store.rows("select text from message")} == {"", HERS}
    store.close()

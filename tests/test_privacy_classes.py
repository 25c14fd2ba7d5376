"""Privacy by contract: every text column has a class, what is hidden follows it, a key that no table has fails, and
nothing planted is found anywhere."""

from __future__ import annotations

import re

import pytest
from conftest import TESTS

from qa import pipeline
from qa.adapters.importing import import_paths
from qa.adapters.mapping.mapped_table import read_source
from qa.adapters.source import Source
from qa.adapters.staging.hiding import Hiding, UnknownColumn
from qa.adapters.target import targets
from qa.pipeline import masker
from qa.warehouse.model import CLASSES, contracts
from qa.warehouse.store import Store

NAME, NUMBER = "欧阳建国", "13987654321"
PLANTED = f"{NAME}{NUMBER}"


@pytest.mark.parametrize("name", contracts())
def test_every_text_column_has_a_class(name):
    contract = contracts()[name]
    texts = {column for column, (kind, _) in contract.columns.items() if kind == "varchar"}
    assert texts == set(contract.privacy), f"without a class: {texts - set(contract.privacy)}"
    assert set(contract.privacy.values()) <= set(CLASSES)


def test_a_key_that_no_table_has_fails_instead_of_vanishing(folder):
    hiding = Hiding(Source("s", "p"), masker())
    with pytest.raises(UnknownColumn, match="outcom"):
        hiding.hide("interaction_claim", {"interaction_id": "a", "outcom": "answered"})


@pytest.mark.parametrize(
    "column,value,hidden",
    [
        ("ended_by", "customer", "customer"),
        ("ended_by", "王小明", None),
        ("agent_native", "SIP/801", "SIP/801"),
        ("agent_native", "lee@demo.example", "lee@demo.example"),
        ("agent_native", "张三", "张三"),
        ("native_id", "C-2026-001", "C-2026-001"),
        ("reason_label", "退款", "退款"),
        ("outcome", "answered", "answered"),
    ],
)
def test_what_tells_of_nobody_stays(folder, column, value, hidden):
    row = {column: value}
    Hiding(Source("s", "p"), masker()).hide("interaction_claim", row)
    assert row[column] == hidden


@pytest.mark.parametrize(
    "column", [c for c, label in contracts()["interaction_claim"].privacy.items() if label not in ("key", "address")]
)
def test_a_name_and_number_in_any_column_is_hidden(folder, column):
    row = {column: PLANTED}
    Hiding(Source("s", "p"), masker()).hide("interaction_claim", row)
    assert NAME not in str(row[column]) and NUMBER not in str(row[column])


def test_a_login_with_a_number_is_the_same_person_everywhere(folder):
    hiding, claim, alias = (
        Hiding(Source("s", "p"), masker()),
        {"agent_native": PLANTED},
        {"native_id": PLANTED, "agent_id": f"p/{PLANTED}"},
    )
    hiding.hide("interaction_claim", claim)
    hiding.hide("agent_alias", alias)
    assert alias == {"native_id": claim["agent_native"], "agent_id": f"p/{claim['agent_native']}"}


def _files_with(folder, *needles):
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [
                (str(path.relative_to(folder)), n)
                for n in needles
                for code in ("utf-8", "utf-16-le", "gb18030")
                if n.encode(code) in data
            ]
    return found


def _tables_with(store, *needles):
    found = []
    for name, contract in contracts().items():
        for column in contract.privacy:
            for needle in needles:
                if store.one(f"select count(*) from {name} where contains({column}, ?)", [needle]):
                    found.append((name, column, needle))
    return found


FIELDS = {
    "contact": "id channel queue agent reason outcome_raw ended_by case",
    "message": "contact text",
    "agent": "id team aliases",
    "customer": "id name segment",
    "queue": "id name",
    "schedule": "agent activity",
    "state": "agent raw reason",
    "survey": "contact raw label comment",
    "ticket": "id contact agent status category",
    "ivr_step": "contact node pressed",
    "self_service": "service result",
    "cost": "channel",
    "offer": "contact product",
    "spread": "contact",
    "queue_event": "call queue agent reason",
}
NEEDED = {
    "contact": 'started_at = "t"\nid = "id"',
    "message": 'contact = "id"\nspeaker = { value = "customer" }\nsaid_at = "t"\ntext = "n"\norder = "n"',
    "agent": 'id = "id"',
    "customer": 'id = "id"\nphone = { column = "phone", kind = "phone" }',
    "queue": 'id = "id"',
    "schedule": 'agent = "id"\nstarts_at = "t"\nends_at = "t2"',
    "state": 'agent = "id"\nhappened_at = "t"\nstate = { value = "busy" }',
    "survey": 'contact = "id"\nscore = "n"',
    "ticket": 'id = "id"\nopened_at = "t"',
    "ivr_step": 'contact = "id"\nstep = "n"',
    "self_service": 'service = "id"\ncustomer = { column = "phone", kind = "phone" }\nhappened_at = "t"',
    "queue_event": 'happened_at = "t"\nevent = { value = "PAUSE" }\nagent = "id"',
    "offer": 'contact = "id"',
    "spread": 'contact = "id"\nhappened_at = "t"\nreach = "n"',
    "cost": 'kind = { value = "contact" }\nmonth_on = "t"\namount = "n"',
}


def _mapping(target, field):
    lines = [line for line in NEEDED[target].splitlines() if not line.startswith(f"{field} =")] + [
        f'{field} = "secret"'
    ]
    return "\n".join(['[source]\nid = "s"\nprogramme = "p"\n[[table]]\nmatch = "*.csv"', f"[table.{target}]", *lines])


def test_planted_fields_are_those_of_the_targets():
    assert set(FIELDS) == set(targets()) - {"identity", "nps"}


def test_a_planted_name_and_number_is_in_no_table_and_no_file(folder):
    store, n = Store(folder / "xinsheng.duckdb"), 0
    for target, fields in FIELDS.items():
        for field in fields.split():
            n += 1
            place = folder.parent / f"{folder.name}_in" / f"{target}_{field}"
            place.mkdir(parents=True)
            (place / "source.toml").write_text(_mapping(target, field), "utf-8")
            (place / "rows.csv").write_text(
                f"id,n,t,t2,phone,secret\nx{n},{n},2026-03-02 09:00:00,2026-03-02 10:00:00,13700000000,{PLANTED}\n",
                "utf-8",
            )
            assert read_source(place / "source.toml").source_id == "s"
            receipt = import_paths(store, [place], masker())[0]
            assert receipt.new + receipt.quarantined == receipt.read == 1, (target, field, receipt)
    for name in sorted(p.name for p in (TESTS / "exports").iterdir() if p.is_file() and p.suffix != ".xlsx"):
        text = (TESTS / "exports" / name).read_text("utf-8", "surrogateescape")
        spoilt = re.sub(
            r"(?<=[\"',|\t])([A-Za-z\u4e00-\u9fff]{4,12})(?=[\"',|\t])(?!\"\s*:)",
            lambda m: PLANTED if len(m[1]) == 7 else m[1],
            text,
        )
        if spoilt != text:
            place = folder.parent / f"{folder.name}_in" / f"platform_{name.split('.')[0]}"
            place.mkdir(parents=True)
            (place / name).write_text(spoilt, "utf-8", "surrogateescape")
            import_paths(store, [place], masker(), name="s")
    pipeline.refresh(store)
    store.close()
    store = Store(folder / "xinsheng.duckdb")
    assert not _tables_with(store, NAME, NUMBER)
    store.close()
    assert not _files_with(folder, NAME, NUMBER)

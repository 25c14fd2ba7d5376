"""What the centre promised and did by itself: kept, broken and open promises, doubles, calls after the solution,
offers; each counted by hand."""

from __future__ import annotations

from datetime import date

import pytest
from looking import opened

from qa import pipeline
from qa.access.reading import Reader
from qa.customers.broken_promises import broken, called_twice
from qa.metrics.measuring import measure
from qa.scope import Scope
from qa.warehouse.store import Store

MAPPING = """[source]
id = "out"
programme = "out"
zone = "Asia/Shanghai"
[[table]]
match = "contacts.csv"
[table.contact]
id = "id"
channel = { value = "voice" }
direction = "direction"
agent = "agent"
customer = { column = "phone", kind = "phone" }
started_at = "start"
answered_at = "start"
ended_at = "end"
outcome = "outcome"
purpose = "purpose"
case = "case"
[[table]]
match = "words.csv"
message = { contact = "id", order = "no", speaker = "who", text = "text" }
[[table]]
match = "tickets.csv"
ticket = { id = "id", contact = "contact", opened_at = "opened", solved_at = "solved" }
[[table]]
match = "offers.csv"
offer = { contact = "id", product = "what", permitted = "permitted", result = "result", amount = "amount" }
"""
CONTACTS = """id,direction,agent,phone,start,end,outcome,purpose,case
A1,in,a1,13800000001,2026-03-02 09:00:00,2026-03-02 09:05:00,answered,,
A2,out,a1,13800000001,2026-03-02 10:00:00,2026-03-02 10:03:00,answered,callback,
A3,out,a2,13800000001,2026-03-02 15:00:00,2026-03-02 15:03:00,answered,callback,
B1,in,a1,13800000002,2026-03-02 09:10:00,2026-03-02 09:15:00,answered,,
B2,out,a1,13800000002,2026-03-02 20:00:00,2026-03-02 20:01:00,not_reached,callback,
B3,out,a2,13800000002,2026-03-02 20:30:00,2026-03-02 20:33:00,answered,callback,
C1,in,a1,13800000003,2026-03-02 09:20:00,2026-03-02 09:25:00,answered,,
D1,in,a2,13800000004,2026-03-02 09:30:00,2026-03-02 09:35:00,answered,,
D2,in,a2,13800000004,2026-03-04 09:30:00,2026-03-04 09:35:00,answered,,
E1,in,a2,13800000005,2026-03-10 09:00:00,2026-03-10 09:05:00,answered,,
F1,out,a1,13800000006,2026-03-03 10:00:00,2026-03-03 10:02:00,answered,callback,K1
F2,out,a1,13800000006,2026-03-09 10:00:00,2026-03-09 10:02:00,answered,callback,K1
G1,out,a1,13800000007,2026-03-03 11:00:00,2026-03-03 11:02:00,answered,sale,
G2,out,a2,13800000007,2026-03-03 12:00:00,2026-03-03 12:02:00,answered,sale,
H1,out,a1,13800000008,2026-03-03 11:00:00,2026-03-03 11:02:00,answered,callback,
H2,in,a1,13800000008,2026-03-03 12:00:00,2026-03-03 12:02:00,answered,,
H3,out,a2,13800000008,2026-03-03 13:00:00,2026-03-03 13:02:00,answered,callback,
"""
WORDS = """id,no,who,text
A1,1,agent,两小时内给您回电
B1,1,agent,今天下午六点前给您回电
C1,1,agent,今天下午给您回复
D1,1,agent,三天内给您送到
E1,1,agent,48小时内给您回复
H2,1,agent,今天上午师傅上门
"""
TICKETS = """id,contact,opened,solved
K1,F0,2026-03-02 09:00:00,2026-03-03 10:30:00
"""
OFFERS = """id,what,permitted,result,amount
G1,card,1,accepted,99
G2,card,0,declined,
A2,pack,,undecided,
"""


@pytest.fixture
def calling(folder, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    place = folder / "out"
    place.mkdir()
    for name, text in (("source.toml", MAPPING), ("contacts.csv", CONTACTS), ("words.csv", WORDS)):
        (place / name).write_text(text, "utf-8")
    (place / "tickets.csv").write_text(TICKETS, "utf-8")
    (place / "offers.csv").write_text(OFFERS, "utf-8")
    store = Store()
    receipts = pipeline.bring_in(store, [place])
    assert not sum(r.quarantined for r in receipts), [r for r in receipts if r.quarantined]
    yield store
    store.close()


def _states(store) -> dict[str, str]:
    rows = store.rows("select native_id, state from promise_fact join interaction using (interaction_id)")
    return {row["native_id"]: row["state"] for row in rows}


def test_what_became_of_a_promise(calling):
    """A1 was called in time, B1 too late, C1 never; D1 came back within the three days and nothing tells yet; E1's time
    is not over; what H2 names was over when it was said."""
    assert _states(calling) == {"A1": "kept", "B1": "broken", "C1": "broken", "D1": "unknown", "E1": "open"}
    (kept,) = measure(Reader(calling), ["promise_kept"])
    assert (kept.parts.top, kept.n, kept.excluded) == (1, 3, 2)


def test_whose_number_nobody_knows_may_have_been_called(calling):
    with calling.writing() as writer:
        writer.execute("update interaction set channel = 'wechat' where native_id = 'C1'")
        writer.execute("delete from customer_identity")
        writer.execute("insert into due select 'cause', customer_id from interaction where native_id = 'C1'")
    pipeline.refresh(calling)
    assert _states(calling)["C1"] == "unknown", "in a chat, by an account that no list ties to a number"


def test_a_deed_is_broken_when_the_customer_has_to_ask(calling):
    with calling.writing() as writer:
        writer.execute(
            """update interaction_claim set started_at = started_at + interval 2 day,
                answered_at = answered_at + interval 2 day, ended_at = ended_at + interval 2 day
            where native_id = 'D2'"""
        )
        writer.execute("insert into due select 'build', interaction_id from interaction where native_id = 'D2'")
    pipeline.refresh(calling)
    assert _states(calling)["D1"] == "broken"


def test_time_goes_on_and_an_open_promise_is_told(calling, folder):
    later = CONTACTS.splitlines()[0] + "\nZ1,in,a1,13800000099,2026-03-20 09:00:00,2026-03-20 09:01:00,answered,,\n"
    place = folder / "later"
    place.mkdir()
    (place / "source.toml").write_text(MAPPING, "utf-8")
    (place / "contacts.csv").write_text(later, "utf-8")
    pipeline.bring_in(calling, [place])
    assert _states(calling)["E1"] == "broken", "the centre's calls are in the data, none to this customer"


def test_doubles_are_another_agents_or_after_the_solution(calling):
    """A3: another agent, nothing in between. F2: the ticket was solved. Not B3 (B2 reached nobody), G (sales), H3 (the
    customer had come again)."""
    rows = calling.rows(
        """select native_id, is_called_by_another as other, is_called_when_settled as settled from contact_fact
        join interaction using (interaction_id) where is_called_by_another or is_called_when_settled order by 1"""
    )
    assert [(r["native_id"], r["other"], r["settled"]) for r in rows] == [("A3", True, False), ("F2", False, True)]
    (again,) = measure(Reader(calling), ["called_again"])
    assert (again.parts.top, again.n) == (2, 7)
    (another,) = measure(Reader(calling), ["called_again"], variant={"called_again": "another"})
    assert another.parts.top == 1


def test_offers_with_and_without_permission(calling):
    found = {v.key: v for v in measure(Reader(calling), ["offers", "offer_accepted", "offer_permitted"])}
    assert found["offers"].value == 3
    assert (found["offer_accepted"].parts.top, found["offer_accepted"].n, found["offer_accepted"].excluded) == (1, 2, 1)
    assert (found["offer_permitted"].parts.top, found["offer_permitted"].n) == (1, 2)
    by = {v.by["purpose"]: v.value for v in measure(Reader(calling), ["outbound"], by=("purpose",))}
    assert (by["callback"], by["sale"]) == (8, 2)


def test_twice_in_a_row_changes_nothing(calling):
    tables = ("promise", "outreach", "promise_fact", "offer_fact")
    before = {t: calling.rows(f"select * from {t} order by all") for t in tables}
    with calling.writing() as writer:
        writer.execute("insert into due select distinct 'cause', customer_id from interaction")
    pipeline.refresh(calling)
    assert {t: calling.rows(f"select * from {t} order by all") for t in tables} == before


def test_an_offer_with_a_result_nobody_knows_is_set_aside(calling, folder):
    place = folder / "wrong"
    place.mkdir()
    (place / "source.toml").write_text(MAPPING, "utf-8")
    (place / "offers.csv").write_text(
        "id,what,permitted,result,amount\nG1,card,1,也许,1\nG2,pass,1,accepted,5\n", "utf-8"
    )
    (receipt,) = pipeline.bring_in(calling, [place])
    assert (receipt.read, receipt.new, receipt.quarantined) == (2, 1, 1)


def test_the_page_lists_what_was_not_kept_and_who_was_called_twice(calling):
    boss = Reader(calling, Scope("boss", "executive"))
    days = date(2026, 3, 1), date(2026, 3, 31)
    rows, total = broken(boss, *days)
    native = dict(calling.plainly("select interaction_id, native_id from interaction"))
    assert total == 2 and {native[r["interaction_id"]] for r in rows} == {"B1", "C1"}
    assert {native[r["interaction_id"]] for r in called_twice(boss, *days)} == {"A3", "F2"}
    assert not any(r["text"] for r in broken(Reader(calling, Scope("x", "admin")), *days)[0])
    other = Reader(calling, Scope("x", "executive", programmes=("other",)))
    assert broken(other, *days) == ([], 0) and called_twice(other, *days) == []


@pytest.mark.parametrize("role", ["lead", "executive", "client"])
def test_the_page_opens(tiny, role):
    opened("supervisor/12_promises.py", role=role, page="99")

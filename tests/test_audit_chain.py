"""The audit holds together: a line that was changed, put in, taken out or cut off is found and named."""

from __future__ import annotations

import multiprocessing

import pytest
from sqlalchemy import text

from qa.access.audit import anchor, anchors, verify
from qa.access.reading import Reader
from qa.access.trail import looked_at, named, trail
from qa.errors import QAError
from qa.records import opening
from qa.records.book import audit, rows
from qa.scope import Scope

AUDITOR = Scope("he", "auditor")
CHANGES = {
    "a letter": ("update audit set detail = 'forty' where id = 4", 4),
    "who": ("update audit set written_by = 'nobody' where id = 7", 7),
    "when": ("update audit set written_at = '2020-01-01 00:00:00.000000' where id = 2", 2),
    "one taken out": ("delete from audit where id = 5", 5),
    "the end cut off": ("delete from audit where id > 8", 9),
    "one put in": ("insert into audit (id, written_at, written_by, action, subject, detail, hash)"
                   " values (13, '2026-01-01 00:00:00.000000', 'x', 'view', 'c', '', '00')", 13),
    "its own hash": ("update audit set hash = 'ff' where id = 12", 12),
    "all hashes": ("update audit set hash = ''", 1),
}  # fmt: skip


def _sql(command: str) -> None:
    with opening.writing() as connection:
        connection.execute(text(command))


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_done_to_it_is_named(folder, name):
    for n in range(12):
        audit("li", "view", f"c{n}", "reviewer")
    anchor()
    assert verify()["lines"] == 12 and verify()["anchors"] == 1 and anchor() is None
    command, line = CHANGES[name]
    _sql(command)
    with pytest.raises(QAError, match=f"第 {line} 行"):
        verify()


def test_a_chain_made_anew_does_not_match_the_anchor(folder):
    for n in range(6):
        audit("li", "view", f"c{n}")
    anchor()
    _sql("update audit set subject = 'other' where id = 3")
    _sql("update audit set hash = ''")
    opening.let_go()
    opening.engine()
    with pytest.raises(QAError, match="锚点"):
        verify()
    next(anchors().glob("*.json")).unlink()
    assert verify()["lines"] == 6


def _writes(folder: str, n: int) -> None:
    import os

    os.environ["XINSHENG_DATA"] = folder
    for k in range(n):
        audit(f"p{os.getpid()}", "view", f"c{k}")


def test_processes_writing_at_once_make_one_chain(folder):
    audit("first", "view", "c")
    crowd = [multiprocessing.get_context("spawn").Process(target=_writes, args=(str(folder), 40)) for _ in range(3)]
    [one.start() for one in crowd]
    [one.join() for one in crowd]
    assert verify()["lines"] == 121


def test_the_auditor_looks_through_it_and_an_agent_sees_who_looked(tiny, v3):
    agent = tiny.one("select agent_id from interaction where interaction_id = ?", [v3])
    assert Reader(tiny, Scope("li", "reviewer")).opens(v3) and Reader(tiny, Scope("me", "agent", agent=agent)).opens(v3)
    reader = Reader(tiny, AUDITOR)
    lines, total = trail(reader, action="view", subject=v3)
    assert total == 2 and [line["written_by"] for line in lines] == [agent, "li"]
    assert trail(reader, who="li", action="view")[1] == 1 and trail(reader, subject="%_")[1] == 0
    assert "li" in named(reader)[0] and "view" in named(reader)[1]
    looks = looked_at(Reader(tiny, Scope("me", "agent", agent=agent)), [v3, "somebody else's"])
    assert [(look["written_by"], look["detail"]) for look in looks] == [("li", "reviewer")]
    assert looked_at(Reader(tiny, Scope("you", "agent", agent="nobody")), [v3]) == []
    for role in ("admin", "supervisor", "agent"):
        with pytest.raises(QAError):
            trail(Reader(tiny, Scope("x", role, agent="x")))
    for role in ("admin", "auditor"):
        assert not Reader(tiny, Scope("x", role)).opens(v3)
    assert rows("audit")[-1]["action"] == "view"

"""A house with one administrator, its records in SQLite and in PostgreSQL: for tests of who may come in."""

from __future__ import annotations

import pytest
from databases import postgres

from qa.access import sessions
from qa.access.invitations import accept, issue
from qa.errors import QAError
from qa.records import opening
from qa.scope import SYSTEM, Scope

PASSWORD = "一匹白马过河去"
ADMIN, BOSS = Scope("boss", "admin"), "boss"


@pytest.fixture(scope="module")
def database():
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request, folder, monkeypatch):
    """A house with one administrator, its records in either database."""
    sessions.forget()
    if request.param == "postgresql":
        address = request.getfixturevalue("database")
        monkeypatch.setenv("XINSHENG_RECORDS", address)
        opening.METADATA.drop_all(opening.engine())
        opening.let_go()
    accept(issue(SYSTEM, "", "setup"), PASSWORD, "Boss", "老板")
    yield request.param
    sessions.forget()
    opening.let_go()


def refused(words, work, *args, **more):
    with pytest.raises(QAError, match=words):
        work(*args, **more)

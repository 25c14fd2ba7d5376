"""The command line asks in somebody's name: a person's scope, a program's token that ends; the rest is the house's."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import orjson
import pytest
from serving import here
from sqlalchemy import text

from qa.access.acting import acting, issue_token
from qa.access.people import add, change, give, take
from qa.errors import QAError
from qa.records import opening
from qa.scope import SYSTEM
from qa.warehouse.store import Store


@pytest.fixture
def people(tiny, folder):
    """sun leads 一组 and reviews another brand; the warehouse is closed, as the command line needs it."""
    add(SYSTEM, "sun", "孙")
    give(SYSTEM, "sun", "supervisor", teams=("tiny/一组",))
    give(SYSTEM, "sun", "reviewer", programmes=("other",))
    tiny.close()
    return folder


def _contacts(folder, *argv, **extra) -> int | None:
    answer = here(folder, "metric", "contacts", "--json", *argv, **extra)
    assert answer.returncode == 0, answer.stderr
    return orjson.loads(answer.stdout)[0]["value"]


def test_a_person_counts_their_own(people):
    assert _contacts(people) == 12
    assert _contacts(people, "--as", "sun") == _contacts(people, "--as", "sun:supervisor") < 12
    assert not _contacts(people, "--as", "sun:reviewer")
    for whom in ("nobody", "sun:admin", "sun:"):
        answer = here(people, "metric", "contacts", "--as", whom)
        assert (answer.returncode == 1) == (whom != "sun:") and (not answer.stderr) == (whom == "sun:")
    for verb in (("user", "list"), ("doctor",), ("forget", "13800000001"), ("backup", "x"), ("audit", "verify")):
        answer = here(people, *verb, "--as", "sun")
        assert answer.returncode == 1 and "你的角色" in answer.stderr, verb
    give(SYSTEM, "sun", "admin")
    assert here(people, "user", "list", "--as", "sun:admin").returncode == 0


def test_an_export_is_narrowed_and_signed(people, tmp_path):
    path = tmp_path / "mine.csv"
    assert here(people, "export", str(path), "--as", "sun").returncode == 0
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("sun 于") and 3 < len(lines) < 14 and not [line for line in lines if "二组" in line]


def test_a_token_has_a_scope_and_an_end(people):
    token = issue_token(SYSTEM, "dashboard", "sun", "supervisor", 30)
    assert _contacts(people, XINSHENG_TOKEN=token) == _contacts(people, "--as", "sun")
    assert here(people, "metric", "contacts", XINSHENG_TOKEN=token + "x").returncode == 1
    with pytest.raises(QAError, match="没有 admin"):
        issue_token(SYSTEM, "more", "sun", "admin")
    newer = issue_token(SYSTEM, "dashboard", "sun", "supervisor")
    store = Store()
    try:
        with pytest.raises(QAError, match="令牌"):
            acting(store, "", token)
        assert acting(store, "", newer).teams == ("tiny/一组",)
        with opening.writing() as connection:
            late = datetime.now(timezone.utc).replace(tzinfo=None) - timedelta(seconds=1)
            connection.execute(text("update service_token set expires_at = :late"), {"late": late})
        with pytest.raises(QAError, match="过期"):
            acting(store, "", newer)
        for end in (lambda: take(SYSTEM, "sun", "supervisor"), lambda: change(SYSTEM, "sun", is_active=False)):
            fresh = issue_token(SYSTEM, "again", "sun", "reviewer")
            give(SYSTEM, "sun", "supervisor", teams=("tiny/一组",))
            mine = issue_token(SYSTEM, "mine", "sun", "supervisor")
            end()
            with pytest.raises(QAError):
                acting(store, "", mine)
            assert fresh
            change(SYSTEM, "sun", is_active=True)
    finally:
        store.close()
    assert here(people, "user", "token", "--name", "again", "--take").returncode == 0
    assert token not in str(people) and not [p for p in people.rglob("*.sqlite*") if token.encode() in p.read_bytes()]

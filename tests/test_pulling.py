"""Pull from a real PostgreSQL with Chatwoot's tables: whole, again, late, interrupted; and sources that are set up
wrongly or cannot be reached."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest
from databases import postgres

from qa import pipeline
from qa.adapters.fetching import sources
from qa.adapters.fetching.pull import read_pulls
from qa.errors import QAError
from qa.warehouse.store import Store

TABLES = """
create table users (id serial primary key, email text, name text, display_name text, availability int default 0,
updated_at timestamp);
create table contacts (id serial primary key, name text, email text, phone_number text, identifier text,
contact_type int default 1, updated_at timestamp);
create table conversations (id serial primary key, display_id int, account_id int, inbox_id int, status int,
assignee_id int, contact_id int, created_at timestamp,
    updated_at timestamp, first_reply_created_at timestamp, last_activity_at timestamp);
create table messages (id serial primary key, conversation_id int, message_type int, private boolean, content text,
created_at timestamp, updated_at timestamp,
    sender_type text, sender_id int);
create table csat_survey_responses (id serial primary key, conversation_id int, contact_id int, assigned_agent_id int,
rating int, feedback_message text,
    created_at timestamp, updated_at timestamp);
"""
START = datetime(2026, 3, 2, 1)
SQL = """
[[pull]]
name = "desk"
kind = "sql"
url = "env:DESK_URL"
source = { id = "desk", programme = "shop", zone = "UTC" }
"""
TABLE = '[[pull.table]]\ntable = "{name}"\ncursor = "updated_at"\nbatch = 40\n'


@pytest.fixture(scope="module")
def desk():
    with postgres() as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute(TABLES)
        yield address, connection


def _fill(connection, first: int, last: int) -> None:
    """Conversations first … last - 1 with four messages each and an answer to every second."""
    for number in range(first, last):
        at = START + timedelta(minutes=10 * number)
        connection.execute(
            "insert into contacts values (%s, %s, %s, %s, %s, 1, %s)",
            [number, f"林{number}", f"c{number}@demo.example", f"+86138000{number:05d}", f"L{number}", at],
        )
        connection.execute(
            "insert into conversations values (%s, %s, 1, 2, 1, 1, %s, %s, %s, %s, %s)",
            [
                number,
                number,
                number,
                at,
                at + timedelta(minutes=5),
                at + timedelta(seconds=30),
                at + timedelta(minutes=4),
            ],
        )
        for place, (kind, text) in enumerate(
            [(0, f"我的订单{number}没到"), (1, "您好，给您查一下"), (0, "谢谢"), (2, "resolved")]
        ):
            moment = at + timedelta(seconds=20 * place)
            connection.execute(
                """insert into messages (conversation_id, message_type, private, content, created_at, updated_at,
                    sender_type, sender_id) values (%s, %s, false, %s, %s, %s, 'User', 1)""",
                [number, kind, text, moment, moment],
            )
        if number % 2:
            connection.execute(
                """insert into csat_survey_responses (conversation_id, contact_id, assigned_agent_id, rating,
                    feedback_message, created_at, updated_at) values (%s, %s, 1, 4, '好', %s, %s)""",
                [number, number, at, at],
            )


def _set_up(folder, text: str) -> None:
    (folder / "sources.toml").write_text(text, "utf-8")


def test_a_help_desk_in_postgresql(folder, desk, monkeypatch):
    address, connection = desk
    connection.execute("truncate users, contacts, conversations, messages, csat_survey_responses restart identity")
    connection.execute("insert into users values (1, 'geng@demo.example', '小庚', '小庚', 0, %s)", [START])
    _fill(connection, 1, 51)
    monkeypatch.setenv("DESK_URL", address)
    _set_up(
        folder,
        SQL
        + "".join(
            TABLE.format(name=n) for n in ("users", "contacts", "conversations", "messages", "csat_survey_responses")
        ),
    )
    store = Store()
    pulled = pipeline.fetch(store)[0]
    assert not pulled.problem and pulled.read == 1 + 50 + 50 + 200 + 25
    assert (
        store.one("""select count(*) from interaction where agent_id like '%/geng@demo.example'
            and customer_message_count = 2 and first_response_ms = 20000""")
        == 50
    )
    assert store.one("select count(*) from survey where score = 4 and comment = '好'") == 25
    assert store.one("select count(distinct customer_id) from interaction") == 50
    again = pipeline.fetch(store)[0]
    assert sum(r.new + r.updated for r in again.receipts) == 0
    _fill(connection, 51, 61)
    connection.execute(
        "update conversations set status = 0, updated_at = updated_at + interval '20 hours' where id = 50"
    )
    connection.execute(
        "insert into messages values (9001, 50, 1, false, '晚到的一句', %s, %s, 'User', 1)",
        [START + timedelta(minutes=503), START + timedelta(minutes=607)],
    )
    late = pipeline.fetch(store)[0]
    assert sum(r.new for r in late.receipts) == 10 + 10 + 31 + 5 and sum(r.updated for r in late.receipts) == 1
    assert store.one("select count(*) from interaction") == 60
    assert (
        store.one("""select text from message where interaction_id = (select interaction_id from interaction
                where native_id = '50') order by message_seq desc limit 1""")
        == "晚到的一句"
    )
    assert b"trusted" not in (folder / "sources.toml").read_bytes() and "13800000001" not in str(
        store.rows("select * from message union all by name select * from customer_alias")
    )
    store.close()


def test_a_pull_that_is_killed_goes_on_where_it_was(folder, desk, monkeypatch):
    address, connection = desk
    connection.execute("truncate users, contacts, conversations, messages, csat_survey_responses restart identity")
    _fill(connection, 1, 31)
    monkeypatch.setenv("DESK_URL", address)
    _set_up(folder, SQL + TABLE.format(name="messages").replace("40", "17"))
    store, landed, real = Store(), [], sources.land

    def stumbling(*args):
        if len(landed) in (2, 5):
            landed.append("stumble")
            raise KeyboardInterrupt
        landed.append(real(*args))
        return landed[-1]

    monkeypatch.setattr(sources, "land", stumbling)
    for _ in range(3):
        try:
            sources.pull_all(store, pipeline.masker())
        except KeyboardInterrupt:
            continue
    assert (
        store.one("select count(*) from message") == 90
        and store.one("select count(distinct row_key) from ingest_row where entity = 'chat_message'") == 90
    )
    assert store.one("select row_count from pull_state where problem is null") is not None
    store.close()


@pytest.mark.parametrize(
    "text,word",
    [
        ("[[pull", "TOML"),
        ('[[pull]]\nkind = "sql"\n', "name"),
        ('[[pull]]\nname = "a"\nkind = "ftp"\n', "ftp"),
        ('[[pull]]\nname = "a"\nkind = "sql"\nurl = "postgresql://me:hunter22@host/db"\n', "密码"),
        ('[[pull]]\nname = "a"\nkind = "sql"\nurl = "env:X"\n', "id"),
    ],
)
def test_sources_that_are_set_up_wrongly_say_so(folder, text, word):
    _set_up(folder, text)
    with pytest.raises(QAError) as problem:
        read_pulls()
    assert word in str(problem.value) and "hunter22" not in str(problem.value)


@pytest.mark.parametrize(
    "kind,extra",
    [
        ("sql", 'url = "env:NOT_SET_ANYWHERE"\n[[pull.table]]\ntable = "t"\ncursor = "id"'),
        ("folder", 'path = "/not/there"'),
        ("http", 'url = "http://127.0.0.1:9/x"\ntimeout = 1'),
    ],
)
def test_a_source_that_cannot_be_reached_stops_alone(folder, kind, extra, monkeypatch):
    monkeypatch.setattr("qa.adapters.fetching.pulls.web.RETRY.total", 0)
    _set_up(folder, f'[[pull]]\nname = "away"\nkind = "{kind}"\nsource = {{ id = "a", programme = "a" }}\n{extra}\n')
    store = Store()
    assert pipeline.fetch(store)[0].problem and store.one("select problem from pull_state")
    with pytest.raises(QAError):
        pipeline.fetch(store, "nobody")
    store.close()

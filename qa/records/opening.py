"""The records database of the data folder in force: SQLite beside the warehouse, or PostgreSQL where the setting
`records` names one; opened once, its tables brought up to date."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from qa.records.completing import complete
from qa.records.failures import RECORDS_DAMAGED, RECORDS_NOT_WRITTEN, RECORDS_SETTING_WRONG
from qa.records.tables import METADATA
from qa.settings import data_folder, setting

# Writers stand in one line, so that numbers are in order of commit and the chain of the audit has no fork.
WRITERS = 0x78696E73
OPENING = threading.Lock()


def place() -> str:
    """The address of the database in force, as SQLAlchemy takes it."""
    return str(setting("records")) or f"sqlite:///{data_folder() / 'records.sqlite'}"


def is_file() -> bool:
    """Whether the records are the SQLite file of the data folder, told without opening it."""
    return place().startswith("sqlite")


@cache
def _engine(url: str) -> Engine:
    try:
        known = make_url(url)
    except ArgumentError as problem:
        raise RECORDS_SETTING_WRONG(problem=problem) from problem
    with told():
        if known.get_backend_name() == "sqlite":
            engine = _sqlite(url, Path(known.database or ""))
        elif known.get_backend_name() == "postgresql":
            driven = known.set(drivername="postgresql+psycopg")
            engine = create_engine(driven, pool_pre_ping=True, pool_size=10, hide_parameters=True)
        else:
            raise RECORDS_SETTING_WRONG(problem=known.get_backend_name())
        with _alone(engine) as connection:
            METADATA.create_all(connection)
            complete(connection)
    return engine


def _sqlite(url: str, path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": 15}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _tune(connection, _):
        connection.isolation_level = None  # the driver begins nothing: a writer takes its turn before it reads
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma secure_delete = on")  # what is taken out leaves no bytes behind

    @event.listens_for(engine, "begin")
    def _begin(connection):
        told = connection.get_execution_options()
        if not told.get("is_bare"):
            connection.exec_driver_sql("begin immediate" if told.get("is_writing") else "begin")

    return engine


@contextmanager
def told() -> Iterator[None]:
    """A database that cannot be opened or written says so in plain words."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as problem:
        if re.search("malformed|not a database|corrupt", str(problem.orig)):
            raise RECORDS_DAMAGED(problem=problem.orig) from problem
        raise RECORDS_NOT_WRITTEN(path=make_url(place()).render_as_string(), problem=problem.orig) from problem


def engine() -> Engine:
    """The records in force."""
    with OPENING:
        return _engine(place())


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that looks."""
    with told(), engine().connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction, alone among writers: all of it is kept, or nothing."""
    with told(), _alone(engine()) as connection:
        yield connection


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    with engine.execution_options(is_writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})
        yield connection


@contextmanager
def outside_transactions() -> Iterator[Connection]:
    """A connection for what a database does to itself."""
    bare = {"is_bare": True} if engine().dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    with told(), engine().execution_options(**bare).connect() as connection:
        yield connection


def let_go() -> None:
    """Close what this process holds open of the records, so that another file can take their place."""
    engine().dispose()
    _engine.cache_clear()

"""A table of a PostgreSQL, MySQL or SQLite database, read forward along a cursor column; what changed a little before
the cursor is read once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import orjson
from sqlalchemy import column as named
from sqlalchemy import create_engine, literal, make_url, select, table, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from qa.adapters.failures import DATABASE_ADDRESS_UNREADABLE, DATABASE_NOT_READ, PULL_TABLE_INCOMPLETE
from qa.adapters.fetching.pull import Kind, Piece, Pull, secret
from qa.adapters.files.upload import Upload

BATCH_ROWS = 5_000
# Rows committed late carry an older clock than the cursor: read the last minutes once more.
OVERLAP_MINUTES = 10.0
DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "mysql": "mysql+pymysql"}


def fetch(pull: Pull, wanted: dict, cursor: str) -> Iterator[Piece]:
    """Rows of `table` (or `query`, with :since) in batches, ordered by `cursor`. Late commits with an older stamp are
    caught by `overlap_minutes`."""
    name, by = wanted.get("table") or wanted.get("name") or "rows", wanted.get("cursor")
    if not by or not (wanted.get("table") or wanted.get("query")):
        raise PULL_TABLE_INCOMPLETE(name=pull.name)
    engine = _engine(pull)
    try:
        with engine.connect().execution_options(
            stream_results=True, yield_per=int(wanted.get("batch", BATCH_ROWS))
        ) as connection:
            since = _since(cursor, float(wanted.get("overlap_minutes", OVERLAP_MINUTES)))
            for number, rows in enumerate(
                connection.execute(*_statement(wanted, by, since)).mappings().partitions(), 1
            ):
                data = b"".join(orjson.dumps({k: _plain(v) for k, v in row.items()}) + b"\n" for row in rows)
                last = rows[-1][by]
                yield Piece(Upload(f"{pull.name}.{name}.{_file_part(last)}.{number}.jsonl", data), _marked(last))
    except SQLAlchemyError as problem:
        kind = type(getattr(problem, "orig", None) or problem).__name__
        raise DATABASE_NOT_READ(name=pull.name, problem=kind) from None
    finally:
        engine.dispose()


def _engine(pull: Pull):
    try:
        url = make_url(secret(pull.settings.get("url", "")))
        return create_engine(url.set(drivername=DRIVERS.get(url.drivername, url.drivername)), hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ImportError) as problem:
        raise DATABASE_ADDRESS_UNREADABLE(name=pull.name, problem=type(problem).__name__) from None


def _statement(wanted: dict, by: str, since: object) -> tuple:
    if wanted.get("query"):
        return text(wanted["query"]), {"since": since}
    schema, _, name = wanted["table"].rpartition(".")
    columns = wanted.get("columns")
    source = table(name, *([named(c) for c in dict.fromkeys([*columns, by])] if columns else []), schema=schema or None)
    statement = select(source if columns else text("*")).select_from(source).order_by(named(by))
    return (statement if since is None else statement.where(named(by) >= literal(since)),)


def _since(cursor: str, overlap: float) -> object:
    """The value to read from: a moment less the overlap, a number as it is; None for the first time."""
    if not cursor:
        return None
    kind, _, value = cursor.partition(":")
    return (
        datetime.fromisoformat(value) - timedelta(minutes=overlap)
        if kind == "time"
        else int(value)
        if kind == "number"
        else value
    )


def _marked(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return f"time:{value.isoformat()}"
    return f"number:{value}" if isinstance(value, int) else f"text:{value}"


def _file_part(value: object) -> str:
    return "".join(c if c.isalnum() else "-" for c in str(value))[:40]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return (
        value
        if isinstance(value, (str, int, float, bool, type(None), list, dict))
        else value.isoformat()
        if isinstance(value, (datetime, date))
        else str(value)
    )


KIND = Kind("sql", "数据库", "Database", fetch)

"""A password is tried: one answer for unknown and wrong, a lock per person and per address, and a second factor where
there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from qa.access.passwords import fits, hashed, is_old
from qa.access.person import person
from qa.access.second_factor import is_needed, keeps
from qa.records.book import Connection, newest, rows_since, write

# Five wrong ones of a person or thirty from an address, and the next waits; every five more double the wait.
OF_PERSON, OF_ADDRESS = 5, 30
LOOKS_BACK, FIRST_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(minutes=1), timedelta(minutes=30)


@dataclass(frozen=True)
class Tried:
    """`outcome`: in, second (a code is asked for), enrol (a second factor must be set up first), wrong, locked."""

    outcome: str
    login: str = ""
    wait_seconds: int = 0


def try_password(login: str, password: str, address: str) -> Tried:
    """Whether this person may come in. Takes as long for a person who is unknown."""
    login = login.strip().lower()[:64]
    wait = counted(login, address, "password")
    if wait:
        return Tried("locked", wait_seconds=wait)
    whose, kept = person(login), password_of(login)
    if not fits(password, kept) or whose is None or not whose.roles:
        return Tried("wrong")
    note(login, address, "password", "right")
    if is_old(kept):
        write("secret", login, login=login, kind="password_rehashed", value=hashed(password, login))
    return proven(login)


def proven(login: str) -> Tried:
    """What a person may do whose password is right, or was just chosen by a link: come in, or the second step first."""
    if keeps(login):
        return Tried("second", login)
    whose = person(login)
    return Tried("enrol" if whose is not None and is_needed(whose) else "in", login)


def password_of(login: str) -> str:
    """The hash in force, or "" for a person who has none or is unknown."""
    found = [
        r for r in newest("secret", ("login", "kind"), login=login) if r["kind"] in ("password", "password_rehashed")
    ]
    return max(found, key=lambda r: r["id"])["value"] if found else ""


def note(login: str, address: str, method: str, outcome: str) -> None:
    """Write down an attempt."""
    fields = dict(login=login or "?", address=address[:64], method=method, outcome=outcome)
    write("sign_in", login or "?", **fields)


class Waits(Exception):
    """The next attempt is not heard yet; the argument says for how many seconds."""


def counted(login: str, address: str, method: str) -> int:
    """Seconds until the next attempt is heard; 0 when this one is: it is counted before anything is compared, in one
    transaction with the look at the others, so that many at once are no more than so many."""
    fields = dict(login=login or "?", address=address[:64], method=method, outcome="tried")

    def may(connection: Connection) -> None:
        since = datetime.now(timezone.utc) - LOOKS_BACK
        waits = [_wait(_wrong(connection, since, "login", login or "?"), OF_PERSON)]
        waits.append(_wait(_wrong(connection, since, "address", address[:64]), OF_ADDRESS))
        if max(waits):
            raise Waits(max(waits))

    try:
        write("sign_in", login or "?", first=may, **fields)
    except Waits as found:
        return found.args[0]
    return 0


def _wrong(connection: Connection, since: datetime, column: str, value: str) -> list[datetime]:
    """Moments of attempts that were not right. A sign-in clears all before it of the person; of an address each right
    one clears itself alone."""
    wrong: list[dict] = []
    for row in rows_since("sign_in", since, connection, **{column: value}):
        if row["outcome"] == "tried":
            wrong.append(row)
        elif row["outcome"] == "in" and column == "login":
            wrong = []
        elif row["outcome"] == "right":
            own = next((one for one in reversed(wrong) if one["login"] == row["login"]), None)
            wrong = [one for one in wrong if one is not own]
    return [row["written_at"] for row in wrong]


def _wait(wrong: list[datetime], allowed: int) -> int:
    """Seconds left of the wait that the last whole group of wrong ones began."""
    groups = len(wrong) // allowed
    if not groups:
        return 0
    until = wrong[groups * allowed - 1] + min(LONGEST_WAIT, FIRST_WAIT * 2 ** (groups - 1))
    return max(0, int((until - datetime.now(timezone.utc)).total_seconds()) + 1)

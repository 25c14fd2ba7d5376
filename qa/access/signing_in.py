"""A password is tried: one answer for unknown and wrong, a lock per person and per address, and a second factor where
there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from qa.access.passwords import fits, hashed, is_old
from qa.access.person import person
from qa.access.second_factor import is_needed, keeps
from qa.records.book import newest, rows_since, write

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
    wait = waiting(login, address)
    if wait:
        return Tried("locked", wait_seconds=wait)
    whose, kept = person(login), password_of(login)
    if not fits(password, kept) or whose is None or not whose.roles:
        note(login, address, "password", "wrong")
        return Tried("wrong")
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


def waiting(login: str, address: str) -> int:
    """Seconds until the next attempt is heard; 0 for now. A good sign-in clears the person, not the address."""
    since = datetime.now(timezone.utc) - LOOKS_BACK
    waits = [_wait(_wrong(since, reset=True, login=login), OF_PERSON)]
    waits.append(_wait(_wrong(since, reset=False, address=address[:64]), OF_ADDRESS))
    return max(waits)


def _wrong(since: datetime, reset: bool, **whose: str) -> list[datetime]:
    found = rows_since("sign_in", since, **whose)
    good = [at for at, row in enumerate(found) if row["outcome"] == "in"] if reset else []
    return [r["written_at"] for r in found[good[-1] + 1 if good else 0 :] if r["outcome"] == "wrong"]


def _wait(wrong: list[datetime], allowed: int) -> int:
    if len(wrong) < allowed:
        return 0
    until = wrong[-1] + min(LONGEST_WAIT, FIRST_WAIT * 2 ** (len(wrong) // allowed - 1))
    return max(0, int((until - datetime.now(timezone.utc)).total_seconds()) + 1) if len(wrong) % allowed == 0 else 0

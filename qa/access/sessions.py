"""A browser signed in as a person: a random token of which only the hash is kept; ended by idleness, by age, by the
person, or with the person's account."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256

from qa.access.person import Person, person
from qa.records.book import Connection, audit, newest, prune, renew, rows, write
from qa.settings import setting

COOKIE = "xinsheng"
# How long an answer may be old: a person whose access ends is out before five seconds have passed.
FRESH_SECONDS = 2.0
TOUCH_SECONDS = 20.0
MOST_SESSIONS, HALF = 20, timedelta(minutes=5)


@dataclass(frozen=True)
class Session:
    """Whose it is, and its row in the records."""

    person: Person
    token_hash: str
    begun_at: datetime
    seen_at: datetime
    ends_at: datetime
    method: str
    address: str
    browser: str


# Which sign-in a tab was begun with: {id of the tab: hash of the token}.
BEGUN: dict[str, str] = {}
_KEPT: dict[str, tuple[float, Session | None]] = {}
_LOCK = threading.Lock()


def digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def begin(login: str, method: str, address: str, browser: str) -> str:
    """A new session; its token, told to nobody but the browser. The oldest ones of a person go when there are many."""
    token, now = secrets.token_urlsafe(32), datetime.now(timezone.utc)
    fields = dict(
        token_hash=digest(token),
        login=login,
        method=method,
        address=address[:64],
        browser=browser[:200],
        seen_at=now,
        ends_at=now + timedelta(hours=float(setting("session_hours"))),
    )
    write("session", login, audited=("sign_in", login, f"{method} {address}"), **fields)
    for old in of(login)[MOST_SESSIONS:]:
        _end(old.token_hash)
    return token


def begin_half(login: str, step: str, address: str) -> str:
    """A sign-in whose password was right and that still lacks a step: good for five minutes, and for that alone."""
    token, now = secrets.token_urlsafe(32), datetime.now(timezone.utc)
    fields = dict(token_hash=digest(token), login=login, method=f"half {step}", address=address[:64])
    write("session", login, **fields, seen_at=now, ends_at=now + HALF)
    return token


def half(token: str, step: str) -> str | None:
    """Whose half sign-in a token is."""
    row = next(iter(rows("session", token_hash=digest(token))), None) if token else None
    now = datetime.now(timezone.utc)
    is_good = row and row["method"] == f"half {step}" and row["ended_at"] is None
    return row["login"] if is_good and row["written_at"] - HALF <= now < row["ends_at"] else None


def end_half(token: str) -> None:
    """The step was taken."""
    renew("session", "token_hash", digest(token), ended_at=datetime.now(timezone.utc))


def holder(token: str, is_move: bool = False) -> Session | None:
    """Whose session a token is, None for none that is in force. `is_move`: the person did something, and the time of
    idleness begins anew."""
    return by_hash(digest(token), is_move) if token else None


def by_hash(token_hash: str, is_move: bool = False) -> Session | None:
    """The same from the hash."""
    with _LOCK:
        known = _KEPT.get(token_hash)
    if known is None or time.monotonic() - known[0] > FRESH_SECONDS:
        known = (time.monotonic(), _looked_up(token_hash))
        with _LOCK:
            if len(_KEPT) > 10_000:
                _KEPT.clear()
            _KEPT[token_hash] = known
    session = known[1]
    now = datetime.now(timezone.utc)
    if session and is_move and (now - session.seen_at).total_seconds() > TOUCH_SECONDS:
        renew("session", "token_hash", token_hash, seen_at=now)
        forget(token_hash)
    return session


def forget(token_hash: str = "") -> None:
    """Look a session up anew next time; all of them without a name."""
    with _LOCK:
        if token_hash:
            _KEPT.pop(token_hash, None)
        else:
            _KEPT.clear()


def _looked_up(token_hash: str) -> Session | None:
    found = rows("session", token_hash=token_hash)
    return _in_force(found[0]) if found else None


def _in_force(row: dict) -> Session | None:
    now = datetime.now(timezone.utc)
    idle = timedelta(minutes=float(setting("idle_minutes")))
    # A clock set back makes a session look as if it had been seen in the future: it ends, as one that is too old does.
    is_fresh = row["written_at"] - timedelta(minutes=5) <= now < min(row["ends_at"], row["seen_at"] + idle)
    if row["ended_at"] is not None or row["method"].startswith("half") or not is_fresh:
        return None
    whose = person(row["login"])
    if whose is None or not whose.roles:
        return None
    known = ("token_hash", "seen_at", "ends_at", "method", "address", "browser")
    return Session(person=whose, begun_at=row["written_at"], **{name: row[name] for name in known})


def of(login: str) -> list[Session]:
    """A person's sessions in force, the newest first."""
    return [s for row in rows("session", login=login)[::-1] if (s := _in_force(row))]


def end(token: str) -> None:
    """Sign out."""
    session = holder(token)
    _end(digest(token))
    if session:
        audit(session.person.login, "sign_out", session.person.login)


def _end(token_hash: str) -> None:
    renew("session", "token_hash", token_hash, ended_at=datetime.now(timezone.utc))
    forget(token_hash)


def end_one(by: str, login: str, token_hash: str) -> bool:
    """End one of a person's own sessions; False for one that is not theirs."""
    if not any(s.token_hash == token_hash for s in of(login)):
        return False
    _end(token_hash)
    audit(by, "session_end", login)
    return True


def end_everywhere(by: str, login: str) -> None:
    """End all sessions of a person."""
    audit(by, "sessions_end", login)
    renew("session", "login", login, ended_at=datetime.now(timezone.utc))
    forget()


def prune_old() -> int:
    """Let go of attempts and sessions older than the setting sign_in_days; how many rows. What they did stays in the
    audit."""
    before = datetime.now(timezone.utc) - timedelta(days=max(1.0, float(setting("sign_in_days"))))
    return prune(("sign_in", "session", "sso_asking"), before)


def lives(connection: Connection | None = None) -> bool:
    """Whether anybody can sign in yet."""
    return any(row["value"] for row in newest("secret", ("login", "kind"), connection, kind="password")) or bool(
        newest("identity", ("provider", "subject"), connection)
    )

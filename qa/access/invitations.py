"""Links that work once: they let a person choose a password, as an invitation, a reset, or as the first
administrator."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from qa.access.failures import LINK_NOT_GOOD
from qa.access.passwords import hashed
from qa.access.people import first_admin, plain_login
from qa.access.person import person
from qa.access.sessions import digest, forget, lives
from qa.records.book import renew_in, rows, write, write_together
from qa.scope import Scope

DAYS = {"invite": 7.0, "reset": 1.0, "setup": 1.0}


@dataclass(frozen=True)
class Invitation:
    """`login` is empty for the first administrator, who chooses it."""

    token_hash: str
    login: str
    purpose: str


def issue(by: Scope, login: str, purpose: str) -> str:
    """A new link's token; earlier ones of the person stop working. With a reset the old password and every session go
    at once, the second factor when the link is taken."""
    token = secrets.token_urlsafe(24)
    ends = datetime.now(timezone.utc) + timedelta(days=DAYS[purpose])
    fields = dict(token_hash=digest(token), login=login, purpose=purpose, expires_at=ends)
    forms = [("invitation", fields)] + ([_password(login, "")] if purpose == "reset" else [])
    told = [(f"link_{purpose}", login or "first administrator", "")]
    write_together(by.user, forms, told, holds=_ended(login) if purpose == "reset" else lambda _: None)
    forget()
    return token


def opened(token: str) -> Invitation:
    """What a link is for. Raises QAError for one that was used, is late, was replaced, or is none."""
    found = rows("invitation", token_hash=digest(token)) if token else []
    row = found[0] if found else None
    if row is None or datetime.now(timezone.utc) >= row["expires_at"]:
        raise LINK_NOT_GOOD()
    is_replaced = rows("invitation", after=row["id"], login=row["login"])
    if is_replaced or rows("spent", what=f"link {row['token_hash']}") or (row["purpose"] == "setup" and lives()):
        raise LINK_NOT_GOOD()
    whose = person(row["login"]) if row["login"] else None
    if row["login"] and (whose is None or not whose.is_active):
        raise LINK_NOT_GOOD()
    return Invitation(row["token_hash"], row["login"], row["purpose"])


def accept(token: str, password: str, login: str = "", name: str = "") -> str:
    """Choose the password; the login. The link is used up only when the password will do, and then for good."""
    found = opened(token)
    login = found.login or plain_login(login)
    kept = hashed(password, login)
    forms = [("spent", dict(what=f"link {found.token_hash}")), _password(login, kept)]
    told = [("password_set", login, found.purpose)]
    if found.purpose == "reset":
        forms += [("secret", dict(login=login, kind=kind)) for kind in ("totp", "recovery")]
    if found.purpose == "setup":
        forms += [("person", dict(login=login, name=name.strip() or login)), ("role_grant", first_admin(login))]
        told += [("person_add", login, name), ("role_give", login, "admin")]
    if not write_together(login, forms, told, holds=_ended(login)):
        raise LINK_NOT_GOOD()
    forget()
    return login


def set_password(by: str, login: str, kept: str) -> None:
    """Keep a new password's hash; every session of the person is void."""
    table, fields = _password(login, kept)
    write(table, by, audited=("password_set", login, ""), holds=_ended(login), **fields)
    forget()


def _password(login: str, kept: str) -> tuple[str, dict]:
    return "secret", dict(login=login, kind="password", value=kept)


def _ended(login: str):
    """Every session of the person is void once the password is another."""
    return lambda now: renew_in(now, "session", "login", login, ended_at=datetime.now(timezone.utc))

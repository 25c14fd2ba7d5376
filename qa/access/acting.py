"""In whose name the command line asks: the house's own, a person's, or that of a program with a token of limited scope
and time."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta, timezone

from qa.access.failures import NO_SUCH_ROLE, TOKEN_NOT_GOOD
from qa.access.people import known
from qa.access.person import person
from qa.access.roles import scope_of
from qa.access.sessions import digest
from qa.records.book import newest, rows, write
from qa.scope import SYSTEM, Scope
from qa.warehouse.store import Store

DAYS = 90


def acting(store: Store | None, whom: str, token: str) -> Scope:
    """`whom`: a login, or login:role where a person has several; `token`: a program's. Raises QAError for nobody, a
    role that is not theirs, or a token that has ended."""
    if token:
        row = next(iter(rows("service_token", token_hash=digest(token))), None)
        last = newest("service_token", ("name",), name=row["name"])[0] if row else None
        is_good = last is not None and last["id"] == row["id"] and not last["is_ended"]
        if not is_good or datetime.now(timezone.utc) >= row["expires_at"]:
            raise TOKEN_NOT_GOOD()
        return _scope(store, row["login"], row["role"])
    if not whom:
        return SYSTEM
    login, _, role = whom.partition(":")
    return _scope(store, known(login).login, role)


def issue_token(by: Scope, name: str, login: str, role: str, days: int = DAYS) -> str:
    """A program's token in a person's name and one of their roles; an older one of the name stops working."""
    whose = known(login)
    if role not in whose.roles:
        raise NO_SUCH_ROLE(role=role, roles="、".join(whose.roles))
    token, ends = secrets.token_urlsafe(32), datetime.now(timezone.utc) + timedelta(days=days)
    fields = dict(name=name, token_hash=digest(token), login=whose.login, role=role, expires_at=ends)
    write("service_token", by.user, audited=("token_issue", name, f"{whose.login} {role}"), **fields)
    return token


def end_token(by: Scope, name: str) -> bool:
    """End a program's token; False when there is none of that name."""
    last = newest("service_token", ("name",), name=name)
    if not last:
        return False
    kept = {column: last[0][column] for column in ("login", "role", "expires_at")}
    write("service_token", by.user, audited=("token_end", name, ""), name=name, is_ended=True, **kept)
    return True


def _scope(store: Store | None, login: str, role: str) -> Scope:
    whose = person(login)
    role = role or (whose.roles[0] if whose and whose.roles else "")
    if whose is None or role not in whose.roles:
        raise NO_SUCH_ROLE(role=role or "–", roles="、".join(whose.roles if whose else ()))
    return scope_of(store, whose, role) if store is not None else Scope(login, role)

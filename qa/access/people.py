"""Managing who may come in: accounts and the roles each is given. Every change is one row more."""

from __future__ import annotations

import re
from datetime import date

import orjson

from qa.access.failures import (
    AGENT_TAKEN,
    DATE_WRONG,
    LAST_ADMIN,
    LOGIN_TAKEN,
    LOGIN_WRONG,
    MAY_NOT_MANAGE_PEOPLE,
    NO_SUCH_PERSON,
    NO_SUCH_ROLE,
    ROLE_NEEDS_SCOPE,
)
from qa.access.person import Grant, Person, people, person
from qa.clock import this_day
from qa.records.book import Connection, newest, write
from qa.scope import ROLES, Scope

LOGIN = re.compile(r"[\w.@\-]{2,64}")
NEEDS = {
    "agent": ("agent_id", "坐席", "an agent"),
    "supervisor": ("teams", "班组", "a team"),
    "client": ("programmes", "项目", "a programme"),
}


def plain_login(login: str) -> str:
    """A login as it is kept: lower case. Raises QAError for one that will not do."""
    login = login.strip().lower()
    if not LOGIN.fullmatch(login):
        raise LOGIN_WRONG(login=login[:64])
    return login


def add(by: Scope, login: str, name: str, language: str = "") -> str:
    """A new account without a role; its login. Raises QAError for a login that is taken or will not do."""
    _may(by)
    login = plain_login(login)

    def alone(connection: Connection) -> None:
        if len(newest("person", ("login",), connection, login=login, every=True)) > 1:
            raise LOGIN_TAKEN(login=login)

    fields = dict(login=login, name=name.strip() or login, language=language)
    write("person", by.user, audited=("person_add", login, name), holds=alone, **fields)
    return login


def change(by: Scope, login: str, is_active: bool | None = None, name: str = "", language: str | None = None) -> None:
    """Rename, disable or enable. Raises QAError when nobody could administrate any more."""
    _may(by)
    was = known(login)
    fields = dict(
        login=was.login,
        name=name or was.name,
        language=was.language if language is None else language,
        is_active=was.is_active if is_active is None else is_active,
    )
    word = {None: "person_change", True: "person_enable", False: "person_disable"}[is_active]
    write("person", by.user, audited=(word, was.login, fields["name"]), holds=_left(was), **fields)


def first_admin(login: str) -> dict:
    """The grant of a centre's first administrator."""
    return _fields(login, Grant("admin", valid_from=this_day().isoformat()), True)


def give(
    by: Scope,
    login: str,
    role: str,
    agent_id: str = "",
    teams: tuple[str, ...] = (),
    programmes: tuple[str, ...] = (),
    valid_from: str = "",
) -> None:
    """Give a role with its scope, from a day on (today). Raises QAError for a role that lacks its scope, or an agent
    who is somebody else already."""
    _may(by)
    was, day = known(login), valid_from or this_day().isoformat()
    if role not in ROLES:
        raise NO_SUCH_ROLE(role=role, roles="、".join(ROLES))
    try:
        date.fromisoformat(day)
    except ValueError as problem:
        raise DATE_WRONG(value=day) from problem
    grant = Grant(role, agent_id, tuple(teams), tuple(programmes), day)
    if role in NEEDS and not getattr(grant, NEEDS[role][0]):
        raise ROLE_NEEDS_SCOPE(role=role, what=NEEDS[role][1:])

    def alone(connection: Connection) -> None:
        given = [(p.login, g.agent_id) for p in people(connection) for g in p.grants]
        others = [whose for whose, agent in given if agent == agent_id and whose != was.login]
        if agent_id and others:
            raise AGENT_TAKEN(agent=agent_id, login=others[0])

    _granted(by, was.login, grant, True, alone)


def take(by: Scope, login: str, role: str) -> None:
    """Take a role. Raises QAError when nobody could administrate any more."""
    _may(by)
    was = known(login)
    held = _left(was) if role == "admin" else _nothing
    _granted(by, was.login, Grant(role, valid_from=this_day().isoformat()), False, held)


def _granted(by: Scope, login: str, grant: Grant, is_granted: bool, holds) -> None:
    told = " ".join([grant.role, grant.agent_id, *grant.teams, *grant.programmes]).strip()
    word = "role_give" if is_granted else "role_take"
    write("role_grant", by.user, audited=(word, login, told), holds=holds, **_fields(login, grant, is_granted))


def _fields(login: str, grant: Grant, is_granted: bool) -> dict:
    return dict(
        login=login,
        role=grant.role,
        agent_id=grant.agent_id,
        teams=orjson.dumps(grant.teams).decode(),
        programmes=orjson.dumps(grant.programmes).decode(),
        valid_from=grant.valid_from,
        is_granted=is_granted,
    )


def _nothing(_: Connection) -> None:
    """Nothing to hold."""


def _left(was: Person):
    """What must hold after an administrator loses something."""
    return _administrable if any(g.role == "admin" for g in was.grants) else _nothing


def _administrable(connection: Connection) -> None:
    """Somebody is left who can sign in and administrate."""
    able = {row["login"] for row in newest("secret", ("login", "kind"), connection, kind="password") if row["value"]}
    able |= {row["login"] for row in newest("identity", ("provider", "subject"), connection) if row["login"]}
    if not any("admin" in p.roles and p.login in able for p in people(connection)):
        raise LAST_ADMIN()


def known(login: str) -> Person:
    """Somebody who has an account. Raises QAError for nobody."""
    found = person(login.strip().lower())
    if found is None:
        raise NO_SUCH_PERSON(login=login)
    return found


def _may(by: Scope) -> None:
    if not by.manages:
        raise MAY_NOT_MANAGE_PEOPLE()

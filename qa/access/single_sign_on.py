"""Signing in with an account of elsewhere, one way for all providers: a state good once, for ten minutes, in the
browser that began; then the subject is a person of this house, or nobody."""

from __future__ import annotations

import secrets
import tomllib
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from qa.access.failures import NOBODY_HERE, PROVIDER_REFUSED, SIGN_IN_FILE_WRONG, STATE_NOT_GOOD
from qa.access.people import add, known
from qa.access.person import person
from qa.access.provider import Account, Asking, Provider
from qa.access.sessions import digest
from qa.records.book import newest, rows, write
from qa.records.spending import once
from qa.registry import declared
from qa.scope import SYSTEM, Scope
from qa.settings import data_folder

FILE, GOOD_FOR = "sign_in.toml", timedelta(minutes=10)
FIELDS = frozenset(Account.__dataclass_fields__)


def providers() -> dict[str, Provider]:
    """{kind: provider}."""
    return declared("qa.access.providers", Provider, "kind")


def accounts() -> dict[str, Account]:
    """The providers of this centre, from sign_in.toml; {} without the file. Raises QAError naming what is wrong in
    it."""
    path = data_folder() / FILE
    if not path.exists():
        return {}
    try:
        listed = tomllib.loads(path.read_text("utf-8")).get("provider", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SIGN_IN_FILE_WRONG(path=path, problem=problem) from problem
    found = [_account(path, one) for one in listed]
    if len({account.name for account in found}) != len(found):
        raise SIGN_IN_FILE_WRONG(path=path, problem=("两个提供方同名", "two providers of one name"))
    return {account.name: account for account in found}


def _account(path: Path, one: dict) -> Account:
    kind = providers().get(one.get("kind", ""))
    if kind is None or set(one) - FIELDS or not one.get("name", "").isidentifier():
        wrong = ", ".join(sorted(set(one) - FIELDS)) or one.get("kind") or one.get("name") or "?"
        raise SIGN_IN_FILE_WRONG(path=path, problem=wrong)
    if missing := [name for name in kind.needs if not one.get(name)]:
        raise SIGN_IN_FILE_WRONG(path=path, problem=(f"缺 {missing[0]}", f"{missing[0]} is missing"))
    return Account(**one)


def begin(name: str, browser: str, redirect: str, to: str) -> str:
    """The address of the provider's page. `browser`: a token only this browser has; `to`: where to go afterwards."""
    account = accounts()[name]
    verifier = secrets.token_urlsafe(48)
    asking = Asking(
        state=secrets.token_hex(24),
        redirect=redirect,
        nonce=secrets.token_urlsafe(24),
        verifier=verifier,
        challenge=urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode(),
    )
    where = providers()[account.kind].leads(account, asking)
    fields = dict(provider=name, browser=digest(browser), redirect=redirect, leads_to=to)
    fields |= dict(state=digest(asking.state), nonce=asking.nonce, verifier=verifier)
    write("sso_asking", "?", **fields, expires_at=datetime.now(timezone.utc) + GOOD_FOR)
    return where


def finish(name: str, browser: str, params: dict[str, str]) -> tuple[str, str]:
    """(login, where to go) of who came back. Raises QAError for a state that is late, used, another browser's or
    another provider's, for what the provider refuses, and for a subject that is nobody here."""
    account = accounts().get(name)
    state = params.get("state", "")
    row = next(iter(rows("sso_asking", state=digest(state))), None) if state else None
    is_good = row and row["provider"] == name and row["browser"] == digest(browser or "-")
    if account is None or not is_good or not row["written_at"] <= datetime.now(timezone.utc) < row["expires_at"]:
        raise STATE_NOT_GOOD()
    if not once(f"sso {row['state']}", "?"):
        raise STATE_NOT_GOOD()
    provider = providers()[account.kind]
    code = params.get(provider.code, "")
    if params.get("error") or not code or len(code) > 4096:
        problem = params.get("error", "")[:60]
        raise PROVIDER_REFUSED(name=name, problem=(problem or "没有带回授权码", problem or "no code came back"))
    challenge = urlsafe_b64encode(sha256(row["verifier"].encode()).digest()).rstrip(b"=").decode()
    asking = Asking(state, row["redirect"], row["nonce"], row["verifier"], challenge)
    subject = provider.answers(account, asking, code)
    login = who_is(name, subject.subject)
    if not login and account.creates:
        login = _made(account, subject.subject, subject.name)
    whose = person(login) if login else None
    if whose is None or not whose.roles:
        fields = dict(login=login or subject.subject[:64], address="", method=name, outcome="nobody")
        write("sign_in", login or "?", **fields)
        raise NOBODY_HERE(name=subject.name or subject.subject, subject=subject.subject)
    return login, row["leads_to"]


def who_is(name: str, subject: str) -> str:
    """The login that a provider's subject is here, or ""."""
    found = newest("identity", ("provider", "subject"), provider=name, subject=subject)
    return found[0]["login"] if found else ""


def subjects_of(login: str) -> list[str]:
    """The accounts of elsewhere that are this person."""
    return [row["subject"] for row in newest("identity", ("provider", "subject")) if row["login"] == login]


def tie(by: Scope, name: str, subject: str, login: str) -> None:
    """A provider's subject is a person of this house from now on; nobody with an empty login."""
    login = known(login).login if login else ""
    fields = dict(provider=name, subject=subject, login=login)
    write("identity", by.user, audited=("identity", login or "-", f"{name} {subject}"), **fields)


def _made(account: Account, subject: str, name: str) -> str:
    """An account without a role, for an administrator to give one."""
    login = add(SYSTEM, f"{account.name}.{digest(subject)[:8]}", name or subject)
    tie(SYSTEM, account.name, subject, login)
    return login

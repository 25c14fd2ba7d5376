"""The record of a sign-in provider: how its page is reached, and who its answer says somebody is."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import requests

from qa.access.failures import PROVIDER_AWAY, PROVIDER_REFUSED, PROVIDER_SECRET_MISSING

# A provider that sends more than this sends no answer of ours.
MOST_BYTES, SECONDS = 262_144, 6.0


@dataclass(frozen=True)
class Account:
    """One provider as this centre uses it (sign_in.toml): `secret_env` names the variable that holds the secret,
    `tenant` the only company let in, `base` and `authorize` other addresses than the usual ones."""

    name: str
    kind: str
    client_id: str
    secret_env: str = ""
    issuer: str = ""
    tenant: str = ""
    agent: str = ""
    base: str = ""
    authorize: str = ""
    words: str = ""
    creates: bool = False

    @property
    def secret(self) -> str:
        """From the environment alone. Raises QAError when it is not there."""
        found = os.environ.get(self.secret_env, "")
        if self.secret_env and not found:
            raise PROVIDER_SECRET_MISSING(name=self.name, variable=self.secret_env)
        return found


@dataclass(frozen=True)
class Asking:
    """One sign-in on its way: what only this server knows of it."""

    state: str
    redirect: str
    nonce: str
    verifier: str
    challenge: str


@dataclass(frozen=True)
class Subject:
    """Who the provider says it is: `subject` never changes and is nobody else's."""

    subject: str
    name: str = ""


@dataclass(frozen=True)
class Provider:
    """`leads`: the address of the provider's page; `answers`: who came back with these parameters. `needs`: fields of
    Account that must be filled; `code`: the parameter that carries the code."""

    kind: str
    zh: str
    en: str
    leads: Callable[[Account, Asking], str]
    answers: Callable[[Account, Asking, str], Subject]
    needs: tuple[str, ...] = ()
    code: str = "code"


def call(account: Account, method: str, url: str, **more) -> dict:
    """JSON of an address of the provider's: no redirects, little time, few bytes. Raises QAError when it is away, or
    answers anything else."""
    try:
        with requests.request(
            method, url, timeout=SECONDS, allow_redirects=False, stream=True, headers=more.pop("headers", None), **more
        ) as answer:
            body = answer.raw.read(MOST_BYTES + 1, decode_content=True)
            if len(body) > MOST_BYTES:
                raise PROVIDER_REFUSED(name=account.name, problem=("回答太长", "the answer is too long"))
            answer._content = body
            found = answer.json()
    except requests.RequestException as problem:
        raise PROVIDER_AWAY(name=account.name) from problem
    except ValueError as problem:
        raise PROVIDER_REFUSED(name=account.name, problem=("回答不是 JSON", "the answer is no JSON")) from problem
    if not isinstance(found, dict) or answer.status_code >= 400:
        raise PROVIDER_REFUSED(
            name=account.name, problem=(f"状态 {answer.status_code}", f"status {answer.status_code}")
        )
    return found


def told(account: Account, found: dict, *path: str) -> str:
    """A text inside an answer. Raises QAError when it is not there."""
    value: object = found
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, str) or not value or len(value) > 256:
        raise PROVIDER_REFUSED(name=account.name, problem=(f"没有 {path[-1]}", f"no {path[-1]}"))
    return value


def of_tenant(account: Account, tenant: str) -> None:
    """Raises QAError for somebody of another company."""
    if tenant != account.tenant:
        raise PROVIDER_REFUSED(name=account.name, problem=("不是本公司的账号", "the account is another company's"))

"""The second factor: a code of six digits from a phone (TOTP, RFC 6238), each good once, and ten recovery codes for a
phone that is lost."""

from __future__ import annotations

import base64
import os
import re
import secrets
import time

import orjson
import pyotp
from cryptography.exceptions import InvalidTag

from qa.access.person import Person
from qa.access.sessions import digest
from qa.keys import NONCE, cipher
from qa.records.book import newest, write
from qa.records.spending import once
from qa.settings import setting

SECRET = re.compile(r"[A-Z2-7]{32}")
ISSUER, STEP, RECOVERY, KEY = "Xinsheng", 30, 10, "access"
AROUND = (0, -1, 1)  # a phone's clock may be half a minute off either way


def is_needed(person: Person) -> bool:
    """Whether a role of the person demands one."""
    return bool({r.strip() for r in str(setting("second_factor")).split(",")} & set(person.roles))


def keeps(login: str) -> bool:
    """Whether the person has set one up."""
    return bool(_value(login, "totp"))


def fresh() -> str:
    """A new secret, to be shown once and kept when a code from it was right."""
    return pyotp.random_base32(32)


def usable(secret: str) -> str:
    """A secret that was shown already, or a new one for anything else."""
    return secret if SECRET.fullmatch(secret) else fresh()


def address_of(login: str, secret: str) -> str:
    """What a phone's app scans or takes in."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def enrol(login: str, secret: str, code: str) -> list[str] | None:
    """Keep the secret when the code is right: the recovery codes, told once; None when it is wrong."""
    if not _matches(secret, code, login):
        return None
    codes = [f"{secrets.randbelow(10**5):05}-{secrets.randbelow(10**5):05}" for _ in range(RECOVERY)]
    write("secret", login, login=login, kind="recovery", value=orjson.dumps([digest(c) for c in codes]).decode())
    write(
        "secret",
        login,
        audited=("second_factor_set", login, ""),
        login=login,
        kind="totp",
        value=_hidden(login, secret),
    )
    return codes


def passes(login: str, code: str) -> bool:
    """Whether a code of the phone or a recovery code is right; either is good once."""
    code = code.strip()
    if _matches(_told(login), code, login):
        return True
    kept = orjson.loads(_value(login, "recovery") or "[]")
    return digest(code) in kept and once(f"recovery {login} {digest(code)}", login)


def remove(by: str, login: str) -> None:
    """Take a lost second factor away; recovery codes go with it."""
    write("secret", by, login=login, kind="recovery")
    write("secret", by, audited=("second_factor_removed", login, ""), login=login, kind="totp")


def _matches(secret: str, code: str, login: str) -> bool:
    if not SECRET.fullmatch(secret) or not code.isascii() or not code.isdigit() or len(code) != 6:
        return False
    now = int(time.time()) // STEP
    codes = {now + off: pyotp.TOTP(secret).at((now + off) * STEP) for off in AROUND}
    step = next((step for step, right in codes.items() if secrets.compare_digest(right, code)), None)
    return step is not None and once(f"totp {login} {step}", login)


def _hidden(login: str, secret: str) -> str:
    """As it lies in the records: nothing to somebody who has them and not the keys of the folder."""
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + cipher(KEY).encrypt(nonce, secret.encode(), login.encode())).decode()


def _told(login: str) -> str:
    """The secret; none for another key: then no code is right, and the person is helped by an admin."""
    packed = base64.b64decode(_value(login, "totp"))
    try:
        return cipher(KEY).decrypt(packed[:NONCE], packed[NONCE:], login.encode()).decode() if packed else ""
    except InvalidTag:
        return ""


def _value(login: str, kind: str) -> str:
    found = newest("secret", ("login", "kind"), login=login, kind=kind)
    return found[0]["value"] if found else ""

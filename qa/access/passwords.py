"""Passwords: hashed with argon2id, refused when others have used them to death, checked in the same time whether the
person exists or not."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from qa.access.failures import PASSWORD_KNOWN, PASSWORD_SHORT
from qa.settings import SHIPPED

LEAST, MOST = 10, 1024
HAN = re.compile(r"[\u3400-\u9fff]")  # one of thousands: it counts double
TAIL = re.compile(r"[\W\d_]+$")
HASHER = PasswordHasher()  # argon2id with the library's defaults, RFC 9106's second choice
NOBODYS = HASHER.hash("nobody has this password")


def hashed(password: str, login: str) -> str:
    """What is kept of a new password. Raises QAError for one that is short or known."""
    plain = _plain(password)
    if len(plain) + len(HAN.findall(plain)) < LEAST:
        raise PASSWORD_SHORT(least=LEAST)
    bare = _bare(plain)
    if bare in known() or len(set(plain)) < 4 or (len(login) > 2 and _bare(login) in bare) or _is_run(bare):
        raise PASSWORD_KNOWN()
    return HASHER.hash(plain)


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one kept; "" for a person who is unknown or has none takes as long."""
    try:
        return HASHER.verify(kept or NOBODYS, _plain(password)[:MOST]) and bool(kept)
    except (Argon2Error, InvalidHashError):
        return False


def is_old(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return HASHER.check_needs_rehash(kept)


@cache
def known() -> frozenset[str]:
    """Passwords that everybody tries first, bare of case, marks and a tail of digits."""
    lines = (SHIPPED / "passwords.txt").read_text("utf-8").splitlines()
    return frozenset(_bare(line) for line in lines if line and not line.startswith("#"))


def _plain(password: str) -> str:
    """The same characters, however the keyboard composed them."""
    return unicodedata.normalize("NFKC", password)


def _bare(password: str) -> str:
    stem = TAIL.sub("", password.lower()).translate(str.maketrans("013457@$!", "oieastasi"))
    letters = "".join(c for c in stem if c.isalpha())
    return letters if len(letters) >= 4 else password


def _is_run(text: str) -> bool:
    """Characters that follow each other all along, up or down, or one short piece said again and again."""
    steps = {ord(b) - ord(a) for a, b in zip(text, text[1:])}
    return len(steps) == 1 or any(text == (text[:n] * len(text))[: len(text)] for n in range(1, len(text) // 2 + 1))

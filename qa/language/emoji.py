"""What pictures and the codes platforms write for them say in service talk: data/lexicons/emoji.tsv, typed by hand."""

from __future__ import annotations

import re
from functools import cache

from qa.settings import SHIPPED

KINDS = ("bad", "good", "mock")
PATH = SHIPPED / "lexicons" / "emoji.tsv"


@cache
def signs() -> dict[str, str]:
    """{sign: kind}."""
    rows = (line.split("\t") for line in PATH.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {sign: kind for kind, some in rows for sign in some.split()}


@cache
def patterns() -> dict[str, re.Pattern]:
    """A pattern a kind: any of its signs."""
    return {kind: re.compile("|".join(re.escape(sign) for sign, of in signs().items() if of == kind)) for kind in KINDS}


@cache
def any_sign() -> re.Pattern:
    """Matches any emoji, kaomoji or platform code that has a meaning."""
    return re.compile("|".join(pattern.pattern for pattern in patterns().values()))

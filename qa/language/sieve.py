"""Which of many texts may match a pattern: one linear-time pass that lets too many through, never too few."""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

FEW = 400
COUNTED = re.compile(r"(?<!\\)\{\d+,(?:[4-9]|\d{2,})?\}\??")
WIDER = {"\\s": r"\s\x{3000}\x{a0}", "\\w": r"\p{L}\p{N}_", "\\d": r"\p{Nd}"}


def many(texts: list[str]) -> pa.Array | list[str]:
    """Texts as `sift` takes them: a handful is searched one by one, for a crowd a pass over an array pays."""
    return texts if len(texts) < FEW else pa.array(texts, pa.large_string())


def sift(texts: pa.Array | list[str], pattern: re.Pattern) -> list[int]:
    """Positions of the texts that may match."""
    if isinstance(texts, list):
        return [at for at, text in enumerate(texts) if pattern.search(text)]
    any_case = "(?i)" if pattern.flags & re.IGNORECASE else ""
    return pc.indices_nonzero(pc.match_substring_regex(texts, any_case + loosened(pattern.pattern))).to_pylist()


@cache
def loosened(pattern: str) -> str:
    """A pattern for RE2 that matches wherever `pattern` does: look-arounds and ends of text are dropped, classes and
    long counts widened."""
    out, at, in_class, negated = ["(?s)"], 0, False, False
    while at < len(pattern):
        two = pattern[at : at + 2]
        if two == "\\u":
            out.append(re.escape(chr(int(pattern[at + 2 : at + 6], 16))))
            at += 6
        elif two[0] == "\\":
            wider = two if negated or two not in WIDER else WIDER[two] if in_class else f"[{WIDER[two]}]"
            out.append("" if two == "\\b" else wider)
            at += 2
        elif not in_class and re.match(r"\(\?<?[=!]", pattern[at:]):
            at = _after_group(pattern, at)
        else:
            if two[0] == "[" and not in_class:
                negated = two == "[^"
            in_class = two[0] == "[" or (in_class and two[0] != "]")
            negated = negated and in_class
            out.append("" if two[0] == "$" and not in_class else two[0])
            at += 1
    return COUNTED.sub("*", "".join(out))


def _after_group(pattern: str, at: int) -> int:
    depth, in_class = 0, False
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
        else:
            depth += (letter == "(") - (letter == ")")
            if depth == 0:
                return at + 1
        at += 1
    return at

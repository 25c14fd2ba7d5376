"""A number said over several messages: one speaker's pieces, at most three messages apart, that together are a number."""

from __future__ import annotations

import re

from qa.language.digits import kind_of
from qa.language.remembering import Claim
from qa.language.spoken import D, plain

TWO_DIGITS = re.compile(rf"[{D}].?[{D}]")
PIECE = re.compile(rf"[{D}](?:[\s\-、,]{{0,1}}[{D}]){{0,17}}[xX]?")
MOST_PIECES, MOST_OTHER = 12, 12
SAYS_NO_MORE = "嗯对是的啊哦,。. "
RANK, RULE = 15, "分几句念的号码"


def dictated(talk: list[tuple[str, str]], digital: set[str]) -> dict[int, list[Claim]]:
    """{message: claims} of (speaker, text) in one spelling. `digital`: the texts with two digits side by side; others are not looked at."""
    found: dict[int, list[Claim]] = {}
    held: dict[str, list[tuple[int, int, int, str]]] = {}
    for index, (speaker, text) in enumerate(talk):
        if text not in digital and len(text) > MOST_OTHER:
            continue
        pieces = list(PIECE.finditer(text))
        mine = held.setdefault(speaker, [])
        if mine and index - mine[-1][0] > 3:
            mine.clear()
        if len(pieces) != 1 or not _is_dictation(text, pieces[0]):
            continue
        mine.append((index, *pieces[0].span(), plain(pieces[0][0])))
        del mine[:-MOST_PIECES]
        for first in range(len(mine) - 1):
            kind = kind_of("".join(m[3] for m in mine[first:]))
            if kind:
                for at, begin, end, _ in mine[first:]:
                    found.setdefault(at, []).append(Claim(RANK, begin, end, kind, RULE))
                mine.clear()
                break
    return found


def _is_dictation(text: str, piece: re.Match) -> bool:
    """Mostly digits, or digits at the very end or the very beginning of what is said."""
    rest = len(text.strip(SAYS_NO_MORE))
    return (
        rest - len(piece[0]) <= 8
        or len(plain(piece[0])) * 2 >= rest
        or not text[piece.end() :].strip(SAYS_NO_MORE)
        or not text[: piece.start()].strip(SAYS_NO_MORE)
    )

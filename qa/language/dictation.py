"""A number said in pieces: over several messages of one speaker, at most three messages apart, or between the marks of
one message."""

from __future__ import annotations

import re

from qa.language.digits import kind_of
from qa.language.remembering import Claim
from qa.language.spoken import D, plain

TWO_DIGITS = re.compile(rf"[{D}].?[{D}]")
PIECE = re.compile(rf"[{D}](?:[\s\-、,个]{{0,1}}[{D}]){{0,17}}[xX]?")
MOST_PIECES, MOST_OTHER = 12, 12
BETWEEN_MARKS = re.compile(r"[^,。;!?…:]+")
SAYS_NO_MORE = "嗯对是的啊哦,。. "
RANK, RULE = 15, "分几句念的号码"
NUMBER, MOST_SAID, LEAST_SAID, LEAST_PIECE = "号码", 30, 9, 3
ASKS = re.compile("手机|电话|号码|联系方式|身份证|卡号|证件|微信|QQ|账号|户号")
NOT_OURS = re.compile("订单|单号|运单|快递|工单|流水|编号|型号|货号")


def dictated(talk: list[tuple[str, str]], digital: set[str]) -> dict[int, list[Claim]]:
    """{message: claims} of (speaker, text) in one spelling. `digital`: the texts with two digits side by side; others
    are not looked at."""
    found: dict[int, list[Claim]] = {}
    held: dict[str, list[tuple[int, int, int, str]]] = {}
    for index, (speaker, text) in enumerate(talk):
        if text not in digital and len(text) > MOST_OTHER:
            continue
        pieces = [piece for piece in PIECE.finditer(text) if len(plain(piece[0])) > 1] or list(PIECE.finditer(text))
        mine = held.setdefault(speaker, [])
        if mine and index - mine[-1][0] > 3:
            mine.clear()
        if len(pieces) != 1 or not _is_dictation(text, pieces[0]):
            continue
        mine.append((index, *pieces[0].span(), plain(pieces[0][0])))
        del mine[:-MOST_PIECES]
        for first in range(len(mine) - 1):
            kind = kind_of("".join(m[3] for m in mine[first:])) or kind_of(
                "".join(m[3] for m in reversed(mine[first:]))
            )
            kind = kind or _asked_for(talk, mine[first:])
            if kind:
                for at, begin, end, _ in mine[first:]:
                    found.setdefault(at, []).append(Claim(RANK, begin, end, kind, RULE))
                mine.clear()
                break
    return found


def dictated_within(text: str) -> list[Claim]:
    """Claims of a number said in one message with other words between its pieces (138，等我看看，四个零，5678)."""
    parts = list(BETWEEN_MARKS.finditer(text))
    found = dictated([("", part[0]) for part in parts], {part[0] for part in parts if TWO_DIGITS.search(part[0])})
    return [
        claim._replace(begin=claim.begin + parts[at].start(), end=claim.end + parts[at].start())
        for at, claims in found.items()
        for claim in claims
    ]


def _asked_for(talk: list[tuple[str, str]], pieces: list[tuple[int, int, int, str]]) -> str:
    """Three pieces or more of a number that somebody asked for just before, in whatever order it is said; one of an
    order is none."""
    said = sum(len(piece[3]) for piece in pieces)
    if len(pieces) < 3 or not LEAST_SAID <= said <= MOST_SAID or any(len(piece[3]) < LEAST_PIECE for piece in pieces):
        return ""
    before = " ".join(text for _, text in talk[max(0, pieces[0][0] - 2) : pieces[0][0] + 1])
    return NUMBER if ASKS.search(before) and not NOT_OURS.search(before) else ""


def _is_dictation(text: str, piece: re.Match) -> bool:
    """Mostly digits, or digits at the very end or the very beginning of what is said."""
    rest = len(text.strip(SAYS_NO_MORE))
    return (
        rest - len(piece[0]) <= 8
        or len(plain(piece[0])) * 2 >= rest
        or not text[piece.end() :].strip(SAYS_NO_MORE)
        or not text[: piece.start()].strip(SAYS_NO_MORE)
    )

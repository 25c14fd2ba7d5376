"""What letters tell of names: which begin one, how likely others follow in a given name, and which words only look like
one."""

from __future__ import annotations

from functools import cache

from qa.language.surnames import COMMON, DOUBLE, RARE
from qa.settings import SHIPPED

HAN = "\u4e00-\u9fff"
FAMILY = f"(?:{DOUBLE}|[{COMMON}{RARE}])"
HEADS = frozenset(COMMON + RARE + "".join(w[0] for w in DOUBLE.split("|")))
SINGLES = frozenset(COMMON + RARE)
DOUBLES = frozenset(DOUBLE.split("|"))
NEVER = frozenset(
    "的了是我你您他她它们在不就有也都说没这那要会把被给让到吗呢吧啊呀哦么着过个很还又再才请因所但而且或其此该每各些什怎谁哪几啥咋嘛哈嗯噢唉哎喂与及从向往对为比跟则即并已曾将能应须想做用看问听发打收送寄退换买卖付款订单货件号码电话元块钱费次点分"
)
PARTICLES = frozenset("的了是我你您他她它们吗呢吧啊呀哦么着这那哪谁几啥咋嘛哈嗯噢唉哎喂就也都很又把被让")
PATH, NO_NAMES = SHIPPED / "lexicons" / "names.tsv", SHIPPED / "lexicons" / "no_names.txt"
LINES = SHIPPED / "lexicons" / "names.jsonl"
# Log ratios of a letter in names to ordinary text; chosen on lines held back.
LEAST_LIKE, LIKE, LIKE_GIVEN, STRANGE = -2.0, -1.3, 1.0, 0.5


@cache
def letters() -> tuple[dict[str, float], dict[str, float]]:
    """(how much likelier a letter is in a given name than in ordinary text, first and last), in log; names.tsv, its
    first part."""
    first, last = {}, {}
    for line in PATH.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if parts[0] == "letter":
            first[parts[1]], last[parts[1]] = float(parts[2]), float(parts[3])
    return first, last


@cache
def no_names() -> frozenset[str]:
    """Words that look like names and are none, from no_names.txt."""
    return frozenset(
        word for line in NO_NAMES.read_text("utf-8").splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def usual() -> dict[str, int]:
    """Words that begin like a name and are said often: how often, as a power of ten; names.tsv, its second part."""
    return {
        parts[1]: int(parts[2])
        for line in PATH.read_text("utf-8").split("\n")
        if (parts := line.split("\t"))[0] == "word"
    }


def likeness(given: str) -> float:
    """How much likelier the letters of a given name are in one than elsewhere, in log."""
    first, last = letters()
    return (
        last.get(given, STRANGE) if len(given) == 1 else first.get(given[:1], STRANGE) + last.get(given[-1:], STRANGE)
    )

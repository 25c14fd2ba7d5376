"""A scorecard as it is written, read and checked: whatever cannot be meant is said with file, item, condition and what
to write instead."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.channels import CHANNELS
from qa.quality.expression import constant, expression
from qa.quality.operator import KINDS
from qa.quality.rules import code_version
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecard_conditions import places_of
from qa.quality.scorecard_failures import (
    CARD_CHANNEL_UNKNOWN,
    CARD_DATE_UNREADABLE,
    CARD_DATES_REVERSED,
    CARD_DAYS_TWICE,
    CARD_DAYS_UNCOVERED,
    CARD_FOLLOWS_NOTHING,
    CARD_ITEM_TWICE,
    CARD_KEY_MISSING,
    CARD_NOT_TOML,
    CARD_NOT_UTF8,
    CARD_POINTS_WRONG,
    CARD_RULE_ALWAYS,
    CARD_RULE_NEVER,
    CARD_TOTAL_DIFFERS,
    CARD_VALUE_NOT_AMONG,
)

CRITICAL, MODES = ("customer", "business", "compliance"), ("machine", "both", "person", "off")
NEEDED_OF_CARD = ("id", "zh", "en", "channels", "section")
NEEDED = ("id", "zh", "en", "points", "why_zh", "why_en", "next_zh", "next_en", "met", "conditions", "passes", "misses")
WHOLE = "（整张表）"


def read_text(path: Path) -> str:
    """A scorecard file as text. Raises QAError for one that is not UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as problem:
        raise CARD_NOT_UTF8(path=path.name, problem=problem) from problem


def load(text: str, name: str = "") -> dict:
    """A scorecard as TOML, unchecked. Raises QAError for what is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise CARD_NOT_TOML(path=name, problem=problem) from problem


@lru_cache(maxsize=200)
def parse_scorecard(text: str, name: str = "") -> Scorecard:
    """A scorecard as TOML, checked. Its version is the hash of the text and of the code that reads it. Raises QAError
    for what cannot be read."""
    content = load(text, name)
    missing = [key for key in NEEDED_OF_CARD if not content.get(key)]
    if missing:
        raise CARD_KEY_MISSING(path=name, item=content.get("id", WHOLE), key="、".join(missing))
    unknown = [channel for channel in content["channels"] if channel not in CHANNELS]
    if unknown:
        raise CARD_CHANNEL_UNKNOWN(path=name, channel="、".join(map(str, unknown)), known="、".join(CHANNELS))
    items = tuple(_item(i, section, name) for section in content["section"] for i in section.get("item", ()))
    _agree(items, content.get("total"), name)
    conditions = content.get("conditions", {})
    places = places_of(conditions, WHOLE, name)
    if applies := content.get("applies", ""):
        _rule(applies, set(conditions), WHOLE, name)
    used = frozenset(c["op"] for told in (conditions, *(item.conditions for item in items)) for c in told.values())
    version = blake2b(text.encode() + code_version(used).encode(), digest_size=6).hexdigest()
    return Scorecard(
        content["id"],
        content["zh"],
        content["en"],
        tuple(content["channels"]),
        items,
        version,
        text,
        applies,
        bool(content.get("beside")),
        conditions,
        places,
        tuple(content.get("programmes", ())),
        content.get("instead", ""),
        bool(content.get("retired")),
    )


def _agree(items: tuple[Item, ...], total: float | None, name: str) -> None:
    """Ids once, points as announced, and what follows another item begins the day after it."""
    known: dict[str, Item] = {}
    for item in items:
        if item.item_id in known:
            raise CARD_ITEM_TWICE(path=name, item=item.item_id)
        known[item.item_id] = item
    current = sum(item.points for item in items if not item.follows)
    if total is not None and abs(current - total) > 1e-9:
        raise CARD_TOTAL_DIFFERS(path=name, total=total, sum=f"{current:g}")
    for item in filter(lambda i: i.follows, items):
        before = known.get(item.follows)
        if before is None or before.until is None or item.since is None:
            raise CARD_FOLLOWS_NOTHING(path=name, item=item.item_id, before=item.follows)
        gap = (item.since - before.until).days - 1
        if gap:
            told = CARD_DAYS_UNCOVERED if gap > 0 else CARD_DAYS_TWICE
            day = before.until + timedelta(days=1)
            raise told(path=name, item=item.item_id, before=item.follows, n=abs(gap), day=day)


def _item(i: dict, section: dict, name: str) -> Item:
    missing = [key for key in NEEDED if key not in i]
    if missing:
        raise CARD_KEY_MISSING(path=name, item=i.get("id", "?"), key="、".join(missing))
    places = places_of(i["conditions"], i["id"], name)
    for rule in filter(None, (i["met"], i.get("applies"), i.get("strict"))):
        _rule(rule, set(i["conditions"]), i["id"], name)
    _among(i, "critical", ("", *CRITICAL), "", name)
    _among(i, "mode", MODES, "machine", name)
    if not KINDS["number"][0](i["points"]) or not 0 < i["points"] < 10_000:
        raise CARD_POINTS_WRONG(path=name, item=i["id"], points=i["points"])
    since, until = (_day(i, key, name) for key in ("since", "until"))
    if since and until and since > until:
        raise CARD_DATES_REVERSED(path=name, item=i["id"])
    return Item(
        i["id"], section["zh"], *(i[key] for key in ("zh", "en")), float(i["points"]), i.get("critical", ""),
        *(i[key] for key in ("why_zh", "why_en", "next_zh", "next_en")),
        i["conditions"], i["met"], i.get("applies", ""),
        *(tuple(map(tuple, i[key])) for key in ("passes", "misses")),
        i.get("strict", ""), i.get("mode", "machine"), tuple(i.get("tags", ())),
        i.get("severity", ""), since, until, i.get("follows", ""), places, section.get("en", section["zh"]),
        i.get("taken_from", ""),
    )  # fmt: skip


def _among(i: dict, key: str, known: tuple[str, ...], usual: str, name: str) -> None:
    if i.get(key, usual) not in known:
        raise CARD_VALUE_NOT_AMONG(path=name, item=i["id"], key=key, known="、".join(filter(None, known)))


def _day(i: dict, key: str, name: str) -> date | None:
    value = i.get(key)
    if value is not None and type(value) is not date:
        raise CARD_DATE_UNREADABLE(path=name, item=i["id"], key=key)
    return value


def _rule(rule: str, names: set[str], item: str, path: str) -> None:
    """A rule that can be read and can come out either way."""
    always = constant(expression(rule, names))
    if always is not None:
        raise (CARD_RULE_ALWAYS if always else CARD_RULE_NEVER)(path=path, item=item, rule=rule)

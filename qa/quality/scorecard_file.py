"""A scorecard as it is written, read and checked: whatever cannot be meant is said with file, item, condition and what
to write instead."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.channels import CHANNELS
from qa.errors import QAError
from qa.quality.expression import constant, expression
from qa.quality.operator import KINDS, operators
from qa.quality.places import FORMS, Place, parse_place
from qa.quality.rules import code_version
from qa.quality.scorecard import Item, Scorecard

CRITICAL, MODES = ("customer", "business", "compliance"), ("machine", "both", "person", "off")
OWN = ("op", "where")
NEEDED_OF_CARD = ("id", "zh", "en", "channels", "section")
NEEDED = ("id", "zh", "en", "points", "why_zh", "why_en", "next_zh", "next_en", "met", "conditions", "passes", "misses")
WHOLE = "（整张表）"


def read_scorecard(path: Path) -> Scorecard:
    """A scorecard file, checked."""
    try:
        return parse_scorecard(path.read_text("utf-8"), path.name)
    except UnicodeDecodeError as problem:
        raise QAError(
            "评分表 {path} 不是 UTF-8 文字：{problem}。", "另存为 UTF-8 后重试。", path=path.name, problem=problem
        ) from problem


@lru_cache(maxsize=200)
def parse_scorecard(text: str, name: str = "") -> Scorecard:
    """A scorecard as TOML, checked. Its version is the hash of the text and of the code that reads it. Raises QAError
    for what cannot be read."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise QAError(
            "评分表 {path} 不是有效的 TOML：{problem}。", "改正这一行后重试。", path=name, problem=problem
        ) from problem
    missing = [key for key in NEEDED_OF_CARD if not content.get(key)]
    if missing:
        raise QAError(
            "评分表 {path} 的条目 {item} 缺少 {key}。",
            "补上这一项。",
            path=name,
            item=content.get("id", WHOLE),
            key="、".join(missing),
        )
    unknown = [channel for channel in content["channels"] if channel not in CHANNELS]
    if unknown:
        raise QAError(
            "评分表 {path} 写了没有的渠道 {channel}。",
            "可选：{known}。",
            path=name,
            channel="、".join(map(str, unknown)),
            known="、".join(CHANNELS),
        )
    items = tuple(_item(i, section["zh"], name) for section in content["section"] for i in section.get("item", ()))
    _agree(items, content.get("total"), name)
    conditions = content.get("conditions", {})
    places = _places(conditions, WHOLE, name)
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
    )


def _agree(items: tuple[Item, ...], total: float | None, name: str) -> None:
    """Ids once, points as announced, and what follows another item begins the day after it."""
    known: dict[str, Item] = {}
    for item in items:
        if item.item_id in known:
            raise QAError(
                "评分表 {path} 里有两个条目都叫 {item}。", "每个条目的 id 只能用一次。", path=name, item=item.item_id
            )
        known[item.item_id] = item
    current = sum(item.points for item in items if not item.follows)
    if total is not None and abs(current - total) > 1e-9:
        raise QAError(
            "评分表 {path} 写的总分是 {total}，条目加起来是 {sum}。",
            "改条目的分值，或改总分。",
            path=name,
            total=total,
            sum=f"{current:g}",
        )
    for item in filter(lambda i: i.follows, items):
        before = known.get(item.follows)
        if before is None or before.until is None or item.since is None:
            raise QAError(
                "评分表 {path} 的条目 {item} 接着 {before}，但没有可接的日期。",
                "前一项写 until，后一项写 since。",
                path=name,
                item=item.item_id,
                before=item.follows,
            )
        gap = (item.since - before.until).days - 1
        if gap:
            words = (
                "评分表 {path} 的条目 {before} 和 {item} 之间有 {n} 天没有人管。"
                if gap > 0
                else "评分表 {path} 的条目 {before} 和 {item} 有 {n} 天重叠。"
            )
            day = before.until + timedelta(days=1)
            raise QAError(
                words, "让后一项从 {day} 开始。", path=name, item=item.item_id, before=item.follows, n=abs(gap), day=day
            )


def _item(i: dict, section: str, name: str) -> Item:
    missing = [key for key in NEEDED if key not in i]
    if missing:
        raise QAError(
            "评分表 {path} 的条目 {item} 缺少 {key}。",
            "补上这一项。",
            path=name,
            item=i.get("id", "?"),
            key="、".join(missing),
        )
    places = _places(i["conditions"], i["id"], name)
    for rule in filter(None, (i["met"], i.get("applies"), i.get("strict"))):
        _rule(rule, set(i["conditions"]), i["id"], name)
    _among(i, "critical", ("", *CRITICAL), "", name)
    _among(i, "mode", MODES, "machine", name)
    if not KINDS["number"][0](i["points"]) or not 0 < i["points"] < 10_000:
        raise QAError(
            "评分表 {path} 的条目 {item} 的分值写成了 {points}。",
            "写一个大于 0 的数。",
            path=name,
            item=i["id"],
            points=i["points"],
        )
    since, until = (_day(i, key, name) for key in ("since", "until"))
    if since and until and since > until:
        raise QAError("评分表 {path} 的条目 {item} 的 since 晚于 until。", "对调这两天。", path=name, item=i["id"])
    return Item(
        i["id"], section, *(i[key] for key in ("zh", "en")), float(i["points"]), i.get("critical", ""),
        *(i[key] for key in ("why_zh", "why_en", "next_zh", "next_en")),
        i["conditions"], i["met"], i.get("applies", ""),
        *(tuple(map(tuple, i[key])) for key in ("passes", "misses")),
        i.get("strict", ""), i.get("mode", "machine"), tuple(i.get("tags", ())),
        i.get("severity", ""), since, until, i.get("follows", ""), places,
    )  # fmt: skip


def _among(i: dict, key: str, known: tuple[str, ...], usual: str, name: str) -> None:
    if i.get(key, usual) not in known:
        raise QAError(
            "评分表 {path} 的条目 {item} 的 {key} 写错了。",
            "可选：{known}。",
            path=name,
            item=i["id"],
            key=key,
            known="、".join(filter(None, known)),
        )


def _day(i: dict, key: str, name: str) -> date | None:
    value = i.get(key)
    if value is not None and type(value) is not date:
        raise QAError(
            "评分表 {path} 的条目 {item} 的 {key} 不是日期。",
            "写成 2026-01-31，不加引号。",
            path=name,
            item=i["id"],
            key=key,
        )
    return value


def _rule(rule: str, names: set[str], item: str, path: str) -> None:
    """A rule that can be read and can come out either way."""
    always = constant(expression(rule, names))
    if always is not None:
        words = (
            "评分表 {path} 条目 {item} 的规则「{rule}」永远成立。"
            if always
            else "评分表 {path} 条目 {item} 的规则「{rule}」永远不成立。"
        )
        raise QAError(words, "去掉互相矛盾的条件。", path=path, item=item, rule=rule)


def _places(conditions: dict, item: str, name: str) -> dict[str, Place]:
    """Where every condition looks that does not look everywhere."""
    places = {
        called: place
        for called, c in conditions.items()
        if (place := _checked(c, called, set(conditions), item, name)).kind != "all"
    }
    _no_circle(places, item, name)
    return places


def _checked(condition: dict, called: str, names: set[str], item: str, path: str) -> Place:
    """Where a condition looks; its operator and parameters are known and of their kind. Raises QAError naming file,
    item, condition and parameter."""
    at = dict(path=path, item=item, condition=called)
    operator = operators().get(condition.get("op", ""))
    if operator is None:
        known = "、".join(operators())
        raise QAError(
            "评分表 {path} 的条目 {item} 用到了没有的算子 {op}。",
            "可用：{known}。",
            op=condition.get("op"),
            known=known,
            **at,
        )
    known = operator.parameters
    for key, value in condition.items():
        if key in OWN:
            continue
        if key not in known:
            raise QAError(
                "评分表 {path} 条目 {item} 的条件 {condition} 里没有参数 {key}。",
                "可用：{known}。",
                key=key,
                known="、".join([*known, "where"]),
                **at,
            )
        if not known[key].takes(value):
            wanted = "、".join(map(str, known[key].among[:12])) if known[key].among else KINDS[known[key].kind][1]
            raise QAError(
                "评分表 {path} 条目 {item} 的条件 {condition}：{key} 写成了 {value}。",
                "要写{wanted}。",
                key=key,
                value=value,
                wanted=wanted,
                **at,
            )
    lacking = [key for key, parameter in known.items() if parameter.is_needed and key not in condition]
    if lacking:
        raise QAError(
            "评分表 {path} 条目 {item} 的条件 {condition} 缺少 {key}。", "补上这一项。", key="、".join(lacking), **at
        )
    place = parse_place(condition.get("where", "all"))
    if place is None or (place.other and place.other not in names):
        raise QAError(
            "评分表 {path} 条目 {item} 的条件 {condition}：位置「{where}」读不懂。",
            "可写：{forms}。",
            where=condition.get("where"),
            forms=FORMS,
            **at,
        )
    return place


def _no_circle(places: dict[str, Place], item: str, path: str) -> None:
    for start in places:
        seen, at = [start], places[start].other
        while at:
            if at in seen:
                raise QAError(
                    "评分表 {path} 条目 {item} 的条件互相等着对方：{circle}。",
                    "让其中一个不靠别的条件。",
                    path=path,
                    item=item,
                    circle=" → ".join([*seen, at]),
                )
            seen.append(at)
            at = places[at].other if at in places else ""

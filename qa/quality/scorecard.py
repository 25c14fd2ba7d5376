"""The record of a scorecard: sections of items, each with a rule over named conditions, points, a class when critical, its why and its tests."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.errors import QAError
from qa.quality.operator import KINDS, operators
from qa.quality.places import FORMS, Place, parse_place
from qa.settings import SHIPPED, data_folder

CRITICAL, MODES = ("customer", "business", "compliance"), ("machine", "both", "person")
OWN = ("op", "where")
CODE = ("places.py", "judging.py", "operator.py")


@dataclass(frozen=True)
class Item:
    """`met` and `applies` are boolean expressions over `conditions`; `strict` is the narrower reading of `met`, for a centre that chooses it.
    `mode`: machine judges, machine and a person, or a person alone."""

    item_id: str
    section: str
    zh: str
    en: str
    points: float
    critical: str
    why_zh: str
    why_en: str
    next_zh: str
    next_en: str
    conditions: dict[str, dict]
    met: str
    applies: str
    passes: tuple[tuple[str, ...], ...]
    misses: tuple[tuple[str, ...], ...]
    strict: str = ""
    mode: str = "machine"
    tags: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Scorecard:
    scorecard_id: str
    zh: str
    en: str
    channels: tuple[str, ...]
    items: tuple[Item, ...]
    version: str
    content: str = ""

    def item(self, item_id: str) -> Item | None:
        return next((i for i in self.items if i.item_id == item_id), None)


def expression(text: str, names: set[str]) -> ast.expr:
    """`a && !b || c` as a checked syntax tree. Raises QAError for anything but names, &&, ||, ! and brackets."""
    try:
        tree = ast.parse(text.replace("&&", " and ").replace("||", " or ").replace("!", " not ").strip(), mode="eval").body
    except SyntaxError as problem:
        raise QAError("规则「{text}」写得不完整。", "可用 &&、||、! 和括号连接条件名。", text=text) from problem
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names:
            raise QAError("规则「{text}」用到了没有定义的条件 {name}。", "可用的条件：{names}。", text=text, name=node.id, names="、".join(sorted(names)))
        if not isinstance(node, (ast.BoolOp, ast.UnaryOp, ast.Name, ast.And, ast.Or, ast.Not, ast.Load)):
            raise QAError("规则「{text}」只能由条件名、&&、||、! 和括号组成。", "请改写。", text=text)
    return tree


def read_scorecard(path: Path) -> Scorecard:
    """A scorecard file, checked."""
    return parse_scorecard(path.read_text("utf-8"), path.name)


@lru_cache(maxsize=200)
def parse_scorecard(text: str, name: str = "") -> Scorecard:
    """A scorecard as TOML, checked. Its version is the hash of the text and of the code that reads it. Raises QAError for a rule that cannot be read."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise QAError("评分表 {path} 不是有效的 TOML：{problem}。", "改正这一行后重试。", path=name, problem=problem) from problem
    items = tuple(_item(i, section["zh"], name) for section in content["section"] for i in section["item"])
    twice = [i.item_id for n, i in enumerate(items) if i.item_id in {j.item_id for j in items[:n]}]
    if twice:
        raise QAError("评分表 {path} 里有两个条目都叫 {item}。", "每个条目的 id 只能用一次。", path=name, item=twice[0])
    version = blake2b(text.encode() + code_version().encode(), digest_size=6).hexdigest()
    return Scorecard(content["id"], content["zh"], content["en"], tuple(content["channels"]), items, version, text)


@cache
def code_version() -> str:
    """What the operators and the reading of rules are known by."""
    here = Path(__file__).parent
    return blake2b(b"".join(p.read_bytes() for p in [*sorted((here / "operators").glob("*.py")), *(here / name for name in CODE)]), digest_size=6).hexdigest()


def _item(i: dict, section: str, name: str) -> Item:
    missing = [key for key in ("id", "zh", "en", "points", "why_zh", "why_en", "next_zh", "next_en", "met", "conditions", "passes", "misses") if key not in i]
    if missing:
        raise QAError("评分表 {path} 的条目 {item} 缺少 {key}。", "补上这一项。", path=name, item=i.get("id", "?"), key="、".join(missing))
    names, places = set(i["conditions"]), {}
    for called, condition in i["conditions"].items():
        place = _checked(condition, called, names, i["id"], name)
        if place.kind != "all":
            places[called] = place
    _no_circle(places, i["id"], name)
    for rule in filter(None, (i["met"], i.get("applies"), i.get("strict"))):
        expression(rule, names)
    if i.get("critical", "") not in ("", *CRITICAL):
        raise QAError("评分表 {path} 的条目 {item} 的致命类别写错了。", "可选：{known}。", path=name, item=i["id"], known="、".join(CRITICAL))
    if i.get("mode", "machine") not in MODES:
        raise QAError("评分表 {path} 的条目 {item} 的 mode 写错了。", "可选：{known}。", path=name, item=i["id"], known="、".join(MODES))
    texts = (i[key] for key in ("why_zh", "why_en", "next_zh", "next_en"))
    examples = (tuple(map(tuple, i[key])) for key in ("passes", "misses"))
    return Item(
        i["id"], section, i["zh"], i["en"], float(i["points"]), i.get("critical", ""), *texts, i["conditions"], i["met"], i.get("applies", ""), *examples,
        i.get("strict", ""), i.get("mode", "machine"), tuple(i.get("tags", ())), places,
    )  # fmt: skip


def _checked(condition: dict, called: str, names: set[str], item: str, path: str) -> Place:
    """Where a condition looks; its operator and parameters are known and of their kind. Raises QAError naming file, item, condition and parameter."""
    at = dict(path=path, item=item, condition=called)
    operator = operators().get(condition.get("op", ""))
    if operator is None:
        known = "、".join(operators())
        raise QAError("评分表 {path} 的条目 {item} 用到了没有的算子 {op}。", "可用：{known}。", op=condition.get("op"), known=known, **at)
    known = operator.parameters
    for key, value in condition.items():
        if key in OWN:
            continue
        if key not in known:
            raise QAError(
                "评分表 {path} 条目 {item} 的条件 {condition} 里没有参数 {key}。", "可用：{known}。", key=key, known="、".join([*known, "where"]), **at
            )
        if not known[key].takes(value):
            wanted = "、".join(map(str, known[key].among[:12])) if known[key].among else KINDS[known[key].kind][1]
            raise QAError("评分表 {path} 条目 {item} 的条件 {condition}：{key} 写成了 {value}。", "要写{wanted}。", key=key, value=value, wanted=wanted, **at)
    lacking = [key for key, parameter in known.items() if parameter.is_needed and key not in condition]
    if lacking:
        raise QAError("评分表 {path} 条目 {item} 的条件 {condition} 缺少 {key}。", "补上这一项。", key="、".join(lacking), **at)
    place = parse_place(condition.get("where", "all"))
    if place is None or (place.other and place.other not in names):
        raise QAError(
            "评分表 {path} 条目 {item} 的条件 {condition}：位置「{where}」读不懂。", "可写：{forms}。", where=condition.get("where"), forms=FORMS, **at
        )
    return place


def _no_circle(places: dict[str, Place], item: str, path: str) -> None:
    for start in places:
        seen, at = [start], places[start].other
        while at:
            if at in seen:
                raise QAError(
                    "评分表 {path} 条目 {item} 的条件互相等着对方：{circle}。", "让其中一个不靠别的条件。", path=path, item=item, circle=" → ".join([*seen, at])
                )
            seen.append(at)
            at = places[at].other if at in places else ""


def strict(card: Scorecard, chosen: set[str] | None = None) -> Scorecard:
    """The same card with the narrower reading of some of its items, of all that have one when `chosen` is None."""
    items = tuple(replace(i, met=i.strict) if i.strict and (chosen is None or i.item_id in chosen) else i for i in card.items)
    return replace(card, items=items, version=f"{card.version}-strict")


def _files() -> list[Path]:
    own = sorted((data_folder() / "scorecards").glob("*.toml"))
    return [*(p for p in sorted((SHIPPED / "scorecards").glob("*.toml")) if p not in own), *own]


def scorecards() -> dict[str, Scorecard]:
    """{scorecard_id: scorecard} as shipped, and those in the data folder, which go before shipped ones of the same id."""
    return _read(tuple((p, p.stat().st_mtime_ns) for p in _files()))


@lru_cache(maxsize=8)
def _read(files: tuple[tuple[Path, int], ...]) -> dict[str, Scorecard]:
    return {card.scorecard_id: card for card in (read_scorecard(p) for p, _ in files)}


def cards_for(channel: str) -> list[Scorecard]:
    """Every scorecard that applies to a contact of the channel."""
    return [card for card in scorecards().values() if channel in card.channels]


def version() -> str:
    return "|".join(card.version for card in scorecards().values())

"""The record of a scorecard: sections of items, each with a rule over named conditions, points, a class when critical, its why and its tests."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from qa.errors import QAError
from qa.quality.operator import operators
from qa.settings import SHIPPED, data_folder

CRITICAL = ("customer", "business", "compliance")


@dataclass(frozen=True)
class Item:
    """`met` and `applies` are boolean expressions over `conditions`; `fails_when` inverts: the item is not met when it holds."""

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
    """A scorecard as TOML, checked. Its version is the hash of the text. Raises QAError for a rule that cannot be read."""
    content = tomllib.loads(text)
    items = tuple(_item(i, section["zh"], name) for section in content["section"] for i in section["item"])
    version = blake2b(text.encode(), digest_size=6).hexdigest()
    return Scorecard(content["id"], content["zh"], content["en"], tuple(content["channels"]), items, version, text)


def _item(i: dict, section: str, name: str) -> Item:
    for condition in i["conditions"].values():
        if condition["op"] not in operators():
            raise QAError(
                "评分表 {path} 的条目 {item} 用到了没有的算子 {op}。",
                "可用：{known}。",
                path=name,
                item=i["id"],
                op=condition["op"],
                known="、".join(operators()),
            )
    names = set(i["conditions"])
    for rule in filter(None, (i["met"], i.get("applies"))):
        expression(rule, names)
    if i.get("critical", "") not in ("", *CRITICAL):
        raise QAError("评分表 {path} 的条目 {item} 的致命类别写错了。", "可选：{known}。", path=name, item=i["id"], known="、".join(CRITICAL))
    return Item(
        i["id"],
        section,
        i["zh"],
        i["en"],
        float(i["points"]),
        i.get("critical", ""),
        i["why_zh"],
        i["why_en"],
        i["next_zh"],
        i["next_en"],
        i["conditions"],
        i["met"],
        i.get("applies", ""),
        tuple(map(tuple, i["passes"])),
        tuple(map(tuple, i["misses"])),
    )


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

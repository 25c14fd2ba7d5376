"""Conversations as people write them, a line a sentence: 坐席：您好; with times in ms, 客户@0-3000：…, or in seconds
of a chat, 客户#12：…; a first line 联络：talk_ms=… gives facts. Heard and judged as any contact is."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.contact_reasons import facts_of
from qa.editing.failures import CARD_EXAMPLE_UNREADABLE
from qa.language.columns import Said
from qa.language.hearing import hear
from qa.language.scorer import in_force
from qa.language.versions import chosen
from qa.quality.judging import ItemResult, judge_item
from qa.quality.operator import Case, Line
from qa.quality.scorecard import Item
from qa.records.book import hidden

WRITTEN = re.compile(r"(客户|坐席)(?:@(\d+)-(\d+))?(?:#(\d+))?\s*[：:](.*)")
FACTS = "联络："
ROLES = {"客户": "customer", "坐席": "agent"}
TOLD = {role: zh for zh, role in ROLES.items()}


def case_of(written: tuple[str, ...], item: Item | None = None, channel: str = "") -> Case:
    """A written conversation as a rule sees it: heard by the machine of today. `item`: the reason its rule asks for is
    the contact's. Raises QAError for a line that is none."""
    return _case(tuple(written), _reason(item), channel, chosen())


@lru_cache(maxsize=2000)
def _case(written: tuple[str, ...], reason: str | None, channel: str, version: str) -> Case:
    facts: dict[str, object] = {}
    if written and written[0].startswith(FACTS):
        told = (part.split("=") for part in written[0].removeprefix(FACTS).split("，") if "=" in part)
        facts, written = {name: int(value) if value.isdigit() else value for name, value in told}, written[1:]
    lines = [_line(seq, text) for seq, text in enumerate(written, 1)]
    heard = hear(Said.of([[(li.speaker, li.text, li.begin_ms, li.end_ms) for li in lines]]), in_force(version))
    labels: dict[str, list] = {}
    chances = {}
    for found in heard.findings[0]:
        labels.setdefault(found.label, []).append((found.message + 1, found.begin, found.end, found.words))
        chances[found.label, found.message + 1] = found.score
    has_times = not lines or lines[0].begin_ms is not None or lines[0].at_ms is None
    reason = facts.get("reason_id", reason)
    usual = {"reason_id": reason, "channel": channel or ("voice" if has_times else "webchat")} | facts_of(reason)
    moods = {at + 1: value for at, value in zip(heard.messages.tolist(), heard.moods.tolist(), strict=True)}
    return Case(tuple(lines), labels, moods, usual | facts, chances)


def _line(seq: int, text: str) -> Line:
    found = WRITTEN.match(text.strip())
    if not found:
        raise CARD_EXAMPLE_UNREADABLE(line=text[:60] or "（空）")
    who, begin, end, at, said = found.groups()
    times = (int(x) if x else None for x in (begin, end))
    return Line(seq, ROLES[who], said.strip(), *times, int(at) * 1000 if at else None)


def _reason(item: Item | None) -> str | None:
    asked = [c for c in item.conditions.values() if c["op"] == "metadata" and c["fact"] == "reason_id"] if item else []
    return next((c["among"][0] for c in asked if c.get("among")), None)


def hidden_line(line: str) -> str:
    """A written line with what was said masked; who spoke, and when, stays."""
    found = WRITTEN.match(line.strip())
    return (
        line.strip()[: found.start(5)] + hidden(found[5]) if found else line.strip() if FACTS in line else hidden(line)
    )


def example(item: Item, written: tuple[str, ...]) -> ItemResult:
    """What the machine says of one written example of an item. Raises QAError for a line that is none."""
    return judge_item(item, case_of(written, item))


def examples_of(text: str) -> list[list[str]]:
    """Examples from a text field: lines, one example after the other with an empty line between."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return [[line.strip() for line in block.splitlines() if line.strip()] for block in blocks if block.strip()]


def as_text(examples: object) -> str:
    """The other way round."""
    return "\n\n".join("\n".join(one) for one in examples)

"""A scorecard while somebody edits it, as its file tells it: {"id", "zh", "en", "channels", "section": [{"zh", "en",
"item": […]}]}. Every function returns another one and leaves what it was given."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from hashlib import blake2b

from qa.editing.failures import CARD_ITEM_NAMELESS, CARD_ITEM_NOT_THERE, CARD_ITEM_SAME_NAME

DAYS = ("since", "until")


def items(card: dict) -> list[tuple[dict, dict]]:
    """(section, item), in order."""
    return [(section, item) for section in card["section"] for item in section.get("item", ())]


def item_of(card: dict, item_id: str) -> tuple[dict, dict] | None:
    """(section, item) of an id; None for one there is not."""
    return next(((s, i) for s, i in items(card) if i["id"] == item_id), None)


def read_back(card: dict) -> dict:
    """A card that was kept as JSON: its days are days again."""
    for _section, item in items(card):
        for key in DAYS:
            if isinstance(item.get(key), str):
                item[key] = date.fromisoformat(item[key])
    return card


def without_lists(card: dict) -> dict:
    """A card whose conditions name their lists and do not repeat them."""
    fresh = deepcopy(card)
    for told in (fresh, *(item for _, item in items(fresh))):
        for condition in told.get("conditions", {}).values():
            if "list" in condition:
                condition.pop("words", None)
    return fresh


def put_item(card: dict, section_zh: str, item: dict) -> tuple[dict, str]:
    """(the card with an item in place of the one with its id, or as a new one; its id). A section is known by its name
    and made when there is none; one that is left empty goes. Raises QAError for one without a name, or a name
    twice."""
    fresh, one = deepcopy(card), {k: v for k, v in item.items() if v not in (None, "") or k in ("applies", "critical")}
    one["zh"], section_zh = str(one.get("zh", "")).strip(), section_zh.strip()
    if not one["zh"] or not section_zh:
        raise CARD_ITEM_NAMELESS()
    taken = {i["id"]: i for _, i in items(fresh)}
    if any(i["zh"] == one["zh"] and i["id"] != one.get("id") and not i.get("until") for i in taken.values()):
        raise CARD_ITEM_SAME_NAME(item=one["zh"])
    one["id"] = one.get("id") or id_for(one["zh"], set(taken))
    target = next((s for s in fresh["section"] if s["zh"] == section_zh), None)
    if target is None:
        target = {"zh": section_zh, "en": section_zh, "item": []}
        fresh["section"].append(target)
    for section in fresh["section"]:
        at = next((n for n, i in enumerate(section.get("item", ())) if i["id"] == one["id"]), None)
        if at is not None and section is target:
            section["item"][at] = one
            return _whole(fresh), one["id"]
        if at is not None:
            del section["item"][at]
    target.setdefault("item", []).append(one)
    return _whole(fresh), one["id"]


def remove_item(card: dict, item_id: str) -> dict:
    """Without an item."""
    fresh = deepcopy(card)
    found = item_of(fresh, item_id)
    if found is None:
        raise CARD_ITEM_NOT_THERE(item=item_id)
    found[0]["item"].remove(found[1])
    return _whole(fresh)


def weigh(card: dict, points: dict[str, float]) -> dict:
    """The same items with other points, {item_id: points}; others keep theirs."""
    fresh = deepcopy(card)
    for _section, item in items(fresh):
        item["points"] = points.get(item["id"], item["points"])
    return _whole(fresh)


def copied(card: dict, card_id: str, zh: str, programmes: tuple[str, ...] = (), instead: str = "") -> dict:
    """The same card under another name; `instead`: it takes the place of that one in `programmes`."""
    fresh = deepcopy(card) | {"id": card_id, "zh": zh.strip(), "en": zh.strip(), "programmes": list(programmes)}
    for _section, item in items(fresh):
        item.setdefault("taken_from", f"{card['id']}/{item['id']}")
    return fresh | {"instead": instead} if instead else {k: v for k, v in fresh.items() if k != "instead"}


def total(card: dict) -> float:
    """The points of all items that follow no other."""
    return sum(item["points"] for _, item in items(card) if not item.get("follows"))


def id_for(words: str, taken: set[str]) -> str:
    """An id for something with a name that no other has."""
    number = 0
    while (made := "i" + blake2b(f"{words}{number or ''}".encode(), digest_size=4).hexdigest()) in taken:
        number += 1
    return made


def _whole(card: dict) -> dict:
    card["section"] = [section for section in card["section"] if section.get("item")]
    if "total" in card:
        card["total"] = total(card)
    return card

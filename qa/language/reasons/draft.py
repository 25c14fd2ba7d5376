"""A taxonomy while somebody edits it, as its file tells it: {"name", "floor"?, "group": [{"id", "zh", "en", "reason":
[…]}]}. Every function returns another one and leaves what it was given; `was` keeps the ids a reason swallowed."""

from __future__ import annotations

from copy import deepcopy
from hashlib import blake2b

from qa.contact_reasons import reasons_in
from qa.reason_failures import (
    TAXONOMY_BLANK,
    TAXONOMY_CIRCLE,
    TAXONOMY_ITSELF,
    TAXONOMY_NAMELESS,
    TAXONOMY_NOT_THERE,
    TAXONOMY_SHORT,
    TAXONOMY_SPEECHLESS,
    TAXONOMY_TWICE,
)

LISTS = ("words", "examples", "traits", "was")
LONGEST_TEXT = 300


def groups(draft: dict) -> list[dict]:
    """The groups, in order."""
    return draft["group"]


def reasons(draft: dict) -> list[tuple[dict, dict]]:
    """(group, reason), in order."""
    return [(group, reason) for group in draft["group"] for reason in group["reason"]]


def found(draft: dict, reason_id: str) -> tuple[dict, dict]:
    """(group, reason) of an id without its taxonomy. Raises QAError for one there is not."""
    for group, reason in reasons(draft):
        if reason["id"] == reason_id:
            return group, reason
    raise TAXONOMY_NOT_THERE(reason=reason_id)


def put(draft: dict, group_zh: str, reason: dict) -> tuple[dict, str]:
    """(the draft with a reason in place of the one with its id, or as a new one; its id). A group is known by its
    name and made when there is none; one that is left empty goes."""
    fresh = deepcopy(draft)
    one = {k: v for k, v in reason.items() if v not in ("", None) and v != []}
    one["zh"], group_zh = str(one.get("zh", "")).strip(), group_zh.strip()
    if not one["zh"] or not group_zh:
        raise TAXONOMY_NAMELESS()
    for name in LISTS:
        if name in one:
            one[name] = list(dict.fromkeys(text.strip()[:LONGEST_TEXT] for text in one[name] if text.strip()))
    if not one.get("words") and not one.get("examples"):
        raise TAXONOMY_SPEECHLESS(reason=one["zh"])
    if any(r["zh"] == one["zh"] and r["id"] != one.get("id") for _, r in reasons(fresh)):
        raise TAXONOMY_TWICE(reason=one["zh"])
    taken = {r["id"] for _, r in reasons(fresh)} | {old for _, r in reasons(fresh) for old in r.get("was", ())}
    one["id"] = one.get("id") or _id_for(one["zh"], taken)
    target = next((g for g in fresh["group"] if g["zh"] == group_zh), None)
    if target is None:
        names = {g["id"] for g in fresh["group"]}
        target = {"id": _id_for(group_zh, names), "zh": group_zh, "reason": []}
        fresh["group"].append(target)
    for group in fresh["group"]:
        place = next((at for at, r in enumerate(group["reason"]) if r["id"] == one["id"]), None)
        if place is not None and group is target:
            group["reason"][place] = one
            return _checked(fresh), one["id"]
        if place is not None:
            del group["reason"][place]
    target["reason"].append(one)
    return _checked(fresh), one["id"]


def remove(draft: dict, reason_id: str) -> dict:
    """Without a reason: contacts that bear it are told anew, those people put there become unknown."""
    fresh = deepcopy(draft)
    group, reason = found(fresh, reason_id)
    group["reason"].remove(reason)
    return _checked(fresh)


def merge(draft: dict, reason_id: str, into: str) -> dict:
    """One reason becomes part of another: its words and examples go there, and so does what people put under it."""
    if reason_id == into:
        raise TAXONOMY_ITSELF()
    fresh = deepcopy(draft)
    group, one = found(fresh, reason_id)
    _, other = found(fresh, into)
    for name in ("words", "examples"):
        other[name] = list(dict.fromkeys([*other.get(name, ()), *one.get(name, ())]))
    other["was"] = list(dict.fromkeys([*other.get("was", ()), one["id"], *one.get("was", ())]))
    group["reason"].remove(one)
    return _checked(fresh)


def split(draft: dict, reason_id: str, zh: str, words: list[str], examples: list[str]) -> tuple[dict, str]:
    """Some words and examples of a reason leave it and make a new one beside it; (the draft, its id)."""
    fresh = deepcopy(draft)
    group, one = found(fresh, reason_id)
    moved = {"words": words, "examples": examples}
    if not words and not examples:
        raise TAXONOMY_SHORT()
    for name, taken in moved.items():
        one[name] = [text for text in one.get(name, ()) if text not in taken]
    more = {k: one[k] for k in ("traits", "partner", "complexity") if k in one}
    return put(fresh, group["zh"], {"zh": zh} | moved | more)


def follow(draft: dict) -> dict[str, str]:
    """{an id that is no more: the reason that took it in}. Raises QAError where two took in each other."""
    here = {r["id"] for _, r in reasons(draft)}
    found_in: dict[str, str] = {}
    for _, reason in reasons(draft):
        for old in reason.get("was", ()):
            if old in here or found_in.get(old, reason["id"]) != reason["id"]:
                raise TAXONOMY_CIRCLE(old=old, reason=reason["zh"])
            found_in[old] = reason["id"]
    return found_in


def _checked(draft: dict) -> dict:
    draft["group"] = [group for group in draft["group"] if group["reason"]]
    follow(draft)
    return draft


def complete(name: str, draft: dict) -> dict:
    """The draft, fit to be published. Raises QAError for doubles, reasons without words and examples, circles."""
    if not reasons(draft):
        raise TAXONOMY_BLANK()
    reasons_in(name, draft)
    follow(draft)
    return draft


def _id_for(words: str, taken: set[str]) -> str:
    number = 0
    while (made := "r" + blake2b(f"{words}{number or ''}".encode(), digest_size=4).hexdigest()) in taken:
        number += 1
    return made

"""The conversation as the desk draws it: messages cut into pieces of text, masks and evidence."""

from __future__ import annotations

import re

from qa.language.privacy import HIDDEN
from qa.quality.scorecard import Scorecard
from qa.ui.transcript import SILENCE_MS, clock

MASK = re.compile(rf"\[({'|'.join(HIDDEN)})\]")
# Shorter than this both just spoke at once.
OVERLAP_MS = 600


def messages_data(messages: list[dict], card: Scorecard, machine: dict[str, dict]) -> list[dict]:
    """Every message as pieces of text, masks and evidence with the item's number; silence before it, talking over."""
    numbers = {item.item_id: n for n, item in enumerate(card.items, 1)}
    marks: dict[int, list] = {}
    for name, row in machine.items():
        if row["message_seq"] and row["span_end"] and name in numbers:
            marks.setdefault(row["message_seq"], []).append((row["span_begin"], row["span_end"], numbers[name]))
    found, reached, before = [], None, None
    for m in messages:
        begin, text = m["begin_ms"], (m["text"] or "") if m["kind"] in ("text", "speech") else f"[{m['kind']}]"
        gap = begin - reached if begin is not None and reached is not None else 0
        found.append(
            dict(
                seq=m["message_seq"],
                who="agent" if m["speaker"] == "agent" else "customer",
                at=clock(m),
                pieces=pieces(text, marks.get(m["message_seq"], [])),
                mood=m["sentiment"],
                gap=round(gap / 1000) if gap >= SILENCE_MS else 0,
                over=round(-gap / 1000, 1) if gap <= -OVERLAP_MS and m["speaker"] != before else 0,
                begin=begin,
                end=m["end_ms"],
            )
        )
        reached = max(reached or 0, m["end_ms"]) if m["end_ms"] is not None else reached
        before = m["speaker"]
    return found


def pieces(text: str, marks: list[tuple[int, int, int]]) -> list[list]:
    """[[words, mask kind or "", item number or 0]] of a message, in order."""
    masks = [(m.start(), m.end(), m[1]) for m in MASK.finditer(text)]
    edges = sorted({0, len(text), *(edge for begin, end, _what in [*masks, *marks] for edge in (begin, end))})
    found = []
    for begin, end in zip(edges, edges[1:]):
        if begin >= len(text):
            break
        kind = next((k for b, e, k in masks if b <= begin < e), "")
        number = next((n for b, e, n in sorted(marks) if b <= begin < e), 0)
        if found and not kind and found[-1][1:] == ["", number]:
            found[-1][0] += text[begin:end]
        else:
            found.append([kind or text[begin:end], kind, number])
    return found

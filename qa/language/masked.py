"""How well masking hides what was planted, and how well it leaves what only looks like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qa.interval import wilson
from qa.language.privacy import Masker

STRUCTURED = ("mobile", "id", "bank", "landline", "mail", "plate", "account", "dictated")


def measure_masking(
    masker: Masker, plants: Iterable, look_alikes: Iterable[tuple[str, str]], missed: list | None = None
) -> list[dict]:
    """[{kind, share, low, high, n}]: hidden by kind, structured kinds together, names and addresses together,
    look-alikes kept. `plants` have kind, messages and secrets; `missed` collects (kind, texts) of what went wrong."""
    hidden, all_of = Counter(), Counter()
    for plant in plants:
        texts = [message.text for message in masker.contact(plant.messages)]
        right = not any(secret in text for secret in plant.secrets for text in texts) and any(
            "[" in text for text in texts
        )
        hidden[plant.kind] += right
        all_of[plant.kind] += 1
        if missed is not None and not right:
            missed.append((plant.kind, texts))
    kept = alike = 0
    for text, string in look_alikes:
        masked = masker.text(text)
        alike += 1
        kept += string in masked
        if missed is not None and string not in masked:
            missed.append(("look-alike", [text, masked]))
    rows = [_row(kind, hidden[kind], all_of[kind]) for kind in sorted(all_of)]
    rows.append(_row("structured", sum(hidden[k] for k in STRUCTURED), sum(all_of[k] for k in STRUCTURED)))
    rows.append(_row("names and addresses", hidden["name"] + hidden["address"], all_of["name"] + all_of["address"]))
    return [*rows, _row("look-alikes kept", kept, alike)]


def _row(kind: str, part: int, whole: int) -> dict:
    low, high = wilson(part / max(1, whole), max(1, whole))
    return {"kind": kind, "share": part / max(1, whole), "low": low, "high": high, "n": whole}

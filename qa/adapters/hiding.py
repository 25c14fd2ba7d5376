"""What is personal in an export row leaves here as keyed hashes, masked text or mere shape."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Protocol

from qa.adapters.reasons import Refused
from qa.adapters.source import Source

FREE_TEXT = ("reason_label", "outcome_raw", "raw_label", "raw_value", "reason", "queue_native")
SHOWN = {
    "BAD_TIMESTAMP",
    "AMBIGUOUS_DATE",
    "FUTURE_TIME",
    "END_BEFORE_START",
    "NEG_DURATION",
    "SCALE_UNKNOWN",
    "COLUMN_COUNT",
    "ENC_UNDECODABLE",
    "ENC_AMBIGUOUS",
}


class Masker(Protocol):
    """What the adapters need of privacy: whole contacts, addresses, names (language/privacy.py)."""

    secret: bytes

    def contact(self, messages: list[tuple[str, str]]) -> list[tuple[str, bool]]: ...
    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]: ...
    def name(self, value: str) -> str: ...
    def text(self, value: str) -> str: ...


def hide(said: dict, source: Source, masker: Masker) -> None:
    """Personal fields leave here as keyed hashes and masked text; each client brand's customers are its own."""
    address = said.pop("address", None)
    if address and address[1]:
        said["address_hash"], said["masked_address"] = masker.address(address[0], address[1], source.programme_id)
    for column in FREE_TEXT:
        if said.get(column):
            said[column] = masker.text(str(said[column]))
    if said.get("name_to_mask"):
        said["display_name"] = masker.name(said.pop("name_to_mask"))


def mask_contacts(facts: dict[str, list[dict]], masker: Masker) -> None:
    """Number and mask messages contact by contact: a number dictated over several messages is one number."""
    contacts: dict[str, list[dict]] = {}
    for said in facts.get("message", ()):
        contacts.setdefault(said["interaction_id"], []).append(said)
    for messages in contacts.values():
        messages.sort(key=lambda m: (m.get("said_at") or datetime.min.replace(tzinfo=timezone.utc), m.get("begin_ms") or 0, m["_row_no"]))
        masked = masker.contact([(m["speaker"], m["text"]) for m in messages])
        for seq, (said, (text, hidden)) in enumerate(zip(messages, masked), 1):
            said["message_seq"], said["text"], said["is_redacted"] = seq, text, hidden


def shown(refused: Refused, masker: Masker) -> str:
    """A refused value for the eye: masked where it is a time or a number, only its shape where it may be anything."""
    return masker.text(refused.value)[:60] if refused.code in SHOWN else _shape(refused.value)


def _shape(value: str) -> str:
    """What a refused value looks like, without what it says: 汉字×2 数字×11."""
    names = (("汉字", r"[\u4e00-\u9fff]+"), ("数字", r"\d+"), ("字母", r"[A-Za-z]+"))
    found = [f"{name}×{sum(map(len, re.findall(pattern, value)))}" for name, pattern in names if re.search(pattern, value)]
    return " ".join(found)

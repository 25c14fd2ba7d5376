"""What is personal in an export row leaves here as keyed hashes, masked text or mere shape."""

from __future__ import annotations

import re
from typing import Protocol

from qa.adapters.reasons import Refused
from qa.adapters.source import Source

FREE_TEXT = {"reason_label", "outcome_raw", "raw_label", "raw_value", "reason", "queue_native", "comment", "category", "node", "pressed"}
TO_MASK_AS = {"name_to_mask": "display_name", "data1_to_mask": "data1", "data2_to_mask": "data2", "data3_to_mask": "data3", "native_to_hash": "native_id"}
TO_MASK = set(TO_MASK_AS)
SHOWN = {
    "BAD_TIMESTAMP",
    "AMBIGUOUS_DATE",
    "FUTURE_TIME",
    "END_BEFORE_START",
    "NEG_DURATION",
    "DURATION_MISMATCH",
    "SCALE_UNKNOWN",
    "COLUMN_COUNT",
    "ENC_UNDECODABLE",
    "ENC_AMBIGUOUS",
    "TOO_LARGE",
}
LABEL, PHONE = re.compile(r"(?i)[a-z]{0,10}[ _-]?\d{0,4}"), re.compile(r"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")
MOST_KEPT = 20_000


class Masker(Protocol):
    """What the adapters need of privacy and language: whole contacts, addresses, names, who speaks (language/privacy.py, language/roles.py)."""

    secret: bytes

    def contacts(self, many: list[list[tuple[str, str]]]) -> list[list[tuple[str, bool]]]: ...
    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]: ...
    def name(self, value: str) -> str: ...
    def text(self, value: str) -> str: ...
    def speakers(self, turns: list[tuple[str, str]]) -> dict[str, str]: ...


class Hiding:
    """Hides the rows of one file; words that come again and again (queues, reasons) are masked once."""

    def __init__(self, source: Source, masker: Masker) -> None:
        self.source, self.masker, self._texts, self._addresses = source, masker, {}, {}

    def hide(self, said: dict) -> None:
        """Personal fields leave as keyed hashes and masked text; each client brand's customers are its own."""
        address = said.pop("address", None)
        if address and address[1]:
            said["address_hash"], said["masked_address"] = self.address(*address)
        for column in FREE_TEXT & said.keys():
            if said[column]:
                said[column] = self.text(str(said[column]))
        label = said.get("speaker_label")
        if label and not LABEL.fullmatch(label):
            said["speaker_label"] = self.masker.address("speaker", label, self.source.programme_id)[0][:8]
        native = said.get("native_id")
        if native and PHONE.search(str(native)):
            said["native_id"] = self.masker.address("native", str(native), self.source.programme_id)[0][:12]
        for column in TO_MASK & said.keys():
            value = said.pop(column)
            if column == "native_to_hash":
                value = f"{self.address('wechat', value[0])[0][:12]}|{value[1]}"
            said[TO_MASK_AS[column]] = None if not value else self.masker.name(value) if column == "name_to_mask" else self.text(value)

    def address(self, kind: str, value: str) -> tuple[str | None, str]:
        known = self._addresses.get((kind, value))
        if known is None:
            known = self.masker.address(kind, value, self.source.programme_id)
            if len(self._addresses) < MOST_KEPT:
                self._addresses[kind, value] = known
        return known

    def text(self, value: str) -> str:
        known = self._texts.get(value)
        if known is None:
            known = self.masker.text(value)
            if len(self._texts) < MOST_KEPT:
                self._texts[value] = known
        return known

    def shown(self, refused: Refused) -> str:
        """A refused value for the eye: masked where it is a time or a number, only its shape where it may be anything."""
        return self.text(refused.value)[:60] if refused.code in SHOWN else shape(refused.value)


def shape(value: str) -> str:
    """What a refused value looks like, without what it says: 汉字×2 数字×11."""
    names = (("汉字", r"[\u4e00-\u9fff]+"), ("数字", r"\d+"), ("字母", r"[A-Za-z]+"))
    found = [f"{name}×{sum(map(len, re.findall(pattern, value)))}" for name, pattern in names if re.search(pattern, value)]
    return " ".join(found)

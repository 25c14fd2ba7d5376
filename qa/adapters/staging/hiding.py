"""What is personal in an export row leaves here as keyed hashes, masked text or mere shape."""

from __future__ import annotations

import re
from typing import Protocol

from qa.adapters.refusal import Refused
from qa.adapters.source import Source
from qa.warehouse.model import contracts

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
PLAIN = re.compile(r"[\x20-\x7e]{0,200}")
TELLING = re.compile(r"\[(?:手机号|固话|身份证|证件|地址|微信号|密码|车牌)\]")
PHONE = re.compile(r"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")
OWN = {"_row_no", "_order"}
MOST_KEPT = 20_000


class Masker(Protocol):
    """What the adapters need of privacy and language: whole contacts, addresses, names, who speaks
    (language/privacy.py, language/roles.py)."""

    secret: bytes

    def contacts(self, many: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]: ...
    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]: ...
    def name(self, value: str) -> str: ...
    def text(self, value: str) -> str: ...
    def speakers(self, turns: list[tuple[str, str]]) -> dict[str, str]: ...


class UnknownColumn(Exception):
    """A platform or target names a column that its table does not have: the program is wrong, and nothing may
    vanish."""


class Hiding:
    """Hides the rows of one file by the classes of their columns; values that come again and again (queues, reasons)
    are looked at once."""

    def __init__(self, source: Source, masker: Masker) -> None:
        self.source, self.masker, self._classed, self._addresses = source, masker, {}, {}
        self.named: dict[str, set[str]] = {"name": set(), "staff": set(), "home": set()}

    def hide(self, table: str, said: dict) -> None:
        """Every text column leaves as its class in the table's contract asks. Raises UnknownColumn for a key that the
        table does not have.

        `home`, where somebody lives, is kept nowhere but among the words to hide. `address` (kind, value) and
        `native_to_hash` (address, rest) stand for what becomes address_hash, masked_address and native_id.
        """
        contract = contracts()[table]
        home = said.pop("home", None)
        if home:
            self.named["home"].add(str(home))
        address = said.pop("address", None)
        if address and address[1]:
            said["address_hash"], shown = self.address(*address)
            if "masked_address" in contract.columns:
                said["masked_address"] = shown
        if "native_to_hash" in said:
            customer, rest = said.pop("native_to_hash")
            said["native_id"] = f"{self.address('wechat', customer)[0][:12]}|{rest}"
        for column, value in said.items():
            if column not in contract.columns and column not in OWN:
                raise UnknownColumn(f"{table} has no column {column}")
            if value is not None and column in contract.privacy:
                if column == "display_name":
                    self.named[contract.privacy[column]].add(str(value))
                said[column] = self._hidden(contract.privacy[column], contract.closed.get(column), value)

    def address(self, kind: str, value: str) -> tuple[str | None, str]:
        known = self._addresses.get((kind, value))
        if known is None:
            known = self.masker.address(kind, value, self.source.programme_id)
            if len(self._addresses) < MOST_KEPT:
                self._addresses[kind, value] = known
        return known

    def text(self, value: str) -> str:
        """Free text, masked."""
        return self._hidden("text", None, value)

    def staff(self, value: str) -> str:
        """A login, a name of the roster or a queue."""
        return self._hidden("staff", None, value)

    def _hidden(self, label: str, closed: frozenset | None, value: object) -> object:
        if label in ("key", "words", "address") or value == "":
            return value
        if closed is not None:
            return value if value in closed else None
        text = str(value)
        known = self._classed.get((label, text))
        if known is None:
            known = RULES[label](self, text)
            if len(self._classed) < MOST_KEPT:
                self._classed[label, text] = known
        return value if known == text else known

    def _pseudonym(self, kind: str, text: str) -> str:
        return self.masker.address(kind, text, self.source.programme_id)[0][:12]

    def _id(self, text: str) -> str:
        """An own number stays; with a phone in it, or letters beyond a keyboard's, it may be somebody's."""
        return text if PLAIN.fullmatch(text) and not PHONE.search(text) else self._pseudonym("native", text)

    def _staff(self, text: str) -> str:
        """The programme before a login stays in view."""
        login = text.removeprefix(f"{self.source.programme_id}/")
        tells = PHONE.search(login) or TELLING.search(self.masker.text(login))
        return text[: len(text) - len(login)] + self._pseudonym("staff", login) if tells else text

    def shown(self, refused: Refused) -> str:
        """A refused value for the eye: masked where it is a time or a number, only its shape where it may be
        anything."""
        return self.text(refused.value)[:60] if refused.code in SHOWN else shape(refused.value)


def shape(value: str) -> str:
    """What a refused value looks like, without what it says: 汉字×2 数字×11."""
    names = (("汉字", r"[\u4e00-\u9fff]+"), ("数字", r"\d+"), ("字母", r"[A-Za-z]+"))
    found = [
        f"{name}×{sum(map(len, re.findall(pattern, value)))}" for name, pattern in names if re.search(pattern, value)
    ]
    return " ".join(found)


RULES = {
    "id": Hiding._id,
    "staff": Hiding._staff,
    "name": lambda hiding, text: hiding.masker.name(text),
    "code": lambda hiding, text: hiding.masker.text(text),
    "text": lambda hiding, text: hiding.masker.text(text),
}

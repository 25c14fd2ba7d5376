"""Many contacts as columns: every message of all of them in one list, so that a stage is a few passes over arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa.language.normalising import Plain, plain
from qa.language.terms import Codes, encode

CUSTOMER, AGENT, BOT = 1, 2, 3
ROLES = {"customer": CUSTOMER, "agent": AGENT, "bot": BOT}


@dataclass(frozen=True)
class Said:
    """`texts` and `roles` of every message in order; `contact` of each (0, 1 … ascending); `count` contacts in all,
    some perhaps without a message.

    A message without words has role 0: nobody said it. `begin_ms` and `end_ms` are NaN where unknown. `own`: for every
    contact the names of its programme, or empty where none is known."""

    texts: list[str]
    roles: np.ndarray
    contact: np.ndarray
    count: int
    begin_ms: np.ndarray
    end_ms: np.ndarray
    own: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, contacts: list[list[tuple]]) -> Said:
        """From messages (speaker, text) or (speaker, text, begin_ms, end_ms)."""
        return cls.from_columns(
            [m[0] for turns in contacts for m in turns],
            [m[1] for turns in contacts for m in turns],
            [len(turns) for turns in contacts],
            [m[2] if len(m) > 2 else None for turns in contacts for m in turns],
            [m[3] if len(m) > 3 else None for turns in contacts for m in turns],
        )

    @classmethod
    def from_columns(
        cls,
        speakers: list[str],
        texts: list[str],
        lengths: list[int],
        begin: list,
        end: list,
        own: tuple[tuple[str, ...], ...] = (),
    ) -> Said:
        roles = np.fromiter((ROLES.get(s, 0) if t else 0 for s, t in zip(speakers, texts)), np.int8, len(texts))
        contact = np.repeat(np.arange(len(lengths)), lengths)
        return cls(texts, roles, contact, len(lengths), np.array(begin, float), np.array(end, float), own)

    @cached_property
    def plain(self) -> Plain:
        """The texts as rules read them, made once."""
        return plain(self.texts)

    @cached_property
    def codes(self) -> Codes:
        """The texts as code points, made once."""
        return encode(self.texts)

    @cached_property
    def first(self) -> np.ndarray:
        """The first message of every contact, and one past the last message."""
        return np.searchsorted(self.contact, np.arange(self.count + 1))

    def by(self, role: int) -> np.ndarray:
        """Messages of one role, in order."""
        return np.nonzero(self.roles == role)[0]

    def how_many(self, role: int) -> np.ndarray:
        """Messages of one role a contact."""
        return np.bincount(self.contact[self.by(role)], minlength=self.count)

"""The masker of this data folder, and the names of the centre's own lists that it hides."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes

from qa.adapters.staging.name_book import read_names, stamp
from qa.keys import key
from qa.language.known_names import KnownNames
from qa.language.normalising import letters
from qa.language.privacy import Masker
from qa.records.book import hide_with
from qa.settings import data_folder


def masker() -> Masker:
    """The masker of this data folder; its secret is made once and kept in keys/."""
    return Masker(key("identity", lambda: token_bytes(32)), known_names)


def install() -> None:
    """What people write into the records is hidden like what customers say."""
    hide_with(lambda words: masker().text(words))


def known_names() -> KnownNames:
    """The names of the centre's own lists, read again when they change."""
    return _known_names(data_folder(), stamp())


@lru_cache(maxsize=1)
def _known_names(_folder: Path, _stamp: int) -> KnownNames:
    return KnownNames.of(*read_names())


def holding(fresh: dict[str, set[str]]) -> Callable[[list[str]], list[int]]:
    """Names and homes → texts → positions of those that hold one."""
    known = KnownNames.of(fresh.get("name", set()), set(), fresh.get("home", set()))
    return lambda texts: sorted(
        {at for finds in (known.said, known.homes_said) for at, _begin, _end in finds(letters(texts))}
    )

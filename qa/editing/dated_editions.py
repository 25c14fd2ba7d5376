"""Editions that hold from a day on: what people published, brought into files of the data folder so that every process
reads the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timezone

import orjson
import tomli_w

from qa.editing.failures import CARD_DAY_PAST_OTHER, CARD_NOTHING_BEFORE, CARD_WHY
from qa.quality.dated_files import place, put_in_place
from qa.records.editions import Editions

Days = list[tuple[str, dict]]


@dataclass(frozen=True)
class DatedEditions(Editions):
    """`folder`: where the data folder keeps the files. A published value is [[first day or empty, content]]."""

    folder: str

    def own_days(self, name: str) -> Days:
        """[(first day or empty, content)] of what people published and is in force."""
        newest = self.newest().get(name)
        return days_in(newest["value"]) if newest else []

    def from_day(self, name: str, content: dict, since: date | None) -> Days:
        """What is in force once `content` holds from a day on; None: from the beginning. Raises QAError when it would
        cover an edition of a later day."""
        days = self.own_days(name)
        if later := [day for day, _ in days if since and day > since.isoformat()]:
            raise CARD_DAY_PAST_OTHER(day=since, newest=max(later))
        kept = [(day, told) for day, told in days if since and day < since.isoformat()]
        return [*kept, (since.isoformat() if since else "", content)]

    def back(self, name: str, by: str, to: int | None, words: str, action: str) -> None:
        """An earlier edition is in force again. Raises QAError without a reason, or when there is none."""
        if not words.strip():
            raise CARD_WHY()
        if not self.go_back(name, by, to, words, (action, name, words[:200])):
            raise CARD_NOTHING_BEFORE()
        self.settle()

    def settled(self, content: dict) -> dict:
        """Content as it goes into a file."""
        return content

    def settle(self) -> None:
        """Bring the files in line with what people decided; one that was changed by hand since stays."""
        for name, row in self.newest().items():
            days = [(day, as_toml(self.settled(told))) for day, told in days_in(row["value"])]
            wanted = {date.fromisoformat(day) if day else None: text for day, text in days}
            decided = row["written_at"].replace(tzinfo=row["written_at"].tzinfo or timezone.utc).timestamp()
            paths = {place(self.folder, name, since) for since in wanted}
            if not any(path.exists() and path.stat().st_mtime > decided + 1 for path in paths):
                put_in_place(self.folder, name, wanted)


def days_in(value: str) -> Days:
    """[(first day or empty, content)] of an edition's value."""
    return [(day, told) for day, told in orjson.loads(value) or ()]


def as_toml(content: dict) -> str:
    """Content as a file, without what is None."""
    return tomli_w.dumps(_without_nothing(content))


def _without_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_nothing(one) for key, one in value.items() if one is not None}
    return [_without_nothing(one) for one in value] if isinstance(value, list) else value

"""Things that people edit as a draft, publish and take back: one table each, of which no row is ever changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import orjson

from qa.errors import Failure
from qa.records.book import rows, write

IN_FORCE = ("published", "restored")


@dataclass(frozen=True)
class Draft:
    """What somebody is writing; `based_on`: the row in force it was begun from."""

    content: dict
    by: str
    at: datetime
    based_on: int | None


@dataclass(frozen=True)
class Editions:
    """`table` has name, action, value, based_on and words. `moved_on`: said, with `name` and `who`, when something was
    published since a draft was begun; `draft_moved`: with `who`, when the draft is another than was seen."""

    table: str
    moved_on: Failure
    draft_moved: Failure

    def names(self) -> list[str]:
        """Everything anybody ever began."""
        return sorted({r["name"] for r in rows(self.table)})

    def history(self, name: str) -> list[dict]:
        """What was published and taken back, the newest first: id, written_at, written_by, action, value, words."""
        return [r for r in rows(self.table) if r["name"] == name and r["action"] in IN_FORCE][::-1]

    def newest(self) -> dict[str, dict]:
        """{name: the row in force}."""
        return {r["name"]: r for r in rows(self.table) if r["action"] in IN_FORCE}

    def draft(self, name: str) -> Draft | None:
        """What is being edited; None when nothing is."""
        mine = [r for r in rows(self.table) if r["name"] == name]
        if not mine or mine[-1]["action"] != "draft":
            return None
        last = mine[-1]
        return Draft(orjson.loads(last["value"]), last["written_by"], last["written_at"], last["based_on"])

    def keep(self, name: str, by: str, content: dict) -> None:
        """The draft as it is now."""
        before, last = self.draft(name), self.history(name)
        based_on = before.based_on if before else (last[0]["id"] if last else None)
        value = orjson.dumps(content).decode()
        write(self.table, by, name=name, action="draft", value=value, based_on=based_on)

    def drop(self, name: str, by: str) -> None:
        """Throw a draft away."""
        write(self.table, by, name=name, action="dropped", value="{}")

    def publish(self, name: str, by: str, draft: Draft, value: object, words: str, audited: tuple) -> None:
        """`value` is in force from now on. Raises QAError when something else was published since the draft was
        begun; checked in the same transaction."""

        def still_the_same(_connection) -> None:
            newest = self.history(name)
            if (newest[0]["id"] if newest else None) != draft.based_on:
                raise self.moved_on(name=name, who=newest[0]["written_by"] if newest else "")

        told = orjson.dumps(value).decode()
        fields = dict(name=name, action="published", value=told, words=words, based_on=draft.based_on)
        write(self.table, by, audited=audited, first=still_the_same, **fields)

    def seen(self, name: str, at: datetime | None) -> Draft | None:
        """The draft that was looked at. Raises QAError when it is another one by now. `at`: None when nobody looked."""
        draft = self.draft(name)
        if draft and at is not None and draft.at != at:
            raise self.draft_moved(who=draft.by)
        return draft

    def earlier(self, name: str) -> list[dict]:
        """What can be gone back to, the newest first: {id, written_at, value}, one of every content that is not in
        force; id 0: as it came along, or nothing."""
        last, began = self.history(name), {"id": 0, "written_at": None, "value": "{}"}
        found = {r["value"]: r for r in reversed(last) if r["value"] != "{}"} | ({"{}": began} if last else {})
        return sorted((r for value, r in found.items() if value != last[0]["value"]), key=lambda r: -r["id"])

    def go_back(self, name: str, by: str, to: int | None, words: str, audited: tuple) -> bool:
        """An earlier edition is in force again. `to`: its id; None: the newest before the one in force. False when
        there is none."""
        back = next((r for r in self.earlier(name) if to in (None, r["id"])), None)
        if back is not None:
            write(self.table, by, audited=audited, name=name, action="restored", value=back["value"], words=words)
        return back is not None

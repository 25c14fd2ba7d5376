"""The Reader: a store together with who asks. Everything that pages and wings read of people or customers goes through
it, already narrowed to the scope.

SQL names a guarded table in braces, `{contact_fact}`, and gets the rows of the scope; a guarded table named without
braces is refused, so that a scope cannot be forgotten. Results are kept and shared by everybody with the same question
and scope, until one of the tables changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from qa.access.narrowing import FACTS, GIVEN, OF_CONTACT, PIECES, narrowed_to
from qa.records.book import audit
from qa.records.pulling import pull_records
from qa.scope import HOUSE, SYSTEM, Scope
from qa.warehouse.store import Store
from qa.warehouse.views import NAMED, narrowed
from qa.warehouse.writer import literal


@dataclass(frozen=True)
class Reader:
    """`opened`: contacts whose words this session has open; the last one is written down once, not at every redraw.
    `still` raises when who asks is no longer who they were: a page's parts outlive a role that is taken."""

    store: Store
    granted: Scope = SYSTEM
    opened: list[str] = field(default_factory=list, compare=False)
    still: Callable[[], None] | None = field(default=None, compare=False)

    @property
    def scope(self) -> Scope:
        """Who asks. Raises QAError when that is over."""
        if self.still:
            self.still()
        return self.granted

    def rows(self, sql: str, values: list | tuple = ()) -> list[dict]:
        """Rows of a SELECT, scoped; kept until a table it reads changes."""
        return self.store.kept(*self._scoped(sql, list(values)))

    def tuples(self, sql: str, values: list | tuple = ()) -> list[tuple]:
        """The same as plain tuples: the quickest way, for results without moments in time."""
        return self.store.kept_tuples(*self._scoped(sql, list(values)))

    def about(self, interaction_ids: list[str], sql: str, values: list | tuple = ()) -> list[dict]:
        """Rows of a SELECT over those of the contacts that the scope holds: every table and view in braces is read for
        them alone, not narrowed afterwards."""
        named = set(NAMED.findall(sql))
        if named - OF_CONTACT - FACTS:
            raise PermissionError(f"not of contacts: {', '.join(sorted(named - OF_CONTACT - FACTS))}")
        held = self.rows(
            "select interaction_id from {contact_fact} where interaction_id in (select unnest(?::varchar[]))",
            [interaction_ids],
        )
        touched = "with touched as (select unnest(?::varchar[]) as work_id)"
        rest = re.sub(r"^\s*with\b", ",", sql, count=1) if sql.lstrip().startswith("with") else f" {sql}"
        return (
            self.store.kept(narrowed(touched + rest), [[row["interaction_id"] for row in held], *values])
            if held
            else []
        )

    def one(self, sql: str, values: list | tuple = ()) -> object:
        """The first column of the first row, or None."""
        found = self.rows(sql, values)
        return next(iter(found[0].values())) if found else None

    def last_day(self) -> date | None:
        """The last local day that any contact began on, of the whole centre; None of an empty one."""
        return self.store.kept("select max(day) as day from contact_fact", [])[0]["day"]

    def latest(self) -> datetime | None:
        """When the last contact of the whole centre began; None of an empty one."""
        return self.store.kept("select max(started_at) as at from contact_fact", [])[0]["at"]

    def first_day(self) -> date | None:
        """The first local day that any contact began on; None of an empty centre."""
        return self.store.kept("select min(day) as day from contact_fact", [])[0]["day"]

    @property
    def has_facts(self) -> bool:
        """Whether anything was imported and counted yet."""
        return self.store.has_rows("contact_fact")

    @property
    def peers(self) -> Reader:
        """Everybody of the scope's programmes: for comparison groups only, never to be shown person by person."""
        return Reader(self.store, Scope("peers", HOUSE, programmes=self.scope.programmes), still=self.still)

    def agents(self) -> set[str] | None:
        """The agents whose own numbers the scope may see; None for all."""
        if self.scope.sees_all and self.scope.programmes is None:
            return None
        return {
            r["agent_id"] for r in self.rows("select distinct agent_id from {contact_fact} where agent_id is not null")
        }

    def holds(self, interaction_id: str) -> bool:
        """Whether the scope holds a contact."""
        return bool(self.rows("select 1 from {contact_fact} where interaction_id = ?", [interaction_id]))

    def opens(self, interaction_id: str) -> bool:
        """Whether the words of a contact may be shown; that they are is written down, with who sees them."""
        if not self.scope.reads_words or not self.holds(interaction_id):
            return False
        if self.opened[-1:] != [interaction_id]:
            self.opened.append(interaction_id)
            audit(self.scope.agent or self.scope.user, "view", interaction_id, self.scope.role)
        return True

    def pull(self) -> None:
        """Bring what was just written to the records into the warehouse."""
        pull_records(self.store)

    def printed(self, sql: str, values: list | tuple = ()) -> str:
        """The SELECT as it is run for this scope, with every bound value written out."""
        text, bound = self._scoped(sql, list(values))
        given = iter(bound)
        return PIECES.sub(lambda m: literal(next(given)) if m[0] == "?" else m[0], text)

    def _scoped(self, sql: str, values: list) -> tuple[str, list]:
        text, slots = narrowed_to(sql, self.scope)
        given = iter(values)
        return text, [next(given) if slot is GIVEN else slot for slot in slots]

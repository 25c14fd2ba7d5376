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
from datetime import date
from functools import lru_cache

from qa.records.book import audit
from qa.records.pulling import pull_records
from qa.scope import HOUSE, NO_TEAM, SYSTEM, Scope
from qa.warehouse.store import Store
from qa.warehouse.views import NAMED, narrowed

FACTS = frozenset({"contact_fact", "visit_fact", "survey_fact", "item_fact", "state_fact"})
OF_CONTACT = frozenset(
    """interaction interaction_claim message message_score mood_in_force finding finding_in_force heard_in_force
    model_answer
    contact_score reason_in_force satisfaction_in_force evaluation evaluation_item item_in_force
    evaluation_in_force score_in_force evaluation_live release remark survey correction correction_in_force
    dispute dispute_open contact_link reason_before
    queue_visit ticket ivr_step aged""".split()
)
OF_AGENT = frozenset({"award", "kudos", "agent_state", "odd_pattern", "example_answer"})
OF_HOUSE = frozenset(
    """quarantine ingest_file ingest_row source pull_state customer customer_alias customer_identity parting
    erased erased_address queue_name state_claim queue_event visit_claim self_service_event leg_of""".split()
)
# A client sees what was done for its customers and not by whom.
WITH_AGENT = FACTS | {"interaction"}
GUARDED = FACTS | OF_CONTACT | OF_AGENT | OF_HOUSE
PIECES = re.compile(r"'(?:[^']|'')*'|\{(\w+)\}|\?")
BARE = re.compile(r"\b(?:from|join)\s+(\w+)", re.IGNORECASE)
GIVEN = object()


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
            "select interaction_id from {contact_fact} where list_contains(?::varchar[], interaction_id)",
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

    def _scoped(self, sql: str, values: list) -> tuple[str, list]:
        text, slots = _narrowed(sql, self.scope)
        given = iter(values)
        return text, [next(given) if slot is GIVEN else slot for slot in slots]


@lru_cache(maxsize=4096)
def _narrowed(sql: str, scope: Scope) -> tuple[str, tuple]:
    """SQL with every `{table}` narrowed to the scope, and its bound values in their order, GIVEN where the caller's
    stand.

    Raises PermissionError for a guarded table without braces.
    """
    bare = set(BARE.findall(PIECES.sub(" ", sql))) & GUARDED
    if bare:
        raise PermissionError(f"read without scope: {', '.join(sorted(bare))}")
    slots, pieces, reached = [], [], 0
    for piece in PIECES.finditer(sql):
        pieces.append(sql[reached : piece.start()])
        reached = piece.end()
        if piece[1]:
            text, own = _table(piece[1], scope)
            pieces.append(text)
            slots += own
        else:
            pieces.append(piece[0])
            if piece[0] == "?":
                slots.append(GIVEN)
    return "".join([*pieces, sql[reached:]]), tuple(slots)


def _table(name: str, scope: Scope) -> tuple[str, list]:
    if name in OF_HOUSE:
        if not scope.manages:
            raise PermissionError(f"{scope.role} may not read {name}")
        return name, []
    if name in FACTS:
        where, values = scope.where(of_queue=name == "visit_fact")
    elif name in OF_CONTACT:
        mine, values = scope.where()
        where = f"interaction_id in (select interaction_id from contact_fact where {mine})" if mine != "true" else mine
    elif name in OF_AGENT:
        where, values = _people(scope)
    else:
        raise PermissionError(f"{name} is no table that a reader knows")
    shown = "* replace (null::varchar as agent_id)" if scope.role == "client" and name in WITH_AGENT else "*"
    return (name, []) if where == "true" and shown == "*" else (f"(select {shown} from {name} where {where})", values)


def _people(scope: Scope) -> tuple[str, list]:
    if scope.role == "agent":
        return "agent_id = ?", [scope.agent or ""]
    if scope.teams is not None:
        marks = ", ".join("?" * len(scope.teams)) or "null"
        listed = f"agent_id in (select agent_id from team_membership where team_id in ({marks}))"
        loose = [team for team in scope.teams if team.endswith(NO_TEAM)]
        unlisted = "(starts_with(agent_id, ?) and agent_id not in (select agent_id from team_membership))"
        return f"({' or '.join([listed, *[unlisted] * len(loose)])})", [*scope.teams, *loose]
    if scope.programmes is not None:
        return f"split_part(agent_id, '/', 1) in ({', '.join('?' * len(scope.programmes)) or 'null'})", list(
            scope.programmes
        )
    return "true", []

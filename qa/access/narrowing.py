"""What of each table a scope may see: SQL that names guarded tables in braces, narrowed to who asks.

A guarded table named without braces is refused, so that a scope cannot be forgotten.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qa.scope import NO_TEAM, Scope

FACTS = frozenset(
    """contact_fact visit_fact survey_fact ticket_fact promise_fact offer_fact item_fact chat_fact state_fact
    plan_fact""".split()
)
OF_CONTACT = frozenset(
    """interaction interaction_claim message message_score mood_in_force finding finding_in_force heard_in_force
    model_answer
    contact_score repeat_cause reason_in_force satisfaction_in_force evaluation evaluation_item item_in_force
    evaluation_in_force score_in_force evaluation_live release remark survey correction correction_in_force
    dispute dispute_open contact_link reason_before
    queue_visit ticket ivr_step aged promise outreach offer spread""".split()
)
OF_AGENT = frozenset({"award", "kudos", "agent_state", "agent_shift", "odd_pattern", "example_answer"})
OF_HOUSE = frozenset(
    """quarantine ingest_file ingest_row source pull_state customer_alias customer_identity parting
    erased erased_address queue_name state_claim queue_event visit_claim leg_of""".split()
)
# Whoever holds a contact of a customer sees what the customer list and self-service know of them.
HELD = "select customer_id from contact_fact where {mine}"
OF_CUSTOMER = {
    "customer": f"customer_id in ({HELD})",
    "self_service_event": f"""address_hash in (select address_hash from customer_identity where person_id in ({HELD})
        union {HELD})""",
}
# A client sees what was done for its customers and not by whom.
WITH_AGENT = FACTS | {"interaction"}
GUARDED = FACTS | OF_CONTACT | OF_AGENT | OF_HOUSE | set(OF_CUSTOMER)
PIECES = re.compile(r"'(?:[^']|'')*'|\{(\w+)\}|\?")
BARE = re.compile(r"\b(?:from|join)\s+(\w+)", re.IGNORECASE)
GIVEN = object()


@lru_cache(maxsize=4096)
def narrowed_to(sql: str, scope: Scope) -> tuple[str, tuple]:
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
    elif name in OF_CUSTOMER:
        mine, values = scope.where()
        where, values = OF_CUSTOMER[name].format(mine=mine), values * OF_CUSTOMER[name].count("{mine}")
        where = "true" if mine == "true" else where
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

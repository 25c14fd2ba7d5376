"""What a client is told of how their customers' data are kept: from the configuration that runs, not from a promise."""

from __future__ import annotations

from collections import Counter

from qa.access.audit import anchors
from qa.access.mode import is_demo_folder, needs_sign_in
from qa.access.person import people
from qa.access.reading import Reader
from qa.access.second_factor import keeps
from qa.access.single_sign_on import accounts
from qa.records.book import newest, rows, write
from qa.settings import setting

# Goes up when the rules change, and everybody reads them anew.
RULES = 1


def confirm(reader: Reader) -> None:
    """The person confirms having read the rules for handling data."""
    user = reader.scope.user
    write("rules_read", user, audited=("rules_read", user, str(RULES)), version=RULES)


def has_confirmed(login: str) -> bool:
    """Whether a person has read the rules as they are now."""
    return any(row["version"] == RULES for row in rows("rules_read", written_by=login))


def access_facts() -> dict:
    """Who may come in, and how: {is_demo, signs_in, roles, active, second_factor, must_second_factor, providers, read,
    idle_minutes, session_hours}."""
    active = [person for person in people() if person.roles]
    read = {row["written_by"] for row in newest("rules_read", ("written_by",)) if row["version"] == RULES}
    return dict(
        is_demo=is_demo_folder(),
        signs_in=needs_sign_in(),
        roles=dict(Counter(role for person in active for role in person.roles)),
        active=len(active),
        second_factor=sum(keeps(person.login) for person in active),
        must_second_factor=str(setting("second_factor")),
        providers=[account.kind for account in accounts().values()],
        read=sum(person.login in read for person in active),
        idle_minutes=setting("idle_minutes"),
        session_hours=setting("session_hours"),
    )


def audit_facts() -> dict:
    """{lines, anchors, last_anchor} of the audit."""
    last = rows("audit", newest=1)
    found = sorted(path.stem for path in anchors().glob("*.json"))
    return dict(lines=last[0]["id"] if last else 0, anchors=len(found), last_anchor=found[-1] if found else "")

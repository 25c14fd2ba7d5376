"""Whether somebody still is what they were when their page was drawn: asked again at every read, for the parts, forms
and exports of a page live on while roles are taken."""

from __future__ import annotations

import time
from hashlib import sha256

from qa.access.failures import ACCESS_CHANGED
from qa.access.person import Grant, Person
from qa.access.sessions import FRESH_SECONDS, by_hash


class Held:
    """One role of a signed-in person, with its scope, as it was granted. Calling it raises QAError once the session is
    over or the role is another; seconds old at most."""

    def __init__(self, token_hash: str, person: Person, role: str) -> None:
        self.token_hash, self.role, self.grant = token_hash, role, person.grant(role)
        self.checked = time.monotonic()

    def __call__(self) -> None:
        """Look again, at most every FRESH_SECONDS."""
        if time.monotonic() - self.checked <= FRESH_SECONDS:
            return
        session = by_hash(self.token_hash)
        if session is None or self.grant not in _in_force(session.person):
            raise ACCESS_CHANGED()
        self.checked = time.monotonic()


def mark_of(person: Person) -> str:
    """What a person may do now, as one short mark: a tab that was drawn for another one draws itself anew."""
    told = "|".join(repr(grant) for grant in _in_force(person)) + person.language
    return sha256(told.encode()).hexdigest()[:16]


def _in_force(person: Person) -> tuple[Grant, ...]:
    return tuple(grant for grant in person.grants if grant.is_in_force) if person.is_active else ()

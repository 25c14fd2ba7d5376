"""Who saw whose conversation: one line in the audit for every contact a person opens."""

from __future__ import annotations

from qa.records.book import audit
from qa.scope import Scope


def saw(scope: Scope, interaction_id: str) -> None:
    audit(scope.agent or scope.user, "view", interaction_id, scope.role)

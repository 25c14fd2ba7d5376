"""The verb: badges are awarded where their condition is met; an earned badge is kept."""

from __future__ import annotations

from qa.motivation.badge import badges
from qa.warehouse.store import Store


def award(store: Store) -> None:
    """Write an award the first time an agent reaches a badge."""
    with store.writing() as writer:
        day = writer.execute("select max(day) from evaluation_fact")[0][0]
        if day is None:
            return
        for badge in badges().values():
            writer.execute(
                f"""insert into award by name select agent_id, ? as badge, ?::date as earned_on, because from ({badge.sql}) where reached >= 1
                and agent_id not in (select agent_id from award where badge = ?)""",
                [badge.name, day, badge.name],
            )


def progress(store: Store, agent_id: str) -> list[dict]:
    """Every badge for one agent: earned_on or None, how far (0–1), the figures."""
    found = []
    for badge in badges().values():
        now = store.rows(f"select reached, because from ({badge.sql}) where agent_id = ?", [agent_id])
        earned = store.rows("select earned_on, because from award where agent_id = ? and badge = ?", [agent_id, badge.name])
        found.append(
            {
                "badge": badge,
                "earned_on": earned[0]["earned_on"] if earned else None,
                "reached": min(1.0, max(0.0, float(now[0]["reached"]))) if now else None,
                "because": (earned or now or [{"because": ""}])[0]["because"],
            }
        )
    return found

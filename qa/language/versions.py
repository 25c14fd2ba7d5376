"""Which calibration is in force: the last one a person accepted, or "" for the lexicons as shipped; taking back is one
more row."""

from __future__ import annotations

from qa.records.book import rows


def chosen() -> str:
    """The version in force."""
    decided = [r for r in rows("calibration") if r["action"] in ("accepted", "taken_back")]
    return str(decided[-1]["version"]) if decided and decided[-1]["version"] != "shipped" else ""


def history() -> list[dict]:
    """Every row, the newest first: written_at, written_by, action, version, figures (JSON)."""
    return rows("calibration")[::-1]

"""Exports that changed: columns that came or went, rates that left their usual range."""

from __future__ import annotations

import math
import re

import orjson

from qa.access.reading import Reader
from qa.adapters.health import DRIFT_N, DRIFT_SHARE, DRIFT_Z, NEW_DAYS, OLD_DAYS

RATES = {
    "answered": "is_answered",
    "unknown_outcome": "outcome = 'unknown'",
    "with_agent": "agent_id is not null or not is_answered",
    "with_customer": "customer_id is not null",
    "with_words": "customer_message_count > 0 or not is_answered",
}


def column_drift(reader: Reader) -> list[dict]:
    """Tables whose newest file has other columns than the one before: [{source_id, name, added, removed,
    received_at}]."""
    kinds: dict[tuple, list[dict]] = {}
    for row in reader.rows(
        """select source_id, platform, name, columns, received_at from {ingest_file} where columns is not null
        order by received_at"""
    ):
        kinds.setdefault((row["source_id"], row["platform"], re.sub(r"\d+", "#", row["name"])), []).append(row)
    found = []
    for files in kinds.values():
        for before, after in zip(files, files[1:]):
            old, new = orjson.loads(before["columns"]), orjson.loads(after["columns"])
            if set(old) != set(new):
                found.append(
                    dict(
                        source_id=after["source_id"],
                        name=after["name"],
                        added=[c for c in new if c not in old],
                        removed=[c for c in old if c not in new],
                        received_at=after["received_at"],
                    )
                )
    return sorted(found, key=lambda f: f["received_at"], reverse=True)


def rate_drift(reader: Reader) -> list[dict]:
    """Shares of a source that left their own history: the last NEW_DAYS of its data beside the OLD_DAYS before.
    [{source_id, rate, before, now, n}]"""
    parts = ", ".join(
        f"avg(({sql})::int) filter (is_new) as new_{name}, avg(({sql})::int) filter (not is_new) as old_{name}"
        for name, sql in RATES.items()
    )
    rows = reader.rows(
        f"""with ends as (select source_id, max(started_on) as ends_on from {{interaction}} group by 1),
        lately as (select i.interaction_id, i.source_id from {{interaction}} i join ends using (source_id)
            where i.started_on >= ends_on - {NEW_DAYS + OLD_DAYS}),
        told as (select i.source_id, f.*, f.day > max(f.day) over (partition by i.source_id) - {NEW_DAYS} as is_new,
            max(f.day) over (partition by i.source_id) as newest
            from {{contact_fact}} f join lately i using (interaction_id))
        select source_id, count(*) filter (is_new) as new_n, count(*) filter (not is_new) as old_n, {parts} from told
            where day > newest - {NEW_DAYS + OLD_DAYS} group by 1"""
    )
    found = []
    for row in rows:
        for name in RATES:
            now, before, n, m = row[f"new_{name}"], row[f"old_{name}"], row["new_n"], row["old_n"]
            if None in (now, before) or min(n, m) < DRIFT_N:
                continue
            pooled = (now * n + before * m) / (n + m)
            spread = math.sqrt(max(pooled * (1 - pooled), 1e-9) * (1 / n + 1 / m))
            if abs(now - before) >= DRIFT_SHARE and abs(now - before) / spread >= DRIFT_Z:
                found.append(dict(source_id=row["source_id"], rate=name, before=before, now=now, n=n))
    return found

"""Where one channel does not settle it: contacts that came back about the same matter, by the channel they came back
on, beside those that did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader

LEAST = 30


@dataclass(frozen=True)
class Leak:
    """One channel: `known` answered contacts old enough to tell; of these `again`: came back within a week about the
    same matter, by the channel they came back on."""

    channel: str
    known: int
    again: dict[str, int]

    @property
    def settled(self) -> float:
        """The share that did not come back."""
        return 1 - sum(self.again.values()) / self.known

    def share(self, channel: str) -> float:
        """The share that came back on a channel."""
        return self.again.get(channel, 0) / self.known


def leaks(reader: Reader, since: date, until: date, programme: str = "") -> list[Leak]:
    """Channels with thirty such contacts at least, the one most used first."""
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    rows = reader.rows(
        f"""with known as (select channel, if(next_same_gap_ms is null, null, same_interaction_id) as next_id
                from {{contact_fact}} where is_answered and direction = 'in' and is_known_7d
                and customer_id is not null and day between ? and ? {mine}),
            later as (select interaction_id, channel as next_channel from {{contact_fact}})
        select channel, next_id is not null as is_back, next_channel, count(*) as n
        from known left join later on later.interaction_id = next_id group by all""",
        [since, until, *values],
    )
    told: dict[str, Leak] = {}
    for row in rows:
        one = told.get(row["channel"], Leak(row["channel"], 0, {}))
        again = {row["next_channel"] or "": row["n"]} if row["is_back"] else {}
        told[row["channel"]] = Leak(one.channel, one.known + row["n"], one.again | again)
    return sorted((one for one in told.values() if one.known >= LEAST), key=lambda one: -one.known)

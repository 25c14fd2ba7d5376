"""What a draft would change: the contacts of some days told by it, beside what they are called now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from qa.access.reading import Reader
from qa.contact_reasons import FLOOR, reasons_in
from qa.language.hearing import as_read, columns
from qa.language.reasons import examples
from qa.language.reasons.draft import complete, follow
from qa.language.reasons.learning import Example, learn
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.opening import HEARD_OF, Parted, parted_all
from qa.language.reasons.telling import tell_both

MOST, SHOWN = 4000, 5
DRAWN = """
select f.interaction_id, f.reason_id from {contact_fact} f
where list_contains(?::varchar[], f.programme_id) and f.day between ? and ? and f.customer_message_count > 0
and f.interaction_id not in (select interaction_id from {correction_in_force} where kind = 'reason')
"""
SAID = f"""
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms, '' as own_brands from {{message}} m
where m.message_seq <= {HEARD_OF} and m.interaction_id in (select unnest(?::varchar[]))
order by m.interaction_id, m.message_seq
"""


class Move(NamedTuple):
    """`n` of the looked-at contacts would be called `to` instead of `was`; `contacts`: some of them."""

    was: str
    to: str
    n: int
    contacts: tuple[str, ...]


class Preview(NamedTuple):
    """`looked_at` of `all` contacts; `before` and `after`: how many each reason has among those looked at."""

    all: int
    looked_at: int
    before: Counter
    after: Counter
    moves: list[Move]


def preview(reader: Reader, name: str, draft: dict, programmes: tuple[str, ...], since: date, until: date) -> Preview:
    """Of the days given, inclusive; of many contacts MOST are drawn. Raises QAError for a draft that is not fit."""
    reasons = list(reasons_in(name, complete(name, draft)).values())
    taken = {f"{name}.{old}": f"{name}.{new}" for old, new in follow(draft).items()}
    people = [Example(o, taken.get(r, r)) for r, kept in examples.kept().items() for o in kept]
    model = learn(reasons, [e for e in people if e.reason_id.startswith(f"{name}.")], draft.get("floor", FLOOR))
    whole = reader.rows(f"select count(*) as n from ({DRAWN})", [list(programmes), since, until])[0]["n"]
    drawn = reader.rows(f"{DRAWN} order by hash(f.interaction_id) limit {MOST}", [list(programmes), since, until])
    now = {r["interaction_id"]: r["reason_id"] for r in drawn}
    ids, parts = parted_by(reader, list(now))
    told = [both.main for both in tell_both(parts, lambda _mine, heard: model.classify(heard))]
    pairs: dict[tuple[str, str], list[str]] = {}
    for contact, one in zip(ids, told):
        pairs.setdefault((now[contact], one.reason_id), []).append(contact)
    moves = [
        Move(was, to, len(contacts), tuple(contacts[:SHOWN])) for (was, to), contacts in pairs.items() if was != to
    ]
    before, after = Counter(now[c] for c in ids), Counter(one.reason_id for one in told)
    return Preview(int(whole), len(ids), before, after, sorted(moves, key=lambda m: (-m.n, m.was, m.to)))


def parted_by(reader: Reader, contacts: list[str]) -> tuple[list[str], list[Parted]]:
    """(contacts that have words, the matters of each)."""
    found = reader.rows(SAID, [contacts])
    if not found:
        return [], []
    said, ids, _ = columns(pa.Table.from_pylist(found))
    return ids, parted_all(said, as_read(said))


def left_unknown(found: Preview) -> tuple[float, float]:
    """The share without a reason now, and by the draft."""
    looked = max(1, found.looked_at)
    return found.before[UNKNOWN] / looked, found.after[UNKNOWN] / looked

"""One customer on every channel: found by an address or a number, with what the customer list knows, and all that
happened in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from qa.access.reading import Reader
from qa.records.book import audit

KINDS = ("phone", "wechat", "webchat", "email", "weibo", "account")
PAGE, MOST_FOUND, MOST_WAITING = 40, 20, 60
UNHAPPY_TO, AGAIN_FROM = -0.15, 3


@dataclass(frozen=True)
class Customer:
    """`name` and `address` are masked; `segment` … `last_order_on` as the client's customer list says, None where it
    does not know them; counts are of the whole programme, `held` of those the reader may open."""

    customer_id: str
    programme_id: str
    name: str | None
    address: str | None
    segment: str | None
    margin_year: float | None
    order_count_year: int | None
    last_order_on: date | None
    first_at: datetime
    last_at: datetime
    contact_count: int
    channels: tuple[str, ...]
    held: int


@dataclass(frozen=True)
class Event:
    """`kind`: contact, ticket, survey or self_service. `interaction_id` is None where there is nothing to open or the
    contact is another team's. `chain_no`: which time within a chain of contacts, each within 7 days of the one
    before."""

    happened_at: datetime
    kind: str
    channel: str | None
    what: str | None
    result: str | None
    agent_id: str | None
    mood: float | None
    chain_no: int | None
    interaction_id: str | None
    is_in: bool = True


def find(reader: Reader, words: str, address: Callable[[str, str, str], tuple[str | None, str]]) -> list[str]:
    """Customers of the scope with this phone, account or number of a contact, at most twenty. `address` gives the keyed
    hash of (kind, value, programme)."""
    words = words.strip()
    if not words:
        return []
    programmes = [r["p"] for r in reader.rows("select distinct programme_id as p from {contact_fact}")]
    hashes = {address(kind, words, programme)[0] for kind in KINDS for programme in programmes} - {None}
    rows = reader.rows(
        """select distinct customer_id as c from {interaction} where customer_id is not null
        and (native_id = ? or interaction_id = ? or list_contains(?::varchar[], customer_id) or interaction_id in
        (select interaction_id from {interaction_claim} where list_contains(?::varchar[], address_hash))) limit ?""",
        [words, words, sorted(hashes), sorted(hashes), MOST_FOUND],
    )
    return [row["c"] for row in rows]


def customer(reader: Reader, customer_id: str) -> Customer | None:
    """Who that is; None when no contact of theirs is in the scope. Looking is audited."""
    held = reader.rows(
        """select any_value(programme_id) as programme_id, count(*) as held from {contact_fact} where customer_id = ?
        having count(*) > 0""",
        [customer_id],
    )
    if not held:
        return None
    programme = held[0]["programme_id"]
    whole = reader.peers.rows(
        """select min(started_at) as first_at, max(started_at) as last_at, count(*) as contact_count,
            list_sort(list(distinct channel)) as channels
        from {contact_fact} where customer_id = ? and programme_id = ?""",
        [customer_id, programme],
    )[0]
    listed = reader.rows(
        """select display_name as name, segment, margin_year, order_count_year, last_order_on from {customer}
        where customer_id = ? limit 1""",
        [customer_id],
    )
    shown = reader.one(
        "select any_value(masked_address) as a from {interaction} where customer_id = ? and masked_address is not null",
        [customer_id],
    )
    unlisted = dict.fromkeys(("name", "segment", "margin_year", "order_count_year", "last_order_on"))
    audit(reader.scope.user, "view customer", customer_id, reader.scope.role)
    return Customer(
        customer_id,
        programme,
        address=shown,
        held=held[0]["held"],
        **(listed[0] if listed else unlisted),
        **(whole | {"channels": tuple(whole["channels"])}),
    )


EVENTS = """
with mine as (select interaction_id from {contact_fact} where customer_id = $customer)
select started_at as happened_at, 'contact' as kind, channel, reason_id as what, outcome as result,
    satisfaction as mood, chain_no, interaction_id, direction = 'in' as is_in
from {contact_fact} where customer_id = $customer and programme_id = $programme
union all by name
select started_at as happened_at, 'ticket' as kind, category as what,
    coalesce(status, if(solve_ms is null, 'open', 'solved')) as result, interaction_id
from {ticket_fact} where interaction_id in (select interaction_id from mine)
union all by name
select coalesce(s.answered_at, f.ended_at, f.started_at) as happened_at, 'survey' as kind, s.instrument as what,
    format('{:g}', s.score) as result, s.interaction_id
from {survey} s join {contact_fact} f using (interaction_id)
where s.score is not null and s.interaction_id in (select interaction_id from mine)
union all by name
select happened_at, 'self_service' as kind, service as what, result from {self_service_event}
where happened_at is not null and address_hash in (select address_hash from {interaction_claim}
    where interaction_id in (select interaction_id from mine))
"""


def timeline(reader: Reader, whose: Customer, page: int = 1) -> list[Event]:
    """What happened, the newest first, `PAGE` at a time: contacts on every channel and of every team of the programme,
    tickets, surveys, what was tried alone. A contact outside the scope is told of without who served it."""
    sql = EVENTS.replace("$customer", "?").replace("$programme", "?")
    rows = reader.peers.rows(
        f"{sql} order by happened_at desc, kind, interaction_id limit {PAGE} offset {PAGE * max(0, page - 1)}",
        [whose.customer_id, whose.customer_id, whose.programme_id],
    )
    held = reader.rows(
        "select interaction_id as i, agent_id as a from {contact_fact} where customer_id = ?", [whose.customer_id]
    )
    opened = {row["i"]: row["a"] for row in held}
    return [_seen(row, opened) for row in rows]


def _seen(row: dict, opened: dict[str, str | None]) -> Event:
    """As much of it as the reader may see."""
    is_open = row["interaction_id"] in opened
    who = opened[row["interaction_id"]] if is_open and row["kind"] == "contact" else None
    own = {"interaction_id": row["interaction_id"] if is_open else None, "agent_id": who}
    return Event(**(row | own | {"is_in": row["is_in"] is not False}))


def worth_a_look(reader: Reader, since: date, until: date, why: str = "", programme: str = "") -> list[dict]:
    """Customers of the period who came three times or more about something unfinished, who complained, or who are of
    high value and were unhappy, the most pressing first: {customer_id, times, has_complaint, segment, mood, channels,
    contacts, last_at, reason_id, interaction_id}. `why`: again, complaint or value, "" for any."""
    kinds = {
        "again": f"times >= {AGAIN_FROM}",
        "complaint": "has_complaint",
        "value": f"(segment = 'high' and mood <= {UNHAPPY_TO})",
    }
    wanted = kinds.get(why) or " or ".join(kinds.values())
    mine, values = ("and programme_id = ?", [programme]) if programme else ("", [])
    return reader.rows(
        f"""select * from (select customer_id, max(chain_no) as times, bool_or(has_complaint) as has_complaint,
            any_value(segment) as segment, min(satisfaction) as mood, count(distinct channel) as channels,
            count(*) as contacts, max(started_at) as last_at, coalesce(arg_max(reason_id, started_at)
                filter (reason_id not in ('unknown', 'no_words')), any_value(reason_id)) as reason_id,
            arg_max(interaction_id, started_at) as interaction_id
            from {{contact_fact}} where day between ? and ? and customer_id is not null {mine} group by 1)
        where {wanted} order by (times >= {AGAIN_FROM})::int + has_complaint::int
            + coalesce(segment = 'high' and mood <= {UNHAPPY_TO}, false)::int desc, times desc, last_at desc,
            customer_id limit {MOST_WAITING}""",
        [since, until, *values],
    )

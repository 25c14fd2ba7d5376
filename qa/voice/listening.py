"""首席听音: a few contacts drawn so that together they stand for all of them, each by the sentence that carries its
matter; and who heard which.

Drawn systematically: everybody in order of programme, reason, channel and mood, then every n-th from a chosen start.
Each contact has the same chance, and a set holds every large group in its share (Cochran 1977, chapter 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

import orjson

from qa.access.reading import Reader
from qa.clock import local
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.records.book import rows, write

SIZE = 8
# Above this many contacts the set is drawn from a lot of so many.
MOST_SORTED = 50_000
BEFORE = 2
# The bands are those that contacts are chosen by elsewhere: complaints first, whatever else was felt.
MOOD = """case when f.has_complaint then 'complaint' when f.satisfaction < -0.1 then 'low'
    when f.satisfaction > 0.15 then 'high' else 'plain' end"""
# {kind: (zh, en)}
MOODS = {
    "complaint": ("投诉", "Complaint"),
    "low": ("不满意", "Unhappy"),
    "plain": ("平平", "Plain"),
    "high": ("满意", "Happy"),
}
HEARABLE = """from (select * from {contact_fact} where $where and direction = 'in') f
join {contact_score} c using (interaction_id) where c.gist_seq is not null
    and f.interaction_id not in (select interaction_id from {aged})"""
PLACED = f"""
select interaction_id, row_number() over (order by programme_id, reason_id, channel, mood,
    hash(interaction_id || ?)) - 1 as place
from (select f.interaction_id, f.programme_id, f.reason_id, f.channel, {MOOD} as mood {HEARABLE}
    and hash(f.interaction_id || ?) % ? = 0)
"""
WORDS = "substr(m.text, c.gist_begin + 1, c.gist_end - c.gist_begin)"
SAID = f"""
select f.interaction_id, f.programme_id, f.reason_id, f.channel, f.started_at, {MOOD} as mood, c.gist_seq,
    {WORDS} as words, m.begin_ms
from {{contact_fact}} f join {{contact_score}} c using (interaction_id)
join {{message}} m on m.interaction_id = f.interaction_id and m.message_seq = c.gist_seq
where f.interaction_id in (select unnest(?::varchar[]))
"""
LED_UP = """
select m.interaction_id, m.speaker, m.text from {message} m join {contact_score} c using (interaction_id)
where m.interaction_id in (select unnest(?::varchar[])) and m.speaker in ('customer', 'agent') and length(m.text) > 0
    and m.message_seq < c.gist_seq
qualify row_number() over (partition by m.interaction_id order by m.message_seq desc) <= ?
order by m.interaction_id, m.message_seq
"""


@dataclass(frozen=True)
class Heard:
    """`words`: the sentence that carries the matter; `before`: (speaker, text) of what led up to it; `begin_ms`: where
    in the recording it stands, None where nobody knows."""

    interaction_id: str
    programme_id: str
    reason_id: str
    channel: str
    mood: str
    started_at: datetime
    words: str
    message_seq: int
    begin_ms: int | None
    before: tuple[tuple[str, str], ...] = ()


def population(reader: Reader, question: Question) -> int:
    """How many contacts of a period can be heard: those whose customer said something that carries a matter."""
    where, values = conditions(question)
    return int(reader.one("select count(*) as n " + HEARABLE.replace("$where", where), values) or 0)


def draw(reader: Reader, question: Question, seed: str, size: int = SIZE) -> list[Heard]:
    """A set in an order of its own; the same seed draws the same set. Fewer than `size` where there are fewer."""
    count = population(reader, question)
    share = -(-count // MOST_SORTED) or 1
    where, values = conditions(question)
    placed = f"with placed as ({PLACED})".replace("$where", where)
    sorted_count = count
    if share > 1:
        sorted_count = int(reader.one(f"{placed} select count(*) as n from placed", [seed, *values, seed, share]) or 0)
    if not sorted_count:
        return []
    start = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest()) / 2**64
    size = min(size, sorted_count)
    places = [int((turn + start) * sorted_count / size) for turn in range(size)]
    wanted = f"{placed} select interaction_id from placed where place in (select unnest(?::bigint[])) order by place"
    found = reader.rows(wanted, [seed, *values, seed, share, places])
    drawn = said(reader, [row["interaction_id"] for row in found])
    return sorted(drawn, key=lambda one: blake2b((seed + one.interaction_id).encode()).digest())


def said(reader: Reader, interaction_ids: list[str]) -> list[Heard]:
    """The sentence of each of these contacts and what led up to it."""
    if not reader.scope.reads_words:
        return []
    led: dict[str, list[tuple[str, str]]] = {}
    for row in reader.rows(LED_UP, [interaction_ids, BEFORE]):
        led.setdefault(row["interaction_id"], []).append((row["speaker"], row["text"]))
    return [
        Heard(
            row["interaction_id"],
            row["programme_id"],
            row["reason_id"],
            row["channel"],
            row["mood"],
            row["started_at"],
            row["words"],
            row["gist_seq"],
            row["begin_ms"],
            tuple(led.get(row["interaction_id"], ())),
        )
        for row in reader.rows(SAID, [interaction_ids])
        if row["words"]
    ]


def heard_to_the_end(reader: Reader, question: Question, heard: list[Heard], stands_for: int) -> None:
    """Write down that a set was heard, by whom, and how many contacts it stands for."""
    write(
        "hearing",
        reader.scope.user,
        programme_id="、".join(question.where.get("programme", ())),
        since=str(question.since),
        until=str(question.until),
        population=stands_for,
        contacts=orjson.dumps([one.interaction_id for one in heard]).decode(),
    )


@dataclass(frozen=True)
class Hearing:
    """That somebody heard a set: when, how many contacts, and of how many of which days it was drawn."""

    by: str
    at: datetime
    heard: int
    population: int
    since: date
    until: date


def hearings(reader: Reader, most: int = 20) -> list[Hearing]:
    """Who heard, the newest first: of the house for who sees all of it, else one's own."""
    seen = {} if reader.scope.programmes is None and reader.scope.sees_all else {"written_by": reader.scope.user}
    return [
        Hearing(
            row["written_by"],
            local(row["written_at"]),
            len(orjson.loads(row["contacts"])),
            row["population"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]),
        )
        for row in rows("hearing", newest=most, **seen)
    ]

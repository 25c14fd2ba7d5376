"""People put right what the machine heard: the mood of a message, the satisfaction of a contact, a finding that is
none, a reason. Kept, counted, learned from."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.contact_reasons import names
from qa.failures import OUT_OF_SCOPE
from qa.language.annotator import annotators
from qa.language.columns import ROLES
from qa.language.failures import MAY_NOT_CORRECT, NO_SUCH_CORRECTION, NOT_THEIR_WORDS
from qa.language.normalising import plain
from qa.language.reasons.editions import taken_in
from qa.language.reasons.examples import keep, kept
from qa.language.reasons.opening import HEARD_OF, Opening, parted
from qa.records.book import write
from qa.warehouse.store import Store

MAY_CORRECT = ("reviewer", "lead", "supervisor")
MOODS = ("-1", "0", "1")
MACHINE = "machine"


def correct(
    reader: Reader, interaction_id: str, kind: str, value: str, message_seq: int | None = None, label: str | None = None
) -> int:
    """Write one correction; its id. `value`: -1, 0, 1 for a mood; "no" for a finding that is none, "yes" for one that
    is, though the machine missed it; a reason_id; MACHINE to take a mood or a reason back.
    Raises QAError for a role that may not, a contact out of scope, or a value that is none."""
    scope = reader.scope
    if scope.role not in MAY_CORRECT:
        raise MAY_NOT_CORRECT()
    allowed = {
        "satisfaction": (*MOODS, MACHINE),
        "sentiment": (*MOODS, MACHINE),
        "finding": ("no", "yes"),
        "reason": (*names(), "unknown", MACHINE),
    }.get(kind, ())
    if (
        value not in allowed
        or (kind in ("sentiment", "finding")) != (message_seq is not None)
        or (kind == "finding") != (label in annotators())
    ):
        raise NO_SUCH_CORRECTION()
    if not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()
    heard = "select 1 from {message} where message_seq = ? and speaker = ?"
    if kind == "finding" and not reader.about([interaction_id], heard, [message_seq, annotators()[label].who]):
        raise NOT_THEIR_WORDS()
    fields = dict(interaction_id=interaction_id, message_seq=message_seq, kind=kind, label=label, value=value)
    number = write(
        "correction", scope.user, audited=("correct", interaction_id, f"{kind} {label or ''} {value}"), **fields
    )
    reader.pull()
    if kind == "reason":
        learn_reasons(reader.store)
    return number


def corrections(reader: Reader, interaction_id: str) -> list[dict]:
    """The newest correction of each message, kind and label of a contact."""
    return reader.about(
        [interaction_id],
        "select message_seq, kind, label, value, corrected_by, corrected_at from {correction_in_force}",
    )


def learn_reasons(store: Store) -> int:
    """The openings of contacts that people put under a reason become examples: new contacts are told by them at once,
    earlier ones within ten minutes. Returns how many there are."""
    rows = store.rows(
        f"""select c.value as reason_id, c.interaction_id, list({{'speaker': m.speaker, 'text': m.text}}
            order by m.message_seq) as messages from correction_in_force c join message m using (interaction_id)
            where c.kind = 'reason' and c.value <> 'unknown' and m.message_seq <= {HEARD_OF}
            group by all order by c.interaction_id"""
    )
    found: dict[str, list[Opening]] = {}
    here = names()
    for row in rows:
        texts = plain([m["text"] or "" for m in row["messages"]]).texts
        opened = parted([(ROLES.get(m["speaker"], 0), text) for m, text in zip(row["messages"], texts)]).first
        reason_id = row["reason_id"]
        if opened.customer:
            reason_id = reason_id if reason_id in here else taken_in(reason_id.split(".")[0]).get(reason_id, reason_id)
            found.setdefault(reason_id, []).append(opened)
    if found != kept():
        keep(found)
    return sum(map(len, found.values()))


def agreement(reader: Reader) -> list[dict]:
    """[{kind, label, n, wrong}] of what people looked at and put right."""
    return reader.rows(
        """select c.kind, c.label, count(*) as n, count(*) filter (case c.kind when 'finding' then c.value = 'no'
            when 'reason' then c.value is distinct from s.reason_id
            when 'satisfaction' then sign(round(s.satisfaction * 3)) <> c.value::double
            else sign(round(m.sentiment * 2)) <> c.value::double end) as wrong
        from {correction_in_force} c left join {contact_score} s using (interaction_id) left
        join {message_score} m using (interaction_id, message_seq)
        where c.kind <> 'mask' group by all order by all"""
    )

"""The words of a contact as one whole: in the order they were said, masked together, numbered."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qa.adapters.staging.hiding import Masker

ABSOLUTE = 10_000_000_000
OPEN = pa.array(["none", "greeting"])
RANK = {"customer": 0, "bot": 1, "agent": 2, "system": 3, "unknown": 4}
ORDER = [
    ("interaction_id", "ascending"),
    ("said_at", "ascending"),
    ("begin_ms", "ascending"),
    ("order_no", "ascending"),
    ("_rank", "ascending"),
    ("row_key", "ascending"),
    ("part_no", "ascending"),
]


def in_order(messages: pa.Table) -> pa.Table:
    """Sorted by contact and moment. What one moment leaves open is settled by the export's own order, then by who
    speaks and the row's key: never by files."""
    speakers = pc.if_else(pc.is_in(messages["role_source"], OPEN), "unknown", messages["speaker"]).to_pylist()
    ranked = messages.append_column("_rank", pa.array([RANK.get(s, 5) for s in speakers], pa.int8()))
    return ranked.take(pc.sort_indices(ranked, sort_keys=ORDER)).drop_columns(["_rank"])


def masked(messages: pa.Table, masker: Masker) -> pa.Table:
    """Messages of whole contacts with `text` masked, `is_redacted`, `masked_because` and `message_seq` set; a number
    dictated over several messages is one number."""
    if not messages.num_rows:
        return messages
    messages = _from_zero(_with_speakers(in_order(messages), masker))
    speakers, texts = messages["speaker"].to_pylist(), messages["text"].to_pylist()
    starts, ends = _contacts(messages)
    said = [list(zip(speakers[a:b], texts[a:b])) for a, b in zip(starts.tolist(), ends.tolist())]
    hidden = [message for contact in masker.contacts(said) for message in contact]
    position = np.arange(len(texts)) - np.repeat(starts, ends - starts) + 1
    for name, values in (
        ("text", pa.array([message.text for message in hidden], pa.string())),
        ("is_redacted", pa.array([bool(message.because) for message in hidden], pa.bool_())),
        ("straight", pa.array([message.straight for message in hidden], pa.string())),
        ("masked_because", pa.array([message.because for message in hidden], pa.string())),
        ("message_seq", pa.array(position, pa.int64())),
    ):
        messages = messages.set_column(messages.schema.get_field_index(name), name, values)
    return messages


def _contacts(messages: pa.Table) -> tuple[np.ndarray, np.ndarray]:
    """First row and one past the last of every contact in sorted messages."""
    owner = messages["interaction_id"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    return starts, np.append(starts[1:], len(owner))


def _from_zero(messages: pa.Table) -> pa.Table:
    """Turns given in absolute milliseconds count from the first turn of their contact, wherever files cut it.

    Turns that were counted from zero before and whose originals have expired are put beside the absolute ones by their
    moment.
    """
    starts, ends = _contacts(messages)
    sizes = ends - starts
    nowhere = ABSOLUTE * 1000
    begin, end = (pc.fill_null(messages[name], nowhere).to_numpy() for name in ("begin_ms", "end_ms"))
    said = pc.fill_null(
        pc.cast(pc.cast(messages["said_at"], pa.timestamp("ms", tz="UTC"), safe=False), pa.int64()), 0
    ).to_numpy()
    is_absolute = (begin >= ABSOLUTE) & (begin < nowhere)
    in_absolute = np.repeat(np.maximum.reduceat(is_absolute, starts), sizes)
    if not in_absolute.any():
        return messages
    late = in_absolute & ~is_absolute & (begin < nowhere) & (said > 0)
    end = np.where(late, said + end - begin, end)
    begin = np.where(late, said, begin)
    first = np.repeat(np.minimum.reduceat(np.where(in_absolute, begin, nowhere), starts), sizes)
    for name, values in (("begin_ms", begin), ("end_ms", end)):
        shifted = pc.if_else(
            pc.is_valid(messages[name]), pa.array(np.where(in_absolute, values - first, values), pa.int64()), None
        )
        messages = messages.set_column(messages.schema.get_field_index(name), name, shifted)
    return messages


def _with_speakers(messages: pa.Table, masker: Masker) -> pa.Table:
    """Speakers the export only numbers are told apart by the whole contact: whoever speaks as service people do is the
    agent."""
    open_ended = pc.is_in(messages["role_source"], OPEN)
    if not pc.any(open_ended).as_py():
        return messages
    starts, ends = _contacts(messages)
    speakers, by = messages["speaker"].to_pylist(), messages["role_source"].to_pylist()
    labels, texts, undecided = (
        messages["speaker_label"].to_pylist(),
        messages["text"].to_pylist(),
        open_ended.to_pylist(),
    )
    for first, stop in zip(starts.tolist(), ends.tolist()):
        rows = [n for n in range(first, stop) if undecided[n]]
        roles = masker.speakers([(labels[n] or "", texts[n]) for n in rows]) if rows else {}
        for n in rows:
            speakers[n] = roles.get(labels[n] or "", "unknown")
            by[n] = "greeting" if speakers[n] != "unknown" else "none"
    for name, values in (("speaker", speakers), ("role_source", by)):
        messages = messages.set_column(messages.schema.get_field_index(name), name, pa.array(values, pa.string()))
    return messages

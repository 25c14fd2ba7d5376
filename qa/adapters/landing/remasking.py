"""The verb: words that an older program masked are masked anew, contact by contact, as they are stored; what is hidden
stays hidden."""

from __future__ import annotations

from functools import partial

import numpy as np
import pyarrow as pa

from qa.adapters.staging.hiding import Masker
from qa.engines.pool import each
from qa.warehouse.due import BATCH_CONTACTS, finish, take, with_rows
from qa.warehouse.store import Store

SELECT = """select row_key, part_no, interaction_id, speaker, text, straight, masked_because from message
where interaction_id in (select unnest(?::varchar[])) order by interaction_id, message_seq"""
CHANGED = """update message set text = h.text, straight = h.straight, masked_because = h.masked_because,
    is_redacted = h.masked_because <> ''
from hidden h where message.row_key = h.row_key and message.part_no = h.part_no
    and message.interaction_id = h.interaction_id"""


def rehide(store: Store, masker: Masker, version: str) -> int:
    """Mask what is due; how many contacts. Words that came in by the rules of `version` are as they should be."""
    renew(store, version)
    due = take(store, "hide")
    for batch, hidden in each(
        partial(hide_table, masker),
        with_rows(due, lambda ids: store.read(SELECT, [ids])),
        alone=len(due) <= BATCH_CONTACTS,
    ):
        with store.writing() as writer:
            writer.view("hidden", hidden)
            if hidden.num_rows:
                writer.execute(CHANGED)
                writer.execute("insert into due select distinct 'annotate', interaction_id from hidden where is_other")
            finish(writer, "hide", batch)
    return len(due)


def hide_table(masker: Masker, messages: pa.Table) -> pa.Table:
    """Messages of whole contacts, sorted, to (row_key, part_no, interaction_id, text, straight, masked_because,
    is_other) of those that change; `is_other`: what is read changes, not only why. Pure."""
    owner = messages["interaction_id"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    starts = np.flatnonzero(np.diff(owner, prepend=-1)).tolist()
    speakers, texts, spelled, was = (
        messages[name].to_pylist() for name in ("speaker", "text", "straight", "masked_because")
    )
    texts = [text or "" for text in texts]
    said = [list(zip(speakers[a:b], texts[a:b])) for a, b in zip(starts, [*starts[1:], len(texts)])]
    hidden = [message for contact in masker.contacts(said) for message in contact]
    told = ["|".join(filter(None, (old, new.because))) for old, new in zip(was, hidden)]
    is_other = [m.text != text or m.straight != straight for m, text, straight in zip(hidden, texts, spelled)]
    changes = pa.array(
        [other or because != (old or "") for other, because, old in zip(is_other, told, was)], pa.bool_()
    )
    return (
        messages.select(["row_key", "part_no", "interaction_id"])
        .append_column("text", pa.array([m.text for m in hidden], pa.string()))
        .append_column("straight", pa.array([m.straight for m in hidden], pa.string()))
        .append_column("masked_because", pa.array(told, pa.string()))
        .append_column("is_other", pa.array(is_other, pa.bool_()))
        .filter(changes)
    )


def renew(store: Store, version: str) -> None:
    """Every message is due when it was masked by other rules."""
    known = store.one("select version from stage_version where stage = 'hide'")
    if known == version:
        return
    with store.writing() as writer:
        older = "" if known else " where masked_because is null and text <> ''"
        writer.execute(f"insert into due select distinct 'hide', interaction_id from message{older}")
        writer.execute("delete from stage_version where stage = 'hide'")
        writer.execute("insert into stage_version values ('hide', ?)", [version])

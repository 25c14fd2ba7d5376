"""Contacts heard: findings, what each customer message feels like, satisfaction, reason, timings. Pure: no database."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from qa.contact_reasons import shipped_words
from qa.language import annotator
from qa.language.columns import Said
from qa.language.feeling import feelings
from qa.language.finding import Found, findings
from qa.language.gist import gists
from qa.language.homophones import mend
from qa.language.listening import listen
from qa.language.normalising import Plain
from qa.language.own_brands import as_ours, brands
from qa.language.reasons.keeping import version as reasons_version
from qa.language.reasons.opening import parted_all
from qa.language.reasons.telling import tell, tell_both
from qa.language.scorer import Scorer, in_force
from qa.language.timing import measure_timings
from qa.warehouse.model import contracts

INFORCE = b"calibration"
SATISFIED = ("satisfaction", "satisfaction_low", "satisfaction_high", "satisfaction_because")
NOTHING_SAID = (None, None, None, "")


@dataclass(frozen=True)
class Heard:
    """Of many contacts, numbered from 0. `texts`: the messages as rules read them. `messages` and `moods`: the
    customer's messages and the feeling of each,
    -1…1. `satisfied`: (satisfaction, low and high of its 90 % interval, why), None without a customer's words."""

    texts: list[str]
    findings: list[list[Found]]
    messages: np.ndarray
    moods: np.ndarray
    satisfied: list[tuple[float, float, float, str] | None]


def as_read(said: Said) -> list[str]:
    """The messages as rules and classifiers read them: straightened, terms that were misheard put right, and the
    programme's own names as 你们家."""
    return as_ours(mend(said.plain.texts, *annotator.literals(), shipped_words()), said)


def hear(said: Said, scorer: Scorer) -> Heard:
    """What the words say."""
    texts = as_read(said)
    listened = listen(said, texts, scorer.classifiers)
    messages, moods = feelings(said, listened["customer"])
    return Heard(
        texts,
        findings(said, Plain(texts, said.plain.places), listened),
        messages,
        moods,
        scorer.satisfactions(said, listened),
    )


def reasons_of(said: Said, texts: list[str], taxonomies: list[str], seq: list[int]) -> dict[str, list]:
    """Columns reason_id, reason_confidence, reason_because, reason_version, other_reason_id, is_other_first, and
    gist_seq, gist_begin, gist_end, a value a contact. `texts`: the messages as rules read them; `seq`: their
    numbers."""
    both = tell_both(parted_all(said, texts), lambda mine, heard: tell(heard, [taxonomies[at] for at in mine]))
    told = [main for main, _, _ in both]
    versions = {name: reasons_version(name) for name in set(taxonomies)}
    carried = gists(said, texts, [t.reason_id for t in told], taxonomies)
    return {
        "reason_id": [t.reason_id for t in told],
        "reason_confidence": [t.confidence for t in told],
        "reason_because": [t.because for t in told],
        "reason_version": [versions[name] for name in taxonomies],
        "other_reason_id": [other for _, other, _ in both],
        "is_other_first": [is_first for _, _, is_first in both],
        "gist_seq": [one and seq[said.first[at] + one.message] for at, one in enumerate(carried)],
        "gist_begin": [one and one.begin for one in carried],
        "gist_end": [one and one.end for one in carried],
    }


def columns(messages: pa.Table) -> tuple[Said, list[str], np.ndarray]:
    """(what was said, contact ids, first message of each contact) of rows sorted by contact and position."""
    ids = messages.column("interaction_id").combine_chunks().dictionary_encode()
    names = ids.dictionary.to_pylist()
    lengths = np.bincount(ids.indices.to_numpy(), minlength=len(names)).tolist()
    speakers, texts, begin, end = (messages.column(n).to_pylist() for n in ("speaker", "text", "begin_ms", "end_ms"))
    first = np.cumsum([0, *lengths])[:-1]
    own = tuple(brands(told) for told in messages.column("own_brands").take(first).to_pylist())
    return Said.from_columns(speakers, [t or "" for t in texts], lengths, begin, end, own), names, first


def _scorer(messages: pa.Table) -> Scorer:
    return in_force(((messages.schema.metadata or {}).get(INFORCE) or b"").decode())


def satisfy_table(messages: pa.Table) -> pa.Table:
    """Rows as hear_table takes them, to (interaction_id, SATISFIED, scorer_version)."""
    scorer = _scorer(messages)
    said, ids, _ = columns(messages)
    rows = [
        dict(interaction_id=contact, scorer_version=scorer.version, **dict(zip(SATISFIED, value or NOTHING_SAID)))
        for contact, value in zip(ids, scorer.satisfactions(said, listen(said, as_read(said), scorer.classifiers)))
    ]
    return contracts()["contact_score"].arrow(rows).select(["interaction_id", *SATISFIED, "scorer_version"])


def hear_table(messages: pa.Table) -> dict[str, pa.Table]:
    """Arrow in, Arrow out: rows (interaction_id, message_seq, speaker, text, begin_ms, end_ms, taxonomy, own_brands,
    talk_ms) sorted by contact and position, to the tables finding, message_score and contact_score. The table's
    metadata names the calibration in force."""
    scorer = _scorer(messages)
    stamp, (said, ids, first) = annotator.version(), columns(messages)
    seq, taxonomies, talks = (messages.column(n).to_pylist() for n in ("message_seq", "taxonomy", "talk_ms"))
    heard = hear(said, scorer)
    finding = [
        dict(
            interaction_id=ids[at],
            message_seq=seq[first[at] + m],
            label=label,
            span_begin=b,
            span_end=e,
            score=c,
            because=w,
            annotator_version=stamp,
        )
        for at, found in enumerate(heard.findings)
        for m, label, b, e, w, c in found
    ]
    contact = said.contact[heard.messages]
    scores = [
        dict(interaction_id=ids[at], message_seq=seq[m], sentiment=v)
        for at, m, v in zip(contact.tolist(), heard.messages.tolist(), heard.moods.tolist())
    ]
    count = np.maximum(1, np.bincount(contact, minlength=said.count))
    mean = np.round(np.bincount(contact, heard.moods, said.count) / count, 3).tolist()
    told = reasons_of(said, heard.texts, [taxonomies[f] or "" for f in first.tolist()], seq)
    contacts = []
    for at, (satisfied, timing) in enumerate(
        zip(heard.satisfied, measure_timings(said, [talks[f] for f in first.tolist()]))
    ):
        contacts.append(
            dict(
                interaction_id=ids[at],
                **dict(zip(SATISFIED, satisfied or NOTHING_SAID)),
                sentiment=mean[at] if satisfied else None,
                **{name: values[at] for name, values in told.items()},
                **timing._asdict(),
                annotator_version=stamp,
                scorer_version=scorer.version,
            )
        )
    return {
        "finding": contracts()["finding"].arrow(finding),
        "message_score": contracts()["message_score"].arrow(scores),
        "contact_score": contracts()["contact_score"].arrow(contacts),
    }

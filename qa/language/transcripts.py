"""Transcripts in, findings out: the pure text scorer on JSON lines, without any database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from qa.language.hearing import hear
from qa.language.privacy import Masker
from qa.language.scorer import Scorer
from qa.language.transcript_lines import Transcript, Unreadable, as_said, batches


def annotate_lines(lines: Iterable[bytes], masker: Masker, scorer: Scorer) -> Iterator[bytes]:
    """A line of JSON for every line that is not blank, in order; a line that cannot be read is answered with its error.

    In: what transcript_lines reads. Out: id, satisfaction -1…1 with its 90 % interval and the terms that made it, and
    for every turn sentiment -1…1, masked_text, findings.
    """
    for batch in batches(lines):
        answers = _answer([one for one in batch if isinstance(one, Transcript)], masker, scorer)
        for one in batch:
            yield orjson.dumps(_error(one) if isinstance(one, Unreadable) else next(answers)) + b"\n"


def _error(line: Unreadable) -> dict:
    return {"id": None, "line": line.number, "error": line.words, "satisfaction": 0.0, "turns": []}


def _answer(contacts: list[Transcript], masker: Masker, scorer: Scorer) -> Iterator[dict]:
    said = as_said(contacts, masker)
    heard = hear(said, scorer)
    turns = [{"sentiment": 0.0, "masked_text": text, "findings": []} for text in said.texts]
    for at, mood in zip(heard.messages.tolist(), heard.moods.tolist()):
        turns[at]["sentiment"] = mood
    for contact, begin, found, satisfied in zip(contacts, said.first.tolist(), heard.findings, heard.satisfied):
        for at, label, first, end, words, chance in found:
            turns[begin + at]["findings"].append(
                {"label": label, "start": first, "end": end, "because": words, "chance": chance}
            )
        value, low, high, why = satisfied or (0.0, None, None, "")
        mine = turns[begin : begin + len(contact.spoken)]
        yield {
            "id": contact.name,
            "satisfaction": value,
            "satisfaction_interval": [low, high] if satisfied else None,
            "satisfaction_because": why,
            "turns": mine,
        }

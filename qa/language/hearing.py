"""One contact heard: findings, what each customer message feels like, satisfaction, reason, timings. Pure: no database."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import pyarrow as pa

from qa.language import annotator, reasons
from qa.language.lexicon import because, contact_features, message_sentiment, satisfaction_model, sentiment_model
from qa.language.timing import Timing, measure_timing
from qa.warehouse.model import contracts


@dataclass(frozen=True)
class Turn:
    """One message: `seq` from 1, times in ms since the first word, None when unknown."""

    seq: int
    speaker: str
    text: str
    begin_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True)
class Heard:
    findings: list[tuple[int, str, int, int, str]]
    sentiments: list[tuple[int, float, str]]
    satisfaction: float | None
    satisfaction_because: str
    sentiment: float | None
    reason: tuple[str, float, str]
    timing: Timing


def version() -> str:
    """Changes whenever words, models, annotators or taxonomies change."""
    models = f"{satisfaction_model().version}{len(satisfaction_model().terms)}{satisfaction_model().intercept}{sentiment_model().intercept}{len(sentiment_model().terms)}"
    return blake2b(f"{annotator.version()}|{reasons.version()}|{models}".encode(), digest_size=6).hexdigest()


def hear(turns: list[Turn], taxonomy: str) -> Heard:
    """Everything language finds in one contact. Without a customer's words there is no satisfaction and no sentiment."""
    said = [(t.speaker, t.text) for t in turns]
    found = [(turns[at].seq, label, begin, end, words) for at, label, begin, end, words in annotator.findings(said)]
    sentiments = []
    for turn in turns:
        if turn.speaker == "customer" and turn.text:
            value, shares = message_sentiment(turn.text)
            sentiments.append((turn.seq, round(value, 3), because(shares)))
    customer = [t.text for t in turns if t.speaker == "customer" and t.text]
    satisfaction, why = (None, "")
    if customer:
        value, shares = satisfaction_model().score(contact_features(said))
        satisfaction, why = round(value, 3), because(shares)
    mean = round(sum(s for _, s, _ in sentiments) / len(sentiments), 3) if sentiments else None
    return Heard(
        found,
        sentiments,
        satisfaction,
        why,
        mean,
        reasons.classify(customer, taxonomy),
        measure_timing([(t.speaker, t.text, t.begin_ms, t.end_ms) for t in turns]),
    )


def hear_table(messages: pa.Table) -> dict[str, pa.Table]:
    """Arrow in, Arrow out: rows (interaction_id, message_seq, speaker, text, begin_ms, end_ms, taxonomy), sorted by contact and position,
    to the tables finding, message_score and contact_score."""
    finding, scores, contacts, stamp = [], [], [], version()
    columns = [messages.column(n).to_pylist() for n in ("interaction_id", "message_seq", "speaker", "text", "begin_ms", "end_ms", "taxonomy")]
    ids = columns[0]
    start = 0
    while start < len(ids):
        stop = start
        while stop < len(ids) and ids[stop] == ids[start]:
            stop += 1
        turns = [Turn(columns[1][i], columns[2][i], columns[3][i] or "", columns[4][i], columns[5][i]) for i in range(start, stop)]
        heard, contact = hear(turns, columns[6][start] or ""), ids[start]
        finding += [
            dict(interaction_id=contact, message_seq=s, label=label, span_begin=b, span_end=e, score=1.0, because=w, annotator_version=stamp)
            for s, label, b, e, w in heard.findings
        ]
        scores += [dict(interaction_id=contact, message_seq=s, sentiment=v, because=w) for s, v, w in heard.sentiments]
        contacts.append(
            dict(
                interaction_id=contact,
                satisfaction=heard.satisfaction,
                satisfaction_because=heard.satisfaction_because,
                sentiment=heard.sentiment,
                reason_id=heard.reason[0],
                reason_confidence=heard.reason[1],
                reason_because=heard.reason[2],
                silence_ms=heard.timing.silence_ms,
                interruption_count=heard.timing.interruption_count,
                han_per_minute=heard.timing.han_per_minute,
                annotator_version=stamp,
            )
        )
        start = stop
    return {
        "finding": contracts()["finding"].arrow(finding),
        "message_score": contracts()["message_score"].arrow(scores),
        "contact_score": contracts()["contact_score"].arrow(contacts),
    }

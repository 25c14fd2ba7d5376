"""What people put right, as labels of messages: a finding that is none, one that was missed, those they let stand
beside it, and what a message feels like."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from qa.access.reading import Reader
from qa.language.annotator import annotators
from qa.language.classifier import Classifier
from qa.language.feeling import NEGATIVE, POSITIVE
from qa.language.finding import WITH_PATTERN
from qa.language.hearing import as_read, columns
from qa.language.listening import asked_of
from qa.language.moving import LEAST_TAUGHT, MOST_TAUGHT, Taught

CONTACTS = f"""
select distinct interaction_id from {{correction_in_force}} where kind in ('finding', 'sentiment')
order by hash(interaction_id) limit {MOST_TAUGHT}
"""
SAID = """
select m.interaction_id, m.message_seq, m.speaker, m.text, m.begin_ms, m.end_ms,
    concat_ws('、', p.name, p.own_brands) as own_brands
from {message} m left join programme p on p.programme_id = m.programme_id
where m.interaction_id in (select unnest(?::varchar[])) order by m.interaction_id, m.message_seq
"""
TOLD = """
select interaction_id, message_seq, kind, label, value from {correction_in_force} where kind in ('finding', 'sentiment')
union all
select f.interaction_id, f.message_seq, 'finding', f.label, 'yes' from {finding_in_force} f
where f.interaction_id in (select k.interaction_id from {correction_in_force} k where k.kind = 'finding')
"""


def taught(reader: Reader, classifiers: dict[str, Classifier]) -> list[Taught]:
    """One a label with LEAST_TAUGHT messages and more; `classifiers`: the shipped ones, by side."""
    contacts = [r["interaction_id"] for r in reader.rows(CONTACTS)]
    if not contacts:
        return []
    messages = _messages(reader, contacts)
    said, *_ = columns(messages)
    texts = as_read(said)
    places = zip(messages["interaction_id"].to_pylist(), messages["message_seq"].to_pylist())
    place_of = {one: at for at, one in enumerate(places)}
    told: dict[tuple[str, str], dict[int, bool]] = {}
    for r in reader.rows(TOLD):
        place = place_of.get((r["interaction_id"], r["message_seq"]))
        for side, label, holds in _labels(r) if place is not None else ():
            told.setdefault((side, label), {})[place] = holds
    found = []
    for side, asked in asked_of(said, texts, classifiers).items():
        model = classifiers[side]
        row = {int(place): at for at, place in enumerate(asked.messages.tolist())}
        chances = model.chances(asked.words, asked.before, asked.match)
        for label in model.labels:
            holds = {row[place]: value for place, value in told.get((side, label), {}).items() if place in row}
            if len(holds) >= LEAST_TAUGHT:
                rows = sorted(holds)
                words = [asked.words[at] for at in rows]
                needed = _needed(model, label, [texts[asked.messages[at]] for at in rows])
                total = _odds(chances[rows, model.labels.index(label)]) - _odds(needed)
                found.append(Taught(side, label, words, total, np.array([holds[at] for at in rows])))
    return found


def _messages(reader: Reader, contacts: list[str]) -> pa.Table:
    rows = reader.rows(SAID, [contacts])
    return pa.table({name: [r[name] for r in rows] for name in rows[0]})


def _labels(row: dict) -> list[tuple[str, str, bool]]:
    """(side, label, whether it holds) that one word of a person says."""
    if row["kind"] == "sentiment":
        return [("customer", NEGATIVE, row["value"] == "-1"), ("customer", POSITIVE, row["value"] == "1")]
    rule = annotators().get(row["label"])
    return [(rule.hears_in or rule.who, rule.hears, row["value"] == "yes")] if rule and rule.hears else []


def _needed(model: Classifier, label: str, texts: list[str]) -> np.ndarray:
    """The chance from which the label holds for each message: less is enough where a pattern matches too."""
    least = float(model.least[model.labels.index(label)])
    rule = next((a for a in annotators().values() if a.hears == label and not a.hears_in), None)
    return np.array([least * (WITH_PATTERN if rule and rule.find(text) else 1.0) for text in texts])


def _odds(chance: np.ndarray) -> np.ndarray:
    kept = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.log(kept / (1 - kept))

"""What people settle: contacts whose reason the machine is least sure of, the most worth asking first, and how often it
was right on contacts it had not learned from."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from qa.access.reading import Reader
from qa.contact_reasons import floor, taxonomy
from qa.interval import wilson
from qa.language.reasons import examples
from qa.language.reasons.keeping import model_of, version
from qa.language.reasons.learning import solve
from qa.language.reasons.model import UNKNOWN, WORDS_ADD, chances_of
from qa.language.reasons.preview import parted_by

# How many doubtful contacts are looked at, and how many guesses are shown of each.
LOOKED_AT, GUESSES = 160, 3
ASKED = f"""
select f.interaction_id, f.day, f.channel, s.reason_id, s.reason_confidence from {{contact_fact}} f
join {{contact_score}} s using (interaction_id) join programme p on p.programme_id = f.programme_id
where p.taxonomy = ? and f.day between ? and ? and f.customer_message_count > 0 and s.reason_confidence > 0
and f.interaction_id not in (select interaction_id from {{correction_in_force}} where kind = 'reason')
order by abs(s.reason_confidence - ?), hash(f.interaction_id) limit {LOOKED_AT}
"""
SETTLED = """
select count(distinct interaction_id) as n from {contact_fact} f join {correction_in_force} using (interaction_id)
join programme p on p.programme_id = f.programme_id
where kind = 'reason' and p.taxonomy = ? and f.day between ? and ?
"""


class Doubt(NamedTuple):
    """A contact to settle; `guesses`: (reason_id, chance), the likeliest first."""

    interaction_id: str
    day: date
    channel: str
    reason_id: str
    guesses: tuple[tuple[str, float], ...]


class Accuracy(NamedTuple):
    """Of one reason, on `n` settled contacts told without themselves: how often it was `right`, with its interval."""

    reason_id: str
    n: int
    right: int
    low: float
    high: float


def least_sure(reader: Reader, name: str, since: date, until: date, most: int = 8) -> list[Doubt]:
    """Contacts on which the two likeliest reasons are closest; one of every such pair before a second of it, for
    answers that are all alike teach little."""
    rows = {r["interaction_id"]: r for r in reader.rows(ASKED, [name, since, until, floor(name) / 2])}
    model = model_of(name)
    if not rows or model is None:
        return []
    ids, parts = parted_by(reader, list(rows))
    chances = model.chances([part.first for part in parts])
    order = np.argsort(-chances, axis=1, kind="stable")[:, :GUESSES]
    found = []
    for at, contact in enumerate(ids):
        guesses = tuple((model.labels[r], float(chances[at, r])) for r in order[at].tolist())
        row = rows[contact]
        found.append(Doubt(contact, row["day"], row["channel"], row["reason_id"], guesses))
    seen: dict[tuple, int] = {}
    turns = []
    for one in sorted(found, key=_closeness):
        pair = tuple(sorted(reason for reason, _ in one.guesses[:2]))
        turns.append((seen.setdefault(pair, 0), _closeness(one), one))
        seen[pair] += 1
    return [one for _turn, _close, one in sorted(turns, key=lambda turn: turn[:2])[:most]]


def settled(reader: Reader, name: str, since: date, until: date) -> int:
    """How many contacts of these days people have put under a reason of this taxonomy's programmes, or under none."""
    return reader.rows(SETTLED, [name, since, until])[0]["n"]


def _closeness(one: Doubt) -> tuple[float, str]:
    chances = [chance for _, chance in one.guesses]
    return (chances[0] - chances[1] if len(chances) > 1 else chances[0], one.interaction_id)


def accuracies(name: str) -> list[Accuracy]:
    """By reason, the most settled first; then of all together under the name UNKNOWN."""
    return list(_accuracies(name, version(name)))


@lru_cache(maxsize=8)
def _accuracies(name: str, _version: str) -> tuple[Accuracy, ...]:
    reasons, people = list(taxonomy(name).values()), examples.followed(name)
    if not people:
        return ()
    solved = solve(reasons, people, floor(name))
    counts: dict[str, list[int]] = {}
    settled = len(solved.taught) - len([e for e in people if e.opening.customer])
    for example, sums in zip(solved.taught[settled:], solved.unseen[settled:]):
        points, _ = solved.model.words.heard(example.opening.customer, len(solved.model.labels))
        chances = chances_of((sums + WORDS_ADD * points)[None, :], solved.model.steep)[0]
        best = int(chances.argmax())
        if chances[best] >= floor(name):
            said = solved.model.labels[best]
            one = counts.setdefault(said, [0, 0])
            one[0] += 1
            one[1] += said == example.reason_id
    found = [_accuracy(reason, n, right) for reason, (n, right) in counts.items()]
    whole = np.array(list(counts.values()) or [[0, 0]]).sum(axis=0).tolist()
    return (*sorted(found, key=lambda a: (-a.n, a.reason_id)), *([_accuracy(UNKNOWN, *whole)] if whole[0] else []))


def _accuracy(reason_id: str, n: int, right: int) -> Accuracy:
    return Accuracy(reason_id, n, right, *wilson(right / n, n))

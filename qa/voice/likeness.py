"""How many contacts say nearly the same: of the same reason, and near in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from qa.access.reading import Reader
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.voice.listening import HEARABLE, WORDS, Heard

# Contacts of a reason that are compared; of more a lot is drawn and the count scaled up.
MOST = 2000
NEAR, LONGEST = 0.25, 3
GAP = re.compile(r"[\s，。！？!?,.、~…]+")
OF_REASON = f"""
select c.interaction_id, {WORDS} as words, n from (
    select f.interaction_id, c.gist_seq, c.gist_begin, c.gist_end, count(*) over () as n {HEARABLE}
        and f.programme_id = ? and f.reason_id = ? order by hash(f.interaction_id) limit {MOST}
) c join {{message}} m on m.interaction_id = c.interaction_id and m.message_seq = c.gist_seq
"""


@dataclass(frozen=True)
class Alike:
    """`n`: contacts that say nearly the same, the one asked about included; `of`: contacts of its reason; `contacts`:
    (id, sentence), the nearest first; `is_drawn`: whether only a lot was looked at, so that `n` is an estimate."""

    n: int
    of: int
    contacts: tuple[tuple[str, str], ...]
    is_drawn: bool


def alike(reader: Reader, question: Question, one: Heard) -> Alike:
    """Those of the same programme, reason and period whose sentence is near."""
    if not reader.scope.reads_words:
        return Alike(1, 1, (), False)
    where, values = conditions(question)
    found = reader.rows(OF_REASON.replace("$where", where), [*values, one.programme_id, one.reason_id])
    others = [(row["interaction_id"], row["words"]) for row in found if row["interaction_id"] != one.interaction_id]
    of = found[0]["n"] if found else 1
    close = near(one.words, [words for _id, words in others])
    order = [at for at in np.argsort(-close, kind="stable").tolist() if close[at] >= NEAR]
    share = of / max(1, len(found))
    return Alike(1 + round(len(order) * share), of, tuple(others[at] for at in order), share > 1)


def near(asked: str, texts: list[str]) -> np.ndarray:
    """How near each text is, 0–1: the cosine over its strings of one to three characters, rare ones weighing more."""
    if not texts:
        return np.zeros(0)
    rows = _rows([asked, *texts])
    return (rows[1:] @ rows[0].T).toarray().ravel()


def between(texts: list[str]) -> np.ndarray:
    """Texts × texts: how near each is to each."""
    rows = _rows(texts)
    return (rows @ rows.T).toarray()


def _rows(texts: list[str]):
    """Texts × strings, sparse, each row of length 1. Few and short texts: not worth a second to load a library for."""
    from scipy.sparse import csr_matrix  # takes a sixth of a second to load

    known: dict[str, int] = {}
    text, term = [], []
    for at, words in enumerate(texts):
        words = GAP.sub("", words)
        for part in {words[i : i + n] for n in range(1, LONGEST + 1) for i in range(len(words) - n + 1)}:
            text.append(at)
            term.append(known.setdefault(part, len(known)))
    place = np.array(term, np.int64)
    rarity = 1 + np.log((1 + len(texts)) / (1 + np.bincount(place, minlength=len(known))))
    weight = rarity[place]
    length = np.sqrt(np.bincount(text, weight**2, len(texts)))
    return csr_matrix((weight / length[text], (text, place)), shape=(len(texts), max(1, len(known))))

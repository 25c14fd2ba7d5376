"""Three matters that most need a decision: a claim, its number, a customer's sentence, and what could be done."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qa.access.reading import Reader
from qa.contact_reasons import facts_of
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.voice.changes import Change
from qa.voice.likeness import Alike, alike, between
from qa.voice.listening import HEARABLE, WORDS, Heard, said
from qa.voice.topics import LEAST, UNKNOWN, Counts, Topic

MOST = 3
# How long a sentence that stands for others is, in characters; how many are looked at.
SHORT, LONG, LOOKED_AT = 8, 46, 400
# A topic that complains a quarter more than the others, by three standard deviations, is a claim of its own.
ABOVE, CLEARLY = 1.25, 3
CAUSES = """
select repeat_cause as cause, count(*) as n from {contact_fact}
where $where and programme_id = ? and reason_id = ? and repeat_cause is not null and repeat_cause <> 'unknown'
group by 1 order by n desc, 1
"""
RANK = {"more": 0, "back": 0, "complaint": 1, "large": 2}
HURT = {"back": "f.next_same_gap_ms is not null", "complaint": "f.has_complaint", "more": "true", "large": "true"}
CANDIDATES = f"""
select c.interaction_id, {WORDS} as words from (
    select f.interaction_id, c.gist_seq, c.gist_begin, c.gist_end {HEARABLE}
        and f.programme_id = ? and f.reason_id $like ? and $hurt
        and c.gist_end - c.gist_begin between {SHORT} and {LONG}
    order by hash(f.interaction_id) limit {LOOKED_AT}
) c join {{message}} m on m.interaction_id = c.interaction_id and m.message_seq = c.gist_seq
"""


@dataclass(frozen=True)
class Finding:
    """`kind`: more, back, complaint, or large where nothing is clear; `change`: the number beside before, None for a
    complaint share beside the other topics' (`others`); `voice`: a sentence that stands for `like.n`; `cause`: why most
    of them came back, "" unknown; `partner`: who is usually involved."""

    topic: Topic
    kind: str
    change: Change | None
    others: float | None
    voice: Heard | None
    like: Alike | None
    cause: str
    partner: str


def findings(reader: Reader, question: Question, found: list[Topic]) -> list[Finding]:
    """The three topics that hurt most customers among those where something got clearly worse; topics where nothing did
    come after. `found`: as topics() gives them."""
    known = [topic for topic in found if topic.reason_id not in UNKNOWN]
    claims = [(topic, *_claim(topic, known)) for topic in known if topic.now.hurt or topic.now.n]
    claims.sort(key=lambda one: (RANK[one[1]], -one[0].now.hurt, -one[0].now.n))
    return [_told(reader, question, *claim) for claim in claims[:MOST]]


def _claim(topic: Topic, every: list[Topic]) -> tuple[str, Change | None, float | None]:
    """What is said of a topic: the clearest thing that got worse, else that it complains more than the others do."""
    worse = [one for one in topic.changes if one.is_clear and one.is_worse and one.kind != "feeling"]
    if worse:
        best = min(worse, key=lambda one: one.p)
        return best.kind, best, None
    rest = [one.now for one in every if one is not topic]
    others = sum(one.complaints for one in rest) / max(1, sum(one.n for one in rest))
    if _is_above(topic.now, others):
        return "complaint", None, others
    return "large", topic.change("more"), None


def _is_above(now: Counts, others: float) -> bool:
    if now.n < LEAST:
        return False
    noise = (others * (1 - others) / now.n) ** 0.5
    return now.complaint_share > others * ABOVE and now.complaint_share - others > CLEARLY * noise


def _told(
    reader: Reader, question: Question, topic: Topic, kind: str, change: Change | None, others: float | None
) -> Finding:
    where, values = conditions(question)
    causes = reader.rows(CAUSES.replace("$where", where), [*values, topic.programme_id, topic.reason_id])
    voice = typical(reader, question, topic.programme_id, topic.reason_id, kind)
    like = alike(reader, question, voice) if voice else None
    partner = str(facts_of(topic.reason_id).get("partner") or "")
    return Finding(topic, kind, change, others, voice, like, causes[0]["cause"] if causes else "", partner)


def typical(reader: Reader, question: Question, programme_id: str, reason_id: str, kind: str) -> Heard | None:
    """The sentence that is near to what the others of its topic say and far from what other topics say; of those who
    complained or came back where that is the claim, of everybody else where too few did."""
    where, values = conditions(question)
    told = [row["words"] for row in reader.rows(_candidates(where, "true", "="), [*values, programme_id, reason_id])]
    elsewhere = reader.rows(_candidates(where, "true", "<>"), [*values, programme_id, reason_id])
    for hurt in dict.fromkeys((HURT[kind], "true")):
        rows = reader.rows(_candidates(where, hurt, "="), [*values, programme_id, reason_id])
        if len(rows) >= MOST or (rows and hurt == "true"):
            mine = [row["words"] for row in rows]
            near = between([*mine, *told, *(row["words"] for row in elsewhere)])[: len(mine), len(mine) :]
            here, there = near[:, : len(told)].mean(axis=1), near[:, len(told) :]
            telling = here - (there.mean(axis=1) if there.shape[1] else 0.0)
            return next(iter(said(reader, [rows[int(np.argmax(telling))]["interaction_id"]])), None)
    return None


def _candidates(where: str, hurt: str, like: str) -> str:
    return CANDIDATES.replace("$where", where).replace("$hurt", hurt).replace("$like", like)

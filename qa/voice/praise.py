"""What customers praise, in their own words: thanks that say for what, by what they thank for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.access.reading import Reader
from qa.language.warm_thanks import is_warm
from qa.metrics.measuring import conditions
from qa.metrics.question import Question

# What is thanked for: (key, words). Facts of the language, ours.
FOR = (
    ("fast", re.compile("快|及时|效率|马上|秒回|立马")),
    ("patient", re.compile("耐心|细心|仔细|不嫌")),
    ("clear", re.compile("清楚|明白|懂了|讲解|解答|指导")),
    ("solved", re.compile("解决|办好|弄好|搞定|修好|到账|找到|恢复|能用|大忙")),
    ("kind", re.compile("态度|热情|热心|贴心|温柔|周到|体贴|暖")),
)
THANKED = """
select f.interaction_id, f.started_at, f.channel, m.text
from (select interaction_id, started_at, channel from {contact_fact}
    where $where and has_thanks and not has_complaint and direction = 'in') f
join {finding_in_force} t on t.interaction_id = f.interaction_id and t.label = 'thanks'
join {message} m on m.interaction_id = t.interaction_id and m.message_seq = t.message_seq and m.speaker = 'customer'
qualify row_number() over (partition by f.interaction_id order by length(m.text) desc, m.message_seq) = 1
order by f.started_at desc, f.interaction_id
"""
PRAISE_NAMES = {"fast": "办得快", "patient": "有耐心", "clear": "讲得清楚", "solved": "办成了", "kind": "态度好"}
# What a quote should be long: enough to say something, short enough to be read at a glance.
SHORT, LONG = 8, 36


@dataclass(frozen=True)
class Praise:
    """`key` of FOR; `n` contacts; `quote`: (contact, channel, moment, words) of the newest that is easily read."""

    key: str
    n: int
    quote: dict


def praised(reader: Reader, question: Question) -> tuple[list[Praise], int]:
    """(by what is thanked for, most often first; how many thanks say more than politeness)."""
    if not reader.scope.reads_words:
        return [], 0
    where, values = conditions(question)
    found = [row for row in reader.rows(THANKED.replace("$where", where), values) if is_warm(row["text"])]
    told = []
    for key, words in FOR:
        mine = [row for row in found if words.search(row["text"])]
        if mine:
            told.append(Praise(key, len(mine), max(mine, key=lambda row: SHORT <= len(row["text"]) <= LONG)))
    return sorted(told, key=lambda one: (-one.n, one.key)), len(found)

"""A language model as one more judge, optional and off: masked words only, a quote that is there or nothing, asked
behind the scenes within a budget a day, kept by words and question. What it says deducts like any rule: once blind
reviews show that it is right."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import NamedTuple

import orjson

from qa.adapters.fetching.chat import ask
from qa.errors import QAError
from qa.quality.operators.model import question_key
from qa.quality.scorecards import scorecards
from qa.settings import setting
from qa.warehouse.model import contracts
from qa.warehouse.store import Store
from qa.work import HOUSE, QUEUE

KEY = "XINSHENG_MODEL_KEY"
# Asked at once, failures in a row that end a round, days looked back, characters of a contact that are sent.
AT_ONCE, PATIENCE, DAYS_BACK, LONGEST = 2, 3, 30, 6000
# Questions of one kind in a round, and seconds from one round to the next.
MOST_A_ROUND, PAUSE = 200, 600.0
_ROUNDS: dict[str, float] = {}
NAMES = {"agent": "坐席", "customer": "客户", "any": "任何人"}
SYSTEM = """你看一段客服对话，回答一个只有「是」或「不是」的问题。只根据写出来的话，不猜。只输出 JSON：
{"answer": "yes", "message": 句号, "quote": "那一句里的原话"}——是，并照抄能证明的原话；
{"answer": "no", "read": 你读了几句}——整段读完，没有；
{"answer": "unsure"}——说不准。"""
DUE = """with words as (
    select m.interaction_id, md5(string_agg(concat(m.speaker, ':', m.text), chr(10) order by m.message_seq)) as hash
    from message m join contact_fact f using (interaction_id) where f.channel in (select unnest(?::varchar[]))
    and f.day >= (select max(day) from contact_fact) - ? and m.speaker in ('agent', 'customer') group by 1
)
select w.interaction_id, w.hash from words w join contact_fact f using (interaction_id)
where not exists (select 1 from model_answer a where a.interaction_id = w.interaction_id and a.question_key = ?
    and a.words_hash = w.hash)
order by f.day desc, hash(w.interaction_id) limit ?"""
SAID = """select message_seq, speaker, text from message where interaction_id = ? and speaker in ('agent', 'customer')
and text is not null order by message_seq"""


class Question(NamedTuple):
    """What a condition asks, of whose words, on which channels."""

    key: str
    words: str
    who: str
    channels: tuple[str, ...]


def questions() -> list[Question]:
    """Those of the cards of today that are not switched off."""
    found: dict[str, Question] = {}
    for card in scorecards().values():
        for item in card.items:
            for c in item.conditions.values():
                if c["op"] == "model" and item.mode != "off" and not card.is_retired:
                    key = question_key(c)
                    known = found.get(key)
                    channels = tuple(sorted({*card.channels, *(known.channels if known else ())}))
                    found[key] = Question(key, c["question"], c.get("who", "agent"), channels)
    return list(found.values())


def ask_behind(store: Store, then: Callable[[Store], object]) -> None:
    """Begin a round in the queue of work when one is due; `then`: what follows new answers."""
    if _is_due():
        QUEUE.submit("问语言模型", lambda job: ask_due(store) and then(store), HOUSE, key="model")


def _is_due() -> bool:
    """Whether somebody set a model up and the last round is long enough ago."""
    if not str(setting("model_address")) or int(setting("model_calls_a_day")) <= 0:
        return False
    now = time.monotonic()
    if now - _ROUNDS.get("last", -PAUSE) < PAUSE:
        return False
    _ROUNDS["last"] = now
    return True


def ask_due(store: Store, asker: Callable[..., str] = ask) -> int:
    """Put the questions that are due, within what is left of today's budget; how many answers came. A model that is
    down, stalls or talks nonsense costs PATIENCE tries and nothing else."""
    left = int(setting("model_calls_a_day")) - _asked_today(store)
    if not str(setting("model_address")) or left <= 0:
        return 0
    answered = 0
    for question in questions():
        due = store.rows(DUE, [list(question.channels), DAYS_BACK, question.key, min(left, MOST_A_ROUND)])
        rows = list(_answers(store, question, due, asker))
        left -= len(rows)
        answered += sum(row["answer"] != "discarded" for row in rows)
        _keep(store, question, rows)
        if left <= 0 or len(rows) < len(due):
            break
    return answered


def _asked_today(store: Store) -> int:
    return int(store.one("select count(*) from model_answer where asked_at >= date_trunc('day', now())") or 0)


def _answers(store: Store, question: Question, due: list[dict], asker: Callable[..., str]) -> Iterator[dict]:
    """A row an answer, until PATIENCE in a row failed."""
    failed = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for first in range(0, len(due), AT_ONCE):
            some = due[first : first + AT_ONCE]
            for one, row in zip(some, pool.map(lambda d: _one(store, question, d, asker), some)):
                failed = failed + 1 if row is None else 0
                if row is not None:
                    yield row
            if failed >= PATIENCE:
                return


def _one(store: Store, question: Question, due: dict, asker: Callable[..., str]) -> dict | None:
    said = store.rows(SAID, [due["interaction_id"]])
    lines = "\n".join(f"{at}. {NAMES[m['speaker']]}：{m['text']}" for at, m in enumerate(said, 1))[:LONGEST]
    user = f"问题（只看{NAMES[question.who]}说的话）：{question.words}\n\n对话共 {len(said)} 句：\n{lines}"
    address, model = str(setting("model_address")), str(setting("model_name"))
    try:
        told = asker(address, model, os.environ.get(KEY, ""), SYSTEM, user)
    except QAError:
        return None
    row = dict(interaction_id=due["interaction_id"], question_key=question.key, words_hash=due["hash"])
    return row | dict(asked_at=datetime.now(timezone.utc)) | checked(told, said, question.who)


def checked(told: str, said: list[dict], who: str) -> dict:
    """answer, message_seq, span_begin, span_end, because of what a model wrote; discarded unless every word of it can
    be checked: a yes quotes words that stand in that message of that speaker, a no says how many messages it read."""
    nothing = dict(message_seq=None, span_begin=None, span_end=None)
    try:
        answer = orjson.loads(told)
        kind = answer["answer"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return nothing | dict(answer="discarded", because="not JSON")
    if kind == "unsure":
        return nothing | dict(answer="unsure", because="")
    if kind == "no":
        is_whole = answer.get("read") == len(said)
        return nothing | dict(answer="no" if is_whole else "discarded", because="" if is_whole else "not read whole")
    at, quote = answer.get("message"), answer.get("quote")
    if kind == "yes" and isinstance(at, int) and isinstance(quote, str) and quote.strip() and 0 < at <= len(said):
        message = said[at - 1]
        begin = message["text"].find(quote)
        if begin >= 0 and who in ("any", message["speaker"]):
            span = dict(message_seq=message["message_seq"], span_begin=begin, span_end=begin + len(quote))
            return span | dict(answer="yes", because=quote[:60])
    return nothing | dict(answer="discarded", because="quote is not there")


def _keep(store: Store, question: Question, rows: list[dict]) -> None:
    if not rows:
        return
    ids = [row["interaction_id"] for row in rows]
    with store.writing() as writer:
        writer.ids("answered", ids, "interaction_id")
        writer.execute(
            "delete from model_answer where question_key = ? and interaction_id in (from answered)", [question.key]
        )
        writer.insert("model_answer", contracts()["model_answer"].arrow(rows))
        writer.execute("insert into due select 'score', interaction_id from answered")

"""One contact as it lies on the desk: what the machine says of every item and where, how the item stands, what people
said before, and phrases that were used."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.quality.accuracy import item_standings
from qa.quality.cases import cases_of
from qa.quality.judging import searched
from qa.quality.operator import Case
from qa.quality.reviewing import card_of
from qa.quality.scorecard import Scorecard

MACHINE = """select e.scorecard_version, e.score, i.item_id, i.verdict, i.message_seq, i.span_begin, i.span_end,
    i.because
from {evaluation} e join {evaluation_item} i using (evaluation_id)
where e.occasion = 'machine' and e.scorecard_id = ?
qualify e.number = max(e.number) over (partition by e.interaction_id) and not e.is_withdrawn"""
PHRASES = """select item_id, words from {remark} r join {evaluation} e using (evaluation_id)
where e.evaluator = ? and e.scorecard_id = ? and r.item_id <> '' and words <> ''
qualify row_number() over (partition by item_id, words order by e.number desc) = 1
    and dense_rank() over (partition by item_id order by e.number desc) <= ?"""
MOST_PHRASES = 5


def on_desk(reader: Reader, interaction_id: str, scorecard_id: str) -> tuple[Scorecard | None, dict[str, dict], dict]:
    """(card of the machine's newest evaluation, {item: its row, with `state` and `searched`}, the programme's
    standings). The card of today where the machine has not judged yet."""
    rows = {r["item_id"]: r for r in reader.about([interaction_id], MACHINE, [scorecard_id])}
    version = next((r["scorecard_version"] for r in rows.values()), "")
    card = card_of(reader, scorecard_id, version)
    if card is None:
        return None, {}, {}
    programme = reader.one("select programme_id from {interaction} where interaction_id = ?", [interaction_id])
    stands = {
        r["item_id"]: r for r in item_standings(reader, scorecard_id, card.version) if r["programme_id"] == programme
    }
    bare = [n for n, row in rows.items() if row["verdict"] == "not_met" and not row["message_seq"] and card.item(n)]
    case = cases_of(reader.store, [interaction_id]).get(interaction_id, Case(())) if bare else None
    for name, row in rows.items():
        row["state"] = stands.get(name, {}).get("state", "flags")
        row["searched"] = max(searched(card.item(name), case).values(), default=0) if name in bare else 0
    return card, rows, stands


def machine_score(rows: dict[str, dict]) -> float | None:
    """The machine's total of everything it heard; None without one."""
    return next((r["score"] for r in rows.values()), None)


def phrases(reader: Reader, scorecard_id: str) -> dict[str, list[str]]:
    """{item: what who asks said to it before, the newest first}."""
    found: dict[str, list[str]] = {}
    for row in reader.rows(PHRASES, [reader.scope.user, scorecard_id, MOST_PHRASES]):
        found.setdefault(row["item_id"], []).append(row["words"])
    return found


ITEM = """select verdict, occasion, evaluator, because from {item_in_force} where scorecard_id = ? and item_id = ?"""
REMARKS = """select words from {remark} join {evaluation_live} using (evaluation_id, scorecard_id)
where scorecard_id = ? and item_id = ? and words <> ''"""


def judged_item(reader: Reader, interaction_id: str, scorecard_id: str, item_id: str) -> dict | None:
    """{verdict, occasion, evaluator, because, remarks} of one item as it counts; None when it does not."""
    found = reader.about([interaction_id], ITEM, [scorecard_id, item_id])
    remarks = [r["words"] for r in reader.about([interaction_id], REMARKS, [scorecard_id, item_id])]
    return found[0] | {"remarks": remarks} if found else None


def sentence_of(reader: Reader, interaction_id: str, message_seq: int) -> dict | None:
    """{text, channel, started_at} of one sentence; None out of scope or when it is gone."""
    found = reader.about(
        [interaction_id],
        """select m.text, c.channel, c.started_at from {message} m join {interaction} c using (interaction_id)
        where m.message_seq = ?""",
        [message_seq],
    )
    return found[0] if found else None


def said_to_agent(reader: Reader, interaction_id: str) -> list[dict]:
    """[{item_id, message_seq, words, evaluator, evaluated_at}] of what reviewers wrote to a contact."""
    return reader.about(
        [interaction_id],
        """select r.item_id, r.message_seq, r.words, e.evaluator, e.evaluated_at from {remark} r
        join {evaluation_live} e using (evaluation_id) where r.words <> ''
        order by e.number, r.message_seq, r.item_id""",
    )

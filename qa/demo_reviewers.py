"""The demo centre's own reviewers: they judge a drawn sample blind, by what truly happened and with human error, so
that its items earn their states."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import orjson

from qa.access.reading import Reader
from qa.quality.contesting.releasing import waits
from qa.quality.desk.sampling import sample
from qa.quality.scorecard import Item, Scorecard
from qa.quality.scorecards import scorecards
from qa.records.book import rows, write
from qa.simulation.truth import BAD, ITEM_ACTS, truth_of
from qa.warehouse.store import Store

CLOCKED = {"response_time", "silence", "speed", "interruption", "metadata"}
REVIEWERS, ERROR, HITS, OTHERS = ("质检员甲", "质检员乙"), 0.03, 45, 12
# So many wait to be released, for the page that asks for it.
STILL_HELD = 4
IN_WRITING = ("weibo", "email")  # short forms: what the agent means to do is not all said there
MACHINE = """select i.item_id, i.verdict from {evaluation} e join {evaluation_item} i using (evaluation_id)
where e.occasion = 'machine' and e.scorecard_id = ? and e.scorecard_version = ?"""


def judge_blind(store: Store, folder: Path, seed: int) -> int:
    """Forms written; none when the demo's people have judged before."""
    if rows("evaluation", occasion="blind"):
        return 0
    reader, truth, chance, forms = Reader(store), truth_of(store, folder), Random(seed), []
    for card in scorecards().values():
        for drawn in sample(reader, card.scorecard_id, card.version, date.min, str(seed), HITS, OTHERS):
            if drawn["interaction_id"] in truth:
                contact = drawn["interaction_id"]
                forms.append((contact, card, _judged(reader, card, contact, truth[contact], chance)))
    forms = [form for form in forms if form[2]]
    waiting = [contact for contact, _card, parts in forms if waits(parts)][:STILL_HELD]
    for contact, card, parts in forms:
        head = dict(interaction_id=contact, scorecard_id=card.scorecard_id, scorecard_version=card.version)
        told = ("blind", contact, f"{len(parts)} items")
        head |= dict(occasion="blind", note="", is_held=int(contact in waiting))
        write("evaluation", chance.choice(REVIEWERS), {"evaluation_item": parts}, told, **head)
    reader.pull()
    return len(forms)


def _judged(reader: Reader, card: Scorecard, interaction_id: str, truth: dict, chance: Random) -> list[dict]:
    """A person's verdicts on what they can know of the contact."""
    machine = {
        r["item_id"]: r["verdict"] for r in reader.about([interaction_id], MACHINE, [card.scorecard_id, card.version])
    }
    acts, parts = {} if truth["channel"] in IN_WRITING else orjson.loads(truth["acts"]), []
    acts |= {act: True for said, _oblique, _speaker in orjson.loads(truth["messages"]) for act in said}
    for item in card.items:
        verdict = _truly(item, acts, machine.get(item.item_id, "na"))
        if verdict is None:
            continue
        if chance.random() < ERROR:
            verdict = "met" if verdict == "not_met" else "not_met"
        points = dict(points=item.points * (verdict == "met"), points_possible=item.points * (verdict != "na"))
        parts.append(dict(item_id=item.item_id, verdict=verdict, critical=item.critical) | points)
    return parts


def _truly(item: Item, acts: dict, machine: str) -> str | None:
    """What a person hears: the truth where the demo knows it, the clock where an item is read off one; None for what
    nobody knows."""
    if machine == "na":
        return None
    if item.item_id in ITEM_ACTS:
        did = any(acts.get(act) for act in ITEM_ACTS[item.item_id].split("|"))
        return "met" if did != (item.item_id in BAD) else "not_met"
    return machine if {condition["op"] for condition in item.conditions.values()} <= CLOCKED else None

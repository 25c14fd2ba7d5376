"""What the desk stands on: lists drawn by a plan and kept, chances that are right, drafts, a form that is sent once,
keys that do not collide."""

from __future__ import annotations

import math
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.masking import install
from qa.quality.desk import drafts, plans
from qa.quality.desk.coverage import covered, passes, times
from qa.quality.desk.passing import passing
from qa.quality.desk.plans import Drawn, Plan, by_lot, drawn, plan_of, set_plan
from qa.quality.desk.worklist import card_for, for_today, todays
from qa.quality.reviewing import Grounds, review
from qa.records.book import rows
from qa.scope import Scope
from qa.ui.desk_keys import KEYS, checked

REVIEWER, OTHER, LEAD = Scope("qa1", "reviewer"), Scope("qa2", "reviewer"), Scope("ling", "lead")


def _centre(seed, agents=40):
    """Contacts of agents of very different diligence, and what a careful ear would say of each."""
    chance, frame, truth = random.Random(seed), [], {}
    for agent in range(agents):
        share = min(0.99, max(0.05, chance.gauss(0.8, 0.15)))
        for number in range(chance.randint(3, 160)):
            name = f"{agent}-{number}"
            frame.append({"interaction_id": name, "agent_id": f"a{agent}", "channel": chance.choice("vtw")})
            truth[name] = chance.random() < share
    return frame, truth


def test_two_hundred_seeds_fill_every_quota_and_cover_the_truth():
    frame, truth = _centre(7)
    sizes: dict[str, int] = {}
    for row in frame:
        sizes[row["agent_id"]] = sizes.get(row["agent_id"], 0) + 1
    whole, covered, times = sum(truth.values()) / len(truth), 0, dict.fromkeys(truth, 0)
    for seed in range(200):
        found = by_lot(frame, 3, str(seed))
        count: dict[str, int] = {}
        for one in found:
            count[one.agent_id] = count.get(one.agent_id, 0) + 1
            times[one.interaction_id] += 1
            assert one.chance == min(3, sizes[one.agent_id]) / sizes[one.agent_id]
        assert count == {agent: min(3, n) for agent, n in sizes.items()}
        assert len({one.interaction_id for one in found}) == len(found)
        share, low, high = passing([(one, truth[one.interaction_id]) for one in found])
        covered += low <= whole <= high
    assert 0.93 <= covered / 200 <= 0.99, covered / 200
    off = [
        (times[r["interaction_id"]] - 200 * (p := min(3, sizes[r["agent_id"]]) / sizes[r["agent_id"]]))
        / math.sqrt(200 * p * (1 - p))
        for r in frame
        if sizes[r["agent_id"]] > 3
    ]
    assert abs(sum(off) / len(off)) < 0.1 and sum(abs(x) > 3 for x in off) < 0.01 * len(off)


def test_a_quota_larger_than_an_agents_contacts_takes_them_all():
    frame, truth = _centre(1, agents=3)
    assert {d.interaction_id for d in by_lot(frame, 500, "x")} == set(truth)
    assert by_lot(frame, 0, "x") == [] and by_lot([], 3, "x") == []
    assert passing([]) is None and passing([(Drawn("a", "b", "random", (), 1.0), True)])[0] == 1.0


def test_a_week_is_drawn_once_kept_and_audited(tiny):
    reader = Reader(tiny)
    today = reader.last_day()
    with ThreadPoolExecutor(4) as many:
        lists = list(many.map(lambda _n: drawn(reader, "tiny", today), range(4)))
    assert all({d.interaction_id for d in one} == {d.interaction_id for d in lists[0]} for one in lists)
    kept = rows("sample")
    assert sorted(r["kind"] for r in kept) == ["blind", "random", "risk", "unsure"] and all(r["seed"] for r in kept)
    assert [r["action"] for r in rows("audit")].count("sample") == 4
    monday = today - timedelta(days=today.weekday())
    found = {r["interaction_id"]: r["day"] for r in reader.rows("select interaction_id, day from {contact_fact}")}
    assert all(monday - timedelta(days=7) <= found[d.interaction_id] < monday for d in lists[0] if d.kind == "random")


def test_a_plan_is_the_leads_and_counts_from_the_next_list_on(tiny):
    with pytest.raises(QAError):
        set_plan(Reader(tiny, REVIEWER), "tiny", Plan())
    with pytest.raises(QAError):
        set_plan(Reader(tiny, LEAD), "tiny", Plan(per_agent=-1))
    with pytest.raises(QAError):
        set_plan(Reader(tiny, replace(LEAD, programmes=("other",))), "tiny", Plan())
    set_plan(Reader(tiny, LEAD), "tiny", Plan(per_agent=0, risk=0, unsure=1, blind=0))
    assert plan_of("tiny").unsure == 1 and plan_of("other") == Plan()
    found = drawn(Reader(tiny), "tiny", Reader(tiny).last_day())
    assert [d.kind for d in found] == ["unsure"]


def test_the_list_of_a_reviewer_lets_go_of_what_is_done(tiny):
    reader = Reader(tiny, REVIEWER)
    today = reader.last_day()
    tasks = todays(reader, today)
    one = tasks[0]
    assert one.state == "waiting" and one.drawn.kind in plans.KINDS and card_for(reader, one.interaction_id) == one.card
    drafts.keep("qa1", one.interaction_id, one.card, {"verdicts": {"closing": "met"}})
    assert todays(reader, today)[0].state == "begun"
    drafts.keep("qa1", one.interaction_id, one.card, {"is_skipped": True})
    assert {t.interaction_id: t.state for t in todays(reader, today)}[one.interaction_id] == "skipped"
    item = tiny.one("select item_id from item_fact where interaction_id = ? limit 1", [one.interaction_id])
    review(reader, one.interaction_id, one.card, {str(item): "met"})
    pipeline.carry(reader, [one.interaction_id])
    after = todays(reader, today)
    assert after[-1].interaction_id == one.interaction_id and after[-1].state == "done" and not drafts.drafts("qa1")
    done, of = for_today(after, "qa1", today)
    assert done == 1 and of >= 1


def test_drafts_live_are_masked_and_tell_of_others(tiny, v3):
    install()
    drafts.keep("qa1", v3, "voice", {"verdicts": {"closing": "met"}, "words": {"closing": "打 13800001234 找王小明"}})
    drafts.keep("qa1", v3, "voice", {"verdicts": {"closing": "na"}, "words": {"closing": "打 13800001234 找王小明"}})
    assert len(rows("draft")) == 1 and drafts.draft("qa1", v3, "voice")["verdicts"] == {"closing": "na"}
    assert drafts.at_work("qa2", v3) == ["qa1"] and drafts.at_work("qa1", v3) == []
    assert "13800001234" not in rows("draft")[0]["words"] and drafts.draft("qa2", v3, "voice") == {}
    with pytest.raises(QAError):
        drafts.keep("qa1", v3, "voice", {"words": {"closing": "长" * 90_000}})


def test_a_draft_outlives_a_card_that_was_published_meanwhile():
    form = dict(verdicts={"closing": "met", "gone": "met"}, words={"gone": "x"}, remarks={"3": "y"}, seconds=4)
    left, gone = drafts.fitting(form, {"closing", "greeting"})
    assert gone == 1 and left == dict(verdicts={"closing": "met"}, words={}, remarks={"3": "y"}, seconds=4)
    assert drafts.fitting({}, {"closing"}) == ({}, 0)


def test_a_form_is_sent_once_and_overtakes_nobody(tiny, v3):
    install()
    grounds = Grounds(
        reasons={"listening": "inaudible"},
        evidence={"closing": 3},
        remarks=(("closing", 0, "打 13800001234"), ("", 2, "这句好"), ("", 4, " ")),
        drawn="random",
        seconds=95,
        seen=0,
        is_once=True,
    )
    verdicts = {"closing": "not_met", "listening": "na"}
    drafts.keep("qa1", v3, "voice", {"verdicts": verdicts})
    assert review(Reader(tiny, REVIEWER), v3, "voice", verdicts, grounds=grounds) == 2
    with pytest.raises(QAError, match="已经提交过"):
        review(Reader(tiny, REVIEWER), v3, "voice", verdicts, grounds=grounds)
    assert len(rows("evaluation")) == 1 and not rows("draft")
    with pytest.raises(QAError, match="qa1 在你评的时候提交了"):
        review(Reader(tiny, OTHER), v3, "voice", {"closing": "met"}, grounds=replace(grounds, seen=0))
    assert review(Reader(tiny, OTHER), v3, "voice", {"closing": "met"}, grounds=replace(grounds, seen=None)) == 1
    kept = tiny.rows("select item_id, message_seq, words from remark where item_id <> '' or message_seq = 2 order by 1")
    assert ("13800001234" not in str(kept)) and {r["words"] for r in kept if r["message_seq"] == 2} == {"这句好"}
    item = tiny.rows("select verdict, na_reason, message_seq from evaluation_item where na_reason = 'inaudible'")[0]
    assert (item["verdict"], item["message_seq"]) == ("na", None)
    form = tiny.rows("select drawn, seconds from evaluation where occasion = 'review' order by number")[0]
    assert (form["drawn"], form["seconds"]) == ("random", 95)


def test_keys_collide_with_nothing():
    assert checked(KEYS) == KEYS
    for wrong in (replace(KEYS[0], action="other"), replace(KEYS[1], key="9"), replace(KEYS[0], key="r", action="x")):
        with pytest.raises(ValueError):
            checked((*KEYS, wrong))


def test_only_what_was_drawn_by_lot_enters_a_rate(tiny):
    reader, today = Reader(tiny, REVIEWER), Reader(tiny).last_day()
    lists = drawn(Reader(tiny), "tiny", today)
    random_ones = [d for d in lists if d.kind == "random"]
    by_chance, everything = {d.interaction_id for d in random_ones}, {d.interaction_id for d in lists}
    judged = {contact: card_for(reader, contact) for contact in everything if card_for(reader, contact)}
    for contact, card in judged.items():
        kind = "random" if contact in by_chance else "risk"
        verdict = {"greeting": "met" if contact in by_chance else "not_met"}
        review(reader, contact, card, verdict, grounds=Grounds(drawn=kind))
    pipeline.refresh(tiny)
    found = {one["item_id"]: one for one in passes(Reader(tiny), "tiny")}
    assert found["greeting"]["share"] == 1.0 and found["greeting"]["n"] == len(by_chance & set(judged)) > 0
    rows_of = covered(Reader(tiny), "channel", today - timedelta(days=30), today)
    assert sum(r["reviewed"] for r in rows_of) == len(judged)
    assert times(Reader(tiny, LEAD), date(2020, 1, 1), date(2100, 1, 1))[0]["evaluator"] == "qa1"

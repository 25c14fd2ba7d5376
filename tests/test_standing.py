"""An item earns the right to deduct from what people say who judge blind, and loses it again; until then its misses are
hints that move nothing."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest
from conftest import trust
from saying import AGENT, REVIEWER, let_go, number, say

from qa import pipeline
from qa.access.reading import Reader
from qa.judging_lines import judge_lines
from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.metrics.lists import contact
from qa.motivation.growth import item_shares
from qa.quality.accuracy import item_standings, standing_changes
from qa.quality.desk.sampling import sample
from qa.quality.evidence import Evidence
from qa.quality.explaining import explain
from qa.quality.reviewing import review
from qa.quality.scorecards import scorecards
from qa.quality.standing import stand, standing

PLAIN = scorecards()["voice"].item("closing")
CRITICAL = scorecards()["voice"].item("identity")
GOOD, POOR, FEW = Evidence(200, 100, 97, 100, 3), Evidence(200, 100, 70, 100, 3), Evidence(10, 5, 5, 5, 0)


@pytest.mark.parametrize(
    "item,own,shipped,state,why",
    [
        (PLAIN, Evidence(), Evidence(), "flags", "too_few"),
        (PLAIN, FEW, Evidence(), "flags", "too_few"),
        (PLAIN, GOOD, Evidence(), "counts", "enough"),
        (PLAIN, POOR, GOOD, "flags", "too_low"),
        (PLAIN, Evidence(), GOOD, "counts", "enough"),
        (PLAIN, Evidence(), POOR, "flags", "too_low"),
        (CRITICAL, Evidence(), GOOD, "flags", "critical"),
        (CRITICAL, GOOD, Evidence(), "counts", "enough"),
        (PLAIN, Evidence(60, 0, 0, 60, 1), GOOD, "flags", "too_few"),
        (PLAIN, Evidence(59, 20, 12, 39, 1), GOOD, "counts", "enough"),
        (PLAIN, Evidence(60, 20, 12, 40, 1), GOOD, "flags", "too_low"),
    ],
)
def test_the_state_follows_the_evidence(item, own, shipped, state, why):
    found = standing(item, own, shipped)
    assert (found.state, found.why) == (state, why)


def _of_voice(whole):
    return next(e for e in whole["evaluations"] if e["scorecard_id"] == "voice")


def test_a_miss_that_may_not_deduct_moves_no_number(tiny, v3, folder):
    (folder / "scorecards" / "evidence" / "evidence.toml").unlink()
    pipeline.refresh(tiny)
    whole = contact(Reader(tiny), v3)
    verdicts = {i["item_id"]: (i["verdict"], i["points"], i["points_possible"]) for i in whole["items"]}
    voice = _of_voice(whole)
    assert verdicts["ownership"] == ("flagged", 0.0, 0.0) and not voice["has_customer_critical"]
    assert number(tiny, "customer_accuracy") is None, "nobody judged that class"
    assert voice["score"] is None, "under half of the points are judged: no score"
    assert not [
        r
        for r in item_shares(Reader(tiny, AGENT), Reader(tiny).first_day(), Reader(tiny).last_day())
        if r["item_id"] == "ownership"
    ]
    assert {c["state"] for c in standing_changes(Reader(tiny), "voice")} == {"flags"}
    trust(folder)
    pipeline.refresh(tiny)
    assert _of_voice(contact(Reader(tiny), v3))["score"] == 47.5, "and back again"


def test_blind_reviews_are_evidence_and_count_as_a_persons_word(tiny, v3, folder, monkeypatch):
    monkeypatch.setattr("qa.quality.standing.shipped_evidence", dict)
    (folder / "scorecards" / "evidence" / "evidence.toml").unlink()
    card = scorecards()["voice"]
    drawn = sample(Reader(tiny, REVIEWER), "voice", card.version, Reader(tiny).first_day())
    assert v3 in {row["interaction_id"] for row in drawn}
    review(
        Reader(tiny, REVIEWER),
        v3,
        "voice",
        {i.item_id: "not_met" if i.item_id == "ownership" else "met" for i in card.items},
        is_blind=True,
    )
    let_go(tiny)
    pipeline.refresh(tiny)
    row = next(r for r in item_standings(Reader(tiny), "voice", card.version) if r["item_id"] == "ownership")
    assert (row["blind"], row["hits"], row["is_right"], row["state"]) == (1, 1, 1, "flags")
    told = explain(Reader(tiny), "V3")
    assert {i["item_id"]: i["verdict"] for i in told["items"]}["ownership"] == "not_met" and told["score"] is not None
    heard = {
        (r["interaction_id"], r["item_id"]): r["verdict"]
        for r in tiny.rows("""select e.interaction_id, i.item_id, i.verdict from evaluation e
                join evaluation_item i using (evaluation_id) where e.scorecard_id = 'voice'
                and e.occasion = 'machine'""")
    }
    missed = {item for (_contact, item), verdict in heard.items() if verdict == "not_met"}
    few = sample(Reader(tiny, REVIEWER), "voice", card.version, Reader(tiny).first_day(), hits=1, others=0)
    assert 0 < len(few) <= len(missed) and all(
        any(heard.get((row["interaction_id"], item)) == "not_met" for item in missed) for row in few
    ), "misses alone"
    assert v3 not in {
        row["interaction_id"] for row in sample(Reader(tiny, REVIEWER), "voice", card.version, Reader(tiny).first_day())
    }, "judged once"
    assert stand(tiny) == 0, "the same evidence changes nothing"


def test_judging_lines_tells_what_counts_and_answers_anything(folder):
    trust(folder)
    lines = [
        orjson.dumps(
            {
                "id": 1,
                "channel": "voice",
                "turns": [{"role": "agent", "text": "说吧"}, {"role": "customer", "text": "宽带断了"}],
            }
        ),
        b"{broken",
        orjson.dumps({"id": 2, "turns": []}),
        orjson.dumps({"id": 3, "turns": [{"role": "?", "text": None, "begin_ms": "x", "end_ms": -1}]}),
        orjson.dumps({"id": 4, "channel": "pigeon", "turns": [{"role": "agent", "text": "您好"}] * 5000}),
    ]
    first, broken, *others = [
        orjson.loads(line) for line in judge_lines(lines, Masker(b"x"), in_force(), list(scorecards().values()))
    ]
    items = {item["item"]: item for item in first["items"]}
    assert (
        items["greeting"]["verdict"] == "missed"
        and items["greeting"]["counts"]
        and first["counted_score"] == first["score"]
    )
    assert (
        "error" in broken
        and [one["id"] for one in others] == [2, 3, 4]
        and all(item["verdict"] == "na" for item in others[0]["items"])
    )


def test_a_version_kept_with_a_mistake_in_it_stops_nothing(tiny):
    with tiny.writing() as writer:
        writer.execute(
            "insert into scorecard_version (scorecard_id, version, content) values ('voice', 'older', 'id = ')"
        )
    assert stand(tiny) == 0 and not tiny.one("select count(*) from item_standing where scorecard_version = 'older'")


def test_a_badge_counts_only_what_counts(tiny, folder):
    def counted():
        return tiny.one("select coalesce(sum(n), 0) from award where badge = 'finished_well'")

    assert counted() == tiny.one(
        """select count(*) from item_fact where item_id = 'closing' and counts and verdict <> 'na'
            and agent_id is not null"""
    )
    assert counted() > 0
    (folder / "scorecards" / "evidence" / "evidence.toml").unlink()
    pipeline.refresh(tiny)
    assert counted() == 0


def test_reviews_and_disputes_weigh_as_their_share_of_all_hits():
    blind = Evidence(blind=100, hits=100, is_right=95)
    assert blind.precision_low == pytest.approx(0.8882, abs=5e-4), "Wilson's lower bound of 95 of 100"
    half_overturned = replace(blind, missed=200, known=40, known_right=0)
    assert half_overturned.precision_low == pytest.approx(160 * blind.precision_low / 200), (
        "40 of 200 hits were overturned: they are wrong, the sample tells of the other 160"
    )
    all_known = replace(blind, missed=40, known=40, known_right=38)
    assert all_known.precision_low == 0.95, "nothing is left to guess"
    assert replace(blind, missed=29, known=29, known_right=0).precision_low == blind.precision_low, (
        "of so few one verdict would be a large share"
    )
    assert replace(blind, hits=0, is_right=0, missed=10, known=10, known_right=10).precision_low is None, (
        "agreeing with what one was told is no evidence"
    )


def test_an_overturned_dispute_is_evidence(tiny, v3):
    say(tiny, REVIEWER, v3, {"ownership": "met"})
    pipeline.refresh(tiny)
    card = scorecards()["voice"]
    row = next(r for r in item_standings(Reader(tiny), "voice", card.version) if r["item_id"] == "ownership")
    machine = tiny.one("""select count(*) from evaluation_item i join evaluation e using (evaluation_id)
            where e.occasion = 'machine' and i.item_id = 'ownership' and i.verdict = 'not_met'
            and e.scorecard_id = 'voice'""")
    assert (row["missed"], row["known"], row["known_right"]) == (machine, 1, 0)

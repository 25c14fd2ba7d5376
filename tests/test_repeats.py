"""Why customers come back: heard on pairs of another hand, booked on the contact before, counted again when words
change; how soon they come, as statsmodels says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from looking import opened
from statsmodels.duration.survfunc import SurvfuncRight

from qa import pipeline
from qa.access.reading import Reader
from qa.customers.repeats import STEP_MS, coming_back, pairs, tree
from qa.language.returning import CAUSES, Said, path, read_returns, returns, why
from qa.language.returning_learning import PAIRS, measure, read_pairs, read_sentences, source_of
from qa.metrics.dimensions import CAUSES as NAMED
from qa.metrics.measuring import measure as measured
from qa.scope import Scope
from qa.windows import LONGEST_MS

ALL = Scope("boss", "executive")
SPAN = date(2026, 3, 1), date(2026, 3, 31)
LABELS = Path(__file__).parent / "labels"
ANOTHER_HAND = LABELS / "returns.jsonl"


@pytest.mark.parametrize("file,macro,right", [("returns.jsonl", 0.6, 0.75), ("returns_unseen.jsonl", 0.65, 0.8)])
def test_causes_of_pairs_by_other_hands_are_heard(file, macro, right):
    """Floors below what was measured, against collapse only: .69 and right for .82 of those told; on a hand whose
    sentences nobody had seen, .72 and .90 at the first look."""
    rows = {row["cause"]: row for row in measure(returns(), read_pairs(LABELS / file))}
    assert rows["all"]["macro_f1"] >= macro and rows["all"]["right_when_told"] >= right


def test_the_shipped_model_is_learned_from_the_sentences_shipped():
    sentences, pairs = read_sentences(), read_pairs(PAIRS)
    assert read_returns(path()).source == source_of(sentences, pairs), "run: python -m qa train-returns"
    pairs[0][0][0] = Said(0, "另一句话")
    assert read_returns(path()).source != source_of(sentences, pairs)


def test_a_promise_that_was_kept_is_not_why():
    began = datetime(2026, 3, 4, 10)
    pair = [
        Said(0, "我记下了，两小时内一定给您回电，您保持电话畅通", 0, began),
        Said(3, "说好给我回电的，一个电话都没有打来", 1, began + timedelta(hours=5)),
    ]
    assert why([pair])[0].cause == "promise" and why([pair], frozenset({0}))[0].cause != "promise"


def test_the_sentence_shown_is_one_that_was_said_and_silence_is_unknown():
    for said, cause in read_pairs(ANOTHER_HAND):
        (heard,) = why([[Said(one.voice, one.text, n) for n, one in enumerate(said)]])
        assert (heard.key is None) == (heard.cause == "unknown") and (heard.key is None or heard.key < len(said))
    assert [one.cause for one in why([[], [Said(3, "", "x")], [Said(3, "嗯", "y")]])] == ["unknown"] * 3
    assert why([]) == [] and set(CAUSES) == set(NAMED)


def test_a_cause_is_booked_on_the_contact_before(tiny):
    rows, total = pairs(Reader(tiny, ALL), *SPAN)
    native = dict(tiny.plainly("select interaction_id, native_id from interaction"))
    followed = {(native[r["interaction_id"]], native[r["same_interaction_id"]]) for r in rows}
    assert followed == {("V1", "V7"), ("V2", "V8"), ("V3", "C1")} and total == 3
    branches = tree(Reader(tiny, ALL), *SPAN)
    assert sum(b.count for b in branches) == 3
    # V7 120 s; V8 240 + 40 s; C1 580 s of chat
    assert sum(b.minutes for b in branches) == pytest.approx((120 + 280 + 580) / 60)
    by_cause = measured(Reader(tiny), ["contacts"], by=("cause",))
    assert sum(v.n for v in by_cause if v.by["cause"]) == 3


def test_other_words_give_another_cause_and_everything_follows(tiny):
    theirs = "(select interaction_id from interaction where native_id = ?)"
    with tiny.writing() as writer:
        for native, who, words in (
            ("V3", "agent", "我记下了，半小时之内一定给您回电"),
            ("C1", "customer", "说好半小时给我回电的，我等到现在一个电话都没有打来，你们说话算不算数"),
        ):
            writer.execute(
                f"update message set text = ? where speaker = ? and interaction_id in {theirs}", [words, who, native]
            )
            writer.execute(
                f"insert into due select 'annotate', interaction_id from interaction where interaction_id in {theirs}",
                [native],
            )
    pipeline.refresh(tiny)
    (now,) = tiny.rows(
        f"select cause, said_in is not null as is_shown from repeat_cause where interaction_id in {theirs}", ["V3"]
    )
    assert now == {"cause": "promise", "is_shown": True}
    assert tiny.one(f"select repeat_cause from contact_fact where interaction_id in {theirs}", ["V3"]) == "promise"


@pytest.mark.parametrize("hours,cause", [(3, "promise"), (1, "other")])
def test_a_promise_is_not_broken_before_its_time(hours, cause):
    began = datetime(2026, 3, 4, 10)
    back = began + timedelta(hours=hours)
    pair = [
        Said(0, "我记下了，两小时内一定给您回电，您保持电话畅通", 0, began),
        Said(1, "那我等你电话啊", 1, began),
        Said(3, "我等了半天，一个电话都没有打来，你们说话算不算数", 2, back),
        Said(3, "说好给我回电的", 3, back),
    ]
    assert (why([pair])[0].cause == "promise") == (cause == "promise")


def test_how_soon_is_the_survival_that_statsmodels_gives(tiny):
    """Four hundred contacts, some too young to know: the same curve at every step."""
    draw, rows = Random(3), []
    for _contact in range(400):
        seen, gap = draw.uniform(0, 20) * 86_400_000, draw.expovariate(1 / 9) * 86_400_000
        rows.append((int(seen), int(gap) if gap <= seen else None))
    with tiny.writing() as writer:
        writer.execute(
            "create or replace temp table template as select * from contact_fact where interaction_id in"
            " (select interaction_id from interaction where native_id = 'V1')"
        )
        writer.execute("delete from contact_fact")
        for n, (seen, gap) in enumerate(rows):
            writer.execute(
                "update template set interaction_id = ?, next_gap_ms = ?, ended_at ="
                " (select latest_at from programme_reach) - to_milliseconds(?)",
                [f"x{n}", gap, seen],
            )
            writer.execute("insert into contact_fact select * from template")
    ours = coming_back(Reader(tiny, ALL), *SPAN)
    times = [min(gap if gap is not None else seen, LONGEST_MS) // STEP_MS for seen, gap in rows]
    events = [gap is not None and gap <= LONGEST_MS for _seen, gap in rows]
    theirs = SurvfuncRight(np.array(times) + 1, np.array(events, int))
    known = dict(zip(theirs.surv_times, theirs.surv_prob))
    for back in ours:
        step = back.hours * 3_600_000 / STEP_MS
        if step in known:
            assert 1 - back.share == pytest.approx(known[step], abs=1e-9)
    assert ours[0].at_risk == 400


@pytest.mark.parametrize("role", ["lead", "executive", "client"])
def test_the_page_shows_both_contacts_side_by_side(tiny, role):
    first = tiny.one("select interaction_id from interaction where native_id = 'V3'")
    for parts in ({}, {"contact": first}, {"cause": "nonsense", "page": "99"}):
        app = opened("supervisor/12_repeats.py", role=role, **parts)
        if parts.get("contact"):
            assert {"前一次", "后一次"} <= {head.value for head in app.subheader}


def test_another_brand_sees_no_pair(tiny):
    other = Reader(tiny, Scope("x", "executive", programmes=("other",)))
    assert pairs(other, *SPAN) == ([], 0) and tree(other, *SPAN) == [] and coming_back(other, *SPAN) == []


def test_who_reads_no_words_is_shown_none(tiny):
    with tiny.writing() as writer:
        writer.execute("update repeat_cause set said_in = interaction_id, message_seq = 1")
    assert any(row["text"] for row in pairs(Reader(tiny, ALL), *SPAN)[0])
    assert not any(row["text"] for row in pairs(Reader(tiny, Scope("x", "admin")), *SPAN)[0])


def test_a_length_nobody_knows_is_no_hour(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set talk_ms = null")
    assert {branch.minutes for branch in tree(Reader(tiny, ALL), *SPAN)} == {None}


NEW = [
    "supervisor/12_repeats.py",
    "supervisor/18_customers.py",
    "supervisor/18_explore.py",
    "executive/31_customer_value.py",
]


@pytest.mark.parametrize("path", NEW)
def test_an_empty_centre_says_so(folder, path):
    opened(path, role="lead")

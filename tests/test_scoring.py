"""Scoring as a stage: the same bytes in any number of processes and any order, and only what a changed card can touch
is scored anew."""

from __future__ import annotations

from test_several_scorecards import SECOND

from qa import pipeline
from qa.quality import scoring
from qa.quality.cases import pack
from qa.quality.scoring import judge_table

BYTES = (
    "select interaction_id, scorecard_id, result_hash, score from evaluation where occasion = 'machine' order by all"
)


def _judged_again(store):
    with store.writing() as writer:
        writer.execute("delete from evaluation")
        writer.execute("delete from evaluation_item")
        writer.execute("insert into due select 'score', interaction_id from contact_score")
    scoring.score(store)
    return store.rows(BYTES), store.rows("select * exclude (evaluation_id) from evaluation_item order by all")


def test_one_or_two_processes_and_any_order_give_the_same_bytes(tiny, monkeypatch):
    alone = _judged_again(tiny)
    monkeypatch.setattr(scoring, "BATCH_CONTACTS", 2)
    monkeypatch.setattr(scoring, "take", lambda store, stage: sorted(_due(store), reverse=True))
    assert _judged_again(tiny) == alone, "four batches over two processes, from the other end"


def _due(store):
    return [r["work_id"] for r in store.rows("select distinct work_id from due where stage = 'score'")]


def test_a_batch_is_judged_alike_whatever_stands_beside_it(tiny):
    ids = [r["interaction_id"] for r in tiny.rows("select distinct interaction_id from message")]
    whole = {
        (r["interaction_id"], r["scorecard_id"]): r["result_hash"]
        for r in judge_table(pack(tiny, ids))["fresh"].to_pylist()
    }
    each = {
        (r["interaction_id"], r["scorecard_id"]): r["result_hash"]
        for one in reversed(ids)
        for r in judge_table(pack(tiny, [one]))["fresh"].to_pylist()
    }
    assert whole == each and whole


def test_a_changed_card_makes_due_only_what_it_can_touch(tiny, folder):
    (folder / "scorecards").mkdir(exist_ok=True)
    path = folder / "scorecards" / "manner.toml"
    path.write_text(SECOND, "utf-8")
    scoring.renew(tiny)
    due = {
        r["channel"]
        for r in tiny.rows("""select distinct i.channel from due d join interaction i on i.interaction_id = d.work_id
        where d.stage = 'score'""")
    }
    assert due == {"voice"} and tiny.one("select count(distinct channel) from interaction") > 1
    pipeline.refresh(tiny)
    path.write_text(SECOND.replace('channels = ["voice"]', 'channels = ["email"]'), "utf-8")
    pipeline.refresh(tiny)
    assert not tiny.one("select count(*) from evaluation_in_force where scorecard_id = 'manner'"), (
        "a card that left a channel judges nothing there any more"
    )

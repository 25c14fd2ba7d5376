"""A lead's draft, before it counts, when it is published, and when it is taken back; people's answers follow."""

from __future__ import annotations

from datetime import date

import pytest
from test_calibration import REVIEWER

from qa import pipeline
from qa.access.reading import Reader
from qa.contact_reasons import OWN, taxonomy
from qa.errors import QAError
from qa.language.correcting import correct
from qa.language.reasons import editions
from qa.language.reasons.draft import merge, put, remove
from qa.language.reasons.editions import current, draft_of, drop, history, publish, roll_back, save
from qa.language.reasons.formerly import formerly
from qa.language.reasons.preview import preview
from qa.language.reasons.reasoning import reason
from qa.language.reasons.settling import accuracies, least_sure
from qa.language.reasons.using import use, uses
from qa.quality.cases import cases_of
from qa.scope import Scope
from qa.warehouse.due import take

LEAD = Scope("lead1", "lead")
DAYS = date(2000, 1, 1), date(2100, 1, 1)
SAID = {"停水": ("楼里停水了{}天", "家里没水用{}天了"), "水费": ("水费多收了{}块", "账单不对差{}块")}


@pytest.fixture
def centre(tiny):
    """Thirty contacts of two matters, in a programme without a taxonomy."""
    ids = [r["interaction_id"] for r in tiny.rows("select distinct interaction_id from message order by 1")]
    texts = [said[n % 2].format(n) for n in range(2, 17) for said in SAID.values()]
    with tiny.writing() as writer:
        writer.execute("delete from message where message_seq > 1")
        for at, text in enumerate(texts):
            key = ids[at % len(ids)]
            writer.execute("update message set text = ?, speaker = 'customer' where interaction_id = ?", [text, key])
    return tiny


def water_draft():
    draft, water = put({"name": "水务", "group": []}, "水", {"zh": "停水", "words": ["停水", "没水"]})
    draft, bill = put(draft, "水", {"zh": "水费", "words": ["水费", "账单"]})
    return draft, water, bill


def water_in_use(store) -> tuple[Reader, str, str]:
    """A lead's reader and the two reasons, published and used."""
    reader = Reader(store, LEAD)
    draft, water, bill = water_draft()
    save(LEAD, "water", draft)
    publish(reader, "water", "改")
    use(reader, store.one("select programme_id from programme limit 1"), "water")
    pipeline.refresh(store)
    return reader, water, bill


def _counts(store) -> dict:
    return {r["reason_id"]: r["n"] for r in store.rows("select reason_id, count(*) as n from contact_fact group by 1")}


def _facts(store) -> list:
    return store.rows("select interaction_id, reason_id from contact_fact order by 1")


def test_numbers_move_when_it_is_published_and_return_when_it_is_taken_back(centre):
    reader = Reader(centre, LEAD)
    pipeline.refresh(centre)
    before = _facts(centre)
    draft, water, bill = water_draft()
    save(LEAD, "water", draft)
    assert draft_of("water").by == "lead1" and _facts(centre) == before, "a draft moves nothing"
    publish(reader, "water", "第一版")
    programme = centre.one("select programme_id from programme limit 1")
    use(reader, programme, "water")
    seen = preview(reader, "water", current("water"), (programme,), *DAYS)
    pipeline.refresh(centre)
    first = _counts(centre)
    assert first[f"water.{water}"] > 0 and first[f"water.{bill}"] > 0
    assert {r: n for r, n in seen.after.items() if r != "unknown"} == {
        r: n for r, n in first.items() if r.startswith("water.")
    }, "what the preview says is what happens"
    kept = _facts(centre)
    save(LEAD, "water", merge(current("water"), bill, water))
    publish(reader, "water", "并起来")
    pipeline.refresh(centre)
    assert f"water.{bill}" not in _counts(centre)
    moment = history("water")[0]["written_at"]
    then = {f.reason_id: (f.then, f.now) for f in formerly(reader, "water", moment, *DAYS)}
    assert then[f"water.{bill}"] == (first[f"water.{bill}"], 0), "the days before can be read in the old taxonomy"
    assert then[f"water.{water}"][0] == first[f"water.{water}"] < then[f"water.{water}"][1]
    roll_back(reader, "water", "还是分开好")
    pipeline.refresh(centre)
    assert _facts(centre) == kept and [r["action"] for r in history("water")] == ["restored", "published", "published"]
    assert [u.called for u in uses(reader) if u.programmes] == ["水务"]


def test_what_people_said_follows_a_merged_reason_and_is_unknown_after_one_is_gone(centre):
    reader, water, bill = water_in_use(centre)
    contact = centre.one(f"select interaction_id from contact_fact where reason_id = 'water.{water}' order by 1")
    correct(Reader(centre, REVIEWER), contact, "reason", f"water.{bill}")
    pipeline.refresh(centre)
    reason = "select reason_id from contact_fact where interaction_id = ?"
    assert centre.one(reason, [contact]) == f"water.{bill}"
    save(LEAD, "water", merge(current("water"), bill, water))
    publish(reader, "water", "改")
    pipeline.refresh(centre)
    assert centre.one(reason, [contact]) == f"water.{water}"
    roll_back(reader, "water", "")
    save(LEAD, "water", remove(current("water"), bill))
    publish(reader, "water", "改")
    pipeline.refresh(centre)
    assert centre.one(reason, [contact]) == "unknown"


def test_what_is_usual_of_a_reason_reaches_rules_and_tables(centre):
    reader, water, _bill = water_in_use(centre)
    contact = centre.one("select interaction_id from contact_fact where reason_id = ? order by 1", [f"water.{water}"])
    assert cases_of(centre, [contact])[contact].facts["needs_deadline"] is False
    more = {"id": water, "zh": "停水", "words": ["停水", "没水"], "traits": ["deadline"], "complexity": 3}
    save(LEAD, "water", put(current("water"), "水", more)[0])
    publish(reader, "water", "改")
    reason(centre)
    assert contact in take(centre, "score"), "rules may read what changed"
    facts = cases_of(centre, [contact])[contact].facts
    assert (facts["needs_deadline"], facts["complexity"], facts["partner"]) == (True, 3, "")
    row = centre.rows("select * from reason_property where reason_id = ?", [f"water.{water}"])[0]
    assert (row["needs_deadline"], row["touches_account"], row["complexity"]) == (True, False, 3)


def test_who_may_and_what_came_between(centre, folder):
    reader = Reader(centre, LEAD)
    draft, *_ = water_draft()
    for wrong, says in (
        (lambda: save(REVIEWER, "water", draft), "质检主管"),
        (lambda: save(LEAD, "../water", draft), "不能做原因表的名字"),
        (lambda: publish(reader, "water", ""), "一样"),
        (lambda: roll_back(reader, "water", ""), "没有更早"),
        (lambda: use(Reader(centre, REVIEWER), "tiny", "shop"), "质检主管"),
        (lambda: use(reader, "tiny", "shpo"), "没有叫"),
    ):
        with pytest.raises(QAError) as told:
            wrong()
        assert says in str(told.value)
    save(LEAD, "water", draft)
    with pytest.raises(QAError, match="为什么"):
        publish(reader, "water", " ")
    mine = editions.draft_of("water")
    publish(reader, "water", "改")
    assert taxonomy("water") and (folder / OWN / "water.toml").is_file() and draft_of("water") is None
    save(LEAD, "water", put(mine.content, "水", {"zh": "水压", "words": ["水压"]})[0])
    other = Scope("lead2", "lead", programmes=("elsewhere",))
    use(reader, "tiny", "water")
    with pytest.raises(QAError, match="看不到的项目"):
        publish(Reader(centre, other), "water", "改")
    drop(LEAD, "water")
    assert draft_of("water") is None


def test_the_least_sure_are_asked_and_answers_are_measured_unseen(centre):
    reader, water, bill = water_in_use(centre)
    asked = least_sure(reader, "water", *DAYS)
    assert asked and all(1 <= len(one.guesses) <= 3 and one.guesses[0][1] >= one.guesses[-1][1] for one in asked)
    assert accuracies("water") == []
    told = centre.rows("select interaction_id, reason_id from contact_fact where reason_id like 'water.%' order by 1")
    for row in told:
        correct(Reader(centre, REVIEWER), row["interaction_id"], "reason", row["reason_id"])
    found = {a.reason_id: a for a in accuracies("water")}
    assert found["unknown"].n >= 3 and found["unknown"].right <= found["unknown"].n
    assert all(0 <= a.low <= a.right / a.n <= a.high <= 1 for a in found.values())
    left = {one.interaction_id for one in least_sure(reader, "water", *DAYS)}
    assert not left & {row["interaction_id"] for row in told}, "what is settled is not asked again"

"""A centre's own labels move the satisfaction, only where its words are; people decide, and can go back. What they put
right is kept."""

from __future__ import annotations

import random

import pytest

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.calibrating import accept, labelled, propose, take_back
from qa.language.correcting import agreement, correct, corrections
from qa.language.versions import chosen
from qa.records.book import rows
from qa.scope import Scope
from qa.warehouse.model import contracts

REVIEWER, AGENT = Scope("qa1", "reviewer"), Scope("a1", "agent", agent="A1")
PLAIN = ("请问营业时间", "帮我看下订单", "我想改一下", "这个怎么弄", "资料发过来了", "预约什么时候")


def _centre(store, count=200):
    """Contacts whose customers say a word of this place when they are happy, another when they are not, and answer a
    survey."""
    rng, messages, contacts, surveys = random.Random(4), [], [], []
    for n in range(count):
        key, happy = f"local{n:04d}", n % 2
        said = [
            ("customer", rng.choice(PLAIN)),
            ("agent", "好的，马上"),
            ("customer", "巴适得板" if happy else "恼火得很"),
        ]
        for seq, (speaker, text) in enumerate(said, 1):
            messages.append(
                dict(
                    row_key=n,
                    interaction_id=key,
                    programme_id="p",
                    message_seq=seq,
                    speaker=speaker,
                    kind="text",
                    text=text,
                )
            )
        contacts.append(
            dict(interaction_id=key, programme_id="p", channel="webchat", direction="in", outcome="answered")
        )
        surveys.append(
            dict(
                row_key=n,
                interaction_id=key,
                programme_id="p",
                instrument="csat",
                status="answered",
                score=5.0 if happy else 1.0,
            )
        )
    with store.writing() as writer:
        for name, found in (("message", messages), ("interaction", contacts), ("survey", surveys)):
            writer.insert(name, contracts()[name].arrow(found))
        writer.execute(
            "insert into due select 'annotate', interaction_id from interaction where interaction_id like 'local%'"
        )
    pipeline.refresh(store)


def _satisfaction(store):
    return {
        r["interaction_id"]: r["satisfaction"]
        for r in store.rows("select interaction_id, satisfaction from contact_score order by 1")
    }


def test_a_version_is_learned_accepted_and_taken_back(tiny):
    with pytest.raises(QAError, match="至少要"):
        propose(Reader(tiny, REVIEWER))
    _centre(tiny)
    before = _satisfaction(tiny)
    found = propose(Reader(tiny, REVIEWER))
    assert (
        found["after"]["rank_low"] > found["before"]["rank_high"]
        and found["after"]["off_high"] < found["before"]["off_low"]
    )
    assert _satisfaction(tiny) == before and chosen() == ""
    accept(Reader(tiny, REVIEWER), found["version"])
    pipeline.refresh(tiny)
    after = _satisfaction(tiny)
    assert chosen() == found["version"] and after["local0001"] > 0.5 > -0.5 > after["local0000"]
    assert all(
        r["version"] == 1 for r in tiny.rows("select count(distinct scorer_version) as version from contact_score")
    )
    take_back(Reader(tiny, REVIEWER))
    pipeline.refresh(tiny)
    assert _satisfaction(tiny) == before and chosen() == ""
    assert [r["action"] for r in rows("calibration")] == ["proposed", "accepted", "taken_back"]
    for refused in (
        lambda: accept(Reader(tiny, REVIEWER), "nothing"),
        lambda: take_back(Reader(tiny, REVIEWER)),
        lambda: propose(Reader(tiny, AGENT)),
    ):
        with pytest.raises(QAError):
            refused()


def test_only_contacts_that_moved_are_judged_again(tiny):
    _centre(tiny)
    accept(Reader(tiny, REVIEWER), propose(Reader(tiny, REVIEWER))["version"])
    judged = {
        r["evaluation_id"]: r["scored_at"]
        for r in tiny.rows("select evaluation_id, min(rowid) as scored_at from evaluation group by 1")
    }
    moved = tiny.one("select count(*) from contact_score")
    pipeline.refresh(tiny)
    assert not tiny.rows("select 1 from due") and judged.keys() == {
        r["evaluation_id"] for r in tiny.rows("select evaluation_id from evaluation")
    }
    assert tiny.one("select count(*) from contact_score") == moved
    again = tiny.one("select max(rowid) from contact_score")
    pipeline.refresh(tiny)
    assert tiny.one("select max(rowid) from contact_score") == again


def test_corrections_are_kept_beside_the_machine(tiny):
    contact, seq, label = tiny.rows(
        "select interaction_id, message_seq, label from finding where label = 'complaint' limit 1"
    )[0].values()
    counted = "select has_complaint, reason_id from contact_fact where interaction_id = ?"
    assert tiny.rows(counted, [contact])[0]["has_complaint"]
    correct(Reader(tiny, REVIEWER), contact, "finding", "no", seq, label)
    correct(Reader(tiny, REVIEWER), contact, "reason", "telecom.roaming")
    correct(Reader(tiny, REVIEWER), contact, "satisfaction", "1")
    pipeline.refresh(tiny)
    assert tiny.rows(counted, [contact])[0] == {"has_complaint": False, "reason_id": "telecom.roaming"}
    assert tiny.one("select count(*) from finding where interaction_id = ? and label = 'complaint'", [contact])
    assert {(c["kind"], c["value"]) for c in corrections(Reader(tiny), contact)} == {
        ("finding", "no"),
        ("reason", "telecom.roaming"),
        ("satisfaction", "1"),
    }
    assert labelled(Reader(tiny))[1].max() == 1.0 and {r["kind"] for r in agreement(Reader(tiny))} == {
        "finding",
        "reason",
        "satisfaction",
    }
    correct(Reader(tiny, REVIEWER), contact, "finding", "yes", seq, label)
    pipeline.refresh(tiny)
    assert tiny.rows(counted, [contact])[0]["has_complaint"]


@pytest.mark.parametrize(
    "scope,kind,value,seq,label",
    [
        (AGENT, "reason", "telecom.roaming", None, None),
        (REVIEWER, "reason", "telecom.nothing", None, None),
        (REVIEWER, "finding", "no", None, "complaint"),
        (REVIEWER, "finding", "no", 1, "nothing"),
        (REVIEWER, "sentiment", "2", 1, None),
        (Scope("x", "supervisor", teams=("elsewhere",), queues=()), "satisfaction", "1", None, None),
    ],
)
def test_corrections_that_may_not_be(tiny, scope, kind, value, seq, label):
    contact = tiny.one("select interaction_id from finding where label = 'complaint' limit 1")
    with pytest.raises(QAError):
        correct(Reader(tiny, scope), contact, kind, value, seq, label)
    assert not rows("correction")

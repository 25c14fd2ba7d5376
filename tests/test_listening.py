"""First-hand listening: drawn sets stand for everybody, a set is the same again for the same seed, what cannot be heard
is not drawn, and the page leads to a decision."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import sqrt

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.question import Question
from qa.scope import Scope
from qa.voice.deciding import decide, decisions, note, step
from qa.voice.likeness import NEAR, alike, near
from qa.voice.listening import draw, hearings, population

ALL = Question(date(2000, 1, 1), date(2100, 1, 1))
EXECUTIVE = Scope("boss", "executive")
SETS = 200


@pytest.fixture
def many(tiny):
    """3,000 contacts of uneven reasons, channels and moods beside the twelve."""
    with tiny.writing() as writer:
        writer.execute(
            """create or replace temp table made as select 'm' || i as interaction_id,
            case when i % 10 < 5 then 'a' when i % 10 < 8 then 'b' when i % 10 = 8 then 'c' else 'd' || (i // 10) % 7
                end as reason_id,
            if(hash(i, 1) % 4 = 0, 'webchat', 'voice') as channel, (hash(i, 2) % 100) / 50.0 - 1 as satisfaction,
            hash(i, 3) % 20 = 0 as has_complaint from range(3000) r(i)"""
        )
        writer.execute(
            """insert into contact_fact by name select *, 'shop' as programme_id, 'in' as direction,
            date '2026-03-02' as day, timestamptz '2026-03-02 10:00:00+08' as started_at,
            2 as customer_message_count from made"""
        )
        writer.execute(
            """insert into contact_score by name select interaction_id, 1 as gist_seq, 0 as gist_begin, 9 as gist_end
            from made"""
        )
        writer.execute(
            """insert into message by name select interaction_id, 1 as message_seq, 'shop' as programme_id,
            'customer' as speaker, 'text' as kind, reason_id || '的事说了一大段话' as text from made"""
        )
    return tiny


def test_two_hundred_sets_together_are_the_population(many):
    reader = Reader(many, EXECUTIVE)
    question = Question(date(2026, 3, 2), date(2026, 3, 2), {"programme": ("shop",)})
    drawn = [one for seed in range(SETS) for one in draw(reader, question, f"set {seed}")]
    assert len(drawn) == SETS * 8
    everybody = many.rows(
        """select f.reason_id, channel, case when has_complaint then 'complaint' when f.satisfaction < -0.1 then 'low'
        when f.satisfaction > 0.15 then 'high' else 'plain' end as mood from contact_fact f
        join contact_score c using (interaction_id) where direction = 'in' and day = date '2026-03-02'
        and programme_id = 'shop' and gist_seq is not null"""
    )
    assert population(reader, question) == len(everybody)
    for name in ("reason_id", "channel", "mood"):
        wanted, found = Counter(row[name] for row in everybody), Counter(getattr(one, name) for one in drawn)
        for group, n in wanted.items():
            share = n / len(everybody)
            assert abs(found[group] / len(drawn) - share) <= 4 * sqrt(share * (1 - share) / len(drawn)), (name, group)


def test_every_set_holds_the_large_reasons_in_their_share(many):
    question = Question(date(2026, 3, 2), date(2026, 3, 2), {"programme": ("shop",)})
    for seed in range(20):
        found = Counter(one.reason_id for one in draw(Reader(many, EXECUTIVE), question, str(seed)))
        assert 3 <= found["a"] <= 5 and 1 <= found["b"] <= 4, "half and three tenths of all"


def test_the_same_seed_draws_the_same_set_in_the_same_order(many):
    reader = Reader(many, EXECUTIVE)
    one, again, other = (draw(reader, ALL, seed) for seed in ("x", "x", "y"))
    assert one == again and one != other
    assert all(heard.words and heard.before is not None for heard in one)


def test_calls_of_the_centre_and_words_that_are_gone_are_not_drawn(many):
    with many.writing() as writer:
        writer.execute("update contact_fact set direction = 'out' where interaction_id like 'm%' and reason_id <> 'b'")
        writer.execute("insert into aged select 'm5', now()")
    drawn = [one for seed in range(40) for one in draw(Reader(many, EXECUTIVE), ALL, str(seed))]
    assert {one.reason_id for one in drawn if one.interaction_id.startswith("m")} == {"b"}
    assert "m5" not in {one.interaction_id for one in drawn}


def test_a_client_hears_its_own_brand_alone(many):
    with many.writing() as writer:
        writer.execute("update contact_fact set programme_id = 'other' where interaction_id like 'm%'")
    client = Reader(many, Scope("client", "client", programmes=("tiny",)))
    assert population(client, ALL) < 20 and {one.programme_id for one in draw(client, ALL, "x")} == {"tiny"}


def test_near_is_near_in_words():
    close = near("洗衣机脱水的时候一直跳闸", ["洗衣机一脱水就跳闸", "我要开发票", "脱水的时候洗衣机跳闸了怎么办"])
    assert close[0] > NEAR and close[2] > NEAR > close[1]


def test_like_this_counts_the_same_reason_near_in_words(many):
    reader = Reader(many, EXECUTIVE)
    one = next(heard for heard in draw(reader, ALL, "x") if heard.reason_id == "a")
    found = alike(reader, ALL, one)
    assert found.n == found.of == 1500 and not found.is_drawn and len(found.contacts) == 1499


def test_the_page_ends_and_what_was_decided_is_kept(tiny):
    app = opened("executive/31_first_hand_listening.py", role="executive", period="2026-03-01..2026-03-31")
    assert "v-heard" in html(app)
    for _turn in range(12):
        step_on = [button for button in app.button if button.key == "heard_next"]
        if not step_on:
            break
        step_on[0].click().run()
    assert not app.exception and "听完了" in html(app)
    assert hearings(Reader(tiny, EXECUTIVE))[0].heard == population(Reader(tiny, EXECUTIVE), ALL)
    app.text_area[1].input("退款当天发一条消息")
    app.text_input[0].input("陈若谷")
    app.button(key="FormSubmitter:decide-记下").click().run()
    (kept,) = decisions(Reader(tiny, EXECUTIVE))
    assert (kept.words, kept.owner, kept.state) == ("退款当天发一条消息", "陈若谷", "open") and kept.interaction_id


def test_a_set_that_was_skipped_is_not_heard(tiny):
    app = opened("executive/31_first_hand_listening.py", role="executive", period="2026-03-01..2026-03-31", on="99")
    assert "这一组还没听完" in html(app) and not hearings(Reader(tiny, EXECUTIVE))


def test_a_decision_goes_its_way(tiny):
    reader = Reader(tiny, EXECUTIVE)
    number = decide(reader, "shop", "改短信", "陈若谷", this_day() + timedelta(28), topic="shop.refund")
    step(reader, number, "done", "", this_day())
    step(reader, number, "owner", "苏见山")
    step(reader, number, "goodwill", "补了运费", amount=12.5)
    (kept,) = decisions(reader)
    assert (kept.state, kept.owner, kept.since, kept.paid) == ("done", "苏见山", this_day(), 12.5)
    with pytest.raises(QAError):
        step(reader, number, "closed", "降下来了")
    note(number, "boss", "closed", "降下来了", this_day())
    with pytest.raises(QAError):
        step(reader, number, "goodwill", "再补", amount=1)
    step(reader, number, "reopened", "又来了")
    assert decisions(reader)[0].state == "done"


@pytest.mark.parametrize(
    "who,told",
    [
        (EXECUTIVE, dict(words=" ")),
        (EXECUTIVE, dict(owner="")),
        (EXECUTIVE, dict(due_on=date(2020, 1, 1))),
        (EXECUTIVE, dict(interaction_id="nowhere")),
        (Scope("a", "agent", agent="shop/S1"), {}),
        (Scope("c", "client", programmes=("shop",)), {}),
        (Scope("e", "executive", programmes=("other",)), {}),
    ],
)
def test_what_is_not_decided(tiny, who, told):
    said = dict(programme_id="shop", words="改", owner="陈", due_on=this_day() + timedelta(9)) | told
    with pytest.raises(QAError):
        decide(Reader(tiny, who), **said)
    assert not decisions(Reader(tiny, EXECUTIVE))

"""The executive's page: topics add up to their contacts, only what is more than chance is told, three matters come
first."""

from datetime import date

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.metrics.question import Question
from qa.scope import Scope
from qa.voice.findings import findings
from qa.voice.likeness import between
from qa.voice.piles import unknown_clusters
from qa.voice.praise import praised
from qa.voice.topics import apart, together, topics

ALL = Question(date(2000, 1, 1), date(2100, 1, 1))
EXECUTIVE = Scope("tiny-executive", "executive")


def test_topics_add_up_to_the_contacts_with_words(tiny):
    found = topics(Reader(tiny, EXECUTIVE), ALL, ALL)
    spoken = tiny.one("select count(*) from contact_fact where customer_message_count > 0 and direction = 'in'")
    assert sum(topic.now.n for topic in found) == spoken and all(topic.now == topic.before for topic in found)
    assert not any(one.is_clear for topic in found for one in topic.changes), "nothing moved"


def _week(writer, first: str, reason: str, n: int, complaints: int, back: int = 0) -> None:
    writer.execute(
        f"""insert into contact_fact by name select '{reason}{first}' || i as interaction_id, 'shop' as programme_id,
        '{reason}' as reason_id, 'in' as direction, 'voice' as channel, true as is_answered, true as is_known_7d,
        'k' || i as customer_id, date '{first}' + (i % 7)::int as day, timestamptz '{first} 09:00:00+08' as started_at,
        2 as customer_message_count, i < {complaints} as has_complaint, if(i < {back}, 1000, null) as next_same_gap_ms,
        0.5 as satisfaction, 60000 as talk_ms, 0 as hold_ms, 0 as acw_ms from range({n}) r(i)"""
    )


NOW = Question(date(2026, 6, 8), date(2026, 6, 14), {"programme": ("shop",)})
BEFORE = Question(date(2026, 6, 1), date(2026, 6, 7), {"programme": ("shop",)})


@pytest.fixture
def weeks(tiny):
    """Of six reasons: a doubled, b complains three times as often, c came back half as often, the rest as ever."""
    with tiny.writing() as writer:
        for reason, before, now in (
            ("a", (200, 10, 40), (400, 20, 80)),
            ("b", (300, 15, 60), (300, 54, 60)),
            ("c", (300, 15, 120), (300, 15, 45)),
            ("d", (300, 15, 60), (310, 16, 62)),
            ("e", (100, 5, 20), (95, 6, 19)),
            ("f", (20, 1, 2), (5, 5, 5)),
        ):
            _week(writer, "2026-06-01", reason, *before)
            _week(writer, "2026-06-08", reason, *now)
    return Reader(tiny, EXECUTIVE)


def test_what_moved_more_than_chance_is_told_and_nothing_else(weeks):
    found = topics(weeks, NOW, BEFORE)
    clear = {(topic.reason_id, one.kind, one.is_worse) for topic in found for one in topic.changes if one.is_clear}
    assert clear == {("a", "more", True), ("b", "complaint", True), ("c", "back", False)}
    more = next(topic for topic in found if topic.reason_id == "a").change("more")
    assert more.by == pytest.approx(2.0) and 1.6 < more.low < 2 < more.high < 2.5
    assert not next(topic for topic in found if topic.reason_id == "f").changes, "too few to say"


def test_nobody_says_more_or_fewer_where_a_time_is_not_whole(weeks):
    half = Question(date(2026, 5, 25), date(2026, 6, 7), NOW.where)
    long = Question(date(2026, 6, 8), date(2026, 6, 21), NOW.where)
    for now, before in ((NOW, half), (long, BEFORE)):
        found = topics(weeks, now, before)
        assert not [one for topic in found for one in topic.changes if one.kind == "more"]
        assert [one for topic in found for one in topic.changes if one.kind == "complaint"], "shares can be told"


def test_hours_nobody_knows_are_not_nought(weeks):
    with weeks.store.writing() as writer:
        writer.execute("update contact_fact set talk_ms = null where reason_id in ('a', 'b')")
    found = {topic.reason_id: topic.now for topic in topics(weeks, NOW, BEFORE)}
    assert found["a"].hours is None and found["c"].hours == pytest.approx(5.0)
    assert together([found["a"], found["c"]]).hours == pytest.approx(5.0) and together([found["a"]]).hours is None


def test_the_three_matters_are_what_got_worse_and_hurts_most(weeks):
    told = findings(weeks, NOW, topics(weeks, NOW, BEFORE))
    assert [(one.topic.reason_id, one.kind) for one in told[:2]] == [("a", "more"), ("b", "complaint")]
    assert len(told) == 3 and told[2].kind == "large"


def test_a_move_is_split_into_mix_and_rate(weeks):
    found = topics(weeks, NOW, BEFORE)
    mix, rate = apart(found, "complaint")
    now, was = (
        sum(getattr(t, side).complaints for t in found) / sum(getattr(t, side).n for t in found)
        for side in ("now", "before")
    )
    assert mix + rate == pytest.approx(now - was) and abs(mix) < 0.004 < rate


def test_a_reason_in_halves_and_a_week_without_complaints(tiny):
    with tiny.writing() as writer:
        for reason in ("half1", "half2"):
            _week(writer, "2026-06-08", reason, 200, 0)
        _week(writer, "2026-06-01", "whole", 400, 40)
    reader = Reader(tiny, EXECUTIVE)
    found = topics(reader, NOW, BEFORE)
    assert {topic.reason_id for topic in found} == {"half1", "half2"} and not any(topic.changes for topic in found)
    assert [one.kind for one in findings(reader, NOW, found)] == ["large", "large"]
    assert apart(found, "complaint") is None or sum(apart(found, "complaint")) <= 0


def test_the_voice_of_a_topic_is_near_to_what_most_of_it_say():
    close = between(["洗衣机脱水就跳闸", "洗衣机一脱水就跳闸", "脱水的时候洗衣机跳闸", "顺便问下发票怎么开"])
    assert close.sum(axis=1).argmin() == 3


def test_praise_says_for_what(tiny):
    with tiny.writing() as writer:
        writer.execute(
            "insert into contact_fact by name select 'p1' as interaction_id, 'tiny' as programme_id,"
            " 'in' as direction, date '2026-03-02' as day, timestamptz '2026-03-02 10:00:00+08' as started_at,"
            " true as has_thanks, false as has_complaint, 'voice' as channel"
        )
        writer.execute("insert into finding by name select 'p1' as interaction_id, 1 as message_seq, 'thanks' as label")
        writer.execute(
            "insert into message by name select 'p1' as interaction_id, 1 as message_seq, 'tiny' as programme_id,"
            " 'customer' as speaker, 'text' as kind, '太谢谢你了，讲得真清楚，真有耐心' as text"
        )
    found, many = praised(Reader(tiny, EXECUTIVE), ALL)
    assert many >= 1 and {"clear", "patient"} <= {one.key for one in found}
    assert not praised(Reader(tiny, Scope("admin", "admin")), ALL)[0]


CLAIM = 'class="v-claim"'


def _named(store) -> None:
    with store.writing() as writer:
        writer.execute("update contact_fact set reason_id = 'shop.refund' where customer_message_count > 0")


@pytest.mark.parametrize("role", ["executive", "client", "lead", "supervisor"])
def test_the_page_stands_for_every_role_that_reaches_it(tiny, role):
    _named(tiny)
    app = opened("executive/30_voice_of_the_customer.py", role=role, period="2026-03-01..2026-03-31")
    assert not app.exception and CLAIM in html(app)
    assert bool(app.text_input) == (role != "client"), "a client decides nothing here"


def test_a_centre_without_names_for_anything_says_so(tiny):
    app = opened("executive/30_voice_of_the_customer.py", role="executive", period="2026-03-01..2026-03-31")
    assert "没有能归类的联络" in html(app) and CLAIM not in html(app)


def test_a_time_without_anything_shows_one_sentence(tiny):
    app = opened("executive/30_voice_of_the_customer.py", role="executive", period="2025-01-01..2025-01-14")
    assert not app.exception and "没有听得到的联络" in html(app) and not app.subheader and not app.toggle


def test_a_decision_beside_a_claim_takes_the_place_of_the_form(tiny):
    _named(tiny)
    app = opened("executive/30_voice_of_the_customer.py", role="executive", period="2026-03-01..2026-03-31")
    forms = len(app.text_input)
    app.text_input[0].input("先发短信说清哪天到")
    app.text_input[1].input("陈若谷")
    next(b for b in app.button if b.label == "记下").click().run()
    assert "先发短信说清哪天到" in html(app) and 'class="v-set"' in html(app) and len(app.text_input) < forms


def test_groups_of_the_unknown_are_made_of_the_unknown(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set reason_id = 'unknown' where customer_message_count > 0")
    groups = unknown_clusters(Reader(tiny, EXECUTIVE), ALL)
    known = {
        r["interaction_id"] for r in tiny.rows("select interaction_id from contact_fact where reason_id = 'unknown'")
    }
    assert all(group["n"] >= 1 and {contact for contact, _words in group["examples"]} <= known for group in groups)

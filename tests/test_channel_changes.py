"""Which channels settle a matter: hand-worked on the tiny centre's facts, with what is too young left out."""

from __future__ import annotations

import pytest
from looking import html, opened

from qa.access.reading import Reader
from qa.customers import channel_changes
from qa.customers.channel_changes import leaks
from qa.scope import Scope


@pytest.fixture
def moved(tiny, monkeypatch):
    """Of forty chats ten came back by phone, two by chat; thirty-one calls did not come back; five are too young."""
    with tiny.writing() as writer:
        writer.execute("create or replace temp table one as select * from contact_fact limit 1")
        writer.execute("delete from contact_fact")
        writer.execute(
            """insert into contact_fact select one.* replace ('w' || i as interaction_id, 'webchat' as channel,
                'k' || i as customer_id, 'in' as direction, true as is_answered, i < 40 as is_known_7d,
                if(i < 12, 3600000, null) as next_same_gap_ms, if(i < 12, if(i < 10, 'v', 'x') || i, null)
                as same_interaction_id) from one, range(45) t(i)"""
        )
        writer.execute(
            """insert into contact_fact select one.* replace (if(i in (10, 11), 'x', 'v') || i as interaction_id,
                if(i in (10, 11), 'webchat', 'voice') as channel, 'k' || i as customer_id, 'in' as direction,
                true as is_answered, i not in (10, 11) as is_known_7d, null as next_same_gap_ms,
                null as same_interaction_id) from one, range(33) t(i)"""
        )
    return tiny


def test_shares_by_the_channel_they_came_back_on(moved):
    day = moved.one("select max(day) from contact_fact")
    chat, voice = leaks(Reader(moved, Scope("b", "executive")), day, day)
    assert (chat.channel, chat.known, chat.again) == ("webchat", 40, {"voice": 10, "webchat": 2})
    assert (chat.settled, chat.share("voice"), chat.share("email")) == (0.7, 0.25, 0.0)
    assert (voice.channel, voice.known, voice.again, voice.settled) == ("voice", 31, {}, 1.0)
    assert channel_changes.LEAST == 30


def test_the_page_says_the_commonest_change(moved):
    app = opened("supervisor/12_repeats.py")
    assert "先用在线，又来电话，占在线的 25.0%（10 次）" in html(app)


@pytest.mark.parametrize("told", ["²", "-5", "99999999999999999999", "x", "0", ""])
def test_an_edited_address_stops_nothing(moved, told):
    for path in ("supervisor/12_repeats.py", "supervisor/12_promises.py", "supervisor/18_customers.py"):
        opened(path, page=told, within=told, cause="xyz", reason="a,b,,c", contact=told)
    opened("reviewer/20_interaction_review.py", page=told, metric="offered", hour="99", reason="a,,b")

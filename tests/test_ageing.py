"""Words of conversations have an end of their own: they go by whole months, what was made of them stays, nothing brings
them back, and a clock that jumps destroys nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from qa import pipeline
from qa.adapters.forgetting.ageing import end
from qa.errors import QAError
from qa.language import annotating
from qa.quality.scoring import score_now
from qa.settings import data_folder

MADE = ("finding", "evaluation", "evaluation_item", "contact_score", "contact_fact", "item_fact", "survey_fact")


def made(store):
    return {name: store.rows(f"select * from {name} order by all") for name in MADE}


def said(store):
    return {r["text"] for r in store.rows("select text from message")}


def latest(store):
    return store.one("select max(coalesce(ended_at, started_at)) from interaction")


def test_words_go_and_what_was_made_of_them_stays(tiny):
    before, words = made(tiny), said(tiny)
    day = latest(tiny)
    assert end(tiny, day + timedelta(days=1000))[1] == 0 and said(tiny) == words
    assert end(tiny, day + timedelta(days=1095 + 31), is_sure=True)[1] == tiny.one("select count(*) from interaction")
    assert said(tiny) == {""} and tiny.one("select count(*) from house_mark where name = 'scrub'")
    annotating.renew(tiny)
    with tiny.writing() as writer:
        writer.execute("insert into due select unnest(['annotate', 'score', 'count']), interaction_id from interaction")
    pipeline.refresh(tiny)
    score_now(tiny, [r["interaction_id"] for r in tiny.rows("select interaction_id from interaction")])
    after = made(tiny)
    assert before["finding"] and [name for name in MADE if before[name] != after[name]] == []
    assert not tiny.rows("select * from due where stage in ('annotate', 'score')")


def test_a_month_goes_whole_or_not_at_all(tiny):
    first = latest(tiny).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    assert end(tiny, first + timedelta(days=1095 + 27), is_sure=True)[1] == 0
    assert "" not in said(tiny)


def test_a_clock_that_jumped_destroys_nothing(tiny):
    words = said(tiny)
    end(tiny, latest(tiny))
    with pytest.raises(QAError):
        end(tiny, latest(tiny) + timedelta(days=4000))
    assert said(tiny) == words


def test_for_ever_is_a_choice(tiny, monkeypatch):
    (data_folder() / "settings.toml").write_text("words_days = 0\n")
    words = said(tiny)
    assert end(tiny, latest(tiny) + timedelta(days=9000), is_sure=True)[1] == 0 and said(tiny) == words

"""Themes nobody has named: one that is planted in the words of another hand is found in its week and called new; weeks
without anything new flag nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest

from qa.access.reading import Reader
from qa.language.themes import mined, words_of
from qa.metrics.question import Question
from qa.scope import Scope
from qa.voice.themes import rising

EXECUTIVE = Scope("boss", "executive")
LINES = [
    json.loads(line) for line in (Path(__file__).parent / "probes" / "themes.jsonl").read_text("utf-8").splitlines()
]
ODD = [line["text"] for line in LINES if line["theme"] == "T0"]
NEW = {theme: [line["text"] for line in LINES if line["theme"] == theme] for theme in ("T1", "T2", "T3")}
FIRST, WEEKS = date(2026, 6, 1), 5


@pytest.mark.parametrize("theme,word", [("T1", "闪退"), ("T3", "积分")])
def test_a_theme_among_six_hundred_odd_matters_is_found(theme, word):
    mine = Random(2).sample(NEW[theme], 60)
    texts = [*ODD, *mine]
    Random(3).shuffle(texts)
    found = mined(texts)
    of = found.of([words_of(text) for text in texts])
    held = [at for at, words in enumerate(found.words) if word in words]
    is_mine = np.array([text in mine for text in texts])
    assert held and np.isin(of[is_mine], held).mean() >= 0.4 and np.isin(of[~is_mine], held).mean() <= 0.02


def test_of_nothing_there_is_no_theme():
    assert not mined([]).words and not mined(["在吗"] * 9).words and not mined(ODD[:30]).words


@pytest.fixture
def month(tiny):
    """Five weeks of odd matters, and a new one in the last week alone."""
    rng, rows = Random(5), []
    for week in range(WEEKS):
        texts = rng.sample(ODD, 240) + (rng.sample(NEW["T1"], 60) if week == WEEKS - 1 else [])
        rows += [(f"w{week}n{place}", FIRST + timedelta(7 * week), text) for place, text in enumerate(texts)]
    with tiny.writing() as writer:
        writer.execute("create or replace temp table made (id varchar, day date, text varchar)")
        writer.execute(
            "insert into made select unnest(?::varchar[]), unnest(?::date[]), unnest(?::varchar[])",
            [list(column) for column in zip(*rows)],
        )
        writer.execute(
            """insert into contact_fact by name select id as interaction_id, 'tiny' as programme_id,
            'unknown' as reason_id, 'in' as direction, 'voice' as channel, day, day::timestamptz as started_at,
            2 as customer_message_count, text like '%闪退%' as has_complaint from made"""
        )
        writer.execute(
            """insert into contact_score by name select id as interaction_id, 1 as gist_seq, 0 as gist_begin,
            length(text) as gist_end from made"""
        )
        writer.execute(
            """insert into message by name select id as interaction_id, 1 as message_seq, 'tiny' as programme_id,
            'customer' as speaker, 'text' as kind, text from made"""
        )
    return Reader(tiny, EXECUTIVE)


def _asked(week: int) -> Question:
    return Question(FIRST + timedelta(7 * week - 7), FIRST + timedelta(7 * week + 6))


def test_a_new_theme_is_found_in_its_week(month):
    found = rising(month, _asked(WEEKS - 1))
    flagged = [one for one in found if one.is_rising]
    assert flagged and flagged == found[: len(flagged)] and flagged[0].is_new and flagged[0].complaints
    assert 24 <= sum(one.n for one in flagged) <= 70 and sum("闪退" in one.words for one in flagged) >= 1


def test_weeks_without_anything_new_flag_nothing(month):
    assert not [one for week in (2, 3) for one in rising(month, _asked(week)) if one.is_rising]


def test_who_reads_no_words_sees_no_theme(month):
    assert not rising(Reader(month.store, Scope("admin", "admin")), _asked(WEEKS - 1))
    assert not rising(month, Question(date(2020, 1, 1), date(2020, 1, 7)))

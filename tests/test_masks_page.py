"""What was hidden is counted by kind, looked at, judged by people; a name that was forgotten is hidden everywhere at
once."""

from __future__ import annotations

import pytest

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.masks import judge_mask, mask_counts, mask_figures, mask_sample
from qa.language.personal import kinds
from qa.records.book import rows
from qa.scope import Scope
from qa.settings import PROJECT

ADMIN, REVIEWER = Scope("boss", "admin"), Scope("qa1", "reviewer")


@pytest.fixture
def told(tiny):
    """The tiny centre with two messages that hide something."""
    with tiny.writing() as writer:
        writer.execute(
            "update message set text = '我叫乔木森，电话13800001111', masked_because = null where message_seq = 1"
        )
        writer.execute("update message set text = '让咕咚接', masked_because = '' where message_seq = 2")
        writer.execute("delete from stage_version where stage = 'hide'")
    pipeline.refresh(tiny)
    return Reader(tiny, ADMIN)


def test_counted_looked_at_and_judged(told):
    counts = {row["kind"]: row["n"] for row in mask_counts(told)}
    assert counts["姓名"] == counts["手机号"] == told.one("select count(*) from {message} where message_seq = 1")
    assert mask_sample(told, "手机号", 1, 3) == [], "an administrator reads no words"
    reviewer = Reader(told.store, REVIEWER)
    some = mask_sample(reviewer, "手机号", 1, 3)
    assert len(some) == 3 and all(row["text"] == "我叫[姓名]，电话[手机号]" and row["masked_because"] for row in some)
    assert len([a for a in rows("audit") if a["action"] == "view"]) == 3, "opening words is written down"
    for row, verdict in zip(some, ("right", "right", "wrong")):
        judge_mask(reviewer, row["interaction_id"], row["message_seq"], "手机号", verdict)
    figure = mask_figures(told)[0]
    assert (figure["n"], figure["right"]) == (3, 2) and figure["low"] < 2 / 3 < figure["high"]


def test_a_name_that_was_forgotten_is_hidden_everywhere(told):
    before = told.one("select count(distinct interaction_id) from {message} where text like '%咕咚%'")
    held = pipeline.hide_everywhere(told, "咕咚")
    assert held == before and not told.one("select 1 from {message} where text like '%咕咚%' limit 1")


def test_who_may_not_and_what_is_no_name(told):
    reviewer = Reader(told.store, REVIEWER)
    for refused in (
        lambda: judge_mask(told, "x", 1, "手机号", "right"),
        lambda: judge_mask(reviewer, "no such contact", 1, "手机号", "right"),
        lambda: judge_mask(reviewer, told.one("select interaction_id from {message} limit 1"), 1, "手机号", "perhaps"),
        lambda: pipeline.hide_everywhere(reviewer, "咕咚"),
        lambda: pipeline.hide_everywhere(told, "高兴"),
        lambda: pipeline.hide_everywhere(told, "1"),
    ):
        with pytest.raises(QAError):
            refused()


def test_every_rule_is_named_in_english():
    catalogue = (PROJECT / "data" / "locale" / "en.po").read_text("utf-8")
    assert not [rule.name for kind in kinds() for rule in kind.rules if f'msgid "{rule.name}"' not in catalogue]

"""The page of exploring: any number by any two dimensions, every cell to its contacts, kept for oneself."""

from __future__ import annotations

import pytest
from looking import notices, opened

from qa.access.reading import Reader
from qa.errors import QAError
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.kept_questions import MOST_LETTERS, drop, keep, kept_questions
from qa.metrics.lists import contacts_behind
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.scope import Scope


def _open(**address):
    return opened("supervisor/18_explore.py", **address)


@pytest.mark.parametrize("key", metrics())
def test_every_number_opens_by_every_dimension(tiny, key):
    for place, by in enumerate(name for name in DIMENSIONS if name != "agent"):
        _open(metric=key, by=by, across=("channel", "hour", "none")[place % 3])


def test_what_leaves_nothing_says_so_and_what_is_unknown_is_dropped(tiny):
    told = _open(metric="deflection", by="day")
    assert "这样拆开没有数字" in " ".join(notices(told))
    assert not _open(metric="nonsense", by="nonsense", across="agent", variant="nonsense").exception


@pytest.mark.parametrize("by", [name for name in DIMENSIONS if name not in ("agent", "team")])
def test_a_cell_leads_to_as_many_contacts_as_it_counts(seen, by):
    for value in measure(Reader(seen), ["contacts"], by=(by,)):
        if value.by[by] is not None:
            asked = Question(where={by: (str(value.by[by]),)})
            assert contacts_behind(Reader(seen), asked, "contacts")[1] == value.n


def test_a_question_is_kept_for_oneself_and_dropped(tiny):
    mine, other = Reader(tiny, Scope("a", "lead")), Reader(tiny, Scope("b", "lead"))
    keep(mine, "周一", {"metric": "asa", "by": "hour"})
    keep(mine, "周一", {"metric": "asa", "by": "slot"})
    assert [(k.name, k.address["by"]) for k in kept_questions(mine)] == [("周一", "slot")]
    assert not kept_questions(other)
    drop(other, kept_questions(mine)[0].number)
    assert kept_questions(mine)
    drop(mine, kept_questions(mine)[0].number)
    assert not kept_questions(mine)
    for name in ("", "x" * (MOST_LETTERS + 1)):
        with pytest.raises(QAError):
            keep(mine, name, {})

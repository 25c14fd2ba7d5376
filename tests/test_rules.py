"""What a rule is known by: not its layout, but its code; evidence of other code carries it no more."""

from __future__ import annotations

from qa import pipeline
from qa.access.reading import Reader
from qa.quality.reviewing import review
from qa.quality.rules import _says
from qa.quality.scorecards import scorecards
from qa.quality.standing import stand
from qa.scope import Scope

REVIEWER = Scope("qa1", "reviewer")


def test_layout_and_comments_make_no_other_rule(tmp_path):
    (tmp_path / "a.py").write_text(
        '"""One."""\n\ndef find(case):  # why\n    """Two."""\n    return case + 1\n', "utf-8"
    )
    (tmp_path / "b.py").write_text(
        '"""Other words."""\ndef find(case):\n    return (\n        case + 1\n    )\n', "utf-8"
    )
    (tmp_path / "c.py").write_text("def find(case):\n    return case + 2\n", "utf-8")
    assert _says(tmp_path / "a.py") == _says(tmp_path / "b.py") != _says(tmp_path / "c.py")


def test_evidence_of_another_program_is_evidence_of_another_rule(tiny, folder, monkeypatch):
    """The code of an operator changed: the same words of a card are another rule, and blind reviews of the old one
    carry it no more."""
    monkeypatch.setattr("qa.quality.standing.shipped_evidence", dict)
    (folder / "scorecards" / "evidence" / "evidence.toml").unlink()
    card, v3 = scorecards()["voice"], tiny.one("select interaction_id from interaction where native_id = 'V3'")
    review(Reader(tiny, REVIEWER), v3, "voice", {i.item_id: "met" for i in card.items}, is_blind=True)
    pipeline.refresh(tiny)
    told = "select sum(blind) from item_standing where scorecard_id = 'voice'"
    assert tiny.one(told) > 0
    with tiny.writing() as writer:
        writer.execute(
            """insert into scorecard_version select scorecard_id, 'next', content, '{}' from scorecard_version
            where scorecard_id = 'voice'"""
        )
    stand(tiny)
    assert (
        tiny.one(f"{told} and scorecard_version = 'next'") == 0
        and tiny.one(f"{told} and scorecard_version = ?", [card.version]) > 0
    )

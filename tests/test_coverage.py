"""What stands behind the quality lead's figures: the contacts, within the scope."""

from __future__ import annotations

from datetime import date

from saying import REVIEWER

from qa.access.reading import Reader
from qa.metrics.lists import contacts_named
from qa.quality.desk.coverage import judged_by, missed_by_lot
from qa.quality.desk.plans import drawn
from qa.quality.reviewing import Grounds, review
from qa.scope import Scope


def test_what_stands_behind_a_figure_of_the_lead_are_contacts(tiny, v3):
    lead = Reader(tiny, Scope("lead2", "lead"))
    review(Reader(tiny, REVIEWER), v3, "voice", {"closing": "met"}, grounds=Grounds(drawn="random", seconds=60))
    day = lead.last_day()
    assert judged_by(lead, REVIEWER.user, lead.first_day(), day) == [v3]
    assert judged_by(lead, "nobody", lead.first_day(), day) == []
    assert judged_by(lead, REVIEWER.user, date.min, date.min) == []
    assert [r["interaction_id"] for r in contacts_named(lead, [v3, "0" * 16])] == [v3]
    assert contacts_named(Reader(tiny, Scope("x", "lead", programmes=("other",))), [v3]) == []


def test_what_a_lot_found_missing_is_opened_and_nothing_else(tiny):
    lead, day = Reader(tiny, Scope("lead2", "lead")), date(2026, 3, 9)
    lot = [one.interaction_id for one in drawn(Reader(tiny), "tiny", day) if one.kind == "random"]
    told = tiny.rows("select interaction_id, channel from interaction")
    channels = {r["interaction_id"]: r["channel"] for r in told}
    for contact, drawn_for in ((lot[0], "random"), (lot[-1], "")):
        card = "voice" if channels[contact] == "voice" else "text"
        review(Reader(tiny, REVIEWER), contact, card, {"closing": "not_met"}, grounds=Grounds(drawn=drawn_for))
    assert missed_by_lot(lead, "tiny", "closing") == [lot[0]]
    assert missed_by_lot(lead, "tiny", "greeting") == []

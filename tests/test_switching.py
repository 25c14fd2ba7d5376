"""An item of the machine switched off by a person: no points, no hints, on the next refresh; and on again."""

from __future__ import annotations

import pytest
from saying import AGENT, REVIEWER

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.metrics.lists import contact
from qa.quality.accuracy import item_standings, standing_changes
from qa.quality.scorecards import scorecards
from qa.quality.switching import switch, switched_off
from qa.records.book import rows

CARD = scorecards()["voice"]


def _items(store, v3):
    return {item["item_id"]: item["verdict"] for item in contact(Reader(store), v3)["items"]}


def test_off_takes_no_points_and_is_no_hint_until_it_is_on_again(tiny, v3):
    before, place = _items(tiny, v3), (tiny.one("select min(programme_id) from programme"), "voice", "ownership")
    assert before["ownership"] == "not_met"
    switch(Reader(tiny, REVIEWER), place, True, "新规则下月才生效")
    pipeline.refresh(tiny)
    assert _items(tiny, v3) == {item: verdict for item, verdict in before.items() if item != "ownership"}
    states = {r["item_id"]: (r["state"], r["why"]) for r in item_standings(Reader(tiny), "voice", CARD.version)}
    assert states["ownership"] == ("off", "off")
    assert standing_changes(Reader(tiny), "voice")[0]["state"] == "off"
    switch(Reader(tiny, REVIEWER), place, False, "规则生效了")
    pipeline.refresh(tiny)
    assert _items(tiny, v3) == before and not switched_off()
    assert [a["action"] for a in rows("audit") if a["action"].startswith("switch")] == ["switch off", "switch on"]


def test_agents_and_switches_without_a_reason_are_refused(tiny):
    place = (tiny.one("select min(programme_id) from programme"), "voice", "ownership")
    for scope, note in ((AGENT, "不想被扣"), (REVIEWER, " ")):
        with pytest.raises(QAError):
            switch(Reader(tiny, scope), place, True, note)
    assert not switched_off() and not rows("item_switch")

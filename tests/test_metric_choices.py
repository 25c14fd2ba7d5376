"""How a programme counts: its variant and target from a day on, in every number, written down by who may."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.metrics.choosing import Choice, choices, choose, in_use
from qa.metrics.measuring import measure, recombined
from qa.metrics.question import Question
from qa.records.book import rows
from qa.scope import Scope
from qa.settings import PROJECT
from qa.ui import board

LEAD = Scope("lead", "lead")
WEEK, LATER = Question(date(2026, 3, 2), date(2026, 3, 8)), Question(date(2026, 3, 9), date(2026, 3, 20))


def _choice(**told):
    usual = dict(programme_id="tiny", key="service_level", variant="every_miss", target=0.9)
    return Choice(**(usual | dict(since=date(2026, 3, 1), words="合同", by="") | told))


def test_a_programmes_formula_counts_from_its_day_on(tiny):
    lead, brand = Reader(tiny, LEAD), Reader(tiny, Scope("x", "executive", programmes=("tiny",)))
    choose(lead, _choice())
    value = measure(brand, ["service_level"], WEEK)[0]
    assert (value.value, value.variant) == (pytest.approx(3 / 8), "every_miss")
    assert measure(lead, ["service_level"], WEEK)[0].value == pytest.approx(3 / 6)  # all brands: the usual one
    assert in_use(brand, "service_level", WEEK).target == 0.9
    assert measure(brand, ["service_level"], WEEK, variant={"service_level": ""})[0].value == pytest.approx(3 / 6)
    choose(lead, _choice(variant="answered_only", since=date(2026, 3, 9)))
    assert measure(brand, ["service_level"], WEEK)[0].value == pytest.approx(3 / 8)
    assert in_use(brand, "service_level", LATER).varied == "answered_only"
    assert [c.variant for c in choices("service_level")] == ["every_miss", "answered_only"]
    assert [a["action"] for a in rows("audit")] == ["choose metric"] * 2


def test_parts_counted_so_come_together_so(tiny):
    choose(Reader(tiny, LEAD), _choice(programme_id="", key="csat", variant="mean", target=4.0))
    reader = Reader(tiny, LEAD)
    whole = recombined(["csat"], measure(reader, ["csat"], WEEK, ("day",)))["csat"]
    assert whole.value == 3.0 and whole.metric.unit == "points" and whole.high <= 5.0


@pytest.mark.parametrize(
    "told", [{"key": "nonsense"}, {"variant": "nonsense"}, {"target": 90.0}, {"target": -0.1}, {"words": " "}]
)
def test_what_cannot_be_is_refused(tiny, told):
    with pytest.raises(QAError):
        choose(Reader(tiny, LEAD), _choice(**told))
    assert not rows("metric_choice")


def test_only_who_may_says_how_its_own_programme_counts(tiny):
    for scope in (Scope("s", "supervisor", teams=("tiny/一组",)), Scope("l", "lead", programmes=("other",))):
        with pytest.raises(QAError):
            choose(Reader(tiny, scope), _choice())


def test_a_new_formula_is_no_change_of_the_number(tiny):
    """The period before is counted by the formula of the one that is looked at: no alarm from another formula."""
    lead = Reader(tiny, LEAD)
    with tiny.writing() as writer:
        for fact in ("visit_fact", "contact_fact"):
            writer.execute(f"create or replace temp table earlier as select * from {fact}")
            writer.execute("update earlier set day = day - 14, interaction_id = 'e' || interaction_id")
            writer.execute(f"insert into {fact} select * from earlier")
    choose(lead, _choice(since=date(2026, 3, 2)))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    asked = {"role": "lead", "period": "2026-03-02..2026-03-15", "programme": "tiny", "tile": "service_level"}
    for name, value in asked.items():
        app.query_params[name] = value
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            board, "_board", lambda _viewer, _counted, _tried, now, before, *_rest: seen.append((now, before))
        )
        app.run().switch_page("pages/supervisor/11_operations.py").run()
    assert not app.exception
    now, before = seen[-1]
    assert now["service_level"].value == pytest.approx(3 / 8) == before["service_level"].value


def test_another_brands_choice_is_not_told(tiny):
    choose(Reader(tiny, LEAD), _choice(programme_id="other"))
    assert [c.programme_id for c in choices("service_level")] == ["other"]
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, value in {"role": "lead", "period": "90d"}.items():
        app.query_params[name] = value
    app.run().switch_page("pages/everyone/50_how_it_is_calculated.py").run()
    app.selectbox(key="which_metric").set_value("service_level").run()
    assert not [t.value for t in app.text if "合同" in t.value]

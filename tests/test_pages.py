"""Every page opens for every role, on the tiny centre and on nothing, in both languages, and keeps its doors shut to
the others."""

from __future__ import annotations

import shutil

import pytest
from looking import notices, question
from streamlit.testing.v1 import AppTest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.quality.accuracy import item_accuracy
from qa.quality.reviewing import review
from qa.records.book import rows
from qa.scope import ROLES, Scope
from qa.settings import PROJECT
from qa.ui.menu import HOME, PLACES, REVIEW, declared_places


def _open(role, place=None, language="zh", **address):
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, value in {"role": role, "lang": language, "period": "90d", **address}.items():
        app.query_params[name] = value
    app.run()
    if place:
        app.switch_page(f"pages/{place.path}").run()
    assert not app.exception, [e.message for e in app.exception]
    return app


@pytest.mark.parametrize("role", ROLES)
def test_doors_on_tiny(tiny, role):
    """One after the other, as somebody walks: what one page left in the session opens no door of the next."""
    app = _open(role)
    for place in PLACES:
        app.switch_page(f"pages/{place.path}").run()
        assert not app.exception, (place.url, [e.message for e in app.exception])
        is_shut = bool([w for w in notices(app, "watch") if "菜单" in w])
        assert (bool(question(app)), is_shut) == (is_open := role in place.menu + place.reach, not is_open), place.url


@pytest.mark.parametrize("role", [role for role in ROLES if role != "auditor"])
def test_nothing_yet_says_what_to_do(folder, role):
    app = _open(role, HOME[role])
    assert question(app) and [button for button in app.button if button.label == "建示范中心"]


@pytest.mark.parametrize("role", ROLES)
def test_english(tiny, role, monkeypatch):
    monkeypatch.setenv("XINSHENG_LANGUAGE", "en")
    app = _open(role, HOME[role], "en")
    words = " ".join([question(app)] + [s.value for s in app.subheader] + [c.value for c in app.caption])
    assert words and not [c for c in words if "\u4e00" <= c <= "\u9fff" and c not in "甲一乙二丙三组热线在小客服"], (
        words
    )


def test_a_metric_in_the_address_lists_its_contacts(tiny):
    app = _open("reviewer", REVIEW, metric="abandonment_rate")
    assert [c for c in app.caption if "共 2 次联络" in c.value]
    app.query_params["metric"] = "no_such_metric"
    app.run()
    assert not app.exception


def test_an_agent_contests_one_line(tiny):
    contact = tiny.one("select interaction_id from interaction where native_id = 'C1'")
    app = _open("agent", next(p for p in PLACES if p.url == "interaction_review"), as_agent="tiny/A3", contact=contact)
    click = lambda: next(b for b in app.button if b.label == "申诉这一项").click().run()  # noqa: E731
    click()
    assert notices(app, "wrong") and not rows("dispute")
    app.text_area[0].input("客户先报的证件号")
    click()
    assert notices(app, "done") and rows("dispute")[0]["words"] == "客户先报的证件号"


def test_an_agent_sees_only_own_contacts(tiny):
    other = tiny.one("select interaction_id from interaction where native_id = 'V1'")
    app = _open("agent", next(p for p in PLACES if p.url == "interaction_review"), as_agent="tiny/A3", contact=other)
    shown = " ".join(h.body if hasattr(h, "body") else str(h) for h in app.main)
    assert "电饭煲" not in shown


def test_what_the_address_says_and_nobody_knows_is_said(tiny):
    app = _open(
        "supervisor", next(p for p in PLACES if p.url == "customer_experience"), channel="pigeon", as_team="ZZZ"
    )
    assert [w for w in notices(app, "watch") if "channel=pigeon" in w and "as_team=ZZZ" in w]
    app = _open("supervisor", HOME["supervisor"], period="2026-02-30..nonsense", tile="x", on="yesterday")
    assert [w for w in notices(app, "watch") if "period=" in w] and not app.exception


def test_a_choice_stands_in_the_address(tiny):
    app = _open("reviewer", REVIEW)
    app.button_group[0].set_value("all").run()
    assert app.query_params["list"] in ("all", ["all"])


def test_reviews_say_how_right_the_machine_is(tiny):
    contact = tiny.one("select interaction_id from interaction where native_id = 'V3'")
    who = Scope("judge", "reviewer")
    review(
        Reader(tiny, who),
        contact,
        "voice",
        {"ownership": "not_met", "closing": "met", "greeting": "met", "listening": "na"},
    )
    review(Reader(tiny, who), contact, "voice", {"closing": "not_met"})
    known = item_accuracy(Reader(tiny))
    assert known[("voice", "ownership")].precision[0] == 1.0 and known[("voice", "closing")].recall[0] == 1.0
    assert known[("voice", "greeting")].precision is None and ("voice", "listening") not in known
    with pytest.raises(QAError):
        review(Reader(tiny, Scope("a", "agent", agent="tiny/A2")), contact, "voice", {"closing": "met"})


@pytest.mark.parametrize(
    "name,line,said",
    [
        ("agent/48_letters.py", 'viewer = guard("agent", title="故事", short="故事", icon="voice")', None),
        (
            "agent/48_letters.py",
            'viewer = guard("agent", short="故事", icon="voice")',
            "agent/48_letters.py: guard.. lacks title",
        ),
        ("agent/48_letters.py", 'viewer = guard("agnet", title="故事", short="故事", icon="voice")', "no role agnet"),
        ("agent/48_letters.py", "print(1)", "48_letters.py does not begin with viewer = guard"),
        (
            "agent/48_letters.py",
            'viewer = guard("agent", title="故事", short="故事", icon="voice", home_of=("agent",))',
            "agent has 2 homes .agent/40_my_growth.py, agent/48_letters.py",
        ),
        (
            "admin/63_my_growth.py",
            'viewer = guard("admin", title="二", short="二", icon="voice")',
            "two pages have the address my_growth",
        ),
    ],
)
def test_a_page_is_one_file_that_says_what_it_is(tmp_path, name, line, said):
    folder = tmp_path / "pages"
    shutil.copytree(PROJECT / "pages", folder)
    (folder / name).write_text(f'"""故事"""\n\nfrom qa.ui.session import guard\n\n{line}\n', "utf-8")
    if said:
        with pytest.raises(ValueError, match=said):
            declared_places(folder)
    else:
        places = declared_places(folder)
        assert len(places) == len(PLACES) + 1 and {p.url: p for p in places}["stories"].menu == ("agent",)
        assert {role: p.url for p in places for role in p.home_of} == {role: p.url for role, p in HOME.items()}, (
            "nobody's home moves"
        )

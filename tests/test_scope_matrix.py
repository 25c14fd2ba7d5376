"""Role × page × verb × foreign row: whatever the address or a call says, nothing of somebody else's is seen or
changed."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest
from streamlit.testing.v1 import AppTest

from qa.access.person import Grant, Person
from qa.access.reading import Reader
from qa.access.roles import scope_of
from qa.access.sessions import Session
from qa.errors import QAError
from qa.language.correcting import correct, corrections
from qa.metrics.dimensions import labels
from qa.metrics.lists import contact, contacts_behind, journey
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.motivation.appreciation import kudos_for, thank, thanks
from qa.quality.contesting.disputes import answer_dispute, contest, open_disputes
from qa.quality.explaining import explain
from qa.quality.reviewing import review
from qa.records.book import rows
from qa.settings import PROJECT
from qa.ui.menu import PLACES
from qa.voice.findings import findings
from qa.voice.listening import draw
from qa.voice.praise import praised
from qa.voice.topics import topics

TEAM, OTHER_TEAM, ME, OTHER = "tiny/一组", "tiny/二组", "tiny/A1", "tiny/A3"
GRANTS = {
    "supervisor": Grant("supervisor", teams=(TEAM,)),
    "agent": Grant("agent", agent_id=ME),
    "reviewer": Grant("reviewer", programmes=("other",)),
    "lead": Grant("lead", programmes=("other",)),
    "executive": Grant("executive", programmes=("other",)),
    "client": Grant("client", programmes=("other",)),
    "admin": Grant("admin"),
    "auditor": Grant("auditor"),
}
WRITTEN = ("evaluation", "dispute", "correction", "kudos")
WHOLE = Question(date(2020, 1, 1), date(2030, 1, 1))


def _person(role):
    return Person(f"p-{role}", "某人", "", True, (GRANTS[role],))


def _foreign(store, role) -> list[str]:
    """Contacts that the role may not see; of those without one's own, all."""
    mine = {"supervisor": f"team_id = '{TEAM}' or team_id is null", "agent": f"agent_id = '{ME}'"}.get(role, "false")
    sql = f"select interaction_id from contact_fact where not coalesce({mine}, false)"
    return [r["interaction_id"] for r in store.rows(sql)]


def _words(store, contacts) -> set[str]:
    """What is said in these contacts and in no other."""
    sql = """select text from message where length(text) > 7 group by text
        having count(*) filter (list_contains(?::varchar[], interaction_id)) = count(*)"""
    return {r["text"] for r in store.rows(sql, [contacts])}


@pytest.fixture
def signed(tiny, folder, monkeypatch):
    """A function that signs a role in."""
    (folder / "demo").rmdir()
    now = datetime.now(timezone.utc)

    def as_role(role):
        session = Session(_person(role), "h", now, now, now, "password", "", "")
        monkeypatch.setattr("qa.ui.session.holder", lambda token, is_move=False: session)

    return as_role


def _shown(app) -> bytes:
    """Everything that was sent to the browser."""
    out, todo = [], list(app._tree.children.values())
    while todo:
        node = todo.pop()
        proto = getattr(node, "proto", None)
        if proto is not None and hasattr(proto, "SerializeToString"):
            out.append(proto.SerializeToString())
        todo += list(getattr(node, "children", {}).values())
    return b"\n".join(out)


FORGED = dict(role="admin", as_agent=OTHER, as_team=OTHER_TEAM, agent=OTHER, team=OTHER_TEAM, programme="tiny")
FORGED |= {"metric": "contacts"}


@pytest.mark.parametrize("role", GRANTS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.url)
def test_no_page_shows_a_foreign_row(tiny, signed, role, place):
    signed(role)
    foreign = _foreign(tiny, role)
    words = _words(tiny, foreign)
    assert foreign and words
    may_enter = role in place.menu + place.reach  # a shut page is tried with the forged address alone
    for forged in (*([{}] if may_enter else []), FORGED | {"contact": foreign[0]}):
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        for name, value in {"period": "90d", **forged}.items():
            app.query_params[name] = value
        app.run()
        app.switch_page(f"pages/{place.path}").run()
        assert not app.exception, [e.message for e in app.exception]
        shown = _shown(app)
        seen = [one for one in foreign if one.encode() in shown and one != forged.get("contact")]
        assert not seen and not [text for text in words if text.encode() in shown]


@pytest.mark.parametrize("role", GRANTS)
def test_no_verb_reads_or_writes_a_foreign_row(tiny, role):
    scope = scope_of(tiny, _person(role), role)
    reader, before = Reader(tiny, scope), {name: len(rows(name)) for name in WRITTEN}
    foreign = _foreign(tiny, role)
    for one in foreign:
        assert contact(reader, one) is None and not corrections(reader, one)
        for look in (explain, open_disputes):
            try:
                assert not look(reader, one)
            except QAError:
                pass
        for work in (
            lambda: review(reader, one, "voice", {"greeting": "met"}, ""),
            lambda: contest(reader, one, "voice", "greeting", "这条不对"),
            lambda: correct(reader, one, "satisfaction", "1"),
            lambda: thank(reader, OTHER, "谢谢", one),
            lambda: answer_dispute(reader, 1, "met", "改"),
        ):
            with pytest.raises((QAError, PermissionError)):
                work()
    listed, total = contacts_behind(reader, WHOLE, size=100)
    sql = "select distinct customer_id from interaction where list_contains(?::varchar[], interaction_id)"
    journeys = [journey(reader, r["customer_id"]) for r in tiny.rows(sql, [foreign])]
    told = topics(reader, WHOLE, WHOLE)
    said = [one.words for one in draw(reader, WHOLE, "x", 100)]
    said += [one.voice.words for one in findings(reader, WHOLE, told) if one.voice]
    said += [one.quote["text"] for one in praised(reader, WHOLE)[0]]
    if role != "admin":  # an administrator counts contacts, and reads no word of them
        assert not {row["interaction_id"] for row in listed} & set(foreign) and total == len(listed)
        assert not {row["interaction_id"] for rows_ in journeys for row in rows_} & set(foreign)
    thanked = {one.text for one in thanks(reader, WHOLE.since, WHOLE.until)} if role != "auditor" else set()
    assert not ({*said} | thanked) & _words(tiny, foreign)
    if role not in ("admin", "supervisor", "agent"):
        assert not told and not kudos_for(reader, OTHER) and not measured(reader)
        assert not labels(reader, "agent", "zh") or role == "auditor"
    assert before == {name: len(rows(name)) for name in before}


def measured(reader) -> list:
    """Values that anything was counted for."""
    found = measure(reader, list(metrics()), WHOLE)
    return [value for value in found if value.n]


def test_a_client_sees_its_brand_and_no_agents_name(tiny):
    person = Person("c", "委托方", "", True, (Grant("client", programmes=("tiny",)),))
    reader = Reader(tiny, scope_of(tiny, person, "client"))
    assert contacts_behind(reader, WHOLE)[1] == 12
    assert set(labels(reader, "agent", "zh").values()) == {"坐席"}
    assert set(labels(reader, "agent", "en").values()) == {"Agent"}

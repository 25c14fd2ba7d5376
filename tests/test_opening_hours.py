"""Time counted in open hours alone: nights, weekends and holidays are left out; other hours count everything anew."""

from __future__ import annotations

import pytest
from ingesting import bring, contacts_and_words

from qa import pipeline
from qa.access.reading import Reader
from qa.adapters.mapping.mapped_table import read_source
from qa.metrics.measuring import measure
from qa.settings import data_folder
from qa.warehouse.store import shared

MAPPING = (
    contacts_and_words("desk", "webchat")
    + """[[table]]
match = "tickets.csv"
[table.ticket]
id = "ticket"
contact = "id"
opened_at = "opened"
replied_at = "replied"
solved_at = "solved"
"""
)
# Friday 6 March 2026, 20:50: answered on Saturday at 9:20. Monday 9 March, 10:00: after half an hour.
CONTACTS = """id,agent,from,to
1,x,2026-03-06 20:50:00,2026-03-07 09:30:00
2,x,2026-03-09 10:00:00,2026-03-09 10:40:00
"""
WORDS = """id,n,who,at,text
1,1,c,2026-03-06 20:50:00,在吗
1,2,a,2026-03-07 09:20:00,您好在的
2,1,c,2026-03-09 10:00:00,在吗
2,2,a,2026-03-09 10:30:00,您好在的
"""
TICKETS = """ticket,id,opened,replied,solved
T1,1,2026-03-06 20:00:00,2026-03-07 10:00:00,2026-03-09 12:00:00
"""


@pytest.fixture
def desk(folder, tmp_path):
    path = tmp_path / "desk.source.toml"
    path.write_text(MAPPING, "utf-8")
    store, source = shared(), read_source(path)
    for name, text in (("contacts.csv", CONTACTS), ("words.csv", WORDS), ("tickets.csv", TICKETS)):
        bring(store, text, name, source)
    pipeline.refresh(store)
    return store


def _told(store, key: str, variant: str | None = "open") -> float | None:
    return measure(Reader(store), [key], variant={key: variant} if variant else None)[0].parts


def _mean(store, key, variant="open"):
    parts = _told(store, key, variant)
    return parts.top / parts.bottom if parts.bottom else None


def _say(store, words: str) -> None:
    (data_folder() / "calendar.toml").write_text(words, "utf-8")
    pipeline.refresh(store)


def test_nights_and_weekends_are_left_out(desk):
    assert _mean(desk, "frt") is None, "no hours are named"
    assert _mean(desk, "frt", None) == (12.5 * 3600 + 1800) / 2
    _say(desk, '[default]\nhours = "09:00-21:00"\n')
    assert _mean(desk, "frt") == (600 + 1200 + 1800) / 2
    assert _mean(desk, "ticket_first_reply") == 2 and _mean(desk, "ticket_solved") == 1 + 12 + 12 + 3
    _say(desk, '[default]\nhours = "09:00-21:00"\n[desk]\nhours = "09:00-21:00"\nweekend_hours = "closed"\n')
    assert _mean(desk, "frt") == (600 + 1800) / 2
    assert _mean(desk, "ticket_first_reply") == 1 and _mean(desk, "ticket_solved") == 1 + 3
    _say(desk, '[desk]\nhours = "09:00-21:00"\nweekend_hours = "closed"\non = ["2026-03-07"]\n')
    assert _mean(desk, "ticket_solved") == 1 + 12 + 3
    (data_folder() / "calendar.toml").unlink()
    pipeline.refresh(desk)
    assert _mean(desk, "frt") is None and not desk.one("select 1 from opening")


def test_nothing_is_counted_anew_for_nothing(desk):
    _say(desk, '[default]\nhours = "09:00-21:00"\n')
    before = desk.one("select version from stage_version where stage = 'opening'")
    pipeline.refresh(desk)
    assert desk.one("select version from stage_version where stage = 'opening'") == before
    assert not desk.one("select 1 from due where stage like 'count%'")


def test_the_slowest_are_not_left_out(desk, tmp_path):
    """Opened before any contact, solved long after the last one."""
    source = read_source(tmp_path / "desk.source.toml")
    bring(
        desk, "ticket,id,opened,replied,solved\nT9,2,2026-03-01 10:00:00,,2027-03-01 10:00:00\n", "tickets.csv", source
    )
    _say(desk, '[default]\nhours = "09:00-21:00"\n')
    assert _told(desk, "ticket_solved").n == 2 and _told(desk, "ticket_solved").top == 28 + 365 * 12


def test_default_and_programme_together(desk):
    _say(desk, '[default]\nhours = "09:00-21:00"\n[desk]\nweekend_hours = "closed"\n')
    assert _mean(desk, "frt") == (600 + 1800) / 2
    _say(desk, '[default]\nhours = "10:00-20:00"\nweekend_hours = "closed"\n[desk]\nhours = "9:00-24:00"\n')
    assert _mean(desk, "frt") == (190 * 60 + 1800) / 2


def test_hours_are_those_of_the_source(desk, folder, tmp_path):
    path = tmp_path / "ny.source.toml"
    path.write_text(
        MAPPING.replace("desk", "ny").replace('programme = "ny"', 'programme = "ny"\nzone = "America/New_York"')
    )
    source = read_source(path)
    bring(desk, "id,agent,from,to\n7,x,2026-03-09 10:00:00,2026-03-09 10:40:00\n", "contacts.csv", source)
    bring(desk, "id,n,who,at,text\n7,1,c,2026-03-09 10:00:00,在吗\n7,2,a,2026-03-09 10:30:00,在\n", "words.csv", source)
    _say(desk, '[ny]\nhours = "09:00-17:00"\n')
    assert _mean(desk, "frt") == 1800


def test_a_calendar_that_cannot_be_read_stops_nothing(desk):
    _say(desk, '[default]\nhours = "09:00-21:00"\n')
    _say(desk, '[default]\nhours = "21:00-09:00"\n')
    assert _mean(desk, "frt") == (600 + 1200 + 1800) / 2, "what it said last stands"
    assert not desk.one("select 1 from due where stage like 'count%'")

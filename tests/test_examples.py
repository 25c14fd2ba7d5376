"""Good sentences are asked for, given by who said them alone, shown without a name, and taken back at any time."""

from __future__ import annotations

import pytest

from qa.access.reading import Reader
from qa.errors import QAError
from qa.motivation.examples import ask, asked_of_me, example_of, give
from qa.records.book import rows
from qa.scope import Scope

LEAD = Scope("qa", "lead", programmes=("tiny",))


def agent(store, name):
    return Reader(store, Scope(name, "agent", programmes=("tiny",), agent=f"tiny/{name}"))


@pytest.fixture
def line(tiny):
    """(contact, message) that A3 said something in."""
    row = tiny.rows(
        """select m.interaction_id, m.message_seq from message m join contact_fact f using (interaction_id)
        where f.agent_id = 'tiny/A3' and m.speaker = 'agent' and m.text <> '' order by all limit 1"""
    )[0]
    return row["interaction_id"], row["message_seq"]


def test_a_sentence_is_shown_only_with_its_owners_word(tiny, line):
    number = ask(Reader(tiny, LEAD), *line, "voice", "closing", "收得又稳又暖")
    other, mine = agent(tiny, "A1"), agent(tiny, "A3")
    assert [(a.by, a.words, a.is_given) for a in asked_of_me(mine)] == [("qa", "收得又稳又暖", None)]
    assert asked_of_me(other) == [] and example_of(other, "voice", "closing") is None
    with pytest.raises(QAError):
        give(other, number, True)
    give(mine, number, True)
    said = tiny.one("select text from message where interaction_id = ? and message_seq = ?", list(line))
    assert example_of(other, "voice", "closing") == said and example_of(other, "voice", "greeting") is None
    assert example_of(mine, "voice", "closing") is None, "one's own is no colleague's"
    assert (
        example_of(Reader(tiny, Scope("x", "agent", programmes=("other",), agent="other/A1")), "voice", "closing")
        is None
    )
    give(mine, number, False)
    assert example_of(other, "voice", "closing") is None and asked_of_me(mine)[0].is_given is False
    assert [a["action"] for a in rows("audit")] == ["example_ask"]


def test_who_may_ask_for_what(tiny, line):
    contact, message = line
    customer = tiny.one(
        "select min(message_seq) from message where interaction_id = ? and speaker = 'customer'", [contact]
    )
    for reader, at, words in (
        (agent(tiny, "A3"), message, "好"),
        (Reader(tiny, LEAD), customer, "好"),
        (Reader(tiny, LEAD), message, " "),
        (Reader(tiny, Scope("s", "supervisor", programmes=("tiny",), teams=("tiny/none",), queues=())), message, "好"),
    ):
        with pytest.raises(QAError):
            ask(reader, contact, at, "voice", "closing", words)
    ask(Reader(tiny, LEAD), contact, message, "voice", "closing", "好")
    with pytest.raises(QAError):
        ask(Reader(tiny, LEAD), contact, message, "voice", "closing", "还是好")

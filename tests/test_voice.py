"""The customers' own words: themes add up to the contacts behind them, a quote is a real message of its theme, and a
scope sees only its own."""

from datetime import date

from saying import LEAD

from qa.access.reading import Reader
from qa.metrics.question import Question
from qa.scope import Scope
from qa.voice.themes import themes, unknown_clusters, verbatim

ALL = Question(date(2000, 1, 1), date(2100, 1, 1))
EXECUTIVE = Scope("tiny-executive", "executive")


def test_themes_add_up_to_the_contacts_with_words(tiny):
    found = themes(Reader(tiny, EXECUTIVE), ALL)
    spoken = tiny.one("select count(distinct interaction_id) from message where speaker = 'customer'")
    assert sum(row["n"] for row in found) == spoken and abs(sum(row["share"] for row in found) - 1) < 1e-9
    assert [row["n"] for row in found] == sorted((row["n"] for row in found), reverse=True)
    assert all(row["change"] is None for row in found), "nothing came before: no change is not zero"


def test_a_quote_is_what_a_customer_said_and_counts_those_like_it(tiny):
    with tiny.writing() as writer:
        writer.execute("""update message set text = '这是第' || message_seq || '句，说得够长，能摘出来给人听'
            where speaker = 'customer'""")
        writer.execute("""update contact_fact set reason_id = 'delivery' where customer_message_count > 0
            and reason_id in ('unknown', 'no_words')""")
    reader = Reader(tiny, EXECUTIVE)
    quotes = verbatim(reader, ALL)
    assert quotes and len({quote["reason_id"] for quote in quotes}) == len(quotes)
    for quote in quotes:
        (message,) = tiny.rows(
            "select speaker, text from message where interaction_id = ? and message_seq = ?",
            [quote["interaction_id"], quote["message_seq"]],
        )
        assert message == {"speaker": "customer", "text": quote["text"]} and 12 <= len(quote["text"]) <= 120
        assert quote["like_this"] == tiny.one(
            "select count(*) from contact_fact where reason_id = ? and customer_message_count > 0", [quote["reason_id"]]
        )
    complaints = verbatim(reader, ALL, "complaint")
    assert {q["interaction_id"] for q in complaints} <= {
        r["interaction_id"] for r in tiny.rows("select interaction_id from contact_fact where has_complaint")
    }


def test_a_team_reads_its_own_customers_only(tiny):
    mine = {row["interaction_id"] for row in Reader(tiny, LEAD).rows("select interaction_id from {interaction}")}
    assert {quote["interaction_id"] for quote in verbatim(Reader(tiny, LEAD), ALL)} <= mine
    assert sum(row["n"] for row in themes(Reader(tiny, LEAD), ALL)) <= len(mine)


def test_groups_of_the_unknown_are_made_of_the_unknown(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set reason_id = 'unknown' where customer_message_count > 0")
    groups = unknown_clusters(Reader(tiny, EXECUTIVE), ALL)
    known = {
        r["interaction_id"] for r in tiny.rows("select interaction_id from contact_fact where reason_id = 'unknown'")
    }
    assert all(group["n"] >= 1 and {contact for contact, _words in group["examples"]} <= known for group in groups)

"""Every metric against its hand-worked answer; by every dimension; thin samples say so."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from conftest import TINY

from qa.access.reading import Reader
from qa.errors import QAError
from qa.interval import wilson
from qa.metrics.dimensions import DIMENSIONS
from qa.metrics.lists import contacts_behind
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.printing import printed
from qa.metrics.question import Question
from qa.scope import Scope

WORKED = tomllib.loads((TINY / "answers.toml").read_text("utf-8"))


def _number(answer):
    return answer[0] / answer[1] if isinstance(answer, list) else answer


def test_every_metric_and_variant_has_an_answer():
    assert set(metrics()) == {*WORKED["answers"], *WORKED["from_tables"], *WORKED["nothing"]}
    told = {f"{m.key}.{v}" for m in metrics().values() for v in m.variants}
    assert told == {*WORKED["variants"], *WORKED["nothing_variants"]}


@pytest.mark.parametrize("key", WORKED["answers"])
def test_hand_worked(tiny, key):
    value = measure(Reader(tiny), [key])[0]
    assert value.value == pytest.approx(_number(WORKED["answers"][key]), abs=1e-12)
    if value.low is not None:
        assert value.low <= value.value <= value.high


@pytest.mark.parametrize("name", WORKED["variants"])
def test_hand_worked_variants(tiny, name):
    key, variant = name.split(".")
    assert measure(Reader(tiny), [key], variant={key: variant})[0].value == pytest.approx(
        _number(WORKED["variants"][name])
    )


@pytest.mark.parametrize("name", [*WORKED["nothing"], *WORKED["nothing_variants"]])
def test_nothing_is_no_number(seen, name):
    key, _dot, variant = name.partition(".")
    value = measure(Reader(seen), [key], variant={key: variant})[0]
    assert (value.value, value.low, value.n) == (None, None, 0)


@pytest.mark.parametrize("key", metrics())
def test_the_printed_sql_gives_the_number(seen, key):
    """What a passport prints, run as it stands: every metric and variant, whole, filtered and in a scope."""
    whole, team = Reader(seen), Reader(seen, Scope("x", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",)))
    days = Question(date(2026, 3, 2), date(2026, 3, 5), {"channel": ("voice", "webchat")})
    for variant in (None, *metrics()[key].variants):
        for reader, question in ((whole, Question()), (whole, days), (team, days)):
            metric = metrics()[key].variant(variant)
            value, n = seen.plainly(printed(reader, metric, question))[0]
            found = measure(reader, [key], question, variant={key: variant} if variant else None)[0]
            assert found.value == (pytest.approx(value) if value is not None else None)
            assert n == found.parts.n


@pytest.mark.parametrize("key", WORKED["from_tables"])
def test_from_tables(tiny, key):
    assert measure(Reader(tiny), [key])[0].value == pytest.approx(tiny.one(WORKED["from_tables"][key]), abs=0.01)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_breakdowns_add_up(tiny, dimension):
    parts = measure(Reader(tiny), ["contacts", "offered"], by=(dimension,))
    for key, whole in (("contacts", 12), ("offered", 12)):
        assert sum(v.value for v in parts if v.key == key) == whole


def test_thin_and_missing_are_not_zero(tiny, monkeypatch):
    monkeypatch.setenv("XINSHENG_MIN_N", "30")
    assert measure(Reader(tiny), ["csat"])[0].value is None
    empty = measure(Reader(tiny), ["csat", "service_level", "aht"], Question(date(2030, 1, 1), date(2030, 1, 2)))
    assert [v.value for v in empty] == [None, None, None]


def test_scope_is_kept(tiny):
    mine = Scope("x", "agent", agent="tiny/A3")
    assert measure(Reader(tiny, mine), ["contacts"])[0].value == 4
    rows, total = contacts_behind(Reader(tiny, mine), Question())
    assert total == 4 and {r["agent_id"] for r in rows} == {"tiny/A3"}
    team = Scope("x", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",))
    assert measure(Reader(tiny, team), ["contacts", "offered"])[0].value == 8
    assert measure(Reader(tiny, Scope("x", "executive", programmes=("other",))), ["contacts"])[0].value == 0
    with pytest.raises(PermissionError):
        Scope("x", "nobody").where()


def test_a_queues_number_is_not_parted_by_people_for_who_sees_one_team(tiny):
    team = Reader(tiny, Scope("x", "supervisor", teams=("tiny/一组",), queues=("tiny/热线",)))
    for by in (("agent",), ("team", "queue")):
        with pytest.raises(QAError, match="整个技能组"):
            measure(team, ["service_level"], by=by)
        assert measure(Reader(tiny), ["service_level"], by=by)
    assert measure(team, ["service_level"], by=("queue",)) and measure(team, ["csat"], by=("agent",))


def test_drill_down_lists_what_is_counted(tiny):
    for key, metric in metrics().items():
        if metric.kind == "share":
            value = measure(Reader(tiny), [key])[0]
            _, hits = contacts_behind(Reader(tiny), Question(), key)
            _, misses = contacts_behind(Reader(tiny), Question(), key, missed=True)
            if metric.fact in ("item_fact", "ticket_fact"):  # several of one contact, or of none
                assert hits <= value.n and misses <= value.n, key
                continue
            assert hits + misses == value.n, key
            assert hits == (round(value.value / metric.scale * value.n) if value.n else 0), key


def test_unknown_words_are_refused(tiny):
    for call in (
        lambda: measure(Reader(tiny), ["nonsense"]),
        lambda: measure(Reader(tiny), ["csat"], by=("nonsense",)),
        lambda: measure(Reader(tiny), ["csat"], variant={"csat": "nonsense"}),
        lambda: measure(Reader(tiny), ["csat"], Question(where={"nonsense": ("x",)})),
    ):
        with pytest.raises(QAError):
            call()


def test_wilson_against_a_known_case():
    low, high = wilson(0.8, 5)
    assert (round(low, 2), round(high, 2)) == (0.38, 0.96)


def test_abandons_after_an_unknown_wait_still_count_as_abandoned(tiny):
    with tiny.writing() as writer:
        writer.execute("update visit_fact set wait_ms = null where is_abandoned")
    rate, level = measure(Reader(tiny), ["abandonment_rate", "service_level"])
    assert rate.value == pytest.approx(3 / 12) and level.value == pytest.approx(3 / 5) and level.excluded == 3


def test_handling_time_holds_talk_hold_and_after_call(tiny):
    with tiny.writing() as writer:
        writer.execute("update contact_fact set hold_ms = 10000 where channel = 'voice'")
    assert measure(Reader(tiny), ["aht"])[0].value == pytest.approx(234), "224 s by hand, and ten more on hold"

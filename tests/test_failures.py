"""Every failure a person can meet is declared once, says what happened and what to do in both languages, and is raised
with exactly its facts."""

import ast
import importlib
import pickle
import pkgutil
from pathlib import Path

import pytest

import qa
from qa.errors import Failure, QAError, WarehouseHeld, _named

HOUSE = Path(__file__).parents[1]
DECLARED = {
    name: found
    for module in pkgutil.walk_packages(qa.__path__, "qa.")
    if module.name.endswith("failures") or module.name == "qa.errors"
    for name, found in vars(importlib.import_module(module.name)).items()
    if isinstance(found, Failure)
}
SOURCES = {p: ast.parse(p.read_text()) for folder in ("qa", "pages") for p in (HOUSE / folder).rglob("*.py")}


@pytest.mark.parametrize("name", DECLARED)
def test_a_failure_says_what_happened_and_what_to_do_in_both_languages(name):
    told = DECLARED[name]
    assert told.zh and told.hint_zh and told.en and told.hint_en
    assert _named(told.zh) == _named(told.en) and _named(told.hint_zh) == _named(told.hint_en)
    assert told.en.isascii() or not any("\u4e00" <= c <= "\u9fff" for c in told.en)
    raised = told(**{fact: f"<{fact}>" for fact in told.facts})
    assert all(f"<{fact}>" in " ".join(raised.said(language)) for language in ("zh", "en") for fact in told.facts)


def _calls():
    for path, tree in SOURCES.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                yield path, call


def test_every_failure_is_raised_somewhere_with_exactly_its_facts():
    wrong, raised = (
        [],
        {"WAREHOUSE_HELD", *(n.id for t in SOURCES.values() for n in ast.walk(t) if type(n) is ast.Name)},
    )
    for path, call in _calls():
        if (told := DECLARED.get(call.func.id)) is None:
            continue
        given = {keyword.arg for keyword in call.keywords}
        if given - {None} - told.facts or (None not in given and given != told.facts):
            wrong.append(f"{path.name}:{call.lineno} {call.func.id} {sorted(map(str, given ^ told.facts))}")
    assert not wrong and not set(DECLARED) - raised


def test_nobody_words_a_failure_where_it_is_raised():
    assert [f"{p.name}:{c.lineno}" for p, c in _calls() if c.func.id == "QAError" and p.name != "errors.py"] == []


def test_a_failure_crosses_processes_and_tells_a_pair_by_language():
    told = Failure("{a} 坏了。", "{b}", "{a} broke.", "{b}")
    again = pickle.loads(pickle.dumps(told(a=3, b=("看这里", "look here"))))
    assert again.said() == ("3 坏了。", "看这里") and again.said("en") == ("3 broke.", "look here")
    held = pickle.loads(pickle.dumps(WarehouseHeld("x.duckdb", "4711")))
    assert type(held) is WarehouseHeld and isinstance(held, QAError) and "4711" in held.said("en")[0]

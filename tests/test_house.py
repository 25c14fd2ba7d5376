"""The rules of the house: who may import whom, one library one home, short files, complete English."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys

import pytest
from house import CODE, FILES, imports, wing
from messages import PROJECT, messages

from qa.translation import catalogue
from qa.ui.menu import PLACES
from qa.warehouse.model import FOLDER, contracts

BASE = {
    "channels",
    "clock",
    "contact_reasons",
    "reason_failures",
    "settings",
    "errors",
    "failures",
    "registry",
    "scope",
    "translation",
    "loading",
    "interval",
    "odds",
    "keys",
    "windows",
    "work",
    "working_days",
}
MAY = {
    "warehouse": BASE,
    "records": BASE | {"warehouse"},
    "engines": BASE,
    "adapters": BASE | {"warehouse", "records", "access", "engines"},
    "contacts": BASE | {"warehouse"},
    "language": BASE | {"warehouse", "records", "access", "engines"},
    "quality": BASE | {"warehouse", "records", "access", "engines"},
    "customers": BASE | {"warehouse", "records", "access"},
    "access": BASE | {"warehouse", "records"},
    "metrics": BASE | {"warehouse", "records", "access", "adapters", "language", "quality", "customers"},
    "motivation": BASE | {"warehouse", "records", "access", "language", "quality", "customers", "metrics"},
    "voice": BASE | {"warehouse", "records", "access", "language", "quality", "customers", "metrics", "exporting"},
    "editing": BASE
    | {"warehouse", "records", "access", "adapters", "engines", "language", "quality", "customers", "metrics"},
    "entrance": BASE | {"warehouse", "records", "access", "adapters", "ui", "demo"},
    "simulation": BASE | {"warehouse", "access", "adapters", "metrics"},
}
HOMES = {
    "duckdb": ("warehouse",),
    "sqlalchemy": ("records", "adapters"),
    "argon2": ("access",),
    "pyotp": ("access",),
    "requests": ("adapters", "access", "entrance"),
    "authlib": ("access",),
    "joserfc": ("access",),
    "psycopg": ("adapters",),
    "jieba": ("language",),
    "rjieba": ("language",),
    "vaderSentiment": ("language",),
    "sklearn": ("language",),
    "plotly": ("ui",),
    "re2": ("quality", "language"),
}


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(PROJECT)))
def test_imports(path):
    home = wing(path)
    for name in imports(path):
        root = name.split(".")[0]
        if root in HOMES:
            assert home in HOMES[root], f"{root} lives in qa/{HOMES[root]}"
        if root == "qa" and home in MAY:
            other = name.split(".")[1]
            assert other == home or other in MAY[home], f"{home} may not import {other}"
        assert not name.startswith("tests")


@pytest.mark.parametrize("path", [f for f in CODE if "pages" in f.parts], ids=lambda p: p.stem)
def test_pages_only_show(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert not [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef))], "a page defines nothing"
    for name in imports(path):
        assert name.split(".")[0] not in ("duckdb", "plotly", "sqlalchemy"), name
        assert not name.startswith(("qa.warehouse", "qa.records")), name
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\bselect\b.+\bfrom\b", node.value, re.IGNORECASE), "a page holds no SQL"
    first = next(
        n
        for n in tree.body
        if isinstance(n, (ast.Assign, ast.Expr)) and not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
    )
    assert isinstance(first.value, ast.Call) and first.value.func.id in ("guard", "open_to"), "guard stands first"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PROJECT)))
def test_style(path):
    text = path.read_text("utf-8")
    lines = text.splitlines()
    assert len(lines) <= 200
    assert ast.get_docstring(ast.parse(text)), "a module says what it is"
    assert not re.search(r"(^|/)(utils?|helpers?|common|misc|manager)[._/]", str(path.relative_to(PROJECT)))
    if "tests" not in path.parts:
        assert not re.search(r"#\s*(TODO|FIXME|XXX)|NotImplementedError|unsafe_allow_html", text)


PROTOCOLS = ("platforms", "operators", "targets", "simulation", "ui", "pages", "personal_data")


@pytest.mark.parametrize(
    "path", [f for f in CODE if not set(f.parts) & set(PROTOCOLS)], ids=lambda p: str(p.relative_to(PROJECT))
)
def test_what_others_call_says_what_it_does(path):
    """Public functions of the wings have a docstring; what implements a declared protocol is told there."""
    tree = ast.parse(path.read_text("utf-8"))
    told = [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
    assert [n.name for n in told if not ast.get_docstring(n)] == []


@pytest.mark.parametrize("asked", (("format", "--check"), ("check",)), ids=("format", "lint"))
def test_ruff_finds_nothing(asked):
    """Layout at 120 columns, import order, unused and undefined names: pyproject.toml says which rules."""
    said = subprocess.run([sys.executable, "-m", "ruff", *asked, "."], cwd=PROJECT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-500:]


def _tracked() -> list[str]:
    asked = ["git", "-c", "core.quotepath=off", "ls-files"]
    return subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_top_level_is_fixed():
    assert {name.split("/")[0] for name in _tracked()} <= {
        "app.py",
        "pages",
        "qa",
        "data",
        "tests",
        "requirements.txt",
        "requirements.lock",
        "README.md",
        "README.zh-CN.md",
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "pyproject.toml",
        ".ci",
        ".streamlit",
        "docs",
        ".gitignore",
    }


def test_there_are_no_drawers():
    drawer = re.compile(r"(?:^|/)(?:utils?|helpers?|common|misc|manager)[._/]")
    assert not [name for name in _tracked() if drawer.search(name)]


def test_no_module_of_qa_hides_another():
    outside = set(sys.stdlib_module_names) | {"streamlit", "duckdb", "pandas", "numpy", "plotly", "jieba", "babel"}
    assert not {p.stem for p in (PROJECT / "qa").glob("*.py") if not p.stem.startswith("__")} & outside


def test_every_column_is_commented():
    for name, table in contracts().items():
        body = (FOLDER / f"{name}.sql").read_text("utf-8").splitlines()
        assert body[0].startswith("-- One row "), name
        assert len(table.columns) == len(body) - 3, f"{name}: a column without a comment"


def test_english_is_complete():
    english = catalogue("en")
    missing = sorted(messages() - set(english))
    assert not missing
    fields = lambda text: sorted(f for _, f, _, _ in string.Formatter().parse(text) if f is not None)  # noqa: E731
    assert not [k for k, v in english.items() if fields(k) != fields(v)]


def test_page_addresses_are_unique_and_files_exist():
    assert len({p.url for p in PLACES}) == len(PLACES)
    assert {p.file for p in PLACES} == set((PROJECT / "pages").glob("*/*.py"))


def test_the_page_about_the_house_is_true():
    """docs/house.md: every path it names is there, and every room of the house is on it."""
    page = (PROJECT / "docs" / "house.md").read_text("utf-8")
    named = set(re.findall(r"`((?:qa|pages|data|tests)/[^`]*)`", page))
    assert len(named) > 40 and not [name for name in named if not (PROJECT / name).exists()]
    rooms = {f"qa/{p.name}/" for p in (PROJECT / "qa").iterdir() if (p / "__init__.py").exists()}
    rooms |= {f"qa/adapters/{p.name}/" for p in (PROJECT / "qa" / "adapters").iterdir() if (p / "__init__.py").exists()}
    assert not rooms - named - {"qa/adapters/"}, rooms - named

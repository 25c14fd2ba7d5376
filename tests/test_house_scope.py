"""Who asks is never left out: outside the stages nothing takes a bare store."""

from __future__ import annotations

import ast
import re

import pytest
from house import CODE, wing
from messages import PROJECT

STAGES = ("warehouse", "access", "engines", "simulation", "verbs", "")


STAGE_MODULES = {
    "records/pulling.py",
    "editing/model_judge.py",
    "metrics/opening.py",
    *(
        f"adapters/{n}.py"
        for n in (
            "importing",
            "import_job",
            "forgetting/ageing",
            "landing/rows",
            "landing/remasking",
            "landing/receipt",
            "landing/replaying",
            "landing/withdrawing",
            "staging/name_book",
            "fetching/sources",
        )
    ),
    "contacts/building.py",
    "customers/causes.py",
    "customers/following.py",
    "customers/identity.py",
    "customers/journeys.py",
    "language/annotating.py",
    "language/reasons/properties.py",
    "language/reasons/reasoning.py",
    *(f"quality/{n}.py" for n in ("scoring", "adopting", "cases", "standing")),
    "metrics/counting.py",
    "motivation/awarding.py",
    "motivation/gaming.py",
    "voice/watching.py",
    "motivation/tending.py",
}


STORES_ALLOWED = {
    ("language/correcting.py", "learn_reasons"),
    ("quality/explaining.py", "recompute"),
    ("quality/reviewing.py", "card_of"),
    ("quality/contesting/releasing.py", "release_due"),
}


@pytest.mark.parametrize("path", [f for f in CODE if wing(f) not in STAGES], ids=lambda p: str(p.relative_to(PROJECT)))
def test_who_asks_is_never_left_out(path):
    """Outside the stages nothing takes a bare store, and pages and their drawing never reach for one."""
    name = path.relative_to(PROJECT / "qa").as_posix() if "qa" in path.relative_to(PROJECT).parts else ""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and name not in STAGE_MODULES and (name, node.name) not in STORES_ALLOWED:
            taken = [
                a.arg
                for a in (*node.args.args, *node.args.kwonlyargs)
                if a.annotation is not None and re.search(r"\bStore\b", ast.unparse(a.annotation))
            ]
            assert not taken, f"{node.name} takes a bare store"
        if wing(path) in ("ui", "pages"):
            assert not (isinstance(node, ast.Attribute) and node.attr == "store"), "pages have a reader, never a store"

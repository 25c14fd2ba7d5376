"""The texts of the project that need a translation: arguments of _() and translate(), read from the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent
TABLES = {"PERIOD_NAMES", "AGAINST", "FILTERS", "DIMENSION_TITLES", "ROLE_NAMES", "VERDICTS", "SKIPS", "kinds", "said"}
TABLES |= {"STATE_NAMES", "CRITICAL_NAMES", "NA_REASONS", "DRAWN_WHY", "PLAN_NAMES", "RULE_NAMES"}
TABLES |= {"GROUP_NAMES", "PART_NAMES", "RULE_WORDS", "NEVER_DOES", "ADVICE_NAMES", "HEARD_NAMES", "MOVED_NAMES"}
TABLES |= {"AT_WORK", "PILLAR_NAMES", "TRAIT_NAMES", "EDITION_NAMES", "COMPLEXITY_NAMES"}
TABLES |= {"FIELD_NAMES", "VALUE_NAMES", "PLACE_NAMES", "WHO_NAMES", "FACT_NAMES", "NTH_NAMES", "MODE_NAMES"}
TABLES |= {"CRITICAL_OPTIONS", "SEVERITY_NAMES", "VERDICT_NAMES", "ACTION_NAMES", "FROM_NAMES", "STATE_SHORT"}
TABLES |= {"OUTCOME_NAMES", "SAYS_NAMES", "SHORT_NAMES", "USUAL_NAMES"}
TABLES |= {"CLIP_NAMES", "WHY_NAMES", "MEASURE_NAMES", "WHY_SILENT", "ANSWER_NAMES", "INBOX_NAMES"}
TABLES |= {"SIGN_NAMES", "LOOK_NAMES", "EVENT_NAMES", "SURVEY_NAMES", "TICKET_NAMES", "ALONE_NAMES", "FAMILY_NAMES"}
TABLES |= {
    "CLAIM_NAMES",
    "COULD_NAMES",
    "PRAISE_NAMES",
    "CHANGE_NAMES",
    "FALLING_NAMES",
    "DECISION_NAMES",
    "COLUMN_NAMES",
}
HAN = re.compile(r"[\u4e00-\u9fff]")


def _texts(node: ast.AST):
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and HAN.search(child.value):
            yield child.value


def messages() -> set[str]:
    found: set[str] = set()
    for path in [*PROJECT.glob("qa/**/*.py"), *PROJECT.glob("pages/**/*.py")]:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in ("_", "translate") and node.args and isinstance(node.args[0], ast.Constant):
                    found.update(t for t in _texts(node.args[0]))
                if name == "word" and len(node.args) == 2:
                    found.update(_texts(node.args[1]))
                if name in ("guard", "open_to"):
                    found.update(t for word in node.keywords for t in _texts(word.value))
            names = (
                {t.id for t in getattr(node, "targets", []) if isinstance(t, ast.Name)}
                if isinstance(node, ast.Assign)
                else set()
            )
            if names & TABLES or ("CRITICAL" in names and path.name == "form.py"):
                found.update(_texts(node.value))
    return found

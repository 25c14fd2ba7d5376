"""Findings against labels by people: message ids and spans in the project, the text in a corpus elsewhere."""

from __future__ import annotations

from pathlib import Path

import orjson

from qa.errors import QAError
from qa.interval import wilson
from qa.language.annotator import annotators

TOGETHER = {"complaint": ("complaint", "escalation")}


def texts_of(paths: list[Path]) -> dict[str, list[str]]:
    """{contact id: texts of its turns} of JSON-lines corpora."""
    found = {}
    for path in paths:
        for line in path.read_bytes().splitlines():
            contact = orjson.loads(line)
            found[str(contact["id"])] = [str(t["text"]) for t in contact["turns"]]
    return found


def compare_labels(folder: Path, paths: list[Path]) -> list[dict]:
    """[{label, positive, n, precision, recall and their 95 % intervals}] for every label file; half of each sample are hits of a loose search.
    Raises QAError when a labelled message is not in the corpora."""
    texts = texts_of(paths)
    out = []
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        rules = [annotators()[label] for label in TOGETHER.get(path.stem.split(".")[0], (path.stem.split(".")[0],))]
        both = found = true = 0
        for contact, message, begin, *_ in rows:
            if contact not in texts:
                raise QAError("标注里的 {contact} 不在给出的语料里。", "把标注时用的语料都写在命令里。", contact=contact)
            hit = any(rule.find(texts[contact][int(message) - 1]) for rule in rules)
            found, true, both = found + hit, true + bool(begin), both + (hit and bool(begin))
        out.append({"label": path.stem, "n": len(rows), "positive": true} | _share("precision", both, found) | _share("recall", both, true))
    return out


def _share(name: str, part: int, whole: int) -> dict:
    if not whole:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    low, high = wilson(part / whole, whole)
    return {name: part / whole, f"{name}_low": low, f"{name}_high": high}

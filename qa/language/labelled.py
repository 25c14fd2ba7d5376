"""Findings against labels by people: message ids and spans in the project, the text in a corpus elsewhere."""

from __future__ import annotations

from pathlib import Path

import orjson

from qa.interval import wilson
from qa.language.columns import Said
from qa.language.failures import LABEL_OF_ANOTHER_CORPUS
from qa.language.hearing import hear
from qa.language.scorer import in_force

TOGETHER = {"complaint": ("complaint", "escalation")}


def turns_of(paths: list[Path]) -> dict[str, list[tuple[str, str]]]:
    """{contact id: (speaker, text) of its turns} of JSON-lines corpora."""
    found = {}
    for path in paths:
        for line in path.read_bytes().splitlines():
            contact = orjson.loads(line)
            found[str(contact["id"])] = [(str(t["role"]), str(t["text"])) for t in contact["turns"]]
    return found


def compare_labels(folder: Path, paths: list[Path]) -> list[dict]:
    """[{label, positive, n, precision, recall and their 95 % intervals}] for every label file; half of each sample are
    hits of a loose search; a message is heard within its contact. Raises QAError when a labelled message is not in the
    corpora."""
    turns, out = turns_of(paths), []
    for path in sorted(folder.glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        contacts = list(dict.fromkeys(contact for contact, *_ in rows))
        for contact in contacts:
            if contact not in turns:
                raise LABEL_OF_ANOTHER_CORPUS(contact=contact)
        heard = dict(zip(contacts, hear(Said.of([turns[contact] for contact in contacts]), in_force()).findings))
        labels = TOGETHER.get(path.stem.split(".")[0], (path.stem.split(".")[0],))
        both = found = true = 0
        for contact, message, begin, *_ in rows:
            hit = any(f.label in labels and f.message == int(message) - 1 for f in heard[contact])
            found, true, both = found + hit, true + bool(begin), both + (hit and bool(begin))
        out.append(
            {"label": path.stem, "n": len(rows), "positive": true}
            | _share("precision", both, found)
            | _share("recall", both, true)
        )
    return out


def _share(name: str, part: int, whole: int) -> dict:
    if not whole:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    low, high = wilson(part / whole, whole)
    return {name: part / whole, f"{name}_low": low, f"{name}_high": high}

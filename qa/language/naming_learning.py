"""The verb behind train-names: from invented lines with marked names, and ordinary text without, to the weights of
names.tsv."""

from __future__ import annotations

import random
from collections import Counter
from hashlib import blake2b
from pathlib import Path

import numpy as np
import orjson
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from qa.language import naming
from qa.language.candidates import Candidate, candidates
from qa.language.failures import NO_NAMES_MARKED
from qa.language.letter_learning import MODERN, letter_weights, usual_letters, usual_words
from qa.language.name_letters import letters as letters_of_names
from qa.language.name_letters import usual
from qa.language.normalising import letters
from qa.language.sentence import Sentence
from qa.language.surnames import COMMON, DOUBLE, PIECES, RARE

VARIED = ("full", "given", "minority")
SEED, COPIES, LEAST_SEEN, C, ANY = 7, 6, 2, 0.6, 0.3


def marked(line: dict) -> tuple[str, set[tuple[int, int]]]:
    """A line in one spelling, and where its names stand."""
    text, spans = letters([line["text"]])[0], set()
    for name in letters(line["names"]):
        at = text.find(name)
        while at >= 0:
            spans.add((at, at + len(name)))
            at = text.find(name, at + 1)
    return text, spans


def renamed(line: dict, chance: random.Random, given: list[str]) -> dict:
    """The same line about others: full names change, whatever else is said stays."""
    text, names = line["text"], []
    for name in sorted(line["names"], key=len, reverse=True):
        if text.count(name) == 1:
            new = _another(name, line["form"], chance, given)
            text, name = text.replace(name, new), new
        names.append(name)
    return {**line, "text": text, "names": names}


def _another(name: str, form: str, chance: random.Random, given: list[str]) -> str:
    """A name of the same build; Latin ones stay."""
    if form == "given" and len(name) == 2:
        return "".join(chance.choice(given) for _ in name) if name[0] != name[1] else chance.choice(given) * 2
    if form == "minority" and len(name) > 3:
        dot = "·" if "·" in name else ""
        return dot.join(
            "".join(chance.choice(PIECES) for _ in range(chance.choice((1, 2))))
            + (chance.choice(PIECES) if dot else chance.choice(PIECES))
            for _ in range(2 if dot else 1)
        )
    if form == "full" and len(name) in (2, 3):
        family = chance.choice(COMMON[:250]) if chance.random() < 0.6 else chance.choice(RARE)
        return family + "".join(chance.choice(given) for _ in range(len(name) - 1))
    if form == "full" and len(name) == 4:
        return chance.choice(DOUBLE.split("|")) + "".join(chance.choice(given) for _ in range(2))
    return name


def learn(lines: list[dict], path: Path) -> int:
    """Write the weights; how many features there are. `lines`: {text, names, form}. Raises QAError for lines without a
    name."""
    if not any(line["names"] for line in lines):
        raise NO_NAMES_MARKED()
    table = letter_weights()
    head = (
        f"# lines {fingerprint(lines)}\n"
        + _letters(table)
        + "".join(f"word\t{word}\t{power}\n" for word, power in sorted(usual_words().items()))
    )
    path.write_text(head, "utf-8")
    letters_of_names.cache_clear()
    usual.cache_clear()
    chance = random.Random(SEED)
    given = [letter for letter, (first, last) in table.items() if min(first, last) > 0.5] + list(MODERN)
    anything = usual_letters()
    copies = [
        renamed(line, chance, anything if chance.random() < ANY else given)
        for line in lines
        if line["form"] in VARIED
        for _ in range(COPIES)
    ]
    rows, hits, heavy = [], [], []
    for line, weight in [*((x, 1.0) for x in lines), *((x, 1.0 / COPIES) for x in copies)]:
        text, spans = marked(line)
        said = Sentence.of(text)
        for at in candidates(said):
            rows.append(_row(said, at))
            hits.append((at.begin, at.end) in spans)
            heavy.append(weight)
    seen = Counter(name for row in rows for name in row)
    known = {
        name: n
        for n, name in enumerate(
            sorted(name for name, often in seen.items() if often >= LEAST_SEEN and name.isprintable())
        )
    }
    matrix = _matrix(rows, known)
    model = LogisticRegression(C=C, max_iter=2000, fit_intercept=False)
    model.fit(matrix, np.array(hits), sample_weight=np.array(heavy))
    told = sorted((name, float(model.coef_[0][n])) for name, n in known.items())
    kept = [f"feature\t{name}\t{value:.3f}" for name, value in told if abs(value) >= 0.03]
    path.write_text(head + "\n".join(kept) + "\n", "utf-8")
    naming.weights.cache_clear()
    naming.names.cache_clear()
    return len(kept)


def _row(said: Sentence, at: Candidate) -> dict[str, float]:
    told, like = naming.features(said, at)
    return {"bias": 1.0, "like": like, **{name: float(often) for name, often in Counter(told).items()}}


def fingerprint(lines: list[dict]) -> str:
    """What a set of lines is known by, whatever their order."""
    return blake2b("\n".join(sorted(line["text"] for line in lines)).encode(), digest_size=6).hexdigest()


def _letters(table: dict[str, tuple[float, float]]) -> str:
    head = (
        "# letters of given names: first, last; features of names: weight. Learned from data/lexicons/names.jsonl, our"
        " own invented lines, and jieba's tagger (MIT).\n"
    )
    return head + "".join(
        f"letter\t{letter}\t{first:.2f}\t{last:.2f}\n" for letter, (first, last) in sorted(table.items())
    )


def _matrix(rows: list[dict[str, float]], known: dict[str, int]) -> csr_matrix:
    places, values, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in known:
                places.append(known[name])
                values.append(value)
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(rows), len(known)))


def read_lines(path: Path) -> list[dict]:
    """[{text, names, form}] of a file of JSON lines."""
    return [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]

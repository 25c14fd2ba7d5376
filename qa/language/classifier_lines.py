"""Labelled lines and talks as what a classifier learns from: a text, what was said before it, and the labels that hold
out of those that were judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson

from qa.language.annotator import annotators
from qa.language.columns import Said
from qa.language.exchange import SIGNS, exchanges, signs
from qa.language.listening import EXCHANGE

COURSE = ("touches_account", "left_open")
MORE_HELP, FAREWELL = (
    re.compile("还有(?:什么|啥|其他|其它|别的|问题)|(?:其他|别的)问题"),
    re.compile("谢|再见|拜|祝|愉快|慢走|有需要|随时"),
)
FEELINGS = ("negative", "furious", "positive")
CUSTOMER = (
    "churn",
    "competitor",
    "wish",
    "repeat_mention",
    "escalation",
    "resolution_confirmed",
    "thanks",
    "complaint",
    *FEELINGS,
)
AGENT = (
    "prohibited",
    "pushing_away",
    "overpromise",
    "promise",
    "empathy",
    "apology",
    "identity_check",
    "hold_notice",
    "confirm",
    "greeting",
    "closing",
    *COURSE,
)


LABELS = {"customer": CUSTOMER, "agent": AGENT, EXCHANGE: ("unanswered",)}

DOUBTED = 0.02


@dataclass(frozen=True)
class Line:
    """`labels` that hold, out of those that were `judged`."""

    text: str
    before: str
    labels: frozenset[str]
    judged: frozenset[str]
    weight: float = 1.0


def read_lines(path: Path, labels: tuple[str, ...]) -> list[Line]:
    """Lines {text, before, labels, feeling, course}: what a line does not state was not judged; an offer of more help
    alone is no farewell."""
    found = []
    for raw in path.read_bytes().splitlines():
        line = orjson.loads(raw)
        holds, judged = set(line.get("labels", ())), set()
        if "labels" in line:
            judged |= set(labels) - set(FEELINGS) - set(COURSE)
        if "closing" in holds and MORE_HELP.search(line["text"]) and not FAREWELL.search(line["text"]):
            holds, judged = holds - {"closing"}, judged - {"closing"}
        if "course" in line:
            holds, judged = holds | set(line["course"]), judged | set(COURSE) & set(labels)
        if "judged" in line:
            judged = set(line["judged"])
        if "feeling" in line and FEELINGS[0] in labels:
            judged |= set(FEELINGS)
            feeling = line["feeling"]
            holds |= {name for name, is_so in zip(FEELINGS, (feeling < 0, feeling < -1, feeling > 0)) if is_so}
        found.append(Line(line["text"], line.get("before", ""), frozenset(holds & set(labels)), frozenset(judged)))
    return found


def talk_lines(path: Path, role: str, labels: tuple[str, ...], weight: float = 0.5) -> list[Line]:
    """Every turn of one side of labelled talks; their findings are judged, feelings are not, a greeting only in the
    first."""
    found, judged = [], frozenset(set(labels) - set(FEELINGS) - {"resolution_confirmed", "apology", "hold_notice"})
    for raw in path.read_bytes().splitlines():
        talk = orjson.loads(raw)
        holds: dict[int, set[str]] = {}
        for finding in talk["findings"]:
            holds.setdefault(finding["turn"], set()).add(finding["label"])
        before, is_first = "", True
        for number, turn in enumerate(talk["turns"], 1):
            if turn["role"] == role:
                mine = judged if is_first else judged - {"greeting"}
                found.append(Line(turn["text"], before, frozenset(holds.get(number, ())) & mine, mine, weight))
                is_first = False
            elif turn["role"] != "bot":
                before = turn["text"]
    return found


def exchange_lines(paths: list[Path], talks: list[Path]) -> tuple[list[Line], tuple[tuple[str, ...], np.ndarray]]:
    """(a line for every question: its reply, and before it the question and what came after; their signs) of
    conversations {turns, marks, whole} and of talks. What nobody marked was answered or asked nothing, in conversations
    marked as a `whole` and, with some doubt, in talks."""
    told = [orjson.loads(raw) for path in paths for raw in path.read_bytes().splitlines()]
    marks = [
        ({mark["turn"]: mark["unanswered"] for mark in talk["marks"]}, 1.0 if talk.get("whole") else 0.0)
        for talk in told
    ]
    for raw in (raw for path in talks for raw in path.read_bytes().splitlines()):
        told.append(orjson.loads(raw))
        marks.append(
            ({found["turn"] - 1: True for found in told[-1]["findings"] if found["label"] == "unanswered"}, DOUBTED)
        )
    said = Said.of([[(turn["role"], turn["text"]) for turn in talk["turns"]] for talk in told])
    holds, lines, asked = frozenset(("unanswered",)), [], []
    for one in exchanges(said, said.plain.texts):
        contact = int(said.contact[one.message])
        known, weight = marks[contact]
        value = known.get(int(one.message - said.first[contact]))
        if value is not None or weight:
            lines.append(
                Line(
                    one.reply,
                    one.before,
                    holds if value else frozenset(),
                    holds,
                    1.0 if value is not None and weight != DOUBTED else weight,
                )
            )
            asked.append(one)
    return lines, (tuple(SIGNS), signs(asked))


def examples(side: str, labels: tuple[str, ...]) -> list[Line]:
    """What every annotator says it finds and leaves."""
    mine = [(a, a.hears or a.label) for a in annotators().values() if a.who == side and (a.hears or a.label) in labels]
    return [
        Line(text, "", frozenset({label} if holds else ()), frozenset({label}))
        for annotator, label in mine
        for holds, texts in ((True, annotator.matches), (False, annotator.leaves))
        for text in texts
    ]

"""How a contact went, as terms that begin with =: who spoke last, how many messages the customer needed, how long the
first and the last were, and how likely either side said what the classifiers listen for, at most and at last, in
fifths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from qa.language.columns import AGENT, CUSTOMER, Said
from qa.language.listening import Listened

FIFTHS = 5
HEARD = re.compile(r"=\w+ (?:most|last) \d")


class Reached(NamedTuple):
    """For one label of one side: how many fifths its chance reached, `most` or at `last`, in each of the contacts where
    that side spoke."""

    label: str
    when: str
    contacts: np.ndarray
    fifths: np.ndarray


def reached(said: Said, listened: dict[str, Listened]) -> Iterator[Reached]:
    """What the classifiers heard in every contact; at last for the customer only."""
    for side, heard in listened.items():
        contact = said.contact[heard.messages]
        if not len(contact):
            continue
        begins = np.nonzero(np.append(True, contact[1:] != contact[:-1]))[0]
        most, last = (
            np.maximum.reduceat(heard.chances, begins, axis=0),
            heard.chances[np.append(begins[1:] - 1, len(contact) - 1)],
        )
        for when, chance in (("most", most), ("last", last)):
            if when == "last" and side != "customer":
                continue
            fifths = np.minimum(FIFTHS - 1, chance * FIFTHS).astype(int)
            for number, label in enumerate(heard.classifier.labels):
                yield Reached(label, when, contact[begins], fifths[:, number])


def heard_terms(said: Said, listened: dict[str, Listened]) -> list[list[str]]:
    """The same as terms a contact: a chance of three fifths is a term for each fifth it reaches."""
    out: list[list[str]] = [[] for _ in range(said.count)]
    for label, when, contacts, fifths in reached(said, listened):
        for at, high in zip(contacts.tolist(), fifths.tolist()):
            out[at] += [f"={label} {when} {low}" for low in range(1, high + 1)]
    return out


def events(said: Said) -> list[list[str]]:
    """One list a contact: what happened in it, as terms that begin with =, so that no word is taken for one."""
    out: list[list[str]] = [[] for _ in range(said.count)]
    heard = np.nonzero((said.roles == CUSTOMER) | (said.roles == AGENT))[0]
    for at, role in zip(said.contact[heard].tolist(), said.roles[heard].tolist()):
        out[at] = ["=end customer" if role == CUSTOMER else "=end agent"]
    lengths: list[list[int]] = [[] for _ in range(said.count)]
    mine = said.by(CUSTOMER)
    for at, place in zip(said.contact[mine].tolist(), mine.tolist()):
        lengths[at].append(len(said.texts[place]))
    for found, customer in zip(out, lengths):
        if found:
            found.append(f"=needed {min(5, len(customer))}")
        if customer:
            found.append(f"=first {min(8, customer[0] // 16)}")
        if len(customer) > 1:
            found.append(f"=last {min(6, customer[-1] // 6)}")
    return out

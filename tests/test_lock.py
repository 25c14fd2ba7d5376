"""What make installs is written down by version and hash, and is what requirements.txt asks for, with a floor and a
ceiling each."""

from __future__ import annotations

import re

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from qa.settings import PROJECT

ASKED = [
    Requirement(line.split("#")[0])
    for line in (PROJECT / "requirements.txt").read_text("utf-8").splitlines()
    if line.split("#")[0].strip()
]
LOCK = (PROJECT / "requirements.lock").read_text("utf-8")


def test_every_requirement_has_a_floor_a_ceiling_and_a_reason():
    for asked in ASKED:
        assert {s.operator for s in asked.specifier} == {">=", "<"}, asked
    lines = [
        line
        for line in (PROJECT / "requirements.txt").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert all(line.split("#")[1].strip() for line in lines)


def test_the_lock_holds_what_is_asked_for_with_hashes_and_names_no_index():
    pinned = {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)(?:\[.*?\])?==([\w.+!-]+)", LOCK, re.MULTILINE)
    }
    for asked in ASKED:
        assert asked.specifier.contains(pinned[canonicalize_name(asked.name)]), asked
    blocks = re.split(r"\n(?=\S)", LOCK.split("\n", 1)[1])
    assert len(blocks) >= len(pinned) and all("--hash=sha256:" in block for block in blocks if block.strip())
    assert "://" not in LOCK and "index" not in LOCK.split("\n", 1)[1]


def test_make_installs_from_the_lock():
    assert "--require-hashes -r requirements.lock" in (PROJECT / "Makefile").read_text("utf-8")

"""Does a test notice? Signs, bands, thresholds and windows are turned one at a time in a copy of the house; each must
break a test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib

import pytest

from qa.settings import PROJECT

pytestmark = pytest.mark.soak
LISTED = tomllib.loads((PROJECT / "tests" / "mutations.toml").read_text("utf-8"))["mutation"]
MUTATIONS = [(m["file"], old, new, m["tests"]) for m in LISTED for old, new in m["changes"]]
LEFT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".pytest_cache", "*.duckdb*", "sealed", "demo", "inbox")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    place = tmp_path_factory.mktemp("mutated") / "house"
    shutil.copytree(PROJECT, place, ignore=LEFT)
    return place


def _passes(house, tests: list[str]) -> bool:
    asked = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    return (
        subprocess.run(
            asked, cwd=house, env=os.environ | {"PYTHONPATH": str(house)}, capture_output=True, timeout=600
        ).returncode
        == 0
    )


def test_the_house_as_it_is_passes(house):
    assert _passes(house, sorted({test for m in LISTED for test in m["tests"]}))


@pytest.mark.parametrize(
    "file,old,new,tests", MUTATIONS, ids=[f"{f.rsplit('/', 1)[1]}: {o[:40]} → {n[:40]}" for f, o, n, _ in MUTATIONS]
)
def test_a_turned_sign_is_noticed(house, file, old, new, tests):
    path = house / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} no longer says {old}"
    path.write_text(text.replace(old, new), "utf-8")
    try:
        assert not _passes(house, tests), f"{old} → {new}: nothing notices"
    finally:
        path.write_text(text, "utf-8")

"""What people write, kept in PostgreSQL: the tests that write records pass there as they do on SQLite."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from databases import postgres

from qa.settings import PROJECT

pytestmark = pytest.mark.soak
WRITING = """access proving single_sign_on acting leaving scope_matrix in_force forms motivation calibration moving
switching day_marks masks_page mending pages incremental scoring standing several_scorecards desk disputes rounds ageing
outlived""".split()


def test_records_in_postgresql():
    paths = [f"tests/test_{name}.py" for name in WRITING]
    with postgres() as address:
        told = dict(os.environ, XINSHENG_TEST_RECORDS=address)
        asked = [sys.executable, "-m", "pytest", "-q", "-n", "2", *paths]
        done = subprocess.run(asked, cwd=PROJECT, env=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]

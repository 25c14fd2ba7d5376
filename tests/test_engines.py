"""The pool hands results back in order, in this process or in children, and an error reaches whoever asked."""

from __future__ import annotations

import pyarrow as pa
import pytest

from qa.engines.pool import each

TABLES = [(n, pa.table({"n": [n, n + 1]})) for n in range(9)]


def doubled(table: pa.Table) -> list[int]:
    return [2 * n for n in table["n"].to_pylist()]


def broken(table: pa.Table) -> None:
    raise ValueError(table["n"][0].as_py())


@pytest.mark.parametrize("alone", [True, pytest.param(False, marks=pytest.mark.soak)])
def test_results_come_in_order(alone):
    assert list(each(doubled, iter(TABLES), alone)) == [(n, [2 * n, 2 * n + 2]) for n in range(9)]


@pytest.mark.parametrize("alone", [True, pytest.param(False, marks=pytest.mark.soak)])
def test_an_error_is_not_swallowed(alone):
    with pytest.raises(ValueError):
        list(each(broken, iter(TABLES), alone))


def test_nothing_to_do_is_done():
    assert list(each(doubled, iter(()), True)) == []

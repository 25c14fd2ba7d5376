"""An open app holds little memory from day to day, all that the settings allow while a large work runs, and a read that
needs more gets it."""

import duckdb
import pytest

from qa.warehouse.room import LEAST_BYTES, in_bytes
from qa.warehouse.store import Store


def limit(store):
    return in_bytes(store.one("select value from duckdb_settings() where name = 'memory_limit'"))


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("4GB", 4_000_000_000),
        ("512 MB", 512_000_000),
        ("1.5GiB", 1_610_612_736),
        ("80%", None),
        ("viel", None),
        ("GB", None),
    ],
)
def test_sizes_are_read(said, number):
    assert in_bytes(said) == number


def test_little_from_day_to_day_and_all_for_large_works(tmp_path):
    store = Store(tmp_path / "x.duckdb")
    whole = limit(store)
    assert whole > 3_000_000_000
    store.room.modest()
    assert limit(store) == pytest.approx(LEAST_BYTES, rel=0.02)
    with store.room.all():
        with store.room.all():
            pass
        assert limit(store) == whole
    with store.room.all(False):
        assert limit(store) < whole
    assert limit(store) == pytest.approx(LEAST_BYTES, rel=0.02)
    store.close()


def test_a_read_that_needs_more_gets_it(tmp_path):
    store = Store(tmp_path / "x.duckdb")
    store.room.modest()
    seen = []

    def read():
        seen.append(limit(store))
        if len(seen) == 1:
            raise duckdb.OutOfMemoryException("could not allocate")
        return "all"

    assert store.room.enough(read) == "all" and seen[0] < seen[1]
    assert limit(store) == seen[0]
    store.close()


def test_nothing_else_can_be_changed(tmp_path):
    store = Store(tmp_path / "x.duckdb")
    for command in ("set threads = 8", "set enable_external_access = true", "set lock_configuration = false"):
        with pytest.raises(duckdb.Error):
            store.plainly(command)
    store.close()

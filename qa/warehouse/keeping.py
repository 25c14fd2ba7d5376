"""Results of reads, kept for everybody until a table they read changes: bounded, by text, values and the versions of
the tables."""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict

CHANGES = re.compile(
    r"\b(?:insert\s+into|delete\s+from|update|create\s+(?:or\s+replace\s+)?(?:temp\s+)?table(?:\s+if\s+not\s+exists)?|drop\s+table(?:\s+if\s+exists)?|alter\s+table)\s+(\w+)",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
MOVING = re.compile(r"\b(?:now\(\)|random\(\)|current_date)", re.IGNORECASE)
MOST_RESULTS, MOST_ROWS = 3000, 2000


def changed(sql: str) -> set[str]:
    """The tables that a statement writes."""
    return {name.lower() for name in CHANGES.findall(sql)}


class Kept:
    """`reads` maps a view to the tables behind it."""

    def __init__(self, reads: dict[str, set[str]]) -> None:
        self.reads, self.versions = reads, Counter()
        self._results: OrderedDict = OrderedDict()
        self._tables: dict[str, tuple[str, ...]] = {}
        self._lock = threading.Lock()

    def bump(self, tables: set[str]) -> None:
        """What a transaction wrote, after it was committed."""
        with self._lock:
            for table in tables:
                self.versions[table] += 1

    def key(self, sql: str, values: list, kind: type = dict) -> tuple | None:
        """The name of a result as of now; None for one that must not be kept."""
        if MOVING.search(sql):
            return None
        with self._lock:
            if sql not in self._tables:
                words = {w.lower() for w in WORD.findall(sql)}
                self._tables[sql] = tuple(sorted(words.union(*(self.reads[w] for w in words & self.reads.keys()))))
                if len(self._tables) > MOST_RESULTS:
                    self._tables.pop(next(iter(self._tables)))
            stamp = sum(self.versions[t] for t in self._tables[sql])
        return sql, tuple(tuple(v) if isinstance(v, list) else v for v in values), stamp, kind

    def get(self, key: tuple) -> list | None:
        """A kept result that is still true; None otherwise."""
        with self._lock:
            found = self._results.get(key)
            if found is not None:
                self._results.move_to_end(key)
        return None if found is None else list(map(key[-1], found))

    def forget(self) -> None:
        """Drop every result; what is known of the questions stays."""
        with self._lock:
            self._results.clear()

    def put(self, key: tuple, rows: list) -> None:
        """Keep a result until a table it read changes; large ones are not kept."""
        if len(rows) > MOST_ROWS:
            return
        with self._lock:
            self._results[key] = list(map(key[-1], rows))
            while len(self._results) > MOST_RESULTS:
                self._results.popitem(last=False)

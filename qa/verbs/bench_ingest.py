"""bench-ingest: a file imported through the real path beside DuckDB's own CSV reader on the same rows, time and memory,
in one run."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.simulation import bulk
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.scratch import read_csv_seconds


def _arguments(parser) -> None:
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument(
        "--times", type=int, default=1, help="also import this many times the rows, to see how time grows"
    )


def _tree_bytes(pid: int) -> int:
    """Proportional memory of a process and its children, so that what they share counts once."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            waiting += [
                int(c) for t in Path(f"/proc/{one}/task").iterdir() for c in (t / "children").read_text().split()
            ]
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
            total += int(text.split("Pss:")[1].split()[0]) * 1024
        except (OSError, IndexError):
            continue
    return total


def _imported(path: Path, folder: Path, mapping: Path) -> tuple[float, int]:
    """(seconds from the child's own clock, peak bytes of the process tree) of one import in a fresh process and
    folder."""
    script = (
        "import sys, time; from pathlib import Path; from qa.pipeline import masker; from qa.warehouse.store import"
        " Store; from qa.adapters.importing import import_paths\nstore, hidden = Store(), masker(); began ="
        " time.perf_counter()\nreceipt = import_paths(store, [Path(sys.argv[1])], hidden, Path(sys.argv[2]))[0]; spent"
        " = time.perf_counter() - began\nassert receipt.new == receipt.read, receipt; store.close(); print(spent)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, path, mapping],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"XINSHENG_DATA": str(folder)},
    )
    peak = [0]

    def watch() -> None:
        while child.poll() is None:
            peak[0] = max(peak[0], _tree_bytes(child.pid))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said, _none = child.communicate()
    watcher.join()
    return float(said), peak[0]


def _run(call: Call) -> Answer:
    found = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        mapping = folder / "source.toml"
        mapping.write_text(bulk.MAPPING, "utf-8")
        for rows in dict.fromkeys((call.args.rows, call.args.rows * call.args.times)):
            log, words = (
                bulk.queue_log(folder / f"queue_log.{rows}", rows),
                bulk.messages(folder / f"messages.{rows}.csv", rows),
            )
            for what, path, plain in (
                ("queue events", log, bulk.as_csv(log, folder / "plain.csv")),
                ("messages, masked", words, words),
            ):
                reference = min(read_csv_seconds(plain, folder / "reference.duckdb") for _again in range(2))
                seconds, peak = _imported(path, folder / f"data-{path.name}", mapping)
                found.append(
                    dict(
                        what=what,
                        rows=rows,
                        seconds=seconds,
                        reference=reference,
                        ratio=seconds / reference,
                        peak_mb=peak / 1_048_576,
                    )
                )
                call.say(_line(found[-1]))
                path.unlink()
    return Answer(found, [_("导入和 DuckDB read_csv 读同样的行，同一次运行：")] + [_line(f) for f in found])


def _line(f: dict) -> str:
    return (
        f"  {f['what']:<18}{f['rows']:>12,}{f['seconds']:>9.2f} s  ×{f['ratio']:.1f} (read_csv {f['reference']:.2f} s) "
        f" {f['peak_mb']:,.0f} MB"
    )


VERB = Verb(
    "bench-ingest",
    "导入速度和内存，和 DuckDB read_csv 比",
    "Import speed and memory beside DuckDB read_csv",
    _arguments,
    _run,
    needs_store=False,
)

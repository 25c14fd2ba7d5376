"""Twenty rotten warehouses, records and backups, and a flood of foreign handshakes: each rot is named by doctor, and
the floor goes on working."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
import urllib.request

import pytest
from serving import qa, served

pytestmark = pytest.mark.soak


def _write(path, start, data):
    whole = bytearray(path.read_bytes())
    at = start if isinstance(start, int) else int(len(whole) * start)
    whole[at : at + len(data)] = data
    path.write_bytes(bytes(whole))


def _cut(path, share):
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


NOISE, BLOCK = os.urandom(4096), os.urandom(262144)
ROT = {
    "warehouse/first bytes": ("xinsheng.duckdb", lambda p: _write(p, 0, NOISE)),
    "warehouse/second header": ("xinsheng.duckdb", lambda p: _write(p, 4096, NOISE * 2)),
    "warehouse/a third of it": ("xinsheng.duckdb", lambda p: _write(p, 0.3, BLOCK)),
    "warehouse/its middle": ("xinsheng.duckdb", lambda p: _write(p, 0.5, BLOCK)),
    "warehouse/two thirds in": ("xinsheng.duckdb", lambda p: _write(p, 0.65, BLOCK)),
    "warehouse/half": ("xinsheng.duckdb", lambda p: _cut(p, 0.5)),
    "warehouse/nearly whole": ("xinsheng.duckdb", lambda p: _cut(p, 0.98)),
    "warehouse/a text": ("xinsheng.duckdb", lambda p: p.write_text("你好" * 9999, "utf-8")),
    "warehouse/zeros": ("xinsheng.duckdb", lambda p: _write(p, 0.2, bytes(len(p.read_bytes()) // 2))),
    "records/first bytes": ("records.sqlite", lambda p: _write(p, 0, NOISE)),
    "records/a page": ("records.sqlite", lambda p: _write(p, 4096, NOISE)),
    "records/its middle": ("records.sqlite", lambda p: _write(p, 0.5, NOISE)),
    "records/half": ("records.sqlite", lambda p: _cut(p, 0.5)),
    "records/a text": ("records.sqlite", lambda p: p.write_text("你好" * 999, "utf-8")),
    "records/zeros": ("records.sqlite", lambda p: _write(p, 100, bytes(6000))),
    "original/a byte": ("sealed", lambda p: _write(next(iter(sorted(p.glob("*.sealed")))), 40, b"\x00\xff\x00")),
    "original/half": ("sealed", lambda p: _cut(next(iter(sorted(p.glob("*.sealed")))), 0.5)),
    "backup/a table": ("../copy/tables/interaction.parquet", lambda p: _write(p, 0.5, NOISE[:20])),
    "backup/a file gone": ("../copy/records.sqlite", lambda p: p.unlink()),
    "backup/its manifest": ("../copy/manifest.json", lambda p: p.write_text("{", "utf-8")),
}
NAMED = {"warehouse": "xinsheng.duckdb", "records": "records.sqlite", "original": "sealed/", "backup": "copy"}


@pytest.fixture(scope="module")
def whole(tiny_made, tmp_path_factory):
    base = tmp_path_factory.mktemp("rot")
    shutil.copytree(tiny_made, base / "data")
    assert qa(base / "data", "backup", str(base / "data" / "copy")).returncode == 0
    shutil.move(base / "data" / "copy", base / "copy")
    return base


@pytest.mark.parametrize("rot", ROT)
def test_rot_is_named_by_doctor(whole, tmp_path, rot):
    folder = tmp_path / "data"
    shutil.copytree(whole / "data", folder)
    assert qa(folder, "backup", str(tmp_path / "copy")).returncode == 0
    name, harm = ROT[rot]
    harm(folder / name)
    told = qa(folder, "doctor")
    said = told.stdout + told.stderr
    assert "Traceback" not in said and NAMED[rot.split("/")[0]] in said, said[-800:]
    assert "损坏：" in said if told.returncode == 0 else len(told.stderr.strip().splitlines()) == 2, said[-800:]


def _p95(address: str, count: int = 300) -> float:
    took = []
    for _ in range(count):
        begin = time.perf_counter()
        urllib.request.urlopen(f"{address}/healthz", timeout=10).close()
        took.append(time.perf_counter() - begin)
    return sorted(took)[int(0.95 * count)]


def test_two_hundred_foreign_handshakes_a_second_hold_nobody_up(tiny_made, tmp_path):
    folder, answers, stop = tmp_path / "data", [], threading.Event()
    shutil.copytree(tiny_made, folder)
    with served(folder) as address:
        port = int(address.rsplit(":", 1)[1])
        ask = (
            f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection:"
            " Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin:"
            " http://localhost:9998\r\n\r\n"
        ).encode()

        def attack():
            while not stop.is_set():
                begin = time.perf_counter()
                with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                    line.sendall(ask)
                    answers.append(line.recv(64).split(b" ")[1])
                time.sleep(max(0.0, 0.04 - (time.perf_counter() - begin)))

        _p95(address, 100)
        idle = _p95(address)
        attackers = [threading.Thread(target=attack) for _ in range(8)]
        begin = time.perf_counter()
        for one in attackers:
            one.start()
        busy = _p95(address, 1000)
        while time.perf_counter() - begin < 5:
            busy = max(busy, _p95(address, 300))
        stop.set()
        for one in attackers:
            one.join()
        rate = len(answers) / (time.perf_counter() - begin)
    print(
        f"idle p95 {idle * 1000:.2f} ms, under {rate:.0f} handshakes a second {busy * 1000:.2f} ms, x{busy / idle:.1f}"
    )
    assert set(answers) == {b"403"} and rate > 150 and busy <= 5 * idle

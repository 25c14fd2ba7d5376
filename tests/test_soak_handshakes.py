"""Two hundred handshakes a second from pages of other origins: none is taken, and the app answers as before. Both
figures are of the same run."""

from __future__ import annotations

import http.client
import threading
import time

import pytest
from serving import served

pytestmark = pytest.mark.soak
A_SECOND, SECONDS, ASKED = 200, 12, 150
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
FOREIGN = ("http://localhost:9998", "http://evil.example", "null", "file://", "http://192.168.1.20:8501")


def _health(port: int) -> float:
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/_stcore/health")
    assert connection.getresponse().status == 200
    connection.close()
    return time.perf_counter() - began


def _p95(port: int) -> float:
    found = []
    for _ in range(ASKED):
        found.append(_health(port))
        time.sleep(0.04)
    return sorted(found)[int(0.95 * ASKED)]


def _attack(port: int, answers: list[int], number: int, workers: int) -> None:
    end, nth = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        origin = FOREIGN[(nth + number) % len(FOREIGN)]
        connection.request("GET", "/_stcore/stream", headers=HANDSHAKE | {"Origin": origin})
        answers.append(connection.getresponse().status)
        connection.close()
        nth += 1
        time.sleep(max(0.0, workers / A_SECOND - (time.monotonic() - began)))


def test_foreign_handshakes_are_refused_and_slow_nobody(tmp_path):
    with served(tmp_path / "data") as address:
        port = int(address.rsplit(":", 1)[1])
        _p95(port)
        idle = _p95(port)
        answers: list[int] = []
        attackers = [threading.Thread(target=_attack, args=(port, answers, n, 8)) for n in range(8)]
        for one in attackers:
            one.start()
        attacked = _p95(port)
        for one in attackers:
            one.join()
    assert len(answers) >= 0.5 * A_SECOND * SECONDS and 101 not in answers
    print(f"health p95 {idle * 1000:.1f} ms idle, {attacked * 1000:.1f} ms under {len(answers) / SECONDS:.0f}/s")
    assert attacked <= 5 * max(idle, 0.002)

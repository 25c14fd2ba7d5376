"""A running app for the tests: its own process, its own data folder, a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from qa.settings import PROJECT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, **extra: str) -> dict[str, str]:
    return {**os.environ, "XINSHENG_DATA": str(folder), "XINSHENG_MIN_N": "1", "XINSHENG_LANGUAGE": "zh", "PYTHONUTF8": "1", **extra}


def qa(folder: Path, *argv: str, **extra: str) -> subprocess.CompletedProcess:
    """One call of the command line in a process of its own."""
    return subprocess.run([sys.executable, "-m", "qa", *argv], cwd=PROJECT, env=environment(folder, **extra), capture_output=True, text=True, timeout=120)


@contextmanager
def served(folder: Path):
    """The address of an app on `folder`; the app is ended afterwards."""
    port = free_port()
    app = subprocess.Popen(
        [sys.executable, "-m", "qa", "serve", "--empty", "--port", str(port)],
        cwd=PROJECT,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                    break
            except (urllib.error.URLError, OSError):
                assert app.poll() is None, "the app ended"
                time.sleep(0.1)
        yield address
    finally:
        app.send_signal(signal.SIGINT)
        try:
            app.wait(10)
        except subprocess.TimeoutExpired:
            app.kill()

"""A running app for the tests: its own process, its own data folder, a free port."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from qa.cli import run
from qa.settings import PROJECT, data_folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, **extra: str) -> dict[str, str]:
    return {
        **os.environ,
        "XINSHENG_DATA": str(folder),
        "XINSHENG_MIN_N": "1",
        "XINSHENG_LANGUAGE": "zh",
        "PYTHONUTF8": "1",
        **extra,
    }


def qa(folder: Path, *argv: str, **extra: str) -> subprocess.CompletedProcess:
    """One call of the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qa", *argv],
        cwd=PROJECT,
        env=environment(folder, **extra),
        capture_output=True,
        text=True,
        timeout=120,
    )


def here(folder: Path | None, *argv: str, **extra: str) -> subprocess.CompletedProcess:
    """One call of the command line in this process: lexicons are read once, not once a call. `folder` None: the data
    folder in force."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    mask = os.umask(0o077)
    try:
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in environment(folder or data_folder(), **extra).items():
                patch.setenv(name, value)
            code = run(list(argv))
            out.flush()
    finally:
        os.umask(mask)
    return subprocess.CompletedProcess(argv, code, out.buffer.getvalue().decode(), err.getvalue())


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

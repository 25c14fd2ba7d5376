"""A hundred times kill -9 during imports with the app running, the command line or the app itself: nothing acknowledged
is lost, nothing comes twice, the inbox drains."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright
from serving import environment, free_port
from test_soak import TABLES, _centre

from qa.settings import PROJECT
from qa.warehouse.store import Store

pytestmark = pytest.mark.soak
KILLS, KILLED_IN_BROWSER = 100, 20


def _app(folder, port):
    app = subprocess.Popen(
        [sys.executable, "-m", "qa", "serve", "--empty", "--port", str(port)],
        cwd=PROJECT,
        env=environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(2400):
        assert app.poll() is None, f"the app ended with {app.returncode}"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
            return app
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the app does not answer")


def test_killed_with_the_app_running(tmp_path, monkeypatch):
    exports = _centre(tmp_path / "centre", 4, 45) / "exports"
    later = tmp_path / "later"
    for day in sorted({p.name for p in exports.glob("*/20*")})[2:]:
        _move(exports, later, day)
    folder, rng, acknowledged = tmp_path / "killed", random.Random(5), set()
    killed_app = killed_line = 0
    port = free_port()
    app = _app(folder, port)
    while True:
        asking = [sys.executable, "-m", "qa", "import", str(exports)]
        line = subprocess.Popen(
            asking, cwd=PROJECT, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        end, count = time.monotonic() + rng.uniform(0.3, 3.0), killed_app + killed_line
        while line.poll() is None and (count >= KILLS or time.monotonic() < end):
            time.sleep(0.02)
        finished = line.poll() is not None
        if not finished and rng.random() < 0.6:
            app.send_signal(signal.SIGKILL)
            app.wait()
            killed_app += 1
        elif not finished:
            line.kill()
            killed_line += 1
        said = line.communicate()[1]
        acknowledged |= set(re.findall(r"^\[\d+/\d+\] (.+)$", said, re.MULTILINE))
        if app.poll() is not None:
            app = _app(folder, port)
        if finished and line.returncode == 0 and count >= KILLS and not list(later.glob("*/20*")):
            break
        if finished and line.returncode == 0:
            for day in sorted({p.name for p in later.glob("*/20*")})[: 2 if count < KILLS - 10 else None]:
                _move(later, exports, day)
    app.send_signal(signal.SIGINT)
    app.wait(20)
    assert killed_app >= 20 and killed_line >= 10
    assert not list((folder / "inbox").glob("*")), "the inbox drains"
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    store = Store()
    assert acknowledged <= {r["name"] for r in store.rows("select name from ingest_file")}
    assert not store.one("select count(*) - count(distinct row_key) from ingest_row")
    found = _content(store)
    store.close()
    shutil.copytree(folder / "keys", tmp_path / "whole" / "keys")
    whole_import = [sys.executable, "-m", "qa", "import", str(exports)]
    assert (
        subprocess.run(
            whole_import, cwd=PROJECT, env=environment(tmp_path / "whole"), capture_output=True, timeout=1200
        ).returncode
        == 0
    )
    monkeypatch.setenv("XINSHENG_DATA", str(tmp_path / "whole"))
    whole = Store()
    assert found == _content(whole)
    whole.close()


def _content(store) -> dict:
    """Rows and a sum of their hashes a table: the same rows, whatever their order and whatever files brought them."""
    return {t: store.rows(f"select count(*) as n, bit_xor(hash(t)) as sum from {t} t")[0] for t in TABLES}


def _move(here, there, day: str) -> None:
    """The exports of one day, all brands."""
    for folder in list(here.glob(f"*/{day}")):
        target = there / folder.parent.name / day
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(target)


def test_killed_while_a_browser_imports(tmp_path, monkeypatch):
    """Twenty kills between the drop of a file and the last of its rows: nothing twice, nothing half, no upload left in
    clear."""
    rng, folder, port, acknowledged = random.Random(9), tmp_path / "data", free_port(), 0
    found = next(shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome") if shutil.which(n))
    rows = ["编号,开始,结束,坐席,客户号码,通话时长,结果"]
    rows += [
        f"u{n},2026-03-02 09:{n % 60:02}:00,2026-03-02 09:{n % 60:02}:30,a1,1380000{n:04},30秒,已接"
        for n in range(3000)
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for kill in range(KILLED_IN_BROWSER + 1):
            app, page = _app(folder, port), browser.new_page()
            assert not [p for p in (folder / "uploads").rglob("*") if p.is_file()], (
                "uploads of a killed process are gone once the next begins"
            )
            page.goto(f"http://127.0.0.1:{port}/imports?role=admin&lang=zh")
            page.locator("input[type=file]").wait_for(state="attached", timeout=60_000)
            page.set_input_files(
                "input[type=file]",
                {
                    "name": f"话单{kill}.csv",
                    "mimeType": "text/csv",
                    "buffer": (
                        "\n".join(
                            [*rows, f"z{kill},2026-03-02 10:00:00,2026-03-02 10:00:30,a1,13900000001,30秒,已接"]
                        ).encode()
                    ),
                },
            )
            button = (
                page.get_by_role("button", name="保存为来源并导入")
                .or_(page.get_by_role("button", name="导入", exact=True))
                .first
            )
            button.wait_for(timeout=60_000)
            page.wait_for_timeout(500)
            button.click()
            if kill < KILLED_IN_BROWSER:
                time.sleep(rng.uniform(0.0, 9.0))
            else:
                page.get_by_text("读到 3,001").wait_for(timeout=120_000)
            acknowledged += page.get_by_text("读到 3,001").count() > 0
            page.close()
            app.send_signal(signal.SIGKILL if kill < KILLED_IN_BROWSER else signal.SIGINT)
            app.wait(30)
        browser.close()
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    store = Store()
    files = store.rows(
        """select name, read_count, new_count + updated_count + unchanged_count + stale_count + skipped_count +
            quarantined_count as told from ingest_file"""
    )
    assert acknowledged <= len(files) <= KILLED_IN_BROWSER + 1 and all(
        f["read_count"] == f["told"] == 3001 for f in files
    )
    assert store.one("select count(*) - count(distinct row_key) from ingest_row") == 0
    assert store.one("select count(*) from interaction") == 3000 + len(files) and not list((folder / "inbox").glob("*"))
    assert not [p for p in (folder / "uploads").rglob("*") if p.is_file()]
    store.close()

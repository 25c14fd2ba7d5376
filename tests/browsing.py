"""A real browser on the tiny centre: its fixtures, and waiting until a page is drawn."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright
from serving import served

expect.set_options(timeout=30_000)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser():
    """Of one file, for its loop must be gone before a test of another runs one of its own."""
    found = next((shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome") if shutil.which(n)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def _served_copy(tiny_made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(tiny_made, folder)
    with served(folder) as where:
        yield where, folder


@pytest.fixture(scope="session")
def address(tiny_made, tmp_path_factory):
    """The tiny centre, served once a worker: for tests that look and write next to nothing."""
    with _served_copy(tiny_made, tmp_path_factory) as (where, _folder):
        yield where


@pytest.fixture(scope="module")
def own_centre(tiny_made, tmp_path_factory):
    """(address, folder) of a tiny centre of a file's own, to be changed."""
    with _served_copy(tiny_made, tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def own_address(own_centre):
    """Its address alone."""
    return own_centre[0]


@pytest.fixture(scope="module")
def window(browser):
    """One browser window a file: its tabs share what was loaded once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context
    context.close()


@pytest.fixture
def page(window):
    page = window.new_page()
    page.set_default_timeout(20_000)
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" and "404" not in m.text else None)
    page.on("pageerror", lambda e: problems.append(str(e)))
    yield page
    page.close()
    assert not problems, problems


def settled(page):
    """Wait until the script run that a click began has ended, and work behind it, which draws the page once more: a
    click into a redraw can be lost."""
    page.wait_for_timeout(300)
    expect(page.locator(".x-loading")).to_have_count(0, timeout=30_000)
    expect(page.locator("[data-testid=stApp][data-test-script-state=running]")).to_have_count(0)


def go(page, address, place, role, **more):
    query = "&".join(f"{k}={v}" for k, v in {"role": role, "period": "90d", **more}.items())
    page.goto(f"{address}/{place}?{query}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)

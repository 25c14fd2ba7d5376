"""Data folders of their own for every test; the tiny centre is built once a worker."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from accounts import database, house  # noqa: F401 — fixtures of all
from browsing import address, browser, own_address, own_centre, page, window  # noqa: F401 — fixtures of all
from databases import fresh_schema

from qa import pipeline
from qa.quality.scorecards import scorecards
from qa.records import opening
from qa.warehouse import store as store_module
from qa.warehouse.store import Store
from qa.work import QUEUE

TESTS = Path(__file__).parent
TINY = TESTS / "tiny"
ONLY_HINTS = ("complaint", "outbound")


SLOWEST = (
    "test_browser_look",
    "test_browser_signing",
    "test_pages",
    "test_scope_matrix",
    "test_browser",
    "test_cli",
    "test_browser_judging",
    "test_browser_why",
    "test_attacks",
    "test_browser_desk",
    "test_single_sign_on",
    "test_browser_imports",
    "test_platforms",
    "test_simulation",
    "test_moving",
    "test_browser_sound",
    "test_withdrawing",
    "test_imports_page",
    "test_incremental",
    "test_scoring",
)


def pytest_collection_modifyitems(items: list) -> None:
    """Files that take longest begin first, so that at the end no core waits for another."""
    items.sort(key=lambda item: SLOWEST.index(item.path.stem) if item.path.stem in SLOWEST else len(SLOWEST))


def trust(place: Path, cards: dict | None = None) -> None:
    """The machine's word counts in this data folder, but for the cards whose numbers nobody worked out by hand: its
    centre has labelled contacts of its own, with hardly an error among them."""
    told = "".join(
        f'[[evidence]]\ncard = "{card.scorecard_id}"\nitem = "{item.item_id}"\nblind = 400\nhits = 200\nright ='
        " 198\nothers = 200\noverlooked = 2\n"
        for card in (cards or scorecards()).values()
        if cards or card.scorecard_id not in ONLY_HINTS
        for item in card.items
    )
    path = place / "scorecards" / "evidence" / "evidence.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(told, "utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty data folder in force, of a demo: nobody signs in."""
    (tmp_path / "demo").mkdir()
    monkeypatch.setenv("XINSHENG_DATA", str(tmp_path))
    monkeypatch.setenv("XINSHENG_LANGUAGE", "zh")
    if server := os.environ.get("XINSHENG_TEST_RECORDS"):
        monkeypatch.setenv("XINSHENG_RECORDS", fresh_schema(server))
    yield tmp_path
    if server:
        opening.let_go()
    QUEUE.close()
    for path in list(store_module._shared):
        store_module._shared.pop(path).close()


@pytest.fixture(scope="session")
def tiny_made(tmp_path_factory):
    """A data folder with the tiny centre in it; copied, never written to."""
    place = tmp_path_factory.mktemp("tiny_made")
    patch = pytest.MonkeyPatch()
    patch.setenv("XINSHENG_DATA", str(place))
    (place / "demo").mkdir()
    trust(place)
    store = Store()
    pipeline.bring_in(store, [TINY / "exports"])
    store.close()
    patch.undo()
    return place


@pytest.fixture
def tiny(tiny_made, folder, monkeypatch):
    """The tiny centre, open, in a data folder of this test's own."""
    monkeypatch.setenv("XINSHENG_MIN_N", "1")
    shutil.copytree(tiny_made, folder, dirs_exist_ok=True)
    return store_module.shared()


@pytest.fixture(scope="module")
def seen(tiny_made, tmp_path_factory):
    """The tiny centre, open, for tests of a file that look and change nothing."""
    place = tmp_path_factory.mktemp("seen") / "data"
    shutil.copytree(tiny_made, place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XINSHENG_DATA", str(place))
        patch.setenv("XINSHENG_LANGUAGE", "zh")
        patch.setenv("XINSHENG_MIN_N", "1")
        store = Store()
        yield store
        store.close()


@pytest.fixture
def v3(tiny):
    """The tiny centre's worst call."""
    return tiny.one("select interaction_id from interaction where native_id = 'V3'")

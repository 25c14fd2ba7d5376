"""The player of the desk in a real browser: it plays by a key, the sentence follows the sound, the sound follows the
evidence; a recording that is none says so and the form goes on."""

from __future__ import annotations

import shutil

import pytest
from browsing import go
from playwright.sync_api import expect
from serving import served
from test_recordings import lie_at

from qa.records import opening
from qa.records.book import rows
from qa.warehouse.store import Store

pytestmark = pytest.mark.browser
TIMED = "update message set begin_ms = (message_seq - 1) * 600, end_ms = (message_seq - 1) * 600 + 500"


@pytest.fixture(scope="module")
def heard(tiny_made, tmp_path_factory):
    """(address, contact with sound, contact whose file is none, folder)."""
    folder = tmp_path_factory.mktemp("heard") / "data"
    shutil.copytree(tiny_made, folder)
    patch = pytest.MonkeyPatch()
    patch.setenv("XINSHENG_DATA", str(folder))
    store = Store()
    calls = store.rows(
        """select interaction_id, native_id, source_id from interaction where channel = 'voice'
        and interaction_id in (select interaction_id from evaluation) order by native_id = 'V3' desc, native_id"""
    )
    with store.writing() as writer:
        writer.execute(TIMED)
    store.close()
    patch.undo()
    good, bad = calls[:2]
    (folder / "recordings.toml").write_text(f'{good["source_id"]} = "sound/{{id}}.wav"\n', "utf-8")
    lie_at(folder / "sound" / f"{good['native_id']}.wav")
    lie_at(folder / "sound" / f"{bad['native_id']}.wav", b"no sound at all")
    with served(folder) as where:
        yield where, good["interaction_id"], bad["interaction_id"], folder


def _of(page, what):
    return page.locator(".part").filter(has=page.locator(".desk")).evaluate(f"node => node.desk.audio.{what}")


def test_it_plays_by_a_key_and_follows(page, heard, monkeypatch):
    where, good, _bad, folder = heard
    go(page, where, "review_desk", "reviewer", contact=good)
    expect(page.locator(".pl")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.locator(".tr li.lit")).to_have_count(1)
    page.wait_for_timeout(600)
    assert _of(page, "currentTime") > 0.2 and not _of(page, "paused")
    page.keyboard.press(" ")
    assert _of(page, "paused")
    page.keyboard.press("v")
    expect(page.locator(".sp")).to_have_text("1.2×")
    page.keyboard.press("ArrowLeft")
    assert _of(page, "currentTime") == 0
    page.keyboard.press("w")
    page.keyboard.type(" v ")
    expect(page.locator(".sp")).to_have_text("1.2×"), "typing plays nothing"
    monkeypatch.setenv("XINSHENG_DATA", str(folder))
    opening.let_go()
    assert [r["subject"] for r in rows("audit", action="listen")] == [good]
    opening.let_go()


def test_a_file_that_is_no_sound_says_so_and_the_lanes_stay(page, heard):
    where, _good, bad, _folder = heard
    go(page, where, "review_desk", "reviewer", contact=bad)
    expect(page.locator(".silent")).to_contain_text("不是录音")
    expect(page.locator(".wb svg rect").first).to_be_visible()
    expect(page.locator(".pl")).to_have_count(0)
    page.keyboard.press("1")
    expect(page.locator(".mv.ok")).to_have_count(1)

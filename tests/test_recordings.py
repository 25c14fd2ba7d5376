"""Recordings: found where a source says, told when missing or no sound, heard by who may, in ranges, written down."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from qa.access.reading import Reader
from qa.adapters.recordings import MAY_LISTEN, recording_of
from qa.errors import QAError
from qa.scope import ROLES, Scope
from qa.settings import data_folder
from qa.simulation.recordings import record_some, sound_of

REVIEWER = Scope("qa1", "reviewer")
SOUND = sound_of([dict(speaker="agent", begin_ms=0, end_ms=900), dict(speaker="customer", begin_ms=1000, end_ms=1800)])


def lie_at(path: Path, content: bytes | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is not None:
        path.write_bytes(content)
        return path
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(SOUND)
    return path


def say_where(store, place: str) -> None:
    source = store.one("select source_id from interaction where native_id = 'V3'")
    (data_folder() / "recordings.toml").write_text(f'{source} = "{place}"\n', "utf-8")


@pytest.mark.parametrize(
    ("place", "lies"),
    [
        ("heard", "heard/V3.wav"),
        ("heard/{id}", "heard/V3.wav"),
        ("heard/{programme}/{day}/call_{id}.wav", "heard/tiny/20260302/call_V3.wav"),
    ],
)
def test_a_recording_is_found_where_its_source_says(tiny, v3, place, lies):
    assert recording_of(Reader(tiny, REVIEWER), v3) is None, "no source names a place"
    say_where(tiny, place)
    assert recording_of(Reader(tiny, REVIEWER), v3).problem == "missing"
    day = tiny.one("select strftime(started_on, '%Y%m%d') from interaction where native_id = 'V3'")
    path = lie_at(data_folder() / lies.replace("20260302", str(day)))
    found = recording_of(Reader(tiny, REVIEWER), v3)
    assert (found.path.resolve(), found.media, found.problem) == (path.resolve(), "audio/wav", "")


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"ID3\x04" + bytes(40), "audio/mpeg"),
        (b"\xff\xfb\x90\x00" + bytes(40), "audio/mpeg"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(40), "audio/mp4"),
        (b"<html>not found</html>", ""),
        (b"", ""),
    ],
)
def test_what_lies_there_is_looked_at_not_believed(tiny, v3, content, media):
    say_where(tiny, "heard/{id}.wav")
    lie_at(data_folder() / "heard" / "V3.wav", content)
    found = recording_of(Reader(tiny, REVIEWER), v3)
    assert found.media == media and found.problem == ("" if media else "not_audio")


def test_nothing_outside_its_folder_is_reached(tiny, v3, tmp_path_factory):
    secret = lie_at(tmp_path_factory.mktemp("elsewhere") / "secret.wav")
    say_where(tiny, "heard/{id}.wav")
    (data_folder() / "heard").mkdir()
    (data_folder() / "heard" / "V3.wav").symlink_to(secret)
    assert recording_of(Reader(tiny, REVIEWER), v3).problem == "missing"
    with tiny.writing() as writer:
        writer.execute("update interaction set native_id = '../../secret' where interaction_id = ?", [v3])
    assert recording_of(Reader(tiny, REVIEWER), v3).problem == "missing"


@pytest.mark.parametrize("told", ['tiny = "http://pbx/{id}.wav"', "tiny = 3", 'tiny = "x/{secret}.wav"', "tiny ="])
def test_a_file_that_cannot_be_read_says_so(tiny, v3, told):
    (data_folder() / "recordings.toml").write_text(told, "utf-8")
    with pytest.raises(QAError, match="recordings.toml"):
        recording_of(Reader(tiny, REVIEWER), v3)


@pytest.mark.parametrize("role", ROLES)
def test_sound_cannot_be_masked_so_few_hear_it(tiny, v3, role):
    say_where(tiny, "heard")
    lie_at(data_folder() / "heard" / "V3.wav")
    scope = Scope("x", role, agent="tiny/A2", programmes=None)
    assert (recording_of(Reader(tiny, scope), v3) is not None) == (role in MAY_LISTEN)


def test_the_demo_records_some_calls_and_leaves_a_centres_own_places_alone(tiny, v3):
    places, made = data_folder() / "recordings.toml", data_folder() / "demo" / "recordings"
    assert record_some(tiny, made, places) == 0 and not places.exists(), "only the demo's own calls"
    with tiny.writing() as writer:
        told = "programme_id = 'shop', talk_ms = 60000, customer_message_count = 9"
        told += ", day = (select max(day) from contact_fact)"
        writer.execute(f"update contact_fact set {told} where interaction_id = ?", [v3])
        writer.execute("update message set begin_ms = message_seq * 600, end_ms = message_seq * 600 + 500")
    assert record_some(tiny, made, places) == 1 and "demo/recordings" in places.read_text("utf-8")
    end = tiny.one("select max(end_ms) from message where interaction_id = ?", [v3])
    with wave.open(str(made / "V3.wav")) as file:
        assert file.getnframes() == end * 8 + 4000 and len(set(file.readframes(file.getnframes()))) > 50
    places.write_text('shop = "ours/{id}.wav"\n', "utf-8")
    record_some(tiny, made, places)
    assert places.read_text("utf-8") == 'shop = "ours/{id}.wav"\n'

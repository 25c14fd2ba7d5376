"""A few recordings for the demo's calls, plainly made: two tones that take turns as the two people do, no speech."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from qa.warehouse.store import Store

RATE, LONGEST_MS, SOME = 8000, 150_000, 6
PITCH, SYLLABLES = {"agent": 170.0, "customer": 240.0}, 4.2
# Calls of the last week that a reviewer is likely to be given: complaints and upset customers first.
CALLS = """select f.interaction_id, i.native_id from contact_fact f join interaction i using (interaction_id)
where f.programme_id = 'shop' and f.channel = 'voice' and f.talk_ms between 40000 and ? and f.customer_message_count > 3
    and f.day > (select max(day) - 7 from contact_fact)
order by f.has_escalation desc, f.has_complaint desc, f.satisfaction, f.interaction_id limit ?"""
TURNS = """select speaker, begin_ms, end_ms from message where interaction_id = ? and begin_ms is not null
and end_ms > begin_ms order by begin_ms"""


def record_some(store: Store, folder: Path, places: Path) -> int:
    """Write a few WAV files of one channel and 8,000 samples a second, and say where they lie in `places` unless it
    says so already; how many."""
    calls = store.rows(CALLS, [LONGEST_MS, SOME])
    folder.mkdir(parents=True, exist_ok=True)
    for call in calls:
        turns = store.rows(TURNS, [call["interaction_id"]])
        with wave.open(str(folder / f"{call['native_id']}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(1)
            file.setframerate(RATE)
            file.writeframes(sound_of(turns))
    if calls and not places.exists():
        places.write_text('shop = "demo/recordings/{id}.wav"\n', "utf-8")
    return len(calls)


def sound_of(turns: list[dict]) -> bytes:
    """Eight-bit samples of turns {speaker, begin_ms, end_ms}: a tone a speaker, rising and falling as syllables do."""
    end = max((turn["end_ms"] for turn in turns), default=0)
    samples = np.zeros(int(end * RATE / 1000) + RATE // 2)
    for turn in turns:
        first, last = (int(turn[edge] * RATE / 1000) for edge in ("begin_ms", "end_ms"))
        at = np.arange(last - first) / RATE
        pitch = PITCH.get(turn["speaker"], PITCH["customer"])
        tone = sum(np.sin(2 * np.pi * pitch * over * at) / over for over in (1, 2, 3))
        samples[first:last] += 0.25 * tone * np.abs(np.sin(np.pi * SYLLABLES * at))
    return (np.clip(samples, -1, 1) * 100 + 128).astype(np.uint8).tobytes()

"""Open recognisers and subtitles: FunASR, WhisperX and segment lists in seconds, SRT and WebVTT."""

from __future__ import annotations

import re
from collections.abc import Iterator

import srt
import webvtt

from qa.adapters.files.elements import has
from qa.adapters.files.encoding import SURROGATE, text_lines
from qa.adapters.files.streams import MOST_JSON
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Skip, Source
from qa.adapters.speech import Turns, recording, say_turn, turns_of

TAG = re.compile(r"<\|[^|>]*\|>")
SPOKEN_BY = re.compile(
    r"^\s*(?:\[(?P<square>[^\]]{1,12})\]|(?P<plain>[\w\u4e00-\u9fff]{1,12}))\s*[:：]\s*(?P<text>.+)$", re.DOTALL
)


def _funasr(document: object) -> Turns:
    """Rich marks such as <|zh|><|HAPPY|> leave the text; without sentences the whole text is one turn."""
    for item in document if isinstance(document, list) else [document]:
        sentences = item.get("sentence_info")
        if sentences is None and item.get("text") and item.get("timestamp"):
            sentences = [dict(text=item["text"], start=item["timestamp"][0][0], end=item["timestamp"][-1][1])]
        for s in sentences or []:
            yield dict(
                label=s.get("spk"),
                begin=s["start"],
                end=s["end"],
                text=TAG.sub("", s.get("text") or s.get("sentence") or ""),
            )


def _seconds(document: dict) -> Turns:
    for s in document.get("segments") or []:
        begin, end = (s.get(name, s.get(f"{name}_time")) for name in ("start", "end"))
        times = {
            "begin": None if begin is None else float(begin) * 1000,
            "end": None if end is None else float(end) * 1000,
        }
        yield dict(label=s.get("speaker"), text=TAG.sub("", (s.get("text") or "").strip()), **times)


def _cues(upload: Upload, source: Source) -> Iterator[tuple[float, float, str, str | None]]:
    """(begin, end, text, speaker) in ms of every cue."""
    if upload.size > MOST_JSON:
        raise Refused("TOO_LARGE", value=upload.size, detail=f"subtitles > {MOST_JSON // 1_000_000} MB")
    text = SURROGATE.sub("\ufffd", "".join(text_lines(upload, source.encoding)))
    if text.startswith("WEBVTT"):
        for cue in webvtt.from_string(text):
            begin, end = (cue.start_in_seconds * 1000, cue.end_in_seconds * 1000)
            yield begin, end, cue.text, cue.voice or None
        return
    for cue in srt.parse(text, ignore_errors=True):
        yield cue.start.total_seconds() * 1000, cue.end.total_seconds() * 1000, cue.content, None


def _subtitles(upload: Upload, source: Source) -> Iterator[Record]:
    native, place = recording(upload.name, source), 0
    try:
        for begin, end, text, voice in _cues(upload, source):
            place += 1
            named = SPOKEN_BY.match(text) if voice is None else None
            label = voice or (named["square"] or named["plain"] if named else None)
            yield Record(
                place,
                dict(
                    label=label,
                    begin=begin,
                    end=end,
                    text=named["text"] if named else text,
                    place=place,
                    file=upload.name,
                ),
                native,
            )
    except (srt.SRTParseError, webvtt.errors.MalformedFileError) as problem:
        yield Record(place + 1, Refused("BAD_VALUE", detail=str(problem)[:120]))
    if not place:
        yield Record(1, Skip("silent"))


def _is_subtitles(upload: Upload) -> bool:
    return upload.head.startswith("WEBVTT") or bool(re.match(r"\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> ", upload.head))


PLATFORMS = [
    Platform(
        "funasr",
        "FunASR 转写",
        "FunASR",
        lambda u: has(u, '"sentence_info"') or (has(u, '"text"', '"timestamp"', '"key"')),
        turns_of(_funasr),
        say_turn,
    ),
    Platform(
        "whisperx",
        "WhisperX 等分段转写",
        "WhisperX and segment lists",
        lambda u: has(u, '"segments"') and not has(u, '"participants"') and not has(u, '"asr_result"'),
        turns_of(_seconds),
        say_turn,
    ),
    Platform("subtitles", "字幕 SRT / WebVTT", "Subtitles, SRT and WebVTT", _is_subtitles, _subtitles, say_turn),
]

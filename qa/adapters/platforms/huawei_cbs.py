"""Huawei Cloud CBS quality inspection: turns with the vendor's own mood and speech rate."""

from __future__ import annotations

from qa.adapters.files.elements import has, within
from qa.adapters.source import Platform
from qa.adapters.speech import Turns, say_turn, turns_of


def _segments(document: dict) -> Turns:
    for item in within(document, "asr_result.segments") or []:
        result = item.get("result") or {}
        about = result.get("analysis_info") or {}
        yield dict(
            label=about.get("role"),
            begin=item["start_time"],
            end=item["end_time"],
            text=result.get("text"),
            vendor_sentiment=about.get("emotion"),
            vendor_rate=float(about["speed"]) if about.get("speed") is not None else None,
        )


PLATFORM = Platform(
    "huawei_cbs",
    "华为云 CBS 质检",
    "Huawei Cloud CBS inspection",
    lambda u: has(u, '"asr_result"', '"analysis_info"'),
    turns_of(_segments),
    say_turn,
)

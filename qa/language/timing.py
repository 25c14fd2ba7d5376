"""What the clock says about a spoken contact: silence, interruptions, speech rate. Definitions are ours, not a vendor's."""

from __future__ import annotations

from dataclasses import dataclass

from qa.language.words import han_count

INTERRUPTED_AFTER_MS, OVERLAP_MS = 500, 300


@dataclass(frozen=True)
class Timing:
    """`silence_ms`: longest stretch in which nobody spoke. `interruption_count`: the agent began while the customer had been
    speaking for at least 0.5 s and at least 0.3 s of the customer's words were still to come. `han_per_minute`: the agent's
    Han characters over the time the agent spoke. All None without timings."""

    silence_ms: int | None = None
    interruption_count: int | None = None
    han_per_minute: float | None = None


def measure_timing(turns: list[tuple[str, str, int | None, int | None]]) -> Timing:
    """`turns`: (speaker, text, begin_ms, end_ms) in order."""
    timed = [t for t in turns if t[2] is not None and t[3] is not None]
    if len(timed) < 2 or len(timed) < len(turns):
        return Timing()
    silence = interruptions = 0
    reached = timed[0][3]
    customer = None
    for speaker, _, begin, end in timed[1:]:
        silence = max(silence, begin - reached)
        reached = max(reached, end)
    for speaker, _, begin, end in timed:
        if speaker == "customer":
            customer = (begin, end)
        elif speaker == "agent" and customer and begin - customer[0] >= INTERRUPTED_AFTER_MS and customer[1] - begin >= OVERLAP_MS:
            interruptions += 1
    spoken = sum(end - begin for speaker, _, begin, end in timed if speaker == "agent")
    han = sum(han_count(text) for speaker, text, *_ in timed if speaker == "agent")
    return Timing(max(0, silence), interruptions, round(han / spoken * 60_000, 1) if spoken else None)

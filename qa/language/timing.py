"""What the clock says about a spoken contact: silence, interruptions, speech rate, talk share, a cut recording.
Definitions are ours, not a vendor's."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from qa.language.columns import AGENT, CUSTOMER, Said
from qa.windows import HOLE_MS

# Half a second in is cutting in; less than a third of a second of overlap is the recogniser.
INTERRUPTED_AFTER_MS, OVERLAP_MS = 500, 300
# A call with half a minute and a third of its length unheard at the end was cut off by the recorder.
CUT_MS, CUT_SHARE = 30_000, 0.33
APART = 1e12
FAREWELL = re.compile(r"再见|拜拜|祝[您你]|还有(?:什么|其他|别的)|没有了|没别的|先这样|挂了|谢谢|[dD]?bye")


class Timing(NamedTuple):
    """`silence_ms`: longest stretch in which nobody spoke, of less than five minutes: nobody waits longer on a live
    line, so that is a hole in the record. `interruption_count`: the agent began while the customer had been speaking
    for at least 0.5 s and at least 0.3 s of the customer's words were still to come. `han_per_minute`: the agent's Han
    characters over the time the agent spoke. `talk_share`: the agent's speaking time over both sides', 0–1. All None
    without timings. `is_cut`: the words stop at least 30 s and a third of the talk before the switch says it ended:
    something was not recorded or not transcribed, unless the last words are a farewell; or there is a hole within; None
    when there is no hole and the length of the talk is unknown."""

    silence_ms: int | None = None
    interruption_count: int | None = None
    han_per_minute: float | None = None
    talk_share: float | None = None
    is_cut: bool | None = None


def measure_timings(said: Said, talk_ms: list[int | None] | None = None) -> list[Timing]:
    """One Timing a contact; empty unless every message has its times and there are at least two. `talk_ms`: the length
    of each talk, by the switch."""
    whole = np.bincount(said.contact, ~(np.isnan(said.begin_ms) | np.isnan(said.end_ms)), said.count)
    timed = (whole >= 2) & (whole == np.bincount(said.contact, minlength=said.count))
    out = [Timing()] * said.count
    if not timed.any():
        return out
    at = np.nonzero(timed[said.contact])[0]
    contact, role = said.contact[at], said.roles[at]
    begin, end = said.begin_ms[at] + contact * APART, said.end_ms[at] + contact * APART
    reached = np.maximum.accumulate(end)
    gap = np.zeros(len(at))
    gap[1:] = np.where(contact[1:] == contact[:-1], np.maximum(0, begin[1:] - reached[:-1]), 0)
    is_hole = gap >= HOLE_MS
    gap = np.where(is_hole, 0, gap)
    opening = np.searchsorted(contact, np.nonzero(timed)[0])
    silence, holed = np.maximum.reduceat(gap, opening), np.logical_or.reduceat(is_hole, opening)
    heard = np.maximum.reduceat(end, opening) - begin[opening]
    customer = np.maximum.accumulate(np.where(role == CUSTOMER, np.arange(len(at)), -1))
    over = (role == AGENT) & (customer >= 0) & (contact == contact[customer])
    over &= (begin - begin[customer] >= INTERRUPTED_AFTER_MS) & (end[customer] - begin >= OVERLAP_MS)
    spoken = [np.bincount(contact, (end - begin) * (role == who), said.count) for who in (AGENT, CUSTOMER)]
    points, text_of = said.codes.points[: len(said.codes.text_of)], said.codes.text_of
    letters = np.bincount(text_of, (points >= 0x4E00) & (points <= 0x9FFF), len(said.texts))
    han = np.bincount(said.contact, letters * (said.roles == AGENT), said.count)
    interruptions = np.bincount(contact, over, said.count)
    for nth, one in enumerate(np.nonzero(timed)[0]):
        agent, both = spoken[0][one], spoken[0][one] + spoken[1][one]
        talk = talk_ms[one] if talk_ms else None
        out[one] = Timing(
            int(silence[nth]),
            int(interruptions[one]),
            round(float(han[one] / agent * 60_000), 1) if agent else None,
            round(float(agent / both), 3) if both else None,
            (
                True
                if holed[nth]
                else _stops_early(talk, heard[nth]) and not _says_goodbye(said, int(one))
                if talk
                else None
            ),
        )
    return out


def _stops_early(talk_ms: int, heard_ms: float) -> bool:
    return bool(talk_ms - heard_ms >= max(CUT_MS, CUT_SHARE * talk_ms))


def _says_goodbye(said: Said, contact: int) -> bool:
    past = int(said.first[contact + 1])
    return any(FAREWELL.search(text) for text in said.texts[max(int(said.first[contact]), past - 3) : past])

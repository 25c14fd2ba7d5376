"""Did it really drop? A topic that somebody acts on because it was bad comes down by itself (regression to the mean),
so its drop is set beside those of the worst topics of the centre's own past, on which nobody acted: the placebo spike.

Counts by topic and week. Before: the weeks up to where the spike begins; after: from the week of the action on. A topic
is compared beside all other topics, so that a quiet month is no cure, and in standard deviations: of counting, and of
what topics of this centre move by themselves. p is the rank of the real drop among those of the past (Phipson and
Smyth 2010: never zero).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

# The weeks in which a topic was bad and was chosen; they belong to neither side.
SPIKE, WEEKS_BEFORE, WEEKS_AFTER = 4, 12, 12
# Dates of the past, and topics of each: the worst.
PLACEBOS, LEAST_PLACEBOS, WORST = 34, 19, 3
# A drop is believed when at most this share of the past's worst topics dropped as much by themselves.
SURE = 0.05
HALVED, FOUND, LONGEST_AFTER = 0.5, 0.9, 26
# A topic with fewer in the weeks before is too small to be judged.
LEAST_BEFORE = 12
WEEKS_BACK = 4


@dataclass(frozen=True)
class Verdict:
    """`state`: dropped, not_dropped, waiting, too_short (the past holds too few spikes) or too_few (the topic is too
    small). `ratio`: after beside before, the other topics set against, None where there is nothing; `usual_low` …
    `usual_high`: between which nine in ten of the past's worst topics came by themselves; `p`: its rank among them;
    `weeks`: that are still missing."""

    state: str
    ratio: float | None = None
    usual_low: float | None = None
    usual_high: float | None = None
    p: float | None = None
    placebos: int = 0
    weeks: int = 0


@dataclass(frozen=True)
class Past:
    """`counts`: topics × weeks, oldest first, whole weeks only; `action`: the week from which something was done."""

    counts: np.ndarray
    action: int

    @cached_property
    def _sums(self) -> np.ndarray:
        return np.concatenate([np.zeros((len(self.counts), 1)), np.cumsum(self.counts, axis=1)], axis=1)

    def of(self, begin: int, end: int) -> np.ndarray:
        """Cases of every topic from a week up to another."""
        return self._sums[:, end] - self._sums[:, begin]

    def level(self, begin: int, end: int) -> np.ndarray:
        """How every topic stands beside all others, as a logarithm; half a case keeps nothing from being infinite."""
        mine = self.of(begin, end)
        return np.log((mine + 0.5) / (mine.sum() - mine + 0.5))

    def drops(self, at: int, after: int) -> tuple[np.ndarray, np.ndarray]:
        """Of every topic at one week: the logarithm of after beside before, and its variance by counting."""
        first = at - SPIKE - WEEKS_BEFORE
        drop = self.level(at, at + after) - self.level(first, at - SPIKE)
        return drop, 1 / (self.of(first, at - SPIKE) + 0.5) + 1 / (self.of(at, at + after) + 0.5)

    def large(self, at: int) -> np.ndarray:
        """Which topics are large enough before a week to be judged."""
        return self.of(at - SPIKE - WEEKS_BEFORE, at - SPIKE) >= LEAST_BEFORE

    def worst(self, at: int, many: int = WORST) -> list[int]:
        """The topics that had risen most when somebody looked: in standard deviations of counting."""
        before = self.of(at - SPIKE - WEEKS_BEFORE, at - SPIKE) / WEEKS_BEFORE
        rise = (self.of(at - SPIKE, at) / SPIKE - before) / np.sqrt((before + 0.5) / SPIKE)
        rise[~self.large(at)] = -np.inf
        return [int(one) for one in np.argsort(-rise)[:many] if np.isfinite(rise[one])]

    def dates(self, after: int) -> range:
        """The weeks at which somebody could have acted and been judged before the real action."""
        latest = self.action - after
        return range(max(SPIKE + WEEKS_BEFORE, latest - PLACEBOS + 1), latest + 1)

    def noise(self, after: int) -> float:
        """Variance of the drops of all topics beyond counting: what they move by themselves."""
        found = [
            (drop**2 - spread)[self.large(at)]
            for at in self.dates(after)[::4]
            for drop, spread in (self.drops(at, after),)
        ]
        every = np.concatenate(found) if found else np.zeros(0)
        return max(0.0, float(every.mean())) if len(every) else 0.0

    def placebos(self, after: int) -> tuple[np.ndarray, np.ndarray]:
        """Of the worst topics of every date: their drops, and the same in standard deviations."""
        found, noise = [], self.noise(after)
        for at in self.dates(after):
            drop, spread = self.drops(at, after)
            found += [(drop[one], drop[one] / np.sqrt(spread[one] + noise)) for one in self.worst(at)]
        every = np.array(found).reshape(-1, 2)
        return every[:, 0], every[:, 1]


def verdict(counts: np.ndarray, topic: int, action: int) -> Verdict:
    """What is known of one topic by now; `counts` and `action` as in Past."""
    past, begun, first = Past(counts, action), counts.shape[1] - action, action - SPIKE - WEEKS_BEFORE
    usual, _apart = past.placebos(WEEKS_AFTER) if first >= 0 else (np.zeros(0), np.zeros(0))
    if first < 0 or len(usual) < LEAST_PLACEBOS:
        missing = SPIKE + WEEKS_BEFORE + WEEKS_AFTER + -(-LEAST_PLACEBOS // WORST) - 1 - action
        return Verdict("too_short", placebos=len(usual), weeks=max(1, missing))
    if not past.large(action)[topic]:
        return Verdict("too_few", placebos=len(usual))
    low, high = (float(np.exp(np.quantile(usual, q))) for q in (SURE, 1 - SURE))
    told = dict(usual_low=low, usual_high=high, placebos=len(usual))
    needed = weeks_needed(counts, topic, action)
    after = max(needed or 0, min(begun, WEEKS_AFTER))
    shown = min(after, begun)
    if shown > 0:
        told["ratio"] = float(np.exp(past.drops(action, shown)[0][topic]))
    if needed is None:
        return Verdict("too_few", **told)
    if begun < needed:
        return Verdict("waiting", **told, weeks=needed - begun)
    drop, spread = past.drops(action, after)
    real = drop[topic] / np.sqrt(spread[topic] + past.noise(after))
    mine = past.placebos(after)[1]
    p = float((1 + (mine <= real).sum()) / (1 + len(mine)))
    return Verdict("dropped" if p <= SURE else "not_dropped", **told, p=p)


def weeks_needed(counts: np.ndarray, topic: int, action: int) -> int | None:
    """Weeks after which this topic, halved, would be told apart from the past's worst ones nine times in ten; None
    where half a year is not enough."""
    past = Past(counts[:, :action], action)
    before = past.of(action - SPIKE - WEEKS_BEFORE, action - SPIKE)[topic]
    for after in range(SPIKE, LONGEST_AFTER + 1, 2):
        apart = past.placebos(after)[1]
        if len(apart) < LEAST_PLACEBOS:
            return None
        left = before * after / WEEKS_BEFORE * HALVED
        mine = np.sqrt(1 / (before + 0.5) + 1 / (left + 0.5) + past.noise(after))
        line = np.sort(apart)[max(0, int(SURE * (1 + len(apart))) - 1)]
        if np.mean(apart + np.log(HALVED) / mine < line) >= FOUND:
            return after
    return None


def returned(counts: np.ndarray, topic: int, action: int) -> bool:
    """Whether a topic that had dropped is back: its last four weeks are nearer to before than to after it dropped, and
    it rose more than topics of the past rise by themselves."""
    past, last = Past(counts, action), counts.shape[1]
    if last - action < WEEKS_AFTER + WEEKS_BACK or action < SPIKE + WEEKS_BEFORE:
        return False
    now, held = past.level(last - WEEKS_BACK, last)[topic], past.level(action, last - WEEKS_BACK)[topic]
    before = past.level(action - SPIKE - WEEKS_BEFORE, action - SPIKE)[topic]
    rises = [
        (past.level(at, at + WEEKS_BACK) - past.level(at - WEEKS_AFTER, at))[past.large(at + SPIKE)]
        for at in range(SPIKE + WEEKS_BEFORE, action - WEEKS_BACK, 2)
    ]
    if not rises:
        return False
    usual = np.quantile(np.concatenate(rises), 1 - SURE / 10)  # looked at every week, not once
    return bool(now - held > usual and now - held > (before - held) / 2)

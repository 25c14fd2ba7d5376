"""Morale proven: teams begin one after another, the app draws the order, what is measured and what stops it is fixed
before; the answer is an interval, or "not yet known"."""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import orjson

from qa.access.reading import Reader
from qa.clock import this_day
from qa.failures import NOT_YOUR_ROLE
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.motivation.failures import ROLLOUT_OPEN, ROLLOUT_OVER, ROLLOUT_TEAMS
from qa.motivation.pulse import ROUND_DAYS, pulses, round_of
from qa.motivation.stepped import Effect, effect
from qa.records.book import rows, write

MAY_DRAW = ("lead", "admin")
LEAST_TEAMS, BASELINE_ROUNDS, STEP_ROUNDS, AFTER_ROUNDS = 5, 2, 2, 4
# Measured, with the direction that is good; the first two answer the question, the others must not suffer.
PRIMARY = {"fairness": "up", "recommend": "up"}
GUARDRAILS = {"repeat_7d": "down", "fcr": "up", "compliance_accuracy": "up"}
# The primary measures share one chance in twenty.
LEVEL = 1 - 0.05 / len(PRIMARY)
# Fairness so many points lower, told apart from nothing, stops it.
STOPS_AT = -5.0


@dataclass(frozen=True)
class Rollout:
    """`order`: teams as the lot put them; the k-th begins after the baseline and k steps. `stopped`: the words it was
    stopped with."""

    number: int
    name: str
    order: tuple[str, ...]
    begins_on: date
    seed: str
    stopped: str

    def start(self, team: str) -> date:
        """The first day of a team."""
        return self.begins_on + timedelta(ROUND_DAYS * (BASELINE_ROUNDS + STEP_ROUNDS * self.order.index(team)))

    @property
    def ends_on(self) -> date:
        """The last day that is measured."""
        return self.start(self.order[-1]) + timedelta(ROUND_DAYS * AFTER_ROUNDS - 1)


@dataclass(frozen=True)
class Outcome:
    """One measure: what beginning changed so far, None while nobody can know; `rounds`: of how many anything is known;
    `is_harm`: it went the wrong way, told apart from nothing."""

    measure: str
    is_primary: bool
    effect: Effect | None
    rounds: int
    is_harm: bool


def rollout_now() -> Rollout | None:
    """The last one that was drawn."""
    found = rows("rollout", newest=1)
    if not found:
        return None
    plan = orjson.loads(found[0]["plan"])
    stop = rows("rollout_stop", rollout_no=found[0]["id"])
    begins = date.fromisoformat(plan["begins_on"])
    head = (found[0]["id"], found[0]["words"], tuple(plan["order"]), begins, found[0]["seed"])
    return Rollout(*head, stop[0]["words"] if stop else "")


def draw(reader: Reader, name: str, teams: list[str]) -> int:
    """Draw the order and fix the plan; the baseline begins with the next round. Raises QAError for who may not, for
    too few teams, and while one is open."""
    if reader.scope.role not in MAY_DRAW or reader.scope.programmes is not None:
        raise NOT_YOUR_ROLE()
    known = rollout_now()
    if known and not known.stopped and known.ends_on >= this_day():
        raise ROLLOUT_OPEN(name=known.name)
    if len(set(teams)) < LEAST_TEAMS:
        raise ROLLOUT_TEAMS(least=LEAST_TEAMS)
    seed = secrets.token_hex(8)
    order = sorted(set(teams))
    random.Random(seed).shuffle(order)
    begins = round_of(this_day()) + timedelta(ROUND_DAYS)
    plan = {
        "order": order,
        "begins_on": str(begins),
        "primary": PRIMARY,
        "guardrails": GUARDRAILS,
        "stops_at": STOPS_AT,
    }
    told = ("rollout", name, seed)
    return write("rollout", reader.scope.user, audited=told, words=name, plan=orjson.dumps(plan).decode(), seed=seed)


def stop(reader: Reader, words: str) -> None:
    """End it before its time, with a reason. Raises QAError for who may not and when none is open."""
    if reader.scope.role not in MAY_DRAW:
        raise NOT_YOUR_ROLE()
    known = rollout_now()
    if known is None or known.stopped:
        raise ROLLOUT_OVER()
    told = ("rollout_stop", known.name, str(known.number))
    write("rollout_stop", reader.scope.user, audited=told, rollout_no=known.number, words=words)


def has_begun(team: str) -> bool:
    """Whether a team may begin: always outside an open rollout, inside from its own day on."""
    known = rollout_now()
    if known is None or known.stopped or team not in known.order:
        return True
    return this_day() >= known.start(team)


def outcomes(reader: Reader, rollout: Rollout) -> list[Outcome]:
    """Every measure, as far as rounds are over. `reader`: of the whole centre."""
    last = min(round_of(this_day()), round_of(rollout.ends_on) + timedelta(ROUND_DAYS))
    count = max(0, (last - rollout.begins_on).days // ROUND_DAYS)
    begins = [BASELINE_ROUNDS + STEP_ROUNDS * place for place in range(len(rollout.order))]
    told = {name: np.full((len(rollout.order), count), np.nan) for name in (*PRIMARY, *GUARDRAILS)}
    place = {team: number for number, team in enumerate(rollout.order)}
    for one in pulses(reader):
        at = (one.begins_on - rollout.begins_on).days // ROUND_DAYS
        if one.unit in place and 0 <= at < count:
            for scale in PRIMARY:
                told[scale][place[one.unit], at] = one.scales.get(scale, np.nan)
    for at in range(count):
        since = rollout.begins_on + timedelta(ROUND_DAYS * at)
        asked = Question(since, since + timedelta(ROUND_DAYS - 1), {"team": rollout.order})
        for value in measure(reader, list(GUARDRAILS), asked, by=("team",)):
            if value.value is not None and value.by["team"] in place:
                told[value.key][place[value.by["team"]], at] = value.value
    return [_outcome(name, seen, begins, rollout.seed) for name, seen in told.items()]


def is_stopping(found: list[Outcome]) -> bool:
    """Whether the rule that was fixed before says stop: fairness clearly lower, by more than the margin."""
    fairness = next(one for one in found if one.measure == "fairness")
    return fairness.is_harm and fairness.effect is not None and fairness.effect.value <= STOPS_AT


def _outcome(name: str, seen: np.ndarray, begins: list[int], seed: str) -> Outcome:
    is_primary, better = name in PRIMARY, (PRIMARY | GUARDRAILS)[name]
    rounds = int((~np.isnan(seen)).any(axis=0).sum())
    # A team whose turn is later than what is known has not begun; the lot is told by those that have.
    has_both = rounds > BASELINE_ROUNDS and (~np.isnan(seen)).sum() > len(begins) + rounds
    found = effect(seen, begins, LEVEL if is_primary else 0.95, int(seed, 16) % 2**32) if has_both else None
    is_harm = found is not None and found.is_known and (found.value < 0) == (better == "up")
    return Outcome(name, is_primary, found, rounds, is_harm)

"""How a programme counts: which variant of a metric and which target, each valid from a day, written down by people."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.metrics.failures import NO_SUCH_METRIC, NO_SUCH_VARIANT, TARGET_IMPOSSIBLE
from qa.metrics.metric import Metric, metrics
from qa.metrics.question import Question
from qa.records.book import rows, write
from qa.settings import data_folder

MAY_CHOOSE = ("lead", "admin", "house")
SECONDS = 5  # what another server wrote is known after this long


@dataclass(frozen=True)
class Choice:
    """From `since` on a programme ("" for every one without its own) counts `key` by `variant` ("" the usual formula)
    and aims at `target`, in the metric's unit before its scale; None is the usual one."""

    programme_id: str
    key: str
    variant: str
    target: float | None
    since: date
    words: str
    by: str


def choices(key: str = "") -> list[Choice]:
    """What was ever chosen, in the order it was written; of one metric, or of all."""
    known = _known(data_folder(), int(time.monotonic() // SECONDS))
    return [choice for choice in known if key in ("", choice.key)]


@lru_cache(maxsize=2)
def _known(_folder: Path, _moment: int) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            r["programme_id"],
            r["metric"],
            r["variant"],
            r["target"],
            date.fromisoformat(r["since"]),
            r["words"],
            r["written_by"],
        )
        for r in rows("metric_choice")
    )


def choose(reader: Reader, choice: Choice) -> None:
    """Write it down; every number of that programme is counted so at once. Raises QAError for a role that may not, a
    programme out of scope, an unknown metric or variant, and a target that cannot be."""
    mine = reader.scope.programmes
    if reader.scope.role not in MAY_CHOOSE or (mine is not None and choice.programme_id not in mine):
        raise NOT_YOUR_ROLE()
    if choice.key not in metrics():
        raise NO_SUCH_METRIC(key=choice.key, known="、".join(metrics()))
    metric = metrics()[choice.key]
    if choice.variant and choice.variant not in metric.variants:
        raise NO_SUCH_VARIANT(key=choice.key, name=choice.variant, known="、".join(metric.variants) or "-")
    metric = metric.variant(choice.variant)
    if choice.target is not None and metric.scaled(choice.target / metric.scale) != choice.target:
        raise TARGET_IMPOSSIBLE(name=(metric.zh, metric.en))
    told = dict(programme_id=choice.programme_id, metric=choice.key, variant=choice.variant, target=choice.target)
    audited = ("choose metric", choice.key, f"{choice.programme_id} {choice.variant} {choice.target}".strip())
    write(
        "metric_choice", reader.scope.user, audited=audited, since=choice.since.isoformat(), words=choice.words, **told
    )
    _known.cache_clear()


def in_use(reader: Reader, key: str, question: Question = Question(), variant: str | None = None) -> Metric:
    """The metric as it is counted for what is asked: by `variant` where it is named ("" is the usual formula), else as
    the one programme asked for has chosen by the last day asked for."""
    metric = metrics()[key]
    chosen = _chosen(reader, key, question) if choices(key) else None
    name = variant if variant is not None else chosen.variant if chosen else ""
    varied = metric.variant(name)
    is_its = chosen is not None and chosen.variant == name and chosen.target is not None
    return replace(varied, target=chosen.target) if is_its else varied


def _chosen(reader: Reader, key: str, question: Question) -> Choice | None:
    asked = question.where.get("programme") or reader.scope.programmes or ()
    sole = asked[0] if len(asked) == 1 else ""
    until = question.until or date.max
    valid = [c for c in choices(key) if c.since <= until and c.programme_id in ("", sole)]
    own = [c for c in valid if c.programme_id == sole] or valid
    return max(enumerate(own), key=lambda one: (one[1].since, one[0]))[1] if own else None

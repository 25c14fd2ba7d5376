"""The record of a metric: what it counts, over what, why, where the formula comes from. It is both the number and its
passport."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from qa.metrics.fact import FACTS
from qa.registry import declared
from qa.settings import setting

UNITS = {
    "share": ("%", "%"),
    "seconds": ("秒", "s"),
    "clock": ("分:秒", "mm:ss"),
    "count": ("次", ""),
    "score": ("分", "points"),
    "hours": ("小时", "h"),
    "yuan": ("元", "yuan"),
    "per_10k": ("/万次", "per 10,000"),
    "points": ("", ""),
}

POSSIBLE = {
    "share": (0.0, 1.0),
    "seconds": (0.0, None),
    "clock": (0.0, None),
    "hours": (0.0, None),
    "yuan": (0.0, None),
    "per_10k": (0.0, None),
    "score": (0.0, 100.0),
}
NEEDED = {
    "share": ("hit",),
    "mean": ("each",),
    "quotient": ("each", "per"),
    "ratio": ("top", "bottom"),
    "count": (),
    "quantile": ("each", "quantile"),
}


@dataclass(frozen=True, kw_only=True)
class Metric:
    """Kinds: share = rows of `base` that `hit`; mean = average of `each` over `base`; quotient = Σ `each` / Σ `per` of
    `base`; ratio = `top` / `bottom` (SQL aggregates); count = rows of `base`; quantile = the `quantile` of `each` over
    `base`. Expressions are SQL over the columns of `fact`; {service_ms} and {short_ms} stand for the settings. `lowest`
    and `highest` bound the number where its unit does not. `variants`: key → (zh, en, replaced fields).
    `is_additive`: parts make the whole; false where different customers are counted.
    """

    key: str
    family: str
    zh: str
    en: str
    unit: str
    better: str
    kind: str
    fact: str
    definition_zh: str
    definition_en: str
    why_zh: str
    why_en: str
    source: str
    base: str = "true"
    hit: str = ""
    each: str = ""
    per: str = ""
    top: str = ""
    bottom: str = ""
    scale: float = 1.0
    quantile: float = 0.0
    target: float | None = None
    min_n: int = 0
    lowest: float | None = None
    highest: float | None = None
    excluded: str = ""
    excluded_zh: str = ""
    excluded_en: str = ""
    is_additive: bool = True
    variants: dict[str, tuple[str, str, dict]] = field(default_factory=dict)
    varied: str = ""

    def variant(self, name: str | None) -> "Metric":
        """The same metric computed by one of its variants, whose name it bears in `varied`."""
        return replace(self, **self.variants[name][2], varied=name) if name else self

    def scaled(self, figure: float | None) -> float | None:
        """A figure in the metric's unit, kept within what is possible: no time below zero, no score above a hundred."""
        if figure is None:
            return None
        low, high = POSSIBLE.get(self.unit, (None, None))
        low, high = (low if self.lowest is None else self.lowest, high if self.highest is None else self.highest)
        figure = figure * self.scale if self.scale != 1.0 else figure
        figure = figure if low is None else max(low, figure)
        return figure if high is None else min(high, figure)

    @property
    def is_of_contacts(self) -> bool:
        """Its rows are contacts or belong to one: there is a list to drill into."""
        return FACTS[self.fact].of == "contact"

    @property
    def least(self) -> int:
        """Below this many cases the number is not shown; the setting min_n unless the metric says otherwise."""
        return self.min_n or int(setting("min_n"))

    def counted(self) -> str:
        """SQL condition of the rows behind the number: what a drill-down lists."""
        return f"({self.base}) and ({self.hit})" if self.kind == "share" else self.base


def metrics() -> dict[str, Metric]:
    """{key: metric} of every number there is, checked when first asked."""
    return _checked()


@cache
def _checked() -> dict[str, Metric]:
    found = declared("qa.metrics.kpis", Metric, "key")
    for metric in found.values():
        missing = [f for f in NEEDED[metric.kind] if not getattr(metric, f)]
        if (
            missing
            or metric.fact not in FACTS
            or metric.unit not in UNITS
            or metric.better not in ("up", "down", "near")
        ):
            raise ValueError(f"metric {metric.key} is not complete: {missing}")
    return found

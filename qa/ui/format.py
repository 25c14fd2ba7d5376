"""Numbers and times as people read them; an unknown is said in words, never as zero."""

from __future__ import annotations

from datetime import date, datetime

from qa.clock import local
from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.session import _, pick

MS_OF_HOUR = 3_600_000


def number(value: float | None, unit: str) -> tuple[str, str]:
    """(figure, unit) of one value."""
    if value is None:
        return "–", ""
    if unit == "share":
        return f"{value * 100:.1f}", "%"
    if unit == "clock":
        minutes, seconds = divmod(round(value), 60)
        return f"{minutes:02d}:{seconds:02d}", ""
    if unit == "seconds":
        return f"{value:.1f}", _("秒")
    if unit == "count":
        return f"{value:,.0f}", ""
    if unit == "per_10k":
        return f"{value:,.0f}", _("/万次")
    return f"{value:.1f}", _("分") if unit == "score" else ""


def plain(value: float | None, unit: str) -> str:
    """A figure with its unit as one string."""
    figure, sign = number(value, unit)
    return f"{figure} {sign}" if sign and sign not in ("%",) and not sign.startswith("/") else f"{figure}{sign}"


def unknown(value: Value, metric: Metric | None = None) -> str:
    """Why there is no number; a dash where nothing of a breakdown is of that kind."""
    if not value.n and value.excluded and metric is not None:
        return pick(metric.excluded_zh, metric.excluded_en)
    return _("样本不足") if value.n else "–" if value.by else _("数据缺失")


def is_clear(now: Value, before: Value) -> bool:
    """The 95 % interval of the difference leaves zero out; a number without an interval claims nothing."""
    if now.low is None or before.low is None:
        return False
    half = (((now.high - now.low) / 2) ** 2 + ((before.high - before.low) / 2) ** 2) ** 0.5
    return abs(now.value - before.value) > half


def change(now: Value, before: Value, metric: Metric) -> tuple[str, str]:
    """(words, good | watch | "") of a difference: arrows and words, so that colour is not needed. Better or worse only
    where it is clear."""
    gap = now.value - before.value
    if metric.unit == "count":
        share = gap / before.value if before.value else 0.0
        return f"{'↑' if gap > 0 else '↓' if gap < 0 else '→'} {abs(share) * 100:.1f}%", ""
    size = {
        "share": f"{abs(gap) * 100:.1f} {_('点')}",
        "clock": plain(abs(gap), "clock"),
        "seconds": f"{abs(gap):.1f} {_('秒')}",
    }.get(metric.unit, f"{abs(gap):.1f}")
    if now.low is not None and not is_clear(now, before):
        return _("无明显变化"), ""
    better = is_clear(now, before) and metric.better != "near" and gap and (gap > 0) == (metric.better == "up")
    tone = "" if metric.better == "near" or not is_clear(now, before) else "good" if better else "watch"
    word = "" if not tone else f" {_('变好') if better else _('留意')}"
    return f"{'↑' if gap > 0 else '↓' if gap < 0 else '→'} {size}{word}", tone


def cases(value: Value, metric: Metric) -> str:
    """What a number rests on: cases, and of states the hours they lasted."""
    if metric.fact == "state_fact" and value.parts and value.parts.bottom:
        return _("{n} 小时").format(n=f"{value.parts.bottom / MS_OF_HOUR:,.0f}")
    return f"{value.n:,}"


def when(moment: datetime | date | None) -> str:
    """A moment as people here write it, in the zone of the house; a dash for none."""
    if moment is None:
        return "–"
    if not isinstance(moment, datetime):
        return moment.strftime("%m-%d")
    here = local(moment) if moment.tzinfo else moment
    return here.strftime("%m-%d %H:%M")


def spell(ms: int | None) -> str:
    """Milliseconds as minutes and seconds; a dash for none."""
    return "–" if ms is None else plain(ms / 1000, "clock")


def between(low: float, high: float, unit: str) -> str:
    """An interval: 60.0 – 68.4, with a word between where a minus would meet the dash."""
    words = _(" 到 ") if low < 0 else " – "
    return f"{number(low, unit)[0]}{words}{number(high, unit)[0]}".replace("-", "−")


def with_interval(share: tuple[float, float, float] | None) -> str:
    """A share with its interval, or a dash."""
    return "–" if share is None else f"{share[0] * 100:.0f}%（{share[1] * 100:.0f} – {share[2] * 100:.0f}）"

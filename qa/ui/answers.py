"""The answer under a page's question: one generated sentence with the number, the change and where it comes from."""

from __future__ import annotations

from html import escape

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.metrics.question import Value
from qa.ui.filters import Window
from qa.ui.format import change, is_clear, plain, unknown
from qa.ui.session import Viewer, _, pick


def _mover(viewer: Viewer, key: str, window: Window, dimension: str) -> str:
    """The value of a dimension that moved the number most, weighted by its size."""
    now = {
        v.by[dimension]: v for v in measure(viewer.reader, [key], window.question, (dimension,)) if v.value is not None
    }
    before = {
        v.by[dimension]: v for v in measure(viewer.reader, [key], window.before, (dimension,)) if v.value is not None
    }
    both = [(abs((now[k].value - before[k].value) * now[k].n), k) for k in now if k in before and k is not None]
    if not both:
        return ""
    most = str(max(both)[1])
    return f"{most}:00" if dimension == "hour" else labels(viewer.reader, dimension, viewer.language).get(most, most)


def answer(
    place, viewer: Viewer, key: str, values: dict[str, Value], window: Window, dimension: str = "reason"
) -> None:
    """Write the sentence into `place`."""
    metric, now = metrics()[key], values.get(key) or Value(key, None, 0)
    name = pick(metric.zh, metric.en)
    if now.value is None:
        text = _("{period}，{name}：{why}。").format(period=window.label, name=name, why=unknown(now, metric))
    else:
        text = _("{period}，{name} {value}").format(period=window.label, name=name, value=plain(now.value, metric.unit))
        before = measure(viewer.reader, [key], window.before) if window.is_comparable else []
        if before and before[0].value is not None:
            words, _tone = change(now, before[0], metric)
            text += _("，比 {before} {change}").format(before=window.before_label, change=words)
            moved = _mover(viewer, key, window, dimension) if is_clear(now, before[0]) else ""
            if moved:
                text += _("，变化最大的是「{what}」").format(what=moved)
        text += _("。")
    place.html(f'<div class="x-answer">{escape(text)}</div>')

"""Load over the day: how many come, and how well they are served."""

from __future__ import annotations

from qa.metrics.metric import Metric
from qa.metrics.question import Value
from qa.ui.charts import drawn
from qa.ui.figures import Count, asked, figure_of, hover, layout, scaled
from qa.ui.notice import empty
from qa.ui.session import _, pick
from qa.ui.tokens import paint


def load_and_level(offered: list[Value], level: list[Value], level_metric: Metric, key: str) -> str | None:
    """Bars of offered contacts by hour with the share reached as a line: where the day hurts."""
    hours = sorted({v.by["hour"] for v in offered if v.by["hour"] is not None})
    if not hours:
        empty(_("这段时间样本不足"), _("换一段时间，或放宽筛选。"))
        return None
    right = dict(
        overlaying="y",
        side="right",
        range=[0, 105],
        tickvals=[0, 20, 40, 60, 80, 100],
        ticksuffix="%",
        showgrid=False,
        fixedrange=True,
    )
    figure = figure_of(
        asked("load", level_metric.key, level_metric.target, offered, level),
        lambda: _load_data(
            hours,
            {v.by["hour"]: v for v in offered},
            [{v.by["hour"]: v for v in level}.get(h) for h in hours],
            level_metric,
        ),
        lambda: layout(
            300, dict(dtick=1, ticksuffix=":00", tickangle=0), {}, yaxis2=right, margin=dict(l=8, r=44, t=12, b=8)
        ),
    )
    return drawn(figure, key, _("每小时进线与服务水平"))


def _load_data(hours: list[int], counts: dict[int, Value], line: list[Value | None], metric: Metric) -> list[dict]:
    bars_of = dict(
        type="bar",
        x=hours,
        y=[counts[h].value or 0 for h in hours],
        marker=dict(color=paint("range")),
        customdata=[str(h) for h in hours],
        hovertext=[hover(f"{h}:00", counts[h], Count) for h in hours],
        hoverinfo="text",
    )
    share = dict(
        type="scatter",
        x=hours,
        y=[scaled(v.value if v else None, metric) for v in line],
        yaxis="y2",
        mode="lines+markers",
        line=dict(color=paint("brand"), width=2),
        customdata=[str(h) for h in hours],
        hovertext=[hover(f"{h}:00 {pick(metric.zh, metric.en)}", v, metric) if v else "" for h, v in zip(hours, line)],
        hoverinfo="text",
    )
    dotted = dict(color=paint("ink3"), width=1, dash="dot")
    ends = [hours[0] - 0.5, hours[-1] + 0.5]
    target = dict(
        type="scatter",
        x=ends,
        y=[(metric.target or 0) * 100] * 2,
        yaxis="y2",
        mode="lines",
        line=dotted,
        hoverinfo="skip",
    )
    return [
        bars_of,
        share,
        *([target] if metric.target is not None and any(v and v.value is not None for v in line) else []),
    ]

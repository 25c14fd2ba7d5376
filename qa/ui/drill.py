"""Drilling down: what the address asks for (metric, day, hour, reason, agent, contact) as a question, and a heading
that says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.ui.filters import Window
from qa.ui.session import Viewer, _, pick

EXTRA = ("hour", "reason", "agent", "queue")


@dataclass(frozen=True)
class Asked:
    question: Question
    metric: str | None
    variant: str | None
    missed: bool
    page: int
    contact: str | None
    extra: dict[str, str]


def drill(viewer: Viewer, window: Window) -> Asked:
    """Read the address; anything unknown in it is left out."""
    asked = st.query_params
    extra = {n: asked[n] for n in EXTRA if asked.get(n) and not (n == "agent" and viewer.role == "agent")}
    question = replace(window.question, where=window.question.where | {n: (v,) for n, v in extra.items()})
    try:
        day = date.fromisoformat(asked["day"]) if "day" in asked else None
    except ValueError:
        day = None
    if day:
        question, extra = replace(question, since=day, until=day), extra | {"day": day.isoformat()}
    metric = asked.get("metric") if asked.get("metric") in metrics() else None
    variant = asked.get("variant") if metric and asked.get("variant") in metrics()[metric].variants else None
    return Asked(
        question,
        metric,
        variant,
        asked.get("missed", "1" if metric and metrics()[metric].better == "up" else "0") == "1",
        int(st.session_state.get("list_page") or 1),
        asked.get("contact"),
        extra,
    )


def staying(list_name: str) -> str | None:
    """The contact somebody just wrote about stays open while the same list is shown, wherever it stands in it now."""
    kept, contact = st.session_state.get("stay", ("", None))
    return contact if kept == list_name else None


def _clear() -> None:
    for name in ("metric", "variant", "missed", "contact", "day", *EXTRA):
        if name in st.query_params:
            del st.query_params[name]
    st.session_state.pop("list_page", None)


def heading(viewer: Viewer, asked: Asked, window: Window) -> None:
    """What the list is of, a switch between what counts and what does not, and a way back to everything."""
    if not asked.metric and not asked.extra:
        return
    parts = [
        f"{labels(viewer.reader, n, viewer.language).get(v, v)}" if n != "hour" else f"{v}:00"
        for n, v in asked.extra.items()
    ]
    words, choose, back = st.columns([5, 3, 2], vertical_alignment="bottom")
    if asked.metric:
        metric = metrics()[asked.metric]
        parts.insert(0, pick(metric.zh, metric.en))
        if metric.kind == "share" and metric.is_of_contacts:
            kinds = {"1": "没做到的", "0": "做到的"} if metric.better == "up" else {"0": "发生的", "1": "没发生的"}
            picked = choose.segmented_control(
                _("看哪一些"),
                list(kinds),
                default="1" if asked.missed else "0",
                format_func=lambda v: _(kinds[v]),
                required=True,
                key="drill_missed",
            )
            if picked != ("1" if asked.missed else "0"):
                st.query_params["missed"] = picked
                st.session_state.pop("list_page", None)
                st.rerun()
    words.text(_("正在看：{what}").format(what=" · ".join(parts)))
    back.button(_("看全部联络"), on_click=_clear, key="drill_clear")

"""Drilling down: what the address asks for (metric, day, hour, reason, agent, contact) as a question, and a heading
that says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.metric import metrics
from qa.metrics.question import Question
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.explain import called
from qa.ui.session import Viewer, _

EXTRA = (*address.NARROWS, "queue")
OF_LIST = ("metric", "variant", "missed", "contact", "day", *EXTRA)
SEVERAL = ("hour", "reason")


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
    """What the address asks for; what is unknown in it is left out and said."""
    extra = {n: address.at(n) for n in EXTRA if address.at(n) and not (n == "agent" and viewer.role == "agent")}
    where = window.question.where | {n: tuple(v.split(",")) if n in SEVERAL else (v,) for n, v in extra.items()}
    question, day = replace(window.question, where=where), _day()
    if day:
        question, extra = replace(question, since=day, until=day), extra | {"day": day.isoformat()}
    metric = address.at("metric") if address.at("metric") in metrics() else None
    if address.at("metric") and not metric:
        address.drop("metric")
    variant = address.at("variant") if metric and address.at("variant") in metrics()[metric].variants else None
    usual = "1" if metric and metrics()[metric].better == "up" else "0"
    return Asked(
        question,
        metric,
        variant,
        address.at("missed", usual) == "1",
        max(1, address.number("page", 1)),
        address.at("contact") or None,
        extra,
    )


def _day() -> date | None:
    try:
        return date.fromisoformat(address.at("day")) if address.at("day") else None
    except ValueError:
        address.drop("day")
        return None


def staying(list_name: str) -> str | None:
    """The contact somebody just wrote about stays open while the same list is shown, wherever it stands in it now."""
    kept, contact = st.session_state.get("stay", ("", None))
    return contact if kept == list_name else None


def heading(viewer: Viewer, asked: Asked, window: Window) -> None:
    """What the list is of, a switch between what counts and what does not, and a way back to everything."""
    if not asked.metric and not asked.extra:
        return
    named = lambda n, v: labels(viewer.reader, n, viewer.language).get(v, v)  # noqa: E731
    parts = [
        "、".join(named(n, one) for one in (v.split(",") if n == "reason" else [v]))
        if n != "hour" or "," not in v
        else f"{v.split(',')[0]}:00 – {int(v.split(',')[-1]) + 1}:00"
        if v.split(",")[-1].isdecimal()
        else v
        for n, v in asked.extra.items()
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="drill"):
        if asked.metric:
            metric = metrics()[asked.metric]
            parts.insert(0, called(metric.variant(asked.variant)))
        st.text(_("正在看：{what}").format(what=" · ".join(parts)), width="content")
        if asked.metric and metric.kind == "share" and metric.is_of_contacts:
            kinds = {"1": "没做到的", "0": "做到的"} if metric.better == "up" else {"0": "发生的", "1": "没发生的"}
            address.choice(
                st.segmented_control,
                _("看哪一些"),
                {key: _(words) for key, words in kinds.items()},
                "missed",
                "1" if metric.better == "up" else "0",
                required=True,
                label_visibility="collapsed",
            )
        st.button(_("看全部联络"), on_click=lambda: address.go(**dict.fromkeys(OF_LIST)), key="drill_clear")

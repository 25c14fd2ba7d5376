"""One row of filters: remembered, in the address by stable keys, the same link in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.question import Question
from qa.ui.session import Viewer, _

PERIODS = {"1d": 1, "7d": 7, "14d": 14, "28d": 28, "90d": 90}
PERIOD_NAMES = {"1d": "最近一天", "7d": "最近 7 天", "14d": "最近 14 天", "28d": "最近 28 天", "90d": "最近 90 天"}
NAMES = ("programme", "team", "channel", "queue")


def address() -> dict[str, str]:
    """What every link carries, so that no page has to write it into the address again (each write is a step of the Back
    button)."""
    state = st.session_state
    return dict(state.get("filters") or {}) | {"lang": state["language"], "role": state["role"]}


@dataclass(frozen=True)
class Window:
    """The chosen period and the one before it, with the same filters."""

    question: Question
    before: Question
    label: str
    before_label: str
    is_comparable: bool

    @property
    def address(self) -> dict[str, str]:
        """Query parameters that open another page with the same filters."""
        return address()


def last_day(viewer: Viewer) -> date:
    return viewer.reader.last_day() or date.today()


def _begin() -> dict[str, str]:
    if "filters" not in st.session_state:
        asked = st.query_params
        found = {n: asked[n] for n in NAMES if n in asked}
        st.session_state["filters"] = {
            "period": asked.get("period") if asked.get("period") in PERIODS else "14d"
        } | found
    return st.session_state["filters"]


def _changed(name: str) -> None:
    value = st.session_state[f"filter_{name}"]
    if value:
        st.session_state["filters"][name] = value
    else:
        st.session_state["filters"].pop(name, None)


def _box(column, label: str, name: str, options: list[str], shown: dict[str, str], required: bool = False) -> None:
    chosen = st.session_state["filters"].get(name)
    if chosen and chosen not in options:
        st.session_state["filters"].pop(name)
        chosen = None
    st.session_state[f"filter_{name}"] = chosen or (options[0] if required else "")
    column.selectbox(
        label,
        options if required else ["", *options],
        key=f"filter_{name}",
        format_func=lambda v: shown.get(v, v) if v else _("全部"),
        on_change=_changed,
        args=(name,),
    )


def filters(viewer: Viewer, *wanted: str) -> Window:
    """Draw the row and return what it says. `wanted`: any of programme, team, channel, queue."""
    chosen = _begin()
    columns = st.columns(max(4, 1 + len(wanted)))
    _box(columns[0], _("时间"), "period", list(PERIODS), {k: _(v) for k, v in PERIOD_NAMES.items()}, required=True)
    for column, name in zip(columns[1:], wanted):
        shown = labels(viewer.reader, name, viewer.language)
        if name == "channel":
            here = {r["channel"] for r in viewer.reader.rows("select distinct channel from {contact_fact}")}
            shown = {k: v for k, v in shown.items() if k in here}
        column_name = {"programme": _("项目"), "team": _("班组"), "channel": _("渠道"), "queue": _("技能组")}[name]
        _box(column, column_name, name, sorted(shown), shown)
    for name in list(st.query_params):
        if name in NAMES and name not in chosen:
            del st.query_params[name]
    for name, value in (chosen | {"lang": viewer.language, "role": viewer.role}).items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    return window(viewer, chosen, wanted)


def window(viewer: Viewer, chosen: dict[str, str], wanted: tuple[str, ...]) -> Window:
    """The chosen period and filters as a question, with the one before it."""
    days, end = PERIODS[chosen["period"]], last_day(viewer)
    where = {n: (chosen[n],) for n in wanted if n in chosen}
    begin = end - timedelta(days=days - 1)
    before = Question(begin - timedelta(days=days), begin - timedelta(days=1), where)
    first = viewer.reader.first_day()
    return Window(
        Question(begin, end, where),
        before,
        _spell(begin, end),
        _spell(before.since, before.until),
        first is not None and before.since >= first,
    )


def _spell(begin: date, end: date) -> str:
    return f"{begin:%m-%d} – {end:%m-%d}" if begin != end else f"{end:%m-%d}"

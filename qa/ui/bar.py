"""The line at the top of a page: its question, the period and filters as chips, the link to hand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from qa.clock import this_day
from qa.metrics.dimensions import labels
from qa.metrics.question import Question
from qa.ui import address
from qa.ui.notice import notice
from qa.ui.parts import part
from qa.ui.periods import AGAINST, PERIOD_NAMES, Span, compared, span, spell
from qa.ui.session import Viewer, _

FILTERS = {
    "programme": ("项目", "全部项目"),
    "team": ("班组", "全部班组"),
    "channel": ("渠道", "全部渠道"),
    "queue": ("技能组", "全部技能组"),
}


@dataclass(frozen=True)
class Window:
    """The chosen period and the one it is compared with, under the same filters; `filtered` says them in words."""

    question: Question
    before: Question
    label: str
    before_label: str
    is_comparable: bool
    filtered: str = ""

    @property
    def programme(self) -> str:
        """The programme that was chosen, "" for all."""
        return self.question.where.get("programme", ("",))[0]

    @property
    def address(self) -> dict[str, str]:
        """Query parameters that open another page with the same filters."""
        return address.common()


def bar(viewer: Viewer, question: str, *wanted: str, compares: bool = True) -> Window:
    """Draw the line and return what it says. `question`: what the page answers; `wanted`: any of programme, team,
    channel, queue; `compares`: whether the page sets the period beside another."""
    chosen, before = _spans(viewer)
    named, other = (spell(days, _today(viewer)) for days in (chosen, before))
    where, told, chips = {}, [], [_period(named), *([_against(other)] if compares else [])]
    for name in wanted:
        chip, value = _filter(viewer, name)
        chips.append(chip)
        told += [chip["label"]] if value else []
        where |= {name: (value,)} if value else {}
    _draw(question, chips, chosen, viewer)
    first = viewer.reader.first_day()
    return Window(
        Question(chosen.since, chosen.until, where),
        Question(before.since, before.until, where),
        named,
        other,
        first is not None and before.since >= first,
        " · ".join(told),
    )


def title(viewer: Viewer, question: str, *wanted: str) -> dict[str, str]:
    """The line of a page without a period; what was chosen of `wanted`."""
    filters = {name: _filter(viewer, name) for name in wanted}
    _draw(question, [chip for chip, _value in filters.values()], None, viewer)
    return {name: value for name, (_chip, value) in filters.items() if value}


def _today(viewer: Viewer) -> date:
    return viewer.reader.last_day() or this_day()


def _spans(viewer: Viewer) -> tuple[Span, Span]:
    today = _today(viewer)
    chosen = span(address.at("period"), today)
    if chosen is None:
        address.drop("period")
        chosen = span(address.at("period"), today)
    if address.at("against") not in AGAINST:
        address.drop("against")
    return chosen, compared(address.at("period"), chosen, address.at("against"))


def _period(named: str) -> dict:
    value = address.at("period")
    options = [(key, _(name)) for key, name in PERIOD_NAMES.items()] + [("own", _("任选两天…"))]
    return {
        "part": "period",
        "name": _("时间"),
        "value": value if value in PERIOD_NAMES else "own",
        "label": _(PERIOD_NAMES[value]) if value in PERIOD_NAMES else named,
        "beside": named if value in PERIOD_NAMES else "",
        "options": options,
    }


def _against(named: str) -> dict:
    value = address.at("against")
    return {
        "part": "against",
        "name": _("和谁比"),
        "value": value,
        "label": _(AGAINST[value]),
        "beside": named,
        "options": [(key, _(name)) for key, name in AGAINST.items()],
    }


def _filter(viewer: Viewer, name: str) -> tuple[dict, str]:
    word, everything = FILTERS[name]
    shown = labels(viewer.reader, name, viewer.language)
    if name == "channel":
        here = {r["channel"] for r in viewer.reader.rows("select distinct channel from {contact_fact}")}
        shown = {key: words for key, words in shown.items() if key in here}
    value = address.at(name)
    if value and value not in shown:
        address.drop(name)
        value = ""
    options = [("", _(everything)), *((key, shown[key]) for key in sorted(shown))]
    return {
        "part": name,
        "name": _(word),
        "value": value,
        "label": shown.get(value) or _(everything),
        "chosen": bool(value),
        "options": options,
    }, value


def _draw(question: str, chips: list[dict], chosen: Span | None, viewer: Viewer) -> None:
    first, last = (viewer.reader.first_day(), viewer.reader.last_day()) if chosen else (None, None)
    data = {
        "lang": "zh-CN" if viewer.language == "zh" else "en",
        "link": urlencode(address.whole()),
        "chips": chips,
        "own": bool(chosen) and address.at("period") not in PERIOD_NAMES,
        "since": chosen.since.isoformat() if chosen else "",
        "until": chosen.until.isoformat() if chosen else "",
        "least": first.isoformat() if first else "",
        "most": last.isoformat() if last else "",
        "words": {
            "since": _("从哪一天"),
            "until": _("到哪一天"),
            "show": _("看这段"),
            "copy": _("复制这一页的链接"),
            "copied": _("已复制"),
        },
    }
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f"<h1>{escape(question)}</h1>", width="content")
        part("bar", data, key="bar_part", on_go_change=_chosen)
    if unknown := st.session_state.get("unknown"):
        notice("watch", _("地址里有认不出的内容，已略去：{what}").format(what="、".join(unknown)[:200]))


def _chosen() -> None:
    told = st.session_state["bar_part"].go
    if isinstance(told, dict):
        address.go(**{name: str(value) for name, value in told.items() if name in address.COMMON})

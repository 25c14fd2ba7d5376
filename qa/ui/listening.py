"""首席听音: one contact at a time, the customer's sentence large, what led up to it, how many say the same; an end, and
room for what is decided."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.deciding import decide_here
from qa.ui.format import when
from qa.ui.menu import REVIEW
from qa.ui.notice import empty, notice
from qa.ui.reading import read_on
from qa.ui.session import Viewer, _, pick
from qa.ui.transcript import masked_html
from qa.voice.deciding import MAY_DECIDE
from qa.voice.likeness import Alike, alike
from qa.voice.listening import MOODS, Heard, draw, heard_to_the_end, hearings, population

SHOWN = 30
WHO = {"customer": ("客户", "Customer"), "agent": ("坐席", "Agent")}


def listen(viewer: Viewer, window: Window) -> None:
    """The set of this viewer and period, from the first sentence to what is decided."""
    count = population(viewer.reader, window.question)
    if not count:
        empty(_("这段时间没有听得到的联络"), _("换一个时间段；没有文字的联络听不到。"))
        return
    number = address.number("page", 1, 1000)
    heard = draw(viewer.reader, window.question, f"{viewer.reader.scope.user}/{window.question}/{number}")
    at = min(address.number("on", 1, len(heard) + 1), len(heard) + 1)
    _where(at, len(heard), count)
    met = st.session_state.setdefault("heard", set())
    if at <= len(heard):
        met.add(heard[at - 1].interaction_id)
        _one(viewer, window, heard[at - 1])
        _steps(at, len(heard), number)
        return
    _end(viewer, window, heard, count, number)


def _where(at: int, size: int, count: int) -> None:
    steps = "".join(f'<i class="{"on" if place <= at else ""}"></i>' for place in range(1, size + 1))
    told = _("{n} 次联络里抽了 {size} 次，按原因、渠道、心情的比例随机抽；每一次代表 {each} 次。").format(
        n=f"{count:,}", size=size, each=f"{round(count / size):,}"
    )
    st.html(f'<p class="v-lead">{escape(told)}</p><div class="v-steps" aria-hidden="true">{steps}</div>')


def _one(viewer: Viewer, window: Window, one: Heard) -> None:
    like = alike(viewer.reader, window.question, one)
    st.html(quoted(viewer, one, like))
    with st.container(horizontal=True, gap="small", key="heard_more"):
        read_on(viewer, one.interaction_id, one.message_seq)
    if like.contacts:
        with st.expander(_("这样说的还有 {n} 次").format(n=f"{like.n - 1:,}")):
            for interaction_id, words in like.contacts[:SHOWN]:
                st.html(f'<div class="x-quote">「{masked_html(escape(words), None)}」</div>')
                st.page_link(REVIEW.file, label=_("看这通"), query_params=window.address | {"contact": interaction_id})


def quoted(viewer: Viewer, one: Heard, like: Alike | None = None) -> str:
    """The sentence, large, with what led up to it and where it comes from."""
    led = "".join(
        f"<p><b>{escape(pick(*WHO[who]))}</b>{masked_html(escape(words), None)}</p>" for who, words in one.before
    )
    names = labels(viewer.reader, "reason", viewer.language)
    source = [
        pick(*CHANNELS.get(one.channel, ("其他", "Other"))) + " " + when(one.started_at),
        names.get(one.reason_id, one.reason_id),
        pick(*MOODS[one.mood]),
    ]
    if like and like.n > 1:
        told = _("这样说的约 {n} 次，这是其中 1 次") if like.is_drawn else _("这样说的共 {n} 次，这是其中 1 次")
        source.append(told.format(n=f"{like.n:,}"))
    elif like:
        source.append(_("只有这 1 次这样说"))
    return (
        f'<div class="v-heard"><div class="led">{led}</div>'
        f"<blockquote>「{masked_html(escape(one.words), None)}」</blockquote>"
        f'<div class="from">{escape("　".join(source))}</div></div>'
    )


def _steps(at: int, size: int, number: int) -> None:
    with st.container(horizontal=True, gap="small", key="heard_steps"):
        st.button(_("上一条"), disabled=at == 1, on_click=lambda: _to(at - 1, number), key="heard_back")
        last = at == size
        st.button(
            _("听完了") if last else _("下一条"), type="primary", on_click=lambda: _to(at + 1, number), key="heard_next"
        )


def _to(at: int, number: int) -> None:
    address.go(on=str(at), page=str(number))


def _end(viewer: Viewer, window: Window, heard: list[Heard], count: int, number: int) -> None:
    met, kept = st.session_state["heard"], st.session_state.setdefault("heard_sets", set())
    known = (window.label, window.filtered, number)
    if met.issuperset(one.interaction_id for one in heard):
        if known not in kept:
            heard_to_the_end(viewer.reader, window.question, heard, count)
            kept.add(known)
        notice("done", _("听完了 {n} 次，它们代表 {of} 次联络。").format(n=len(heard), of=f"{count:,}"))
    else:
        notice("told", _("这一组还没听完。"), _("从头听一遍，听完才记下来。"))
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(_("刚才听到的"))
        for one in heard:
            st.html(f'<div class="x-quote">「{masked_html(escape(one.words), None)}」</div>')
        with st.container(horizontal=True, gap="small"):
            st.button(_("再听一遍"), on_click=lambda: _to(1, number), key="heard_again")
            st.button(_("换一组"), on_click=lambda: _to(1, number + 1), key="heard_other")
    with right:
        if viewer.role in MAY_DECIDE:
            st.subheader(_("听到 → 想到 → 决定"))
            decide_here(viewer, heard)
        _who(viewer)


def _who(viewer: Viewer) -> None:
    found = hearings(viewer.reader, 8)
    if found:
        st.subheader(_("谁听过"))
        for one in found:
            told = _("{who}　{at}　{n} 次，代表 {of} 次（{since} – {until}）")
            st.text(
                told.format(
                    who=one.by,
                    at=when(one.at),
                    n=one.heard,
                    of=f"{one.population:,}",
                    since=f"{one.since:%m-%d}",
                    until=f"{one.until:%m-%d}",
                )
            )

"""The letter on the agent's page: one thing done well, one next step, and what made a day hard; addressed as 你,
nothing amber, never compared downwards."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.motivation.examples import example_of
from qa.motivation.growth import NextStep, next_step
from qa.motivation.letter import UNNAMED, Deed, comeback, hard_day, well_done
from qa.ui.bar import Window
from qa.ui.format import when
from qa.ui.goals import ways
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.session import Viewer, _, pick
from qa.ui.transcript import MASK


def letter(viewer: Viewer, window: Window) -> None:
    """Draw it for the window: its newest day is the day the letter is of."""
    since, until = window.question.since, window.question.until
    deed = well_done(viewer.reader, since, until)
    step = next_step(viewer.reader, since, until)
    with st.container(border=True, key="letter"):
        _hard(viewer, window)
        _well(viewer, window, deed)
        _next(viewer, window, step)


def _hard(viewer: Viewer, window: Window) -> None:
    found = hard_day(viewer.reader, window.question.until)
    if found is None:
        return
    told = _(
        "{day}，你的 {n} 通里 {now} 是「{reason}」，平时是 {usual}。这样的一天本来就难一些，分数低一点说明不了什么。"
    )
    facts = dict(now=f"{found.now:.0%}", usual=f"{found.usual:.0%}", n=found.n, day=f"{window.question.until:%m-%d}")
    reason = labels(viewer.reader, "reason", viewer.language).get(found.reason_id, found.reason_id)
    st.html(f'<p class="x-letter hard">{escape(told.format(reason=reason, **facts))}</p>')


def _well(viewer: Viewer, window: Window, deed: Deed | None) -> None:
    if deed is None:
        st.html(f'<h2 class="x-letter">{escape(_("先安心做。"))}</h2>')
        st.text(_("客户的感谢和你做得好的一句，会写在这里。"))
        return
    name = labels(viewer.reader, "agent", viewer.language).get(viewer.scope.agent, "")
    head = _("{name}，{when} 那一通，你接得很稳。") if deed.is_upset else _("{name}，{when} 那一通，客户专门谢了你。")
    reason = labels(viewer.reader, "reason", viewer.language).get(deed.reason_id, deed.reason_id)
    before = _("客户为「{reason}」来，开头很着急。你说：") if deed.is_upset else _("客户为「{reason}」来。你说：")
    if deed.reason_id in UNNAMED:
        before = _("客户开头很着急。你说：") if deed.is_upset else _("你说：")
    st.html(
        f'<h2 class="x-letter">{escape(head.format(name=name, when=when(deed.started_at)))}</h2>'
        f'<p class="x-letter">{escape(before.format(reason=reason))}</p>'
        f'<blockquote class="x-letter">「{_masked(deed.said)}」</blockquote>'
        f'<p class="x-letter">{escape(_("后来客户说："))}「{_masked(deed.answer)}」</p>'
    )
    _lead(window, deed.interaction_id, _("再看一遍这通"))


def _next(viewer: Viewer, window: Window, step: NextStep | None) -> None:
    st.html(f'<div class="x-letter step">{escape(_("下一步，只有一件"))}</div>')
    if step is None:
        st.text(_("数据还不够，过几天再来看。"))
        return
    item = step.item
    st.html(f'<h2 class="x-letter">{escape(pick(item.next_zh, item.next_en))}</h2>')
    left, right = st.columns(2, gap="medium")
    for place, row, words, way in (
        (left, step.missed, _("可以再近一点的一通"), _("看这通，或申诉这一项")),
        (right, step.best, _("你自己做得好的一通"), _("看这通")),
    ):
        if not row:
            continue
        with place:
            st.caption(f"{literal(when(row['started_at']))}　{words}")
            if row["text"] and (row is step.missed or row["speaker"] == "agent"):
                st.html(f'<p class="x-letter said">「{_masked(row["text"])}」</p>')
            _lead(window, row["interaction_id"], way)
    colleague = None if step.best else example_of(viewer.reader, step.scorecard_id, item.item_id)
    if colleague:
        with right:
            st.caption(_("一位同事说得好的一句"))
            st.html(f'<p class="x-letter said">「{_masked(colleague)}」</p>')
    elif not step.best and item.passes:
        with right:
            st.caption(_("做得好听起来是这样（编的例子）"))
            for line in item.passes[0]:
                st.text(line)
    st.caption(literal(_does(viewer, window, step)))
    ways(viewer, step)


def _does(viewer: Viewer, window: Window, step: NextStep) -> str:
    """What the step does for customers, as far as one's own contacts say."""
    words = _("{why}适用的 {n} 通里做到了 {share}。")
    told = words.format(why=pick(step.item.why_zh, step.item.why_en), n=step.n, share=f"{step.share:.0%}")
    found = comeback(viewer.reader, step.item.item_id, window.question.until)
    if found is None or (not found.is_clear and found.met >= found.missed):
        return told
    words = _("三个月里，做到的 {n} 通，客户七天内又来的是 {met}；没做到的 {m} 通是 {missed}。")
    told += words.format(n=found.met_n, met=f"{found.met:.0%}", m=found.missed_n, missed=f"{found.missed:.0%}")
    return told + (_("一起出现，不等于因为它。") if found.is_clear else _("差别还不算确定。"))


def _lead(window: Window, interaction_id: str, words: str) -> None:
    to = window.address | {"contact": interaction_id, "list": "all"}
    st.page_link(REVIEW.file, label=words, icon=":material/arrow_forward:", query_params=to)


def _masked(text: str) -> str:
    return MASK.sub(r'<span class="x-mask">\1</span>', escape(text))

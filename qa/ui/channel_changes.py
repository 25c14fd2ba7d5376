"""Which channels settle a matter and where customers go when one does not."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.channels import CHANNELS
from qa.customers.channel_changes import Leak, leaks
from qa.metrics.measuring import measure
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.repeats import chosen
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick

CLEAR = 0.005


def changes(viewer: Viewer, window: Window) -> None:
    """Nothing with fewer than two channels to compare."""
    programme, channel = chosen(window)
    found = leaks(viewer.reader, window.question.since, window.question.until, programme)
    if len(found) < 2 or channel:
        return
    st.subheader(_("换了渠道又来"))
    called = lambda code: pick(*CHANNELS.get(code, ("其他", "Other")))  # noqa: E731
    if told := _said(found, called):
        st.html(f'<div class="x-lead">{escape(told)}</div>')
    priced = {v.by["channel"]: v for v in measure(viewer.reader, ["cost_per_solved"], window.question, ("channel",))}
    after = [one.channel for one in found]
    columns = [Column(_("先用的渠道")), Column(_("联络"), right=True), Column(_("没再来"), right=True)]
    columns += [Column(_("再来：{channel}").format(channel=called(code)), right=True, folds=True) for code in after]
    columns += [Column(_("每解决一件（元）"), right=True, folds=True)]
    cells = [
        [
            called(one.channel),
            f"{one.known:,}",
            {"words": plain(one.settled, "share"), "share": one.settled * 100},
            *(plain(one.share(code), "share") if one.again.get(code) else "–" for code in after),
            _price(priced.get(one.channel)),
        ]
        for one in found
    ]
    rows(columns, cells, [address.link(REVIEW, metric="fcr", channel=one.channel) for one in found], "leaks")
    st.caption(_("接起、满 7 天的联络里，7 天内为同一件事再来的，按再来时的渠道分。点一行，看这个渠道的联络。"))


def _price(value) -> str:
    return "–" if value is None or value.value is None else plain(value.value, "yuan")


def _said(found: list[Leak], called) -> str:
    """The move from one channel to another that most customers make."""
    moves = [(one.share(code), one, code) for one in found for code in one.again if code and code != one.channel]
    if not moves:
        return ""
    share, one, code = max(moves, key=lambda move: move[0] * move[1].known)
    if share < CLEAR:
        return ""
    return _("换渠道最多的一路：先用{one}，又来{other}，占{one}的 {share}（{n} 次）。").format(
        one=called(one.channel), other=called(code), share=plain(share, "share"), n=f"{one.again[code]:,}"
    )

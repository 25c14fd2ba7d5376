"""Contacts whose reason nobody is sure of, settled where they are read, and how often the machine was right."""

from __future__ import annotations

import streamlit as st

from qa.language.correcting import MAY_CORRECT, correct
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.settling import accuracies, least_sure
from qa.language.reasons.using import Use
from qa.metrics.dimensions import labels
from qa.pipeline import carry
from qa.ui import address
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.reasons import named, quoted, span
from qa.ui.session import Viewer, _
from qa.ui.tables import table

MOST = 8


def to_settle(viewer: Viewer, chosen: Use) -> None:
    """The least sure ones, each with a choice."""
    if viewer.role not in MAY_CORRECT:
        return
    found = least_sure(viewer.reader, chosen.name, *span(viewer), most=MOST)
    if not found:
        empty(_("没有要认的"), _("近 30 天的联络都认过了，或者都有把握。"))
        return
    st.caption(_("机器最拿不准的。认过的，它十分钟内学进去。"))
    said = quoted(viewer, [one.interaction_id for one in found])
    names = named(viewer, chosen.name)
    channels = labels(viewer.reader, "channel", viewer.language)
    for one in found:
        contact = one.interaction_id
        with st.container(border=True, key=f"settle_{contact}"):
            st.text(said.get(contact, ""))
            likely = [reason for reason, _chance in one.guesses]
            guess = "、".join(f"{names.get(r, r)} {chance:.0%}" for r, chance in one.guesses)
            left, right, more = st.columns([3, 1, 1], vertical_alignment="bottom")
            value = left.selectbox(
                _("机器猜：{guess}").format(guess=literal(guess)),
                [*likely, *(r for r in names if r not in likely)],
                index=None,
                format_func=names.get,
                placeholder=_("选一个原因"),
                key=f"settle_as_{contact}",
            )
            if right.button(_("就是它"), key=f"settle_do_{contact}", disabled=value is None, width="stretch"):
                try_out(lambda c=contact, v=value: _settle(viewer, c, v))
            with more:
                to = address.common() | {"contact": contact, "list": "all"}
                st.page_link(REVIEW.file, label=_("看这通"), icon=":material/arrow_forward:", query_params=to)
            st.caption(f"{channels.get(one.channel, one.channel)}　{when(one.day)}")


def _settle(viewer: Viewer, contact: str, value: str) -> None:
    correct(viewer.reader, contact, "reason", value)
    carry(viewer.reader, [contact], is_heard_anew=True)


def how_right(viewer: Viewer, chosen: Use) -> None:
    """By reason, on what people settled and the machine told without having learned from it."""
    st.subheader(_("判得准不准"))
    found = accuracies(chosen.name)
    if not found:
        st.text(_("一个原因认过 3 通以上，这里就有数。"))
        return
    names = named(viewer, chosen.name) | {UNKNOWN: _("合计")}
    st.caption(_("只看人认过的联络；每一通都用没学过它的机器来判。机器拿不准、没有给原因的不算。"))
    table(
        viewer,
        "reason_accuracy",
        [
            {
                _("原因"): names.get(a.reason_id, a.reason_id),
                _("判成它的"): a.n,
                _("判对"): f"{a.right / a.n:.0%}",
                _("95% 区间"): f"{a.low:.0%}–{a.high:.0%}",
            }
            for a in found
        ],
    )

"""Contacts whose reason nobody is sure of, settled where they are read, and how often the machine was right."""

from __future__ import annotations

import streamlit as st

from qa.language.correcting import MACHINE, MAY_CORRECT, correct
from qa.language.reasons.model import UNKNOWN
from qa.language.reasons.settling import accuracies, least_sure, settled
from qa.language.reasons.using import Use
from qa.metrics.dimensions import labels
from qa.pipeline import carry
from qa.ui import address
from qa.ui.format import when
from qa.ui.literal import literal, try_out
from qa.ui.menu import REVIEW
from qa.ui.notice import empty
from qa.ui.reasons import DAYS, named, quoted, span
from qa.ui.session import Viewer, _
from qa.ui.tables import table

MOST = 8


def to_settle(viewer: Viewer, chosen: Use) -> None:
    """The least sure ones, each with a choice."""
    if viewer.role not in MAY_CORRECT:
        return
    _last(viewer)
    found = least_sure(viewer.reader, chosen.name, *span(viewer), most=MOST)
    if not found:
        empty(_("没有要认的"), _("近 30 天的联络都认过了，或者都有把握。"))
        return
    st.caption(_("机器最拿不准的。认过的，它十分钟内学进去。") + _settled(viewer, chosen))
    said = quoted(viewer, [one.interaction_id for one in found])
    names = named(viewer, chosen.name)
    channels = labels(viewer.reader, "channel", viewer.language)
    for one in found:
        contact = one.interaction_id
        with st.container(border=True, key=f"settle_{contact}"):
            st.text(said.get(contact, ""))
            with st.container(horizontal=True, vertical_alignment="center"):
                for at, (reason, chance) in enumerate(one.guesses):
                    told = literal(f"{names.get(reason, reason)} {chance:.0%}")
                    if st.button(told, key=f"settle_{at}_{contact}"):
                        _settle(viewer, contact, reason, names)
                if st.button(_("都不是"), type="tertiary", key=f"settle_none_{contact}"):
                    _settle(viewer, contact, UNKNOWN, names)
                others = [r for r in names if r not in {reason for reason, _c in one.guesses} | {UNKNOWN}]
                value = st.selectbox(
                    _("别的原因"),
                    others,
                    None,
                    format_func=names.get,
                    placeholder=_("别的原因"),
                    key=f"settle_as_{contact}",
                    label_visibility="collapsed",
                    width=180,
                )
                if value:
                    _settle(viewer, contact, value, names)
                to = address.common() | {"contact": contact, "list": "all"}
                st.page_link(REVIEW.file, label=_("看这通"), icon=":material/arrow_forward:", query_params=to)
            st.caption(f"{channels.get(one.channel, one.channel)}　{when(one.day)}")


def _settled(viewer: Viewer, chosen: Use) -> str:
    since, until = span(viewer)
    n = settled(viewer.reader, chosen.name, since, until)
    return _("近 {days} 天的已认过 {n} 通。").format(days=DAYS, n=n) if n else ""


def _settle(viewer: Viewer, contact: str, value: str, names: dict[str, str]) -> None:
    def settle() -> None:
        correct(viewer.reader, contact, "reason", value)
        carry(viewer.reader, [contact], is_heard_anew=True)
        st.session_state["settled"] = (contact, names.get(value, value))

    try_out(settle)


def _last(viewer: Viewer) -> None:
    """The newest answer of this session, to take back."""
    contact, name = st.session_state.get("settled", ("", ""))
    if not contact:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("刚认了一通：{reason}").format(reason=name))
        if st.button(_("撤回"), type="tertiary", key="unsettle"):

            def take_back() -> None:
                correct(viewer.reader, contact, "reason", MACHINE)
                carry(viewer.reader, [contact], is_heard_anew=True)
                del st.session_state["settled"]

            try_out(take_back)


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

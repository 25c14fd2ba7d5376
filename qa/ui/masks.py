"""What was hidden, how much of it rightly, and a look at some: a person says whether it should be, or names what was
forgotten."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from qa import pipeline
from qa.errors import QAError
from qa.language.masks import judge_mask, mask_counts, mask_figures, mask_sample
from qa.language.personal import kinds as personal_kinds
from qa.ui.literal import failed
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table
from qa.ui.transcript import masked_html

NAMES = {kind.name: (kind.name, kind.en) for kind in personal_kinds()}
SAID = {"right": "该遮", "wrong": "不该遮"}


def hidden_table(viewer: Viewer) -> list[str]:
    """Kinds by source and month; the kinds there are."""
    counts = mask_counts(viewer.reader)
    if not counts:
        st.text(_("还没有遮住过什么。导入带文字的联络之后，这里按来源和月份列出。"))
        return []
    counted = pd.DataFrame(counts).pivot_table(
        index=["month", "source_id"], columns="kind", values="n", aggfunc="sum", fill_value=0
    )
    counted = (
        counted[counted.sum().sort_values(ascending=False).index].sort_index(level=0, ascending=False).reset_index()
    )
    numbers = {
        pick(*NAMES.get(name, (name, name))): st.column_config.NumberColumn(format="localized")
        for name in counted.columns[2:]
    }
    table(
        viewer,
        "hidden",
        counted.rename(
            columns={"month": _("月份"), "source_id": _("来源")} | {name: pick(*both) for name, both in NAMES.items()}
        ),
        column_config=numbers,
    )
    return _by_count(counts)


def kinds_hidden(viewer: Viewer) -> list[str]:
    """The kinds that were hidden, the most frequent first."""
    return _by_count(mask_counts(viewer.reader))


def _by_count(counts: list[dict]) -> list[str]:
    return sorted({row["kind"] for row in counts}, key=lambda kind: -sum(r["n"] for r in counts if r["kind"] == kind))


def figure_lines(viewer: Viewer) -> None:
    """What people found when they looked."""
    rows = mask_figures(viewer.reader)
    if not rows:
        st.caption(_("还没有人看过：抽几条，说该不该遮，这里就有准确率。"))
    for row in rows:
        words = _("{kind}：看过 {n} 处，{share:.0%} 该遮（95% 区间 {low:.0%} – {high:.0%}）")
        kind = pick(*NAMES.get(row["kind"], (row["kind"], row["kind"])))
        st.text(words.format(kind=kind, n=row["n"], share=row["share"], low=row["low"], high=row["high"]))


def look_at_some(viewer: Viewer, kinds: list[str]) -> None:
    """A few masked messages; opening them is audited, so they come only when asked for."""
    state = st.session_state
    kind = st.pills(
        _("看哪一类"),
        kinds,
        default=kinds[0],
        required=True,
        format_func=lambda name: pick(*NAMES.get(name, (name, name))),
        key="mask_kind",
    )
    if st.button(_("抽几条看看"), key="mask_draw"):
        state["mask_seed"] = state.get("mask_seed", 0) + 1
    if "mask_seed" not in state:
        return
    for row in mask_sample(viewer.reader, kind, state["mask_seed"]):
        key = f"{row['interaction_id']}_{row['message_seq']}"
        words, chosen = st.columns([3, 1], vertical_alignment="center")
        words.html(f'<div class="x-quote">{masked_html(escape(row["text"]), row["masked_because"])}</div>')
        verdict = chosen.segmented_control(
            _("该不该遮"),
            list(SAID),
            format_func=lambda v: _(SAID[v]),
            key=f"mask_{key}_{state['mask_seed']}_{kind}",
            label_visibility="collapsed",
        )
        if verdict and state.get(f"told_{key}_{kind}") != verdict:
            state[f"told_{key}_{kind}"] = verdict
            judge_mask(viewer.reader, row["interaction_id"], row["message_seq"], kind, verdict)
            st.rerun()


def forgotten(viewer: Viewer) -> None:
    """A name that stands in clear: it goes into the encrypted book and out of every message."""
    with st.form("mask_missed", border=False):
        word = st.text_input(
            _("还有该遮的名字或地址？写在这里"), max_chars=24, help=_("加密存进名单，已有的和以后的联络都会遮住。")
        )
        if st.form_submit_button(_("都遮住")):
            try:
                found = pipeline.hide_everywhere(viewer.reader, word)
            except QAError as problem:
                failed(problem)
                return
            notice("done", _("已遮住，{n} 通联络里有它。").format(n=found))

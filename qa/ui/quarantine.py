"""The quarantine as a person works through it: groups, rows, the sealed original of one, mended and read again."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import streamlit as st

from qa import pipeline
from qa.adapters.health import held_rows, quarantined
from qa.adapters.landing.receipt import Receipt
from qa.adapters.landing.replaying import dismiss, edit_row, original_row, replay_file
from qa.adapters.refusal import REASONS
from qa.errors import QAError
from qa.ui.importing import said
from qa.ui.literal import literal
from qa.ui.notice import notice
from qa.ui.session import Viewer, _, language, pick
from qa.ui.tables import table
from qa.ui.working import wait_for
from qa.work import Job


def groups(viewer: Viewer) -> dict | None:
    """The open groups as a table; the one that is chosen."""
    held = quarantined(viewer.reader)
    if not held:
        notice("done", _("没有待处理的行。"))
        return None
    rows = [
        {
            _("来源"): r["source_id"],
            _("文件"): r["name"],
            _("行号"): r["rows"],
            _("条数"): r["n"],
            _("原因"): pick(REASONS[r["reason_code"]].zh, REASONS[r["reason_code"]].en),
            _("列"): r["column_name"],
            _("取值（已脱敏）"): r["masked_value"],
            "": _("提醒") if r["severity"] == "warning" else "",
        }
        for r in held
    ]
    chosen = table(viewer, "quarantine", rows, on_select="rerun", selection_mode="single-row", key="quarantine_groups")
    return picked(chosen, held)


def picked(chosen, rows: list):
    """The row a person selected, or None: what the browser says is not believed, it may name a row that is not
    there."""
    try:
        return next((rows[n] for n in chosen["selection"]["rows"][:1] if 0 <= n < len(rows)), None)
    except (KeyError, TypeError):
        return None


def work_through(viewer: Viewer, group: dict) -> None:
    """One group: its rows, what can be done with each, and the whole file once more."""
    rows = held_rows(viewer.reader, group["file_id"], group["reason_code"], group["column_name"])
    if not rows:
        return
    left, right = st.columns([3, 1])
    names = {
        r["quarantine_id"]: (
            _("第 {n} 行").format(n=r["row_no"]) + (f"　{r['masked_value']}" if r["masked_value"] else "")
        )
        for r in rows
    }
    chosen = left.selectbox(
        _("看哪一行"), list(names), format_func=names.get, key=f"held_{group['file_id'][:8]}_{group['reason_code']}"
    )
    if right.button(_("按现在的映射重读整个文件"), key=f"replay_{group['file_id'][:8]}"):
        _again(lambda: replay_file(viewer.reader, pipeline.masker(), group["file_id"]))
    if st.toggle(_("打开这一行的原文（会留下查看记录）"), key=f"open_{chosen}"):
        _edit(viewer, chosen)
    if st.button(_("不用处理这一行"), key=f"dismiss_{chosen}"):
        dismiss(viewer.reader, chosen)
        st.rerun()


def _edit(viewer: Viewer, quarantine_id: str) -> None:
    try:
        if st.session_state.get("opened_row", ("",))[0] != quarantine_id:
            st.session_state["opened_row"] = (quarantine_id, original_row(viewer.reader, quarantine_id)[0])
    except QAError as problem:
        notice("told", *problem.said(language()))
        return
    value = st.session_state["opened_row"][1]
    shown = value if isinstance(value, str) else orjson.dumps(value, option=orjson.OPT_INDENT_2, default=str).decode()
    with st.form(f"edit_{quarantine_id}", border=False):
        edited = st.text_area(_("原文"), shown, height=240)
        if st.form_submit_button(_("改好，重新读这一行"), type="primary"):
            try:
                mended = edited if isinstance(value, str) else orjson.loads(edited)
            except orjson.JSONDecodeError as problem:
                notice(
                    "wrong", _("改过的内容不是有效的 JSON：{problem}。你写的还在。").format(problem=literal(problem))
                )
                return
            _again(lambda: edit_row(viewer.reader, pipeline.masker(), quarantine_id, mended))


def _again(read: Callable[[], Receipt]) -> None:
    """Read again and carry every stage, in the queue of work; then the receipt."""

    def run(job: Job) -> Receipt:
        receipt = read()
        pipeline.refresh_shared(job)
        return receipt

    receipt = wait_for("正在重读 …", run)
    if receipt is not None:
        said(receipt)

"""What the machine's word is worth, item by item: its state, by what evidence, and what changed it; and the contacts to
judge blind."""

from __future__ import annotations

import streamlit as st

from qa.errors import QAError
from qa.interval import wilson
from qa.metrics.dimensions import labels
from qa.pipeline import refresh_later
from qa.quality.accuracy import item_standings, standing_changes
from qa.quality.scorecard import Scorecard
from qa.quality.switching import MAY_SWITCH, switch, switched_off
from qa.ui.format import when, with_interval
from qa.ui.literal import failed
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

STATES = {"counts": "算分", "flags": "只提示", "off": "停用", "": "–"}
WHYS = {
    "enough": "盲评够准",
    "too_few": "盲评还不够",
    "too_low": "盲评不够准",
    "critical": "关键项要等本中心的盲评",
    "person_only": "只由人判",
    "off": "已停用",
}
EVIDENCE = {"own": "本中心", "shipped": "暂用别处的证据", "none": "还没有"}


def standings(viewer: Viewer, card: Scorecard) -> None:
    """A table an item and programme, and the newest changes."""
    rows = item_standings(viewer.reader, card.scorecard_id, card.version)
    brands = labels(viewer.reader, "programme", viewer.language)
    order = {item.item_id: n for n, item in enumerate(card.items)}
    st.caption(
        _(
            "机器说「还没做到」，要先在盲评里被人证实（95% 区间下限不低于 80%）才算分；没到之前只提示，不扣分、"
            "不进档位、徽章和下一步。"
        )
    )
    told = sorted(rows, key=lambda r: (r["programme_id"], order.get(r["item_id"], 99)))
    table(viewer, "standings", [_row(card, r, brands) for r in told])
    for change in standing_changes(viewer.reader, card.scorecard_id):
        item = card.item(change["item_id"])
        if item:
            words = _("{when}　{brand}「{item}」：{was} → {now}（{why}）")
            st.text(
                words.format(
                    when=when(change["changed_at"]),
                    brand=brands.get(change["programme_id"], change["programme_id"]),
                    item=pick(item.zh, item.en),
                    was=_(STATES[change["was"]]),
                    now=_(STATES[change["state"]]),
                    why=_(WHYS[change["why"]]),
                )
            )


def switch_form(viewer: Viewer, card: Scorecard) -> None:
    """Switch an item of the machine off for a brand, or on again, with a reason."""
    brands = labels(viewer.reader, "programme", viewer.language)
    judged = [item.item_id for item in card.items if item.mode not in ("off", "person")]
    if viewer.role not in MAY_SWITCH or not brands or not judged:
        return
    place = st.popover(_("停用或启用一项"), type="tertiary", key="switch_item", on_change="rerun")
    if not place.open:
        return
    with place:
        name = lambda item: pick(card.item(item).zh, card.item(item).en)  # noqa: E731
        left, right = st.columns(2)
        brand = left.selectbox(_("品牌"), sorted(brands), format_func=lambda b: brands[b], key="switch_brand")
        item = right.selectbox(_("条目"), judged, format_func=name, key="switch_which")
        is_off = (brand, card.scorecard_id, item) in switched_off()
        st.caption(
            _("现在停用着：机器不判这一项，人照样可以判。")
            if is_off
            else _("停用以后，机器在这一项上不扣分，也不再提示；以前的判断留着，随时可以启用。")
        )
        note = st.text_input(_("为什么"), max_chars=80, key="switch_note")
        if st.button(_("启用") if is_off else _("停用"), disabled=not note.strip(), type="primary"):
            try:
                switch(viewer.reader, (brand, card.scorecard_id, item), not is_off, note)
            except QAError as problem:
                failed(problem)
            else:
                refresh_later()
                st.rerun()


def _row(card: Scorecard, r: dict, brands: dict[str, str]) -> dict:
    item = card.item(r["item_id"])
    right, hits = r["is_right"], r["hits"]
    return {
        _("品牌"): brands.get(r["programme_id"], r["programme_id"]),
        _("条目"): pick(item.zh, item.en) if item else r["item_id"],
        _("状态"): _(STATES[r["state"]]),
        _("为什么"): _(WHYS[r["why"]]),
        _("证据"): _(EVIDENCE[r["evidence"]]),
        _("盲评"): r["blind"],
        _("说没做到的里面对的"): f"{right} / {hits}",
        _("查准"): with_interval((right / hits, *wilson(right / hits, hits))) if hits else "–",
        _("复核申诉里对的"): f"{r['known_right']} / {r['known']}" if r["known"] else "–",
        _("漏掉的"): f"{r['overlooked']} / {r['others']}",
    }

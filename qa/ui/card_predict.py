"""Does an item go with what customers do next? With its doubt; and points that follow it, as a draft."""

from __future__ import annotations

import streamlit as st

from qa.editing.associations import Association, proposed
from qa.editing.draft import items, weigh
from qa.editing.editions import current, save
from qa.editing.predicting import OUTCOME_NAMES, predicting
from qa.ui.cards import may_edit, shown, span
from qa.ui.literal import try_out
from qa.ui.notice import empty
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

DAYS = 90
SHORT_NAMES = {"repeat": "回头", "complaint": "投诉", "dissatisfied": "不满"}
SAYS_NAMES = {
    "more": "没做到的，多",
    "less": "没做到的，反而少",
    "none": "没有关系",
    "maybe": "也许有，还可能是碰巧",
    "unknown": "还看不出",
    "too_few": "太少，没法说",
}


def predict(viewer: Viewer, name: str) -> None:
    """Item by item what was found, those that go with nothing named, and the proposal."""
    card, (since, until) = current(name), span(viewer, DAYS)
    with st.spinner(_("正在算 …")):
        found = predicting(viewer.reader, name, card, since, until)
    if not found:
        empty(_("还没有可以算的联络"), _("这张表评过的联络有了后来的事，这里就有数。"))
        return
    words = _("近 {days} 天。同一个坐席、同一类联络里比，各条目一起算；误差按坐席成组。是一起出现，不等于因为它。")
    st.caption(words.format(days=DAYS))
    names = {item["id"]: pick(item["zh"], item["en"]) for _section, item in items(card)}
    _named(found, names)
    outcome = st.segmented_control(
        _("看什么"),
        list(OUTCOME_NAMES),
        default="repeat",
        format_func=lambda o: _(OUTCOME_NAMES[o]),
        required=True,
        key=f"predict_{name}",
    )
    rows = [
        {
            _("条目"): names[one.item_id],
            _("看了"): one.n,
            _("没做到的"): one.missed,
            _("没做到时多几个百分点"): None if one.estimate is None else f"{100 * one.estimate:+.1f}",
            _("95% 区间"): None if one.low is None else f"{100 * one.low:+.1f} – {100 * one.high:+.1f}",
            _("怎么说"): _(SAYS_NAMES[one.says]),
        }
        for one in sorted(found, key=lambda a: -(a.estimate if a.estimate is not None else -9))
        if one.outcome == outcome
    ]
    table(viewer, "card_predicts", rows, height="content")
    if may_edit(viewer):
        _propose(viewer, name, found)


def _named(found: list[Association], names: dict[str, str]) -> None:
    """The items that matter, and those that surely go with nothing."""
    says: dict[str, list[str]] = {}
    with_what: dict[str, list[str]] = {}
    for one in found:
        says.setdefault(one.item_id, []).append(one.says)
        if one.says == "more":
            with_what.setdefault(one.item_id, []).append(_(SHORT_NAMES[one.outcome]))
    matter = [f"{names[i]}（{'、'.join(told)}）" for i, told in with_what.items()]
    nothing = [names[i] for i, told in says.items() if told.count("none") > 1 and not {"more", "less"} & set(told)]
    if matter:
        words = _("和客户有关系的：{items}。没做到时，括号里的更多。").format(items="、".join(matter))
        st.text(words)
    if nothing:
        words = _("看得出和这些都没有关系：{items}。要不要还考它，可以想一想。")
        st.text(words.format(items="、".join(f"「{one}」" for one in nothing)))
    if not matter and not nothing:
        st.text(_("现在的联络还说不准哪一项和客户有关系。"))


def _propose(viewer: Viewer, name: str, found: list[Association]) -> None:
    card = shown(viewer, name)
    here = {item["id"]: item for _section, item in items(card)}
    points = {item_id: float(item["points"]) for item_id, item in here.items()}
    fixed = {item_id for item_id, item in here.items() if item.get("critical") == "compliance"}
    fresh = proposed(points, found, fixed)
    changed = {item_id: value for item_id, value in fresh.items() if abs(value - points[item_id]) >= 0.5}
    if not changed:
        return
    with st.expander(_("按这个改分值的提议（{n} 项）").format(n=len(changed))):
        st.caption(_("看得出没有关系的，让出一半给有关系的；说不准的和合规致命的不动。放进草稿后先试一遍，再决定。"))
        rows = [
            {_("条目"): pick(here[i]["zh"], here[i]["en"]), _("现在"): points[i], _("提议"): value}
            for i, value in changed.items()
        ]
        table(viewer, "card_proposal", rows)
        if st.button(_("放进草稿"), key=f"propose_{name}"):
            try_out(lambda: save(viewer.scope, name, weigh(card, fresh)))

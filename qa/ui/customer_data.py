"""The state of the client's customer lists: what they leave open, in one table."""

from __future__ import annotations

import streamlit as st

from qa.customers.data_state import ListState, list_states
from qa.metrics.dimensions import labels
from qa.ui.format import plain, when
from qa.ui.session import Viewer, _
from qa.ui.tables import table


def state_of_lists(viewer: Viewer) -> None:
    """Nothing where no list came in."""
    found = list_states(viewer.reader)
    if not found:
        return
    st.subheader(_("客户名单的样子"))
    names = labels(viewer.reader, "programme", viewer.language)
    table(viewer, "lists", [_row(one, names) for one in found], height="content")
    st.caption(
        _(
            "联系不上：没有电话、账号、邮箱任何一样。重复：和另一位共用一个号码或账号。没来过：数据里一次联络都没有。"
            "名单由客户方维护；改名单，再导入一次，这里跟着变。"
        )
    )


def _row(one: ListState, names: dict[str, str]) -> dict:
    share = lambda part: f"{part:,}（{plain(part / one.customers, 'share')}）" if part else "0"  # noqa: E731
    return {
        _("项目"): names.get(one.programme_id, one.programme_id),
        _("客户"): f"{one.customers:,}",
        _("联系不上"): share(one.mute),
        _("重复"): share(one.doubles),
        _("没来过"): share(one.unseen),
        _("一年没来过"): share(one.old),
        _("没有分类"): share(one.no_segment),
        _("没有毛利"): share(one.no_margin),
        _("没有下单日"): share(one.no_order),
        _("最新一笔订单"): when(one.newest_order_on),
    }

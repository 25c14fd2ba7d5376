"""Customers known under several numbers: what ties them, and the button that parts them again."""

from __future__ import annotations

import streamlit as st

from qa import pipeline
from qa.customers.identity import merges, part, parted
from qa.ui.format import when
from qa.ui.literal import literal
from qa.ui.session import Viewer, _
from qa.ui.working import wait_for


def merged_people(viewer: Viewer) -> None:
    for cut in parted(viewer.reader):
        left, right = st.columns([4, 1])
        left.text(
            _("{address} 已从客户 {customer} 拆开（{who}，{when}）").format(
                address=cut["masked_address"],
                customer=cut["customer_id"][:6],
                who=cut["decided_by"],
                when=when(cut["decided_at"]),
            )
        )
        if right.button(_("合回去"), key=f"join_{cut['address_hash']}_{cut['customer_id']}"):
            part(viewer.reader, cut["address_hash"], cut["customer_id"], False)
            wait_for("更新数字", pipeline.refresh_shared)
            st.rerun()
    found = merges(viewer.reader)
    if not found:
        st.text(_("没有跨号码合并的客户。客户名单或对照表里同一个人的几个号码会并成一个人。"))
        return
    people: dict[str, list[dict]] = {}
    for row in found:
        people.setdefault(row["person_id"], []).append(row)
    st.text(_("{n} 个人是由几个客户编号合并成的；合错了可以拆开，随时能合回去。").format(n=len(people)))
    for person, rows in list(people.items())[:20]:
        shown = "　".join(dict.fromkeys(r["masked_address"] or "" for r in rows))
        with st.expander(literal(shown)):
            for row in rows:
                left, right = st.columns([4, 1])
                left.text(
                    _("{address}：{source} 说它属于客户 {customer}").format(
                        address=row["masked_address"], source=row["said_by"], customer=row["customer_id"][:6]
                    )
                )
                if right.button(_("拆开"), key=f"part_{row['address_hash']}_{row['customer_id']}"):
                    part(viewer.reader, row["address_hash"], row["customer_id"], True)
                    wait_for("更新数字", pipeline.refresh_shared)
                    st.rerun()

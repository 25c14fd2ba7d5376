"""评分表: what do we look at, how does the machine hear it, and whose score moves when we change it?"""

import streamlit as st

from qa.ui import address
from qa.ui.bar import title
from qa.ui.card_bench import bench
from qa.ui.card_item import edit
from qa.ui.card_lists import phrase_lists
from qa.ui.card_predict import predict
from qa.ui.card_publish import editions, in_hand
from qa.ui.cards import listed, opened
from qa.ui.form import said_done
from qa.ui.session import _, guard

viewer = guard("reviewer", "lead", "supervisor", title="评分表", short="评分表", icon="card")
title(viewer, _("我们看什么，怎么判？"))
said_done()
PART_NAMES = {"items": "条目", "bench": "试验台", "lists": "词表", "predicts": "和客户有没有关系", "editions": "版本"}
part = address.choice(
    st.segmented_control,
    _("看什么"),
    {name: _(words) for name, words in PART_NAMES.items()},
    "part",
    "items",
    label_visibility="collapsed",
)
if part == "lists":
    phrase_lists(viewer)
else:
    name = opened(viewer)
    in_hand(viewer, name)
    if part == "items":
        with st.container(key="form_first" if address.at("item") else "list_first"):
            left, right = st.columns([1, 1], gap="large")
        with left:
            listed(viewer, name)
        with right:
            edit(viewer, name)
    elif part == "bench":
        bench(viewer, name)
    elif part == "predicts":
        predict(viewer, name)
    else:
        editions(viewer, name)

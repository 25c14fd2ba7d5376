"""What the game rewards, why, and what it never does, in plain words."""

from __future__ import annotations

import streamlit as st

from qa.motivation.badge import RARITIES
from qa.ui.session import _

RULE_WORDS = (
    "花窗：同一把尺子，人人一样。一扇写清楚数什么、数多少天、到多少，还要守住什么；得到的那天记在上面。",
    "只算过完的日子，所以今天得到的，今晚不会掉。补进来的旧记录、改判的申诉会让日子重算，算法对谁都一样。",
    "比自己更好的那几扇，要多到几乎不可能是碰巧（99%）才算。",
    "任务：一季几件，班组一起的在前，自己的只和自己以前比。规则改了只管以后，做到的不收回。",
    "分数：一扇 {common}、{uncommon} 或 {rare} 分，任务按开季时写的。分数说的是攒了多少，不是好不好。",
)
NEVER_DOES = (
    "不排名次，没有末位，没有红绿榜。",
    "不奖快、不奖出勤、不奖机器猜的客户情绪；只提示的机器判断不算。",
    "不押注、不抽奖、不倒计时、不算连着几天打卡。",
    "不连着绩效、排班、奖惩；没有人看过之前，什么后果都没有。",
    "组长看不到你有几扇窗、几分，也看不到谁参加、谁退了。",
)


def game_rules() -> None:
    """For who opens it."""
    with st.expander(_("规则，和永远不做的事")):
        left, right = st.columns(2, gap="large")
        with left:
            st.caption(_("奖什么，为什么"))
            for words in RULE_WORDS:
                st.text(_(words).format(**RARITIES))
        with right:
            st.caption(_("永远不做"))
            for words in NEVER_DOES:
                st.text(_(words))

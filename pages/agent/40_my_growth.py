"""我的成长: what did I do well, and what is my one next step?"""

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.motivation.appreciation import kudos_for, thanks
from qa.ui import address
from qa.ui.badges import wall
from qa.ui.bar import bar
from qa.ui.board import board
from qa.ui.coaching import own
from qa.ui.examples import may_it
from qa.ui.gaming import asked_first
from qa.ui.goals import own_goals
from qa.ui.growthview import beside_colleagues, best_sentence
from qa.ui.inbox import inbox, own_disputes
from qa.ui.letter import letter
from qa.ui.menu import QUESTS, THANKS
from qa.ui.ownwork import best_weeks, own_trend, skill_map, who_looked
from qa.ui.quests import invitation_once
from qa.ui.quotes import quote
from qa.ui.session import _, guard

viewer = guard("agent", title="我的成长", short="成长", icon="growth", home_of=("agent",))
window = bar(viewer, _("你最近做得怎么样，下一步是什么？"), "channel")
left, right = st.columns([62, 38], gap="large")
with left:
    letter(viewer, window)
with right:
    invitation_once(viewer)
    asked_first(viewer)
    may_it(viewer)
    inbox(viewer)
    own_disputes(viewer)
    st.subheader(_("谢谢你"))
    known = labels(viewer.reader.peers, "agent", viewer.language)
    thanked = thanks(viewer.reader, window.question.since, window.question.until, 4)
    for row in thanked:
        quote(row.text, row.channel, row.started_at, _("客户"))
    for row in kudos_for(viewer.reader, viewer.scope.agent):
        quote(row["words"], "", row["given_at"], known.get(row["from_user"], row["from_user"]))
    st.page_link(THANKS.file, label=_("全部谢谢"), icon=":material/arrow_forward:", query_params=address.common())
    if not thanked:
        st.caption(_("客户的感谢会出现在这里。"))

own_goals(viewer)
own(viewer)
st.subheader(_("花窗"))
st.caption(_("每扇窗记一件为客户做成的好事；和别人的多少没有关系。"))
wall(viewer)
st.page_link(
    QUESTS.file, label=_("全部花窗，规则和不奖什么"), icon=":material/arrow_forward:", query_params=address.common()
)

shown = {"on": _("看我的数字"), "off": _("今天不看数字")}
if address.choice(st.segmented_control, _("数字"), shown, "numbers", "on", required=True) == "on":
    place = st.container()
    values = board(viewer, ["contacts", "qa_score", "fcr", "csat", "thanked"], window, "qa_score", says=False)
    weeks = measure(viewer.reader, ["qa_score"], by=("week",))
    best_sentence(place, weeks, values.get("qa_score"), window)
    best_weeks(viewer)
    st.subheader(_("你自己的走势"))
    own_trend(viewer, weeks)
    skill_map(viewer)
    beside_colleagues(viewer, window)
who_looked(viewer)

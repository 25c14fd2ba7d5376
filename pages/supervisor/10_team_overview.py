"""班组总览: how is the team, and who needs what next?"""

import pandas as pd
import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.metrics.metric import metrics
from qa.motivation.appreciation import thanks
from qa.motivation.comparison import BANDS, standings
from qa.motivation.growth import team_steps
from qa.ui import charts
from qa.ui.answers import answer
from qa.ui.filters import filters
from qa.ui.form import kudos_form
from qa.ui.kpi import tiles
from qa.ui.listing import picked
from qa.ui.literal import literal
from qa.ui.menu import REVIEW
from qa.ui.quotes import quote
from qa.ui.session import _, guard, pick

viewer = guard("supervisor", title="班组总览", icon=":material/groups:", home_of=("supervisor",))
st.title(_("班组现在怎么样，谁需要什么？"))
window = filters(viewer, "channel")
place = st.empty()
values = tiles(viewer, ["contacts", "service_level", "fcr", "csat", "qa_score", "occupancy"], window)
answer(place, viewer, "qa_score", values, window)

st.subheader(_("质检得分走势"))
day = charts.trend(
    metrics()["qa_score"],
    measure(viewer.reader, ["qa_score"], window.question, ("day",)),
    "trend",
    window.question.since,
    window.question.until,
)
if day:
    st.switch_page(REVIEW.file, query_params=window.address | {"metric": "qa_score", "day": day})

st.subheader(_("每个人的下一步"))
st.caption(_("按工号排列，不排名次。得分已按咨询原因和渠道校正，并按样本多少收缩；区间越宽，知道得越少。"))
counts = {v.by["agent"]: v for v in measure(viewer.reader, ["contacts"], window.question, ("agent",)) if v.by["agent"]}
standing, names = standings(viewer.reader, "qa_score", window.question), labels(viewer.reader, "agent", viewer.language)
thanked = {v.by["agent"]: v for v in measure(viewer.reader, ["thanked"], window.question, ("agent",))}
steps = team_steps(viewer.reader, window.question.since, window.question.until)
rows = sorted(counts)
table = pd.DataFrame(
    [
        {
            _("工号"): a.split("/", 1)[-1],
            _("姓名"): names.get(a, a),
            _("联络量"): counts[a].value,
            _("校正后得分"): standing[a].value if a in standing and standing[a].band != "thin" else None,
            _("95% 区间"): (
                f"{standing[a].low:.1f} – {standing[a].high:.1f}"
                if a in standing and standing[a].band != "thin"
                else "–"
            ),
            _("位置"): pick(*BANDS[standing[a].band]) if a in standing else pick(*BANDS["thin"]),
            _("下一步"): pick(steps[a].zh, steps[a].en) if a in steps else "–",
            _("客户感谢（次）"): thanked[a].value if a in thanked else None,
        }
        for a in rows
    ]
)
shape = {
    _("联络量"): st.column_config.NumberColumn(format="%d"),
    _("校正后得分"): st.column_config.NumberColumn(format="%.1f"),
    _("客户感谢（次）"): st.column_config.NumberColumn(format="%.0f"),
    _("95% 区间"): st.column_config.TextColumn(alignment="right"),
}
chosen = st.dataframe(
    table,
    hide_index=True,
    placeholder="–",
    column_config=shape,
    on_select="rerun",
    selection_mode="single-row",
    key="people",
)
person = picked(chosen, rows)
if person is not None:
    left, right = st.columns(2)
    left.page_link(
        REVIEW.file,
        label=_("看 {name} 的联络").format(name=literal(names.get(person, person))),
        icon=":material/arrow_forward:",
        query_params=window.address | {"agent": person},
    )
    with right:
        kudos_form(viewer, person, names.get(person, person))

st.subheader(_("客户刚刚感谢了"))
for row in thanks(viewer.reader, window.question.since, window.question.until, 3):
    quote(row["text"], row["channel"], row["started_at"], names.get(row["agent_id"], ""))

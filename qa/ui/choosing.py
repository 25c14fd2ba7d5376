"""How a programme counts a metric: which formula and which target, from a day on, for everybody."""

from __future__ import annotations

import streamlit as st

from qa.clock import this_day
from qa.errors import QAError
from qa.metrics.choosing import MAY_CHOOSE, Choice, choose
from qa.metrics.dimensions import labels
from qa.metrics.metric import Metric
from qa.ui.literal import failed
from qa.ui.session import Viewer, _, pick

WRITTEN = {"share": 100.0, "per_10k": 1.0}


def choice_form(viewer: Viewer, metric: Metric) -> None:
    """For those who may: the formula, the target, the first day and why; nothing for the others."""
    if viewer.role not in MAY_CHOOSE:
        return
    programmes = labels(viewer.reader, "programme", viewer.language)
    everybody = {} if viewer.reader.scope.programmes is not None else {"": _("全部项目")}
    formulas = {"": _("默认算法"), **{name: pick(zh, en) for name, (zh, en, _fields) in metric.variants.items()}}
    with st.expander(_("这个数字怎么算、目标多少")), st.form(f"choose_{metric.key}", border=False):
        left, right = st.columns(2)
        options = everybody | programmes
        programme = left.selectbox(_("项目"), list(options), format_func=options.get)
        variant = right.selectbox(_("算法"), list(formulas), format_func=formulas.get)
        factor = WRITTEN.get(metric.unit, 1.0)
        target = left.number_input(
            _("目标（空着用默认）"),
            value=None if metric.target is None else round(metric.target * factor, 4),
            help=_("百分比写 0–100，其余按指标的单位写。"),
        )
        since = right.date_input(_("从哪天起"), this_day(), format="YYYY-MM-DD")
        words = st.text_input(_("为什么"), max_chars=80, placeholder=_("如：合同改为 15 秒"))
        st.caption(_("只影响这个项目的数字；结束在这天之前的时段，还按当时的算法看。"))
        if st.form_submit_button(_("从这天起这样算")):
            wanted = None if target is None else target / factor
            try:
                choose(viewer.reader, Choice(programme, metric.key, variant, wanted, since, words, ""))
            except QAError as problem:
                failed(problem)
            else:
                st.rerun()

"""Agents that contacts name and no roster knows: who they are and which team is theirs, said here once."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from qa.adapters.mapping.roster import HEADS, roster_file, without_team
from qa.ui.importing import begin
from qa.ui.notice import notice
from qa.ui.session import Viewer, _

CONTACTS = "联络"


def roster(viewer: Viewer) -> None:
    """Nothing when everybody has a team."""
    if not viewer.reader.has_facts:
        return
    agents = without_team(viewer.reader)
    if not agents:
        return
    n, contacts = len(agents), sum(agent["contacts"] for agent in agents)
    notice(
        "told",
        _("{n} 位坐席还没有班组，{contacts} 次联络在「未分班组」里").format(n=n, contacts=f"{contacts:,}"),
        _("填上班组就归队；也可以放进一份名册。"),
    )
    programmes = sorted({agent["programme_id"] for agent in agents})
    programme = programmes[0] if len(programmes) == 1 else st.selectbox(_("项目"), programmes, key="roster_programme")
    mine = [agent for agent in agents if agent["programme_id"] == programme]
    known = [a["name"] if a["name"] not in (None, a["login"]) else "" for a in mine]
    columns = dict(zip(HEADS, ([a["login"] for a in mine], known, [""] * len(mine), [""] * len(mine))))
    told = pd.DataFrame(columns | {CONTACTS: [a["contacts"] for a in mine]})
    with st.expander(_("补一份名册")):
        edited = st.data_editor(
            told,
            hide_index=True,
            disabled=[HEADS[0], CONTACTS],
            key=f"roster_{programme}",
            column_config={
                **{head: _(head) for head in HEADS},
                CONTACTS: st.column_config.NumberColumn(_(CONTACTS), format="localized"),
            },
        )
        rows = [row for row in edited.to_dict("records") if str(row[HEADS[2]] or "").strip()]
        if st.button(_("保存名册"), disabled=not rows):
            begin(viewer, *roster_file(programme, rows))
            st.rerun()

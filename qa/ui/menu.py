"""Which pages a role has in its menu, and which it may reach by drilling down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from qa.settings import PROJECT
from qa.ui.session import _


@dataclass(frozen=True)
class Place:
    path: str
    title: str
    icon: str
    menu: tuple[str, ...]
    reach: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        return PROJECT / "pages" / self.path

    @property
    def url(self) -> str:
        return self.file.stem.split("_", 1)[1]


EVERYONE = ("supervisor", "reviewer", "executive", "agent", "admin")
REVIEW = Place("reviewer/20_interaction_review.py", "联络与评分", ":material/fact_check:", ("reviewer", "supervisor", "executive", "agent"))
PLACES = (
    Place("supervisor/10_team_overview.py", "班组总览", ":material/groups:", ("supervisor",)),
    Place("supervisor/11_operations.py", "运营", ":material/speed:", ("supervisor", "executive")),
    Place("supervisor/12_customer_experience.py", "客户体验", ":material/sentiment_satisfied:", ("supervisor", "executive")),
    REVIEW,
    Place("executive/30_voice_of_the_customer.py", "客户之声", ":material/hearing:", ("executive",), ("supervisor",)),
    Place("agent/40_my_growth.py", "我的成长", ":material/eco:", ("agent",)),
    Place("everyone/50_how_it_is_calculated.py", "怎么算的", ":material/function:", EVERYONE),
    Place("reviewer/22_listening_accuracy.py", "听得准不准", ":material/tune:", ("reviewer", "admin")),
    Place("admin/60_data_health.py", "数据健康", ":material/monitor_heart:", ("admin",)),
    Place("admin/61_imports.py", "导入", ":material/upload_file:", ("admin",)),
)
HOME = {"supervisor": PLACES[0], "reviewer": REVIEW, "executive": PLACES[4], "agent": PLACES[5], "admin": PLACES[8]}


def go_home() -> None:
    """The bare address leads to the first page of the role; so every page keeps an address of its own."""
    st.switch_page(HOME[st.session_state["role"]].file, query_params=dict(st.query_params))


def pages() -> list:
    """Every page, whatever the role: an address that a role may not open says so instead of being unknown."""
    return [st.Page(go_home, title="心声", default=True)] + [st.Page(p.file, title=f"{_(p.title)} · 心声", url_path=p.url) for p in PLACES]

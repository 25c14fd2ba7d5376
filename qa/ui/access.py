"""People and access on screen: who there is, adding one, inviting the roster, and one person's roles, links and
sessions."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from qa.access import sessions
from qa.access.invitations import issue
from qa.access.people import add, change, give, take
from qa.access.person import Grant, Person
from qa.access.roster import invite, uninvited
from qa.access.signing_in import password_of
from qa.access.single_sign_on import subjects_of
from qa.metrics.dimensions import labels
from qa.scope import ROLES
from qa.ui.chrome import ROLE_NAMES
from qa.ui.form import refusals
from qa.ui.format import when
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _
from qa.ui.tables import table


def people_table(viewer: Viewer, everybody: list[Person]) -> None:
    """Everybody, with roles and whether signed in now."""
    if not everybody:
        empty(_("还没有人"), _("在下面加第一个人，把链接发给他。"))
        return
    told = [
        {
            _("登录名"): p.login,
            _("姓名"): p.name,
            _("角色"): "、".join(_words(g) for g in p.grants) or _("没有"),
            _("状态"): _state(p),
            _("登录着"): len(sessions.of(p.login)),
        }
        for p in everybody
    ]
    table(viewer, "people", told)


def _state(person: Person) -> str:
    if not person.is_active:
        return _("停用了")
    if not person.roles:
        return _("还没有角色")
    return _("能进来") if password_of(person.login) or subjects_of(person.login) else _("等他设口令")


def _words(grant: Grant) -> str:
    scope = "、".join([grant.agent_id, *grant.teams, *grant.programmes]).strip("、")
    later = "" if grant.is_in_force else _("（{day} 起）").format(day=grant.valid_from)
    return f"{_(ROLE_NAMES[grant.role])}{f'（{scope}）' if scope else ''}{later}"


def new_person(viewer: Viewer) -> None:
    """Login and name; the role is given beside. The link is shown once."""
    with st.form("new_person", border=False, clear_on_submit=True):
        login, name = st.text_input(_("登录名")), st.text_input(_("姓名"))
        if st.form_submit_button(_("加上并给出链接")):
            with refusals():
                login = add(viewer.scope, login, name)
                st.session_state["person_next"] = login
                _link(issue(viewer.scope, login, "invite"), login)


def _link(token: str, login: str) -> None:
    """Keep a new link to be shown, and draw the page anew with the person on it."""
    st.session_state["links_told"] = [(login, "", token)]
    st.rerun()


def links_told() -> None:
    """Links made just now, until somebody puts them away: only their hashes are kept."""
    made = st.session_state.get("links_told")
    if not made:
        return
    notice(
        "done", _("{n} 个链接，七天内有效，各只能用一次").format(n=len(made)), _("现在就发出去；收起之后就看不到了。")
    )
    if len(made) == 1:
        st.code(f"{made[0][0]}  {_base()}/link/{made[0][2]}", language=None)
    else:
        heads = (_("登录名"), _("姓名"), _("链接"))
        told = [dict(zip(heads, (login, name, f"{_base()}/link/{token}"))) for login, name, token in made]
        st.dataframe(pd.DataFrame(told), hide_index=True)
    if st.button(_("收起")):
        del st.session_state["links_told"]
        st.rerun()


def _base() -> str:
    host = st.context.headers.get("host", "") if st.context.headers else ""
    scheme = "https" if (st.context.url or "").startswith("https") else "http"
    return f"{scheme}://{host}" if host else ""


def invite_roster(viewer: Viewer) -> None:
    """An account and a link for every agent of the roster who has none."""
    waiting = uninvited(viewer.reader) if viewer.reader.has_facts else []
    if not waiting:
        st.text(_("名册里的坐席都有账号了。"))
        return
    st.text(_("名册里有 {n} 位坐席还没有账号。").format(n=len(waiting)))
    if st.button(_("给 {n} 位坐席建账号和链接").format(n=len(waiting))):
        with refusals():
            made = invite(viewer.scope, waiting)
            st.session_state["links_told"] = [(one["login"], one["name"], one["token"]) for one in made]
            st.rerun()


def chosen_person(everybody: list[Person]) -> Person | None:
    """Whom the forms are about."""
    if not everybody:
        return None
    by_login = {p.login: p for p in everybody}
    if (wanted := st.session_state.pop("person_next", "")) in by_login:
        st.session_state["person_chosen"] = wanted
    login = st.selectbox(
        _("看谁"), list(by_login), format_func=lambda one: f"{by_login[one].name} · {one}", key="person_chosen"
    )
    return by_login.get(login)


def person_forms(viewer: Viewer, person: Person) -> None:
    """Roles, then links, then sessions."""
    st.subheader(_("角色"))
    for grant in person.grants:
        words, button = st.columns([4, 1])
        words.text(_words(grant))
        if button.button(_("收回"), key=f"take_{person.login}_{grant.role}"):
            _do(lambda role=grant.role: take(viewer.scope, person.login, role))
    _give(viewer, person)
    st.subheader(_("进来的办法"))
    one, two, three = st.columns(3)
    if one.button(_("给重置链接"), help=_("旧口令到他设新口令时失效；第二步验证一起去掉。")):
        with refusals():
            _link(issue(viewer.scope, person.login, "reset" if person.roles else "invite"), person.login)
    if two.button(_("停用") if person.is_active else _("恢复")):
        _do(lambda: change(viewer.scope, person.login, is_active=not person.is_active))
    if three.button(_("结束他的登录")):
        _do(lambda: sessions.end_everywhere(viewer.scope.user, person.login))
    found = sessions.of(person.login)
    told = [
        {_("登录时间"): when(s.begun_at), _("最近动过"): when(s.seen_at), _("来自"): s.address, _("方式"): s.method}
        for s in found
    ]
    table(viewer, "sign_ins", told) if told else st.text(_("他现在没有登录着。"))


def _give(viewer: Viewer, person: Person) -> None:
    """A role with its scope; fields that the role does not need are not shown."""
    role = st.selectbox(
        _("再给一个角色"), ROLES, format_func=lambda one: _(ROLE_NAMES[one]), key=f"role_{person.login}"
    )
    agent, teams, programmes = "", [], []
    if role == "agent":
        known = labels(viewer.reader, "agent", viewer.language)
        agent = st.selectbox(
            _("坐席"),
            list(known),
            index=None,
            placeholder=_("选一位"),
            format_func=lambda one: f"{known[one]} {one}",
            key=f"agent_{person.login}",
        )
    elif role == "supervisor":
        known = labels(viewer.reader, "team", viewer.language)
        teams = st.multiselect(
            _("班组"), list(known), format_func=known.get, placeholder=_("选一个或几个"), key=f"teams_{person.login}"
        )
    elif role not in ("admin", "auditor"):
        known = labels(viewer.reader, "programme", viewer.language)
        programmes = st.multiselect(
            _("项目（不选就是全部）"),
            list(known),
            format_func=known.get,
            placeholder=_("全部"),
            key=f"programmes_{person.login}",
        )
    since = st.date_input(_("从哪天起"), key=f"since_{person.login}")
    if st.button(_("给这个角色"), key=f"give_{person.login}"):
        fields = dict(
            agent_id=agent or "", teams=tuple(teams), programmes=tuple(programmes), valid_from=since.isoformat()
        )
        _do(lambda: give(viewer.scope, person.login, role, **fields))


def _do(work) -> None:
    with refusals():
        work()
        st.rerun()

"""The taxonomy that is looked at, and its reasons with what they came to in the last days."""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from urllib.parse import urlencode

import streamlit as st

from qa.clock import this_day
from qa.contact_reasons import TRAITS
from qa.language.reasons.draft import reasons
from qa.language.reasons.editions import MAY_EDIT, current, draft_of, save
from qa.language.reasons.settling import accuracies
from qa.language.reasons.using import Use, use
from qa.metrics.dimensions import labels
from qa.ui import address
from qa.ui.literal import literal, try_out
from qa.ui.notice import empty, notice
from qa.ui.rescored import told_anew
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import linked

DAYS = 30
# Fewer settled contacts say nothing of a reason.
LEAST = 5
TRAIT_NAMES = {"account": "账户", "deadline": "时限", "self_service": "自助", "complaint": "易投诉"}
COUNTED = """
select reason_id, count(*) as n from {contact_fact} f join programme p using (programme_id)
where p.taxonomy = ? and f.day between ? and ? and f.customer_message_count > 0 group by 1
"""


def span(viewer: Viewer):
    """(first, last) day of the last DAYS days that anything came in."""
    last = viewer.reader.last_day() or this_day()
    return last - timedelta(DAYS - 1), last


def may_edit(viewer: Viewer) -> bool:
    """Whether the viewer may change taxonomies."""
    return viewer.role in MAY_EDIT


def shown(viewer: Viewer, name: str) -> dict:
    """The draft for who may edit it, else what is in force."""
    mine = draft_of(name) if may_edit(viewer) else None
    return mine.content if mine else current(name)


def opened(viewer: Viewer, known: list[Use]) -> str:
    """The taxonomy chosen in the line on top, with a new one and another programme beside it."""
    options = {one.name: one.called for one in known}
    choose, where, more = st.columns([2, 3, 2], vertical_alignment="bottom")
    with choose:
        name = address.choice(st.selectbox, _("原因表"), options, "taxonomy", known[0].name)
    one = next(use for use in known if use.name == name)
    names = labels(viewer.reader, "programme", viewer.language)
    told = "、".join(names.get(p, p) for p in one.programmes)
    where.caption(_("用在：{programmes}").format(programmes=told) if told else _("还没有项目在用"))
    if may_edit(viewer):
        with more, st.container(horizontal=True, horizontal_alignment="right"):
            _use_for(viewer, one, known, {p: n for p, n in names.items() if p not in one.programmes})
            _begin(viewer, known)
    return name


def _use_for(viewer: Viewer, one: Use, known: list[Use], others: dict[str, str]) -> None:
    if not others or not current(one.name)["group"]:
        return
    with st.popover(_("用到项目")):
        programme = st.selectbox(_("项目"), list(others), None, format_func=others.get, key=f"use_{one.name}")
        if programme:
            now = next((use.called for use in known if programme in use.programmes), "–")
            told = _("现在用的是「{table}」；换过来，联络重判，各页的数字跟着变。要换回去，到那张表里再用一次。")
            st.caption(literal(told.format(table=now)))
        if st.button(_("用这张表"), key=f"use_do_{one.name}", disabled=programme is None):
            try_out(
                lambda: (
                    use(viewer.reader, programme, one.name),
                    told_anew(_("「{table}」用上了。").format(table=one.called)),
                )
            )


def _begin(viewer: Viewer, known: list[Use]) -> None:
    with st.popover(_("新建一张表")), st.form("begin_taxonomy", border=False):
        called = st.text_input(_("叫什么"), placeholder=_("如：水务热线"), max_chars=30)
        blank = {"": _("空白")} | {use.name: use.called for use in known}
        copied = st.selectbox(_("从哪张开始"), list(blank), format_func=blank.get)
        if not st.form_submit_button(_("新建")):
            return
        if not called.strip():
            notice("wrong", _("先写叫什么。"))
        else:
            name = "t" + blake2b(called.strip().encode(), digest_size=4).hexdigest()
            start = {**current(copied), "name": called.strip()} if copied else {"name": called.strip(), "group": []}

            def begin() -> None:
                save(viewer.scope, name, start)
                address.go(taxonomy=name, reason=None, part=None)

            try_out(begin)


def listed(viewer: Viewer, chosen: Use) -> None:
    """Every reason with its contacts and how often the machine was right; a row opens it. What nobody was told by yet
    has no number."""
    draft = shown(viewer, chosen.name)
    if not draft["group"]:
        empty(_("这张表还是空的"), _("在右边写第一个原因：一个名字，几句客户会说的话。"))
        return
    since, until = span(viewer)
    counts = {r["reason_id"]: r["n"] for r in viewer.reader.rows(COUNTED, [chosen.name, since, until])}
    right = {a.reason_id: a for a in accuracies(chosen.name)} if chosen.programmes else {}
    total, told, keys, before = max(1, sum(counts.values())), [], [], ""
    judged = {f"{chosen.name}.{r['id']}" for _g, r in reasons(current(chosen.name))} if chosen.programmes else set()
    for group, reason in reasons(draft):
        key = f"{chosen.name}.{reason['id']}"
        count = counts.get(key, 0) if key in judged else None
        row = {
            _("原因"): pick(reason["zh"], reason.get("en") or reason["zh"]),
            _("分组"): "" if group["id"] == before else pick(group["zh"], group.get("en") or group["zh"]),
            _("近 {days} 天").format(days=DAYS): None if count is None else f"{count:,}",
            _("占"): None if count is None else f"{count / total:.1%}",
            _("特点"): " ".join(_(TRAIT_NAMES[t]) for t in TRAITS if t in reason.get("traits", ())),
        }
        told.append(row | ({_("判对"): _right(right.get(key))} if right else {}))
        keys.append(reason["id"])
        before = group["id"]
    if counts:
        words = _("近 {days} 天 {n} 通带文字的联络，{share} 认不出。")
        share = f"{counts.get('unknown', 0) / total:.0%}"
        st.caption(words.format(days=DAYS, n=f"{sum(counts.values()):,}", share=share))
    links = [f"?{urlencode(address.here() | {'taxonomy': chosen.name, 'reason': key})}" for key in keys]
    now = address.at("reason")
    numbers = (_("近 {days} 天").format(days=DAYS), _("占"), _("判对"))
    linked(viewer, "reasons", told, links, numbers, keys.index(now) if now in keys else None)


def _right(found) -> str | None:
    return f"{found.right / found.n:.0%}（n={found.n}）" if found and found.n >= LEAST else None


def named(viewer: Viewer, name: str) -> dict[str, str]:
    """{reason_id: its name} of what is shown, with unknown."""
    found = {f"{name}.{r['id']}": pick(r["zh"], r.get("en") or r["zh"]) for _g, r in reasons(shown(viewer, name))}
    old = {f"{name}.{r['id']}": pick(r["zh"], r.get("en") or r["zh"]) for _g, r in reasons(current(name))}
    return old | found | {"unknown": _("认不出")}


def quoted(viewer: Viewer, contacts: list[str]) -> dict[str, str]:
    """{contact: what its customer said first}, for showing a few."""
    found = viewer.reader.rows(
        """select interaction_id, string_agg(text, ' ' order by message_seq) as said from (
        select * from {message} where speaker = 'customer' and length(text) > 4
        and interaction_id in (select unnest(?::varchar[]))
        qualify row_number() over (partition by interaction_id order by message_seq) <= 3) group by 1""",
        [contacts],
    )
    return {r["interaction_id"]: r["said"][:90] for r in found}

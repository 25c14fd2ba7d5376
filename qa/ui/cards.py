"""The scorecard that is looked at, its items with what they came to in the last days, and how a new one begins."""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from urllib.parse import urlencode

import streamlit as st

from qa.channels import CHANNELS
from qa.clock import this_day
from qa.editing.draft import copied, items, total
from qa.editing.editions import EDITIONS, MAY_EDIT, current, draft_of, last_known, save
from qa.metrics.dimensions import labels
from qa.quality.accuracy import item_standings
from qa.quality.scorecards import scorecards
from qa.ui import address
from qa.ui.card_library import take_from_library
from qa.ui.literal import literal, try_out
from qa.ui.notice import empty, notice
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import linked

DAYS = 30
STATE_SHORT = {"counts": "算分", "flags": "只提示", "off": "停用"}
COUNTED = """select item_id, count(*) filter (verdict <> 'na') as applies,
count(*) filter (verdict in ('not_met', 'flagged')) as missed from {item_fact}
where scorecard_id = ? and day between ? and ? group by 1"""

JUDGED = """select scorecard_id, count(distinct interaction_id) as n from {item_fact} where day between ? and ?
group by 1"""


def span(viewer: Viewer, days: int = DAYS):
    """(first, last) day of the last days that anything came in."""
    last = viewer.reader.last_day() or this_day()
    return last - timedelta(days - 1), last


def may_edit(viewer: Viewer) -> bool:
    """Whether the viewer may change scorecards."""
    return viewer.role in MAY_EDIT


def shown(viewer: Viewer, name: str) -> dict:
    """The draft for who may edit it, else what is in force."""
    mine = draft_of(name) if may_edit(viewer) else None
    return mine.content if mine else current(name)


def names_of(viewer: Viewer) -> dict[str, str]:
    """{scorecard_id: its name}, what judges most first, with those that are only begun."""
    judged = {r["scorecard_id"]: r["n"] for r in viewer.reader.rows(JUDGED, list(span(viewer)))}
    cards = sorted(scorecards().values(), key=lambda card: -judged.get(card.scorecard_id, 0))
    known = {c.scorecard_id: pick(c.zh, c.en) + (_("（停用）") if c.is_retired else "") for c in cards}
    for name in EDITIONS.names() if may_edit(viewer) else ():
        card = last_known(name) if name not in known else None
        if card:
            known[name] = pick(card["zh"], card["en"])
    return known


def opened(viewer: Viewer) -> str:
    """The card chosen in the line on top, with a copy and a new one beside it."""
    known = names_of(viewer)
    choose, where, more = st.columns([2, 3, 2], vertical_alignment="bottom")
    with choose:
        name = address.choice(st.selectbox, _("评分表"), known, "card", next(iter(known)))
    card = shown(viewer, name)
    is_draft = may_edit(viewer) and draft_of(name) is not None
    where.caption(literal((_("草稿里：") if is_draft else "") + _reach(viewer, card)))
    if may_edit(viewer):
        with more, st.container(horizontal=True, horizontal_alignment="right"):
            _copy(viewer, known, name)
            _set_up(viewer, name, card)
    return name


def _reach(viewer: Viewer, card: dict) -> str:
    programmes = labels(viewer.reader, "programme", viewer.language)
    told = "、".join(pick(*CHANNELS[c]) for c in card["channels"])
    whose = "、".join(programmes.get(p, p) for p in card.get("programmes", ())) or _("所有项目")
    words = _("评 {channels}；{whose}；共 {total:g} 分").format(channels=told, whose=whose, total=total(card))
    if card.get("instead"):
        words += _("；代替「{name}」").format(name=names_of(viewer).get(card["instead"], card["instead"]))
    return words + (_("；已停用") if card.get("retired") else "")


def _copy(viewer: Viewer, known: dict[str, str], name: str) -> None:
    with (
        st.popover(_("复制一张"), key=f"copy_{name}"),
        st.form(f"copy_card_{name}", border=False, enter_to_submit=False),
    ):
        called = st.text_input(_("叫什么"), placeholder=_("如：纸飞机 · 语音服务"), max_chars=30)
        programmes = labels(viewer.reader, "programme", viewer.language)
        theirs = st.multiselect(_("给哪些项目用"), list(programmes), format_func=programmes.get)
        instead = st.checkbox(_("在这些项目里代替「{name}」").format(name=known[name]), value=True)
        st.caption(_("委托方有自己的要求，就复制一张给那个项目。条目原来判得多准，跟着过来。"))
        if not st.form_submit_button(_("复制")):
            return
        if not called.strip():
            notice("wrong", _("先写叫什么。"))
        elif called.strip() in known.values():
            notice("wrong", _("已经有一张叫这个名字。"))
        elif instead and not theirs:
            notice("wrong", _("先选给哪些项目用。"))
        else:
            made = "c" + blake2b(called.strip().encode(), digest_size=4).hexdigest()
            card = copied(current(name), made, called, tuple(theirs), name if instead else "")
            try_out(lambda: (save(viewer.scope, made, card), address.go(card=made, item=None, part=None)))


def _set_up(viewer: Viewer, name: str, card: dict) -> None:
    """What the card is called and whom it is for; whether it is still used."""
    with st.popover(_("这张表")), st.form(f"card_{name}", border=False):
        zh = st.text_input(_("叫什么"), card["zh"], max_chars=30)
        en = st.text_input(_("英文名"), card.get("en", ""), max_chars=40)
        channels = st.multiselect(
            _("评哪些渠道"), list(CHANNELS), card["channels"], format_func=lambda c: pick(*CHANNELS[c])
        )
        programmes = labels(viewer.reader, "programme", viewer.language)
        mine = [p for p in card.get("programmes", ()) if p in programmes]
        theirs = st.multiselect(_("给哪些项目用（空着是所有）"), list(programmes), mine, format_func=programmes.get)
        retired = st.checkbox(_("停用：不再用它评"), bool(card.get("retired")))
        if st.form_submit_button(_("存进草稿")):
            fresh = card | {"zh": zh.strip() or card["zh"], "en": en.strip() or zh.strip(), "channels": channels}
            fresh |= {"programmes": theirs, "retired": retired}
            try_out(lambda: save(viewer.scope, name, fresh))


def listed(viewer: Viewer, name: str) -> None:
    """Every item with its points, what it may do, and how often it was missed; a row opens it."""
    card = shown(viewer, name)
    if not card["section"]:
        empty(_("这张表还没有条目"), _("在右边写第一项，或者从条目库里拿。"))
    since, until = span(viewer)
    counts = {r["item_id"]: r for r in viewer.reader.rows(COUNTED, [name, since, until])}
    now = scorecards().get(name)
    states: dict[str, set] = {}
    for row in item_standings(viewer.reader, name, now.version) if now else ():
        states.setdefault(row["item_id"], set()).add(row["state"])
    told, links, keys, before = [], [], [], ""
    for section, item in items(card):
        state = min(states.get(item["id"], ()), default="")
        told.append(
            {
                _("条目"): pick(item["zh"], item["en"]),
                _("分组"): "" if section["zh"] == before else pick(section["zh"], section.get("en", section["zh"])),
                _("分值"): f"{item['points']:g}",
                _("机器判的"): _("人判") if item.get("mode") == "person" else _(STATE_SHORT[state]) if state else None,
                _("近 {days} 天没做到").format(days=DAYS): _missed(counts.get(item["id"])),
            }
        )
        before = section["zh"]
        keys.append(item["id"])
        links.append(f"?{urlencode(address.here() | {'card': name, 'item': item['id']})}")
    at = address.at("item")
    numbers = (_("分值"), _("近 {days} 天没做到").format(days=DAYS))
    if told:
        linked(viewer, "card_items", told, links, numbers, keys.index(at) if at in keys else None)
    if may_edit(viewer):
        take_from_library(viewer, name, card)


def _missed(seen: dict | None) -> str | None:
    return f"{seen['missed'] / seen['applies']:.0%}（n={seen['applies']:,}）" if seen and seen["applies"] else None

"""The bench: a conversation pasted or picked, what every item says of it and where it looked; and the conversations
kept with the verdicts a careful reader wishes."""

from __future__ import annotations

import streamlit as st

from qa.editing.bench import MAY_KEEP, differing, keep, kept, lines_of, on_bench, picked
from qa.editing.checking import readable
from qa.editing.disagreeing import disagreeing
from qa.errors import QAError
from qa.quality.operator import NOT_APPLICABLE
from qa.quality.scorecard import Scorecard
from qa.ui.cards import shown
from qa.ui.literal import failed, literal, try_out
from qa.ui.notice import notice
from qa.ui.rule_words import condition_words
from qa.ui.session import Viewer, _, pick
from qa.ui.tables import table

VERDICT_NAMES = {"met": "做到", "not_met": "没做到", "na": "不适用"}
SAMPLE = (
    "坐席：您好，欢迎致电纸飞机商城\n客户：退款三天了还没到\n坐席：实在抱歉，我帮您催一下，今天下午六点前给您回电话"
)


def bench(viewer: Viewer, name: str) -> None:
    """Try a conversation, keep it, and see how the kept ones come out."""
    try:
        card = readable(shown(viewer, name))
    except QAError as problem:
        failed(problem)
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        text = _conversation(viewer, name)
    with right:
        if text.strip():
            _judged(viewer, name, card, text)
        else:
            st.caption(_("左边贴一段对话，这里看每一项怎么判、依据哪一句、没找到的在哪里找过。"))
    _kept(viewer, name, card)
    _differing(viewer, name, card)


def _differing(viewer: Viewer, name: str, card: Scorecard) -> None:
    """Items on which people and the machine differ, and contacts to begin with."""
    names = {item.item_id: pick(item.zh, item.en) for item in card.items}
    found = {one.item_id: one for one in disagreeing(viewer.reader, name) if one.item_id in names}
    st.subheader(_("人和机器说得不一样的"))
    if not found:
        st.text(_("有人评过、又和机器不一样的，会列在这里。"))
        return
    rows = [
        {
            _("条目"): names[one.item_id],
            _("人评过"): one.n,
            _("不一样"): one.differ,
            _("机器判重了"): one.too_strict,
            _("机器漏了"): one.overlooked,
        }
        for one in found.values()
    ]
    table(viewer, "card_differs", rows)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    item = left.selectbox(_("从哪一项改起"), list(found), format_func=names.get, key=f"differs_{name}")
    with right, st.container(horizontal=True):
        for at, contact in enumerate(found[item].contacts, 1):
            put = {"on_click": lambda c=contact: _put(viewer, name, c)}
            st.button(_("拿第 {n} 通来试").format(n=at), key=f"differs_{name}_{item}_{at}", **put)


def _put(viewer: Viewer, name: str, contact: str) -> None:
    """A contact's words onto the bench."""
    st.session_state[f"bench_{name}"] = "\n".join(picked(viewer.reader, contact))


def _conversation(viewer: Viewer, name: str) -> str:
    key = f"bench_{name}"
    picked_key = f"{key}_contact"
    contact = st.text_input(_("联络编号（可空）"), key=picked_key, help=_("从「联络与评分」里复制。"))
    if contact.strip() and st.button(_("拿这通来试"), key=f"{key}_pick"):
        lines = picked(viewer.reader, contact.strip())
        if lines:
            st.session_state[key] = "\n".join(lines)
        else:
            notice("wrong", _("没有这通联络，或者不在你看得到的范围里。"))
    return st.text_area(
        _("对话，一行一句"), key=key, height=320, placeholder=SAMPLE, help=_("以「坐席：」或「客户：」开头。")
    )


def _judged(viewer: Viewer, name: str, card: Scorecard, text: str) -> None:
    try:
        lines = lines_of(text)
        found = on_bench(card, lines)
    except QAError as problem:
        failed(problem)
        return
    score = found.judgement.score
    told = _("连只提示的也算上：{score} 分").format(score="–" if score is None else f"{score:.1f}")
    st.html(f'<div class="x-answer">{told}</div>')
    if not found.applies:
        st.caption(_("这张表本来不评这样的联络，这里照样试。"))
    rows = []
    for item, result in zip(card.items, found.judgement.items, strict=True):
        where = "；".join(
            _("{what}：看了 {n} 句").format(what=condition_words(c, item.conditions), n=n)
            for c, n in found.searched.get(item.item_id, {}).items()
        )
        reason = pick(*NOT_APPLICABLE.get(result.na_reason, ("", ""))) if result.na_reason else ""
        place = _("第 {n} 句").format(n=result.seq) if result.seq else ""
        rows.append(
            {
                _("条目"): pick(item.zh, item.en),
                _("判法"): _(VERDICT_NAMES[result.verdict]),
                _("依据"): " ".join(filter(None, (place, result.because))) or reason,
                _("没找到的，在哪里找过"): where,
            }
        )
    table(viewer, "bench", rows, height="content")
    if viewer.role in MAY_KEEP:
        _keep(viewer, name, card, lines, {r.item_id: r.verdict for r in found.judgement.items})


def _keep(viewer: Viewer, name: str, card: Scorecard, lines: tuple[str, ...], verdicts: dict[str, str]) -> None:
    """Keep it with the verdicts of the machine, but for those that are wrong."""
    names = {item.item_id: pick(item.zh, item.en) for item in card.items}
    with st.expander(_("留下这段，每次发布前都试一遍")), st.form(f"keep_{name}", border=False):
        called = st.text_input(_("叫什么"), max_chars=30, placeholder=_("如：退款催两次"))
        left, right = st.columns(2)
        met = left.multiselect(_("该判做到，机器判错的"), list(names), format_func=names.get)
        missed = right.multiselect(_("该判没做到，机器判错的"), list(names), format_func=names.get)
        na = st.multiselect(_("其实不适用的"), list(names), format_func=names.get)
        if st.form_submit_button(_("留下")):
            if not called.strip():
                notice("wrong", _("先写叫什么。"))
                return
            wished = verdicts | dict.fromkeys(met, "met") | dict.fromkeys(missed, "not_met") | dict.fromkeys(na, "na")
            try_out(lambda: keep(viewer.scope, name, called, lines, wished))


def _kept(viewer: Viewer, name: str, card: Scorecard) -> None:
    talks = kept(name)
    if not talks:
        return
    st.subheader(_("留下的对话（{n}）").format(n=len(talks)))
    wrong = differing(name, card)
    if wrong:
        notice("watch", _("{n} 处和说好的不一样，改好才能发布：{told}").format(n=len(wrong), told="；".join(wrong[:6])))
    else:
        st.caption(_("都和说好的一样。"))
    for talk in talks:
        with st.expander(literal(f"{talk.called}　{talk.by}")):
            st.text("\n".join(talk.lines))
            if viewer.role in MAY_KEEP and st.button(_("不再留"), key=f"gone_{name}_{talk.called}"):
                try_out(lambda t=talk: keep(viewer.scope, name, t.called, t.lines, t.wished, is_gone=True))

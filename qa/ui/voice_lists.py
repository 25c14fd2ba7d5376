"""Beside the three matters: what got better, every reason now and before, programmes side by side, and what nobody
knows yet."""

from __future__ import annotations

from html import escape

import streamlit as st

from qa.metrics.dimensions import labels
from qa.metrics.measuring import measure
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.rows import Column, rows
from qa.ui.session import Viewer, _, pick
from qa.ui.unknowns import unknowns
from qa.voice.changes import Change
from qa.voice.topics import UNKNOWN, Topic, apart, together
from qa.voice.wording import CHANGE_NAMES, moved

MOST, WIDE, FIRST = 3, 12, 15
COLUMN_NAMES = ("联络量", "投诉", "七天内再来", "预测满意", "净推荐值", "小时", "元")


def better(viewer: Viewer, found: list[Topic]) -> None:
    """What got clearly better for customers, the surest first."""
    st.subheader(_("变好了的"))
    clear = [(one, topic) for topic in found for one in topic.changes if one.is_clear and not one.is_worse]
    if not clear:
        st.caption(_("这段时间没有明显变好的；差一点的看下面的表。"))
        return
    named = labels(viewer.reader, "reason", viewer.language)
    lines = []
    for one, topic in sorted(clear, key=lambda told: told[0].p)[:MOST]:
        was, now, span = moved(one, _)
        lines.append(
            f'<div class="v-better"><b>{escape(named.get(topic.reason_id, topic.reason_id))}</b>'
            f"<em>{escape(was)} → {escape(now)}</em>"
            f"<span>{escape(_(CHANGE_NAMES[one.kind]))}　{escape(span)}</span></div>"
        )
    st.html("".join(lines))


def by_reason(viewer: Viewer, window: Window, found: list[Topic]) -> None:
    """Every reason now, and what moved more than chance; above it how much of the whole move is another mix."""
    st.subheader(_("每个原因，比前一段"))
    for kind, what in (("complaint", "投诉"), ("back", "七天内再来")):
        split = apart(found, kind)
        if split:
            mix, rate = (100 * part for part in split)
            told = _("{what}一共变了 {whole} 个百分点：来的事不一样占 {mix}，同样的事办得不一样占 {rate}。")
            st.caption(told.format(what=_(what), whole=f"{mix + rate:+.2f}", mix=f"{mix:+.2f}", rate=f"{rate:+.2f}"))
    named = labels(viewer.reader, "reason", viewer.language)
    brands = labels(viewer.reader, "programme", viewer.language)
    columns = [
        Column(_("咨询原因")),
        Column(_("联络量"), right=True),
        Column(_("比前一段"), right=True, folds=True),
        Column(_("投诉"), right=True),
        Column(_("七天内再来"), right=True),
        Column(_("预测满意"), right=True, folds=True),
        Column(_("小时"), right=True, folds=True),
        Column(_("元"), right=True, folds=True),
    ]
    every = [topic for topic in found if topic.reason_id != "no_words"]
    is_all = len(every) <= FIRST or st.toggle(_("列出全部 {n} 个").format(n=len(every)), key="every_reason")
    shown = every if is_all else every[:FIRST]
    most = max((topic.now.n for topic in shown), default=1)
    cells = [
        [
            _called(t, named, brands),
            {"words": f"{t.now.n:,}", "share": 100 * t.now.n / most},
            _marked(t, "more"),
            _share(t.now.complaint_share, t, "complaint"),
            _share(t.now.back_share, t, "back"),
            _feeling(t),
            _many(t.now.hours),
            _many(t.now.cost or None),
        ]
        for t in shown
    ]
    rows(columns, cells, [address.link(REVIEW, reason=t.reason_id) for t in shown], "reasons")
    st.caption(_("▲▼ 是多半不是碰巧的变化（所有数一起看，5% 的误报）；没有标的，别当真。点一行，看这个原因的联络。"))


def _called(topic: Topic, named: dict[str, str], brands: dict[str, str]) -> str:
    """An unknown reason says whose it is: every programme has one."""
    called = named.get(topic.reason_id, topic.reason_id)
    return (
        f"{called} · {brands[topic.programme_id]}"
        if topic.reason_id in UNKNOWN and topic.programme_id in brands
        else called
    )


def _many(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"


def _sign(one: Change | None) -> str:
    return "" if one is None or not one.is_clear else " ▲" if one.by > (1 if one.kind == "more" else 0) else " ▼"


def _marked(topic: Topic, kind: str) -> str:
    one = topic.change(kind)
    return "–" if one is None else f"{one.by - 1:+.0%}" + _sign(one)


def _share(share: float | None, topic: Topic, kind: str) -> str:
    return "–" if share is None else f"{share:.1%}" + _sign(topic.change(kind))


def _feeling(topic: Topic) -> str:
    return "–" if topic.now.mean is None else f"{topic.now.mean:+.0f}" + _sign(topic.change("feeling"))


def side_by_side(viewer: Viewer, window: Window, found: list[Topic]) -> None:
    """Programmes beside each other, of the same contacts as everything above; nothing where there is one."""
    programmes = list(dict.fromkeys(topic.programme_id for topic in found))
    if len(programmes) < 2:
        return
    st.subheader(_("项目放在一起看"))
    named = labels(viewer.reader, "programme", viewer.language)
    nps = {v.by["programme"]: v for v in measure(viewer.reader, ["nps"], window.question, by=("programme",))}
    columns = [Column(_("项目"))]
    columns += [Column(_(name), right=True, folds=place > 3) for place, name in enumerate(COLUMN_NAMES)]
    cells = []
    for one in programmes:
        whole = together([topic.now for topic in found if topic.programme_id == one])
        value = nps.get(one)
        cells.append(
            [
                named.get(one, one),
                f"{whole.n:,}",
                f"{whole.complaint_share:.1%}" if whole.n else "–",
                f"{whole.back_share:.1%}" if whole.known else "–",
                f"{whole.mean:+.0f}" if whole.felt else "–",
                plain(value.value, "score") if value and value.value is not None else "–",
                _many(whole.hours),
                _many(whole.cost or None),
            ]
        )
    rows(columns, cells, [address.link(REVIEW, programme=one) for one in programmes], "programmes")


def not_known(viewer: Viewer, window: Window, found: list[Topic]) -> None:
    """What cannot be said yet, and where to go with it."""
    st.subheader(_("还不知道的"))
    told = []
    for topic in found:
        if topic.reason_id in UNKNOWN and topic.now.n:
            told.append((_("还没归类的 {n} 次在说什么").format(n=f"{topic.now.n:,}"), _("归成堆，等一个人来起名。")))
            break
    for value in measure(viewer.reader, ["nps", "csat"], window.question):
        name = pick(value.metric.zh, value.metric.en)
        if value.value is None:
            told.append((name, _("这段时间回答太少，没有数。")))
        elif value.low is not None and value.metric.unit == "nps" and value.high - value.low > WIDE:
            span = _("只有 {n} 份回答，区间宽到 {low} 到 {high}，先不下结论。")
            told.append((name, span.format(n=f"{value.n:,}", low=f"{value.low:.0f}", high=f"{value.high:.0f}")))
    if not any(topic.now.cost for topic in found):
        told.append((_("花了多少钱"), _("还没有导入人工费率，只有小时，没有元。")))
    cells = "".join(f"<div><b>{escape(what)}</b><p>{escape(why)}</p></div>" for what, why in told)
    if cells:
        st.html(f'<div class="v-unknown">{cells}</div>')
    unknowns(viewer, window)

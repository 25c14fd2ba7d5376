"""Findings and decisions in words, said alike by pages and the report. `_`: how a text is said in the reader's
language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.interval import wilson
from qa.translation import translate
from qa.voice.changes import Change
from qa.voice.curing import Case
from qa.voice.findings import Finding
from qa.voice.topics import Counts

Say = Callable[[str], str]
CLAIM_NAMES = {
    "more": "{what}：来的人多了",
    "back": "{what}：问过一次，又来一次",
    "complaint": "{what}：最容易变成投诉",
    "large": "{what}：来的人最多",
}
COULD_NAMES = {
    "promise": "答应了时间的，到点前先告诉客户；办不到，当场改约。",
    "partner": "和{partner}定一个交接时限，过了时限先主动告诉客户。",
    "process": "把这一步放给一线当场办，不让客户再走一趟。",
    "product": "把这些通交给产品部门；修好之前，给一线一个能用的办法。",
    "knowledge": "写一条统一的答复，所有班组都用这一条。",
    "agent": "挑两通好的、两通差的，班组里一起听一遍。",
    "": "听几通完整的，再定做什么。",
}
CHANGE_NAMES = {"back": "七天内再来", "complaint": "成了投诉", "more": "来的人少了", "feeling": "预测满意"}

STANDING_NAMES = {
    "open": "还没开始做",
    "waiting": "还不知道，再看 {weeks} 周",
    "too_short": "以前的数据不够长，再攒 {weeks} 周",
    "too_few": "太少了，数字说明不了",
    "not_dropped": "没降过自己的起伏",
    "dropped": "真的降了，可以收尾",
    "returned": "降过，又涨回来了",
    "uncounted": "不看数字",
    "closed": "收尾了",
    "gone": "不做了",
}


@dataclass(frozen=True)
class Claim:
    """`title`; `number` with its `unit`; `beside`: lines that say what it is compared with, its interval, its cost."""

    title: str
    number: str
    unit: str
    beside: tuple[str, ...]


def claim(one: Finding, what: str, _: Say = translate) -> Claim:
    """`what`: the reason's name."""
    now, change = one.topic.now, one.change
    title = _(CLAIM_NAMES[one.kind]).format(what=what)
    spent = () if now.hours is None else (_spent(now, _),)
    if one.kind == "complaint":
        low, high = wilson(now.complaint_share, now.n)
        lines = (
            _("其他原因 {share}").format(share=f"{one.others:.1%}")
            if one.others is not None
            else _("前一段 {was}，高 {by} 个百分点").format(was=f"{change.before:.1%}", by=f"{change.by * 100:.1f}"),
            _("95% 区间 {low} – {high}").format(low=f"{low:.1%}", high=f"{high:.1%}"),
        )
        return Claim(title, f"{now.complaint_share:.1%}", _("成了投诉"), (*lines, *spent))
    if one.kind == "back":
        lines = (
            _("前一段 {was}，高 {by} 个百分点").format(was=f"{change.before:.1%}", by=f"{change.by * 100:.1f}"),
            _("高出的 95% 区间 {low} – {high}").format(low=f"{change.low * 100:.1f}", high=f"{change.high * 100:.1f}"),
        )
        return Claim(title, f"{change.now:.1%}", _("七天内再来"), (*lines, *spent))
    if change is None:
        return Claim(title, f"{now.n:,}", _("次联络"), (_("前一段数据不够，先不比"), *spent))
    more = _("前一段 {was} 次，多了 {by}") if change.by >= 1 else _("前一段 {was} 次，少了 {by}")
    lines = (
        more.format(was=f"{change.before:,.0f}", by=f"{abs(change.by - 1):.0%}"),
        _("95% 区间 {low} 到 {high}").format(low=f"{change.low - 1:+.0%}", high=f"{change.high - 1:+.0%}"),
    )
    return Claim(title, f"{now.n:,}", _("次联络"), (*lines, *spent))


def _spent(now: Counts, _: Say) -> str:
    told = _("坐席为它花了 {n} 小时").format(n=f"{now.hours:,.0f}")
    return told + (_("，{yuan} 元").format(yuan=f"{now.cost:,.0f}") if now.cost else "")


def could(one: Finding, _: Say = translate) -> str:
    """What could be decided, by why most of them came back."""
    return _(COULD_NAMES[one.cause]).format(partner=one.partner or _("合作方"))


def moved(one: Change, _: Say = translate) -> tuple[str, str, str]:
    """(before, now, interval of the difference) of a change."""
    span = _("区间 {low} 到 {high}")
    if one.kind in ("back", "complaint"):
        low, high = f"{one.low * 100:+.1f}", f"{one.high * 100:+.1f}"
        return f"{one.before:.1%}", f"{one.now:.1%}", span.format(low=low, high=high)
    if one.kind == "more":
        low, high = f"{one.low - 1:+.0%}", f"{one.high - 1:+.0%}"
        return f"{one.before:,.0f}", f"{one.now:,.0f}", span.format(low=low, high=high)
    return f"{one.before:+.0f}", f"{one.now:+.0f}", span.format(low=f"{one.low:+.1f}", high=f"{one.high:+.1f}")


def lead(found: list, told: list[Finding], names: list[str], comma: str, _: Say = translate) -> tuple[str, str, str]:
    """The opening in three parts, the middle one to be stressed: how many came, what most needs a decision, how much of
    all complaints it is. `found`: topics; `names`: of what was told."""
    whole, complaints = sum(t.now.n for t in found), sum(t.now.complaints for t in found)
    mine = sum(one.topic.now.complaints for one in told)
    rest = _("：{what}。").format(what=comma.join(names))
    if complaints:
        rest += _("合起来占全部投诉的 {share}。").format(share=f"{mine / complaints:.0%}")
    came = _("客户来了 {n} 次，说的话听得到；").format(n=f"{whole:,}")
    return came, _("{k} 件事最该定下来").format(k=len(told)), rest


def standing(one: Case, _: Say = translate) -> str:
    """Where a decision stands, with the weeks that are missing."""
    return _(STANDING_NAMES[one.standing]).format(weeks=one.verdict.weeks if one.verdict else 0)

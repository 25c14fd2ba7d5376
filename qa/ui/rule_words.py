"""Rules in plain words: what a condition listens for, where, and which of several have to come together."""

from __future__ import annotations

from qa.channels import CHANNELS
from qa.editing.alternatives import alternatives
from qa.language.annotator import annotators
from qa.quality.operator import operators
from qa.quality.phrase_lists import lists
from qa.quality.places import Place, parse_place
from qa.ui.session import _, pick

WHO_NAMES = {"agent": "坐席", "customer": "客户", "any": "有人"}
FACT_NAMES = {
    "channel": "渠道",
    "direction": "来去方向",
    "programme_id": "项目",
    "reason_id": "咨询原因",
    "reason_group": "原因分组",
    "touches_account": "涉及账户",
    "needs_deadline": "要给时限",
    "self_service": "可以自助",
    "complaint_prone": "容易投诉",
    "partner": "牵涉谁",
    "complexity": "有多复杂",
    "outcome": "接通结果",
    "transfer_count": "转接次数",
    "wait_ms": "等待毫秒数",
    "talk_ms": "通话毫秒数",
    "segment": "客户等级",
    "hour": "几点",
    "agent_messages": "坐席说了几句",
    "customer_messages": "客户说了几句",
    "people": "几个人接待",
}
NTH_NAMES = {"first": "第一次", "last": "最后一次", "every": "每一次"}
# How many words are written out.
SHOWN = 4


def rule_words(rule: str, conditions: dict[str, dict]) -> str:
    """A rule as one sentence: 坐席说过「结束语」 或 坐席说过「还有什么」."""
    ways = [_("，并且").join(condition_words(name, conditions) for name in way) for way in alternatives(rule)]
    return _("　或　").join(f"（{way}）" if _("，并且") in way and len(ways) > 1 else way for way in ways)


def condition_words(name: str, conditions: dict[str, dict]) -> str:
    """A condition, or with ! before its name that it does not hold."""
    called = name.removeprefix("!")
    told = _what(conditions[called]) + place_words(conditions[called].get("where", "all"), conditions)
    return _("没有：{told}").format(told=told) if name.startswith("!") else told


def place_words(where: str, conditions: dict[str, dict]) -> str:
    """（前 3 句）, （在「…」之后）; nothing for the whole contact."""
    place = parse_place(where) or Place("all")
    unit = _("秒") if place.is_time else _("句")
    if place.kind in ("first", "last"):
        words = _("前 {n} {unit}") if place.kind == "first" else _("最后 {n} {unit}")
        return f"（{words.format(n=place.count, unit=unit)}）"
    if place.kind == "from":
        return f"（{_('第 {n} 到 {to} 句').format(n=place.count, to=place.to)}）"
    if place.kind == "all" or place.other not in conditions:
        return ""
    other = _what(conditions[place.other])
    nth = _(NTH_NAMES[place.nth]) if place.nth in NTH_NAMES else _("第 {n} 次").format(n=place.nth)
    near = _("{n} {unit}内").format(n=place.count, unit=unit) if place.count else ""
    words = {
        "before": _("在{nth}{other}之前{near}"),
        "after": _("在{nth}{other}之后{near}"),
        "around": _("在{nth}{other}前后{near}"),
        "with": _("和{nth}{other}同一句"),
    }[place.kind]
    return f"（{words.format(nth='' if place.nth == 'first' else nth, other=other, near=near)}）"


def label_name(labels: str) -> str:
    """The names of annotators, several with |."""
    known = annotators()
    return "／".join(pick(known[label].zh, known[label].en) if label in known else label for label in labels.split("|"))


def _what(c: dict) -> str:
    if c.get("zh"):
        return pick(c["zh"], c.get("en") or c["zh"])
    kind = c.get("op", "")
    who = _(WHO_NAMES[c.get("who", "any" if kind == "finding" else "agent")])
    if kind == "finding":
        heard = annotators().get(c["label"].split("|")[0])
        who = _(WHO_NAMES[c["who"]]) if "who" in c else _(WHO_NAMES.get(heard.who if heard else "any", "有人"))
        times = _("至少 {n} 次").format(n=c["times"]) if c.get("times", 1) > 1 else ""
        sure = _("（把握 {n:.0%} 以上）").format(n=c["at_least"]) if "at_least" in c else ""
        return _("{who}{times}说过「{label}」").format(who=who, times=times, label=label_name(c["label"])) + sure
    if kind == "keyword":
        return _keyword(c, who)
    if kind == "metadata":
        return _fact(c)
    say = {
        "similar": lambda: _("{who}说得像：{words}").format(who=who, words=_some(c["examples"])),
        "regex": lambda: _("{who}的话合这个写法：{pattern}").format(who=who, pattern=c["pattern"][:40]),
        "entity": lambda: _("{who}说出{kinds}").format(who=who, kinds="、".join(c["kinds"])),
        "silence": lambda: _("静音 {n:g} 秒以上").format(n=c["ms"] / 1000),
        "interruption": lambda: _("抢话，重叠 {n:g} 秒以上").format(n=c["overlap_ms"] / 1000),
        "speed": lambda: _("{who}语速每分钟超过 {n:g} 字").format(who=who, n=c["above"]),
        "response_time": lambda: _("回复慢于 {n:g} 秒").format(n=c["over_s"]),
        "asked_again": lambda: _("客户把同一件事又问一遍"),
        "repetition": lambda: _("{who}把同一句话说了 {n} 遍").format(who=who, n=c.get("times", 2)),
        "sentiment": lambda: _mood(c),
        "model": lambda: _("语言模型看{who}的话，答「是」：{question}").format(who=who, question=c["question"]),
    }.get(kind)
    if say:
        return say()
    known = operators().get(kind)
    return pick(known.zh, known.en) if known else kind


def _keyword(c: dict, who: str) -> str:
    known = lists().get(c.get("list", ""))
    words = _("词表「{name}」里的话").format(name=pick(known.zh, known.en)) if known else _some(c.get("words", ()))
    match = c.get("match", "any")
    say = {"any": _("{who}说到 {words}"), "all": _("{who}把 {words} 都说到"), "none": _("{who}没说 {words}")}
    return say.get(match, _("{who}说到至少 {n} 个：{words}")).format(who=who, words=words, n=match)


def _fact(c: dict) -> str:
    name = _(FACT_NAMES.get(c["fact"], c["fact"]))
    if "among" in c:
        among = (pick(*CHANNELS[v]) if c["fact"] == "channel" and v in CHANNELS else str(v) for v in c["among"])
        return _("{name}是 {values}").format(name=name, values="、".join(among))
    low, high = c.get("at_least"), c.get("at_most")
    told = [_("不少于 {n:g}").format(n=low)] if low is not None else []
    told += [_("不多于 {n:g}").format(n=high)] if high is not None else []
    return name + "、".join(told)


def _mood(c: dict) -> str:
    if "falls_by" in c:
        return _("客户情绪一下子低了 {n:g}").format(n=c["falls_by"])
    run = _("连着 {n} 句").format(n=c["in_a_row"]) if c.get("in_a_row", 1) > 1 else ""
    return _("客户{run}情绪低到 {n:g} 以下").format(run=run, n=c.get("below", -1.0))


def _some(words: list[str]) -> str:
    told = "、".join(f"「{word}」" for word in words[:SHOWN])
    return told + (_("等 {n} 个").format(n=len(words)) if len(words) > SHOWN else "")

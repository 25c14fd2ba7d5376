"""A field for every parameter a condition can have: numbers, words, choices, what the machine hears."""

from __future__ import annotations

import streamlit as st

from qa.channels import CHANNELS
from qa.language.annotator import annotators
from qa.quality.operator import Parameter
from qa.ui.rule_words import FACT_NAMES
from qa.ui.session import _, pick

USUAL_NAMES = {"match": "任何一个", "in": "整通", "each": "整通", "which": "每一次"}
FIELD_NAMES = {
    "question": "问什么，能答「是」或「不是」",
    "words": "哪些词，一行一个",
    "match": "怎样才算",
    "synonyms": "意思一样的词也算",
    "in": "在哪里凑齐",
    "label": "机器听到什么",
    "at_least": "至少",
    "at_most": "至多",
    "times": "至少几次",
    "examples": "可以这样说，一行一句",
    "pattern": "写法（正则）",
    "without": "除了（正则）",
    "kinds": "哪些信息，一行一个",
    "ms": "超过多少毫秒",
    "below_ms": "不超过多少毫秒",
    "overlap_ms": "重叠多少毫秒",
    "after_ms": "客户开口多久以后（毫秒）",
    "above": "每分钟超过多少字",
    "min_han": "至少多少字才算",
    "each": "按一句还是按整通",
    "over_s": "超过多少秒",
    "which": "看哪一次回复",
    "fact": "联络的什么",
    "among": "是其中之一，一行一个",
    "below": "情绪低到（−1 到 1）",
    "in_a_row": "连着几句",
    "falls_by": "一下子低多少",
    "within": "在最近几句里",
    "min_length": "至少几个字",
    "except": "这些重复不算，一行一句",
}
VALUE_NAMES = {
    "any": "任何一个",
    "all": "全部",
    "none": "一个也没有",
    "contact": "整通",
    "message": "一句",
    "first": "第一次",
    "agent": "坐席",
    "customer": "客户",
}


def field(key: str, name: str, parameter: Parameter, value: object) -> object:
    """The value of a parameter as somebody chose it; None or empty where they chose none."""
    label = _(FIELD_NAMES.get(name, name)) + ("" if parameter.is_needed else _("（可空）"))
    if name == "label":
        known = annotators()
        mine = [one for one in str(value or "").split("|") if one in known]
        chosen = st.multiselect(
            label, list(known), mine, format_func=lambda one: pick(known[one].zh, known[one].en), key=key
        )
        return "|".join(chosen)
    if parameter.among:
        options = list(parameter.among)[:12]
        names = {**VALUE_NAMES, **FACT_NAMES}
        index = options.index(value) if value in options else (0 if parameter.is_needed else None)
        return st.selectbox(
            label,
            options,
            index,
            format_func=lambda v: _(names[v]) if v in names else _("至少 {n} 个").format(n=v),
            key=key,
            placeholder=_(USUAL_NAMES.get(name, "照常")),
        )
    if parameter.kind == "number":
        number = st.number_input(label, value=None if value is None else float(value), step=None, key=key, format="%g")
        return None if number is None else int(number) if float(number).is_integer() else number
    if parameter.kind == "yes_no":
        return st.checkbox(label, bool(value), key=key)
    if parameter.kind in ("words", "values"):
        told = "\n".join(_shown(one) for one in value or ())
        lines = [line.strip() for line in st.text_area(label, told, key=key, height=96).splitlines() if line.strip()]
        return [_meant(line) for line in lines] if parameter.kind == "values" else lines
    return st.text_input(label, str(value or ""), key=key)


def _shown(value: object) -> str:
    told = {True: _("是"), False: _("不是")}.get(value) if isinstance(value, bool) else None
    return told or (pick(*CHANNELS[value]) if value in CHANNELS else str(value))


def _meant(line: str) -> object:
    """What a line of values stands for: a channel by its name, yes, no, a number, or itself."""
    by_name = {pick(*names): code for code, names in CHANNELS.items()} | {_("是"): True, _("不是"): False}
    return by_name.get(line, int(line) if line.isdigit() else line)

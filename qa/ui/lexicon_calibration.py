"""Figures of a re-calibration as rows for people: before, after, with intervals; what was corrected; what was decided
when."""

from __future__ import annotations

from collections.abc import Callable

import orjson
import streamlit as st

from qa.errors import QAError
from qa.language.annotator import annotators
from qa.language.calibrating import LEAST
from qa.pipeline import refresh_later
from qa.ui.format import when
from qa.ui.literal import failed
from qa.ui.session import _, pick

ACTIONS = {"proposed": "学出", "accepted": "启用", "taken_back": "退回"}
KINDS = {"satisfaction": "满意度", "sentiment": "消息情绪", "reason": "咨询原因", "finding": "判定"}


def attempt(work: Callable[[], object], is_refreshed: bool = False) -> None:
    """Do it and draw the page anew; a refusal is said in its own words. `is_refreshed`: scores follow in the
    background."""
    try:
        work()
    except QAError as problem:
        failed(problem)
        return
    if is_refreshed:
        refresh_later()
    st.rerun()


def figures_rows(proposed: dict) -> list[dict]:
    found = orjson.loads(proposed["figures"])
    rows = []
    if "after" not in found:
        return rows
    for key, name in (("before", _("校准前")), ("after", _("校准后"))):
        f = found[key]
        rows.append(
            {
                "": name,
                _("和客户评价的一致程度（最高 1）"): f"{f['rank']:.2f}（{f['rank_low']:.2f} – {f['rank_high']:.2f}）",
                _(
                    "和客户评价平均差几分（−100 到 +100）"
                ): f"{f['off'] * 100:.0f}（{f['off_low'] * 100:.0f} – {f['off_high'] * 100:.0f}）",
                _("联络数"): f"{found['n']:,}",
            }
        )
    return rows


def label_rows(proposed: dict) -> list[dict]:
    """What the version learned of findings and feelings from corrections, a label a row."""
    rules = {a.hears: a for a in annotators().values() if a.hears}
    return [
        {
            _("听什么"): _("好心情") if r["label"] == "positive" else pick(rules[r["label"]].zh, rules[r["label"]].en),
            _("更正过的消息"): r["n"],
            _("校准前听错"): r["before"],
            _("校准后听错（没学过的）"): r["after"],
            _("留下"): _("用上") if r["is_kept"] else _("没更准，不用"),
        }
        for r in orjson.loads(proposed["figures"]).get("labels", [])
    ]


def verdict(proposed: dict) -> str:
    """One sentence on whether the version hears the centre's customers better than before."""
    found = orjson.loads(proposed["figures"])
    if "after" not in found:
        return _("满意度没有重学：评价和更正还不到 {least} 通。").format(least=LEAST)
    before, after = found["before"], found["after"]
    if after["rank_low"] > before["rank_high"] and after["off_high"] < before["off_low"]:
        return _("新版本明显更接近客户自己的评价。")
    if after["rank_high"] < before["rank_low"] or after["off_low"] > before["off_high"]:
        return _("新版本反而更远，不建议启用。")
    return _("前后分不出明显差别，多攒一些评价再学。")


def agreement_rows(found: list[dict]) -> list[dict]:
    rules = annotators()
    return [
        {
            _("哪一类"): (
                _(KINDS[r["kind"]])
                + (f" · {pick(rules[r['label']].zh, rules[r['label']].en)}" if r["label"] in rules else "")
            ),
            _("看过"): r["n"],
            _("机器错了"): r["wrong"],
        }
        for r in found
    ]


def history_rows(found: list[dict]) -> list[dict]:
    return [
        {
            _("时间"): when(r["written_at"]),
            _("谁"): r["written_by"],
            _("做了什么"): _(ACTIONS[r["action"]]),
            _("版本"): r["version"],
        }
        for r in found
    ]

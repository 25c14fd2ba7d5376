"""What the data health page says in words and rows."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.adapters.health import quarantined
from qa.adapters.staging.parsing import platforms
from qa.ui.format import when
from qa.ui.notice import notice
from qa.ui.session import _, language, pick
from qa.working_days import problem

RATES = {
    "answered": ("接起", "Answered"),
    "unknown_outcome": ("结果未知", "Outcome unknown"),
    "with_agent": ("知道坐席", "Agent known"),
    "with_customer": ("知道客户", "Customer known"),
    "with_words": ("有文字", "With words"),
}


def answer(reader: Reader, found: list[dict], missing: list[dict]) -> str:
    """The page's answer in one sentence."""
    held = sum(r["n"] for r in quarantined(reader) if r["severity"] == "error")
    late = sorted({r["source_id"] for r in found if r["is_late"]})
    first = _("{n} 个来源，最近一条数据 {last}；隔离区有 {q} 行待处理。").format(
        n=len({r["source_id"] for r in found}),
        last=when(max((r["last_at"] for r in found if r["last_at"]), default=None)),
        q=f"{held:,}",
    )
    second = _("{names} 比平时来得晚。").format(names="、".join(late)) if late else ""
    return first + second + (_("有 {n} 处断档。").format(n=len(missing)) if missing else "")


def calendar_notice() -> None:
    """Says so where the centre's calendar cannot be read: until then what it said last, or the national one, stands."""
    found = problem()
    if found:
        notice("wrong", *found.said(language()))


def source_rows(found: list[dict]) -> list[dict]:
    names = platforms()
    return [
        {
            _("来源"): r["source_id"],
            _("平台"): (
                pick(names[r["platform"]].zh, names[r["platform"]].en) if r["platform"] in names else _("自己的映射")
            ),
            _("文件"): r["files"],
            _("行"): r["read"],
            _("收下"): r["accepted"],
            _("跳过"): r["skipped"],
            _("隔离"): r["quarantined"],
            _("最早"): when(r["first_at"]),
            _("最近"): when(r["last_at"]),
            _("平时间隔"): _("{n:.0f} 小时").format(n=r["usual_hours"]) if r["usual_hours"] else "",
            _("新鲜吗"): _("来晚了") if r["is_late"] else _("正常") if r["usual_hours"] else "",
        }
        for r in found
    ]


def gap_rows(missing: list[dict]) -> list[dict]:
    return [
        {
            _("来源"): r["source_id"],
            _("日期"): r["day"].isoformat(),
            _("时段"): f"{r['first_hour']:02d}:00–{r['last_hour'] + 1:02d}:00",
            _("平时约有"): round(r["usual"]),
        }
        for r in missing[:50]
    ]


def stranger_rows(found: list[dict]) -> list[dict]:
    kinds = {"agent": _("坐席"), "queue": _("技能组")}
    return [
        {_("类别"): kinds[r["kind"]], _("来源"): r["source_id"], _("名字"): r["name"], _("联络"): r["contacts"]}
        for r in found
    ]


def column_rows(found: list[dict]) -> list[dict]:
    return [
        {
            _("来源"): r["source_id"],
            _("文件"): r["name"],
            _("多了"): "、".join(r["added"]),
            _("少了"): "、".join(r["removed"]),
            _("收到"): when(r["received_at"]),
        }
        for r in found[:50]
    ]


def rate_rows(found: list[dict]) -> list[dict]:
    return [
        {
            _("来源"): r["source_id"],
            _("比例"): pick(*RATES[r["rate"]]),
            _("往常"): f"{r['before']:.1%}",
            _("最近 7 天"): f"{r['now']:.1%}",
            _("联络"): r["n"],
        }
        for r in found
    ]


def unfinished_rows(found: list[dict], names: dict[str, str]) -> list[dict]:
    return [
        {
            _("坐席"): names.get(r["agent_id"], r["agent_id"]),
            _("次数"): r["n"],
            _("小时"): round(r["hours"], 1),
            _("最后一次有动静"): when(r["last_at"]),
        }
        for r in found
    ]

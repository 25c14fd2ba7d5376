"""What is different on a day or in a period: its parts beside the chart, each with interval and contacts."""

from __future__ import annotations

from datetime import date

from qa.metrics.decomposing import HOURS, Difference, Part, of_day, of_period
from qa.metrics.dimensions import labels
from qa.metrics.metric import Metric
from qa.ui import address
from qa.ui.bar import Window
from qa.ui.format import plain
from qa.ui.menu import REVIEW
from qa.ui.parts import part
from qa.ui.session import Viewer, _, pick

BUSIER = 0.15  # of a day's contacts: less is an ordinary day


def why(viewer: Viewer, metric: Metric, window: Window, day: date | None, noted: str = "") -> bool:
    """Draw what is different on the day, or in the period, beside what people `noted` of the day; False when there is
    nothing to compare with."""
    if day is None and not window.is_comparable:
        return False
    found = (
        of_day(viewer.reader, metric.key, day, window.question)
        if day
        else of_period(viewer.reader, metric.key, window.question, window.before)
    )
    if found is None:
        return False
    part(
        "why",
        _data(viewer, metric, window, day, found)
        | {"noted": _("这天记着：{what}").format(what=noted) if noted else ""},
        key=f"why_{metric.key}",
        on_close_change=lambda: address.go(on="none"),
    )
    return True


def _contacts(metric: Metric, day: date | None, piece: Part) -> str:
    """The address of the contacts behind a part."""
    told = {"metric": metric.key} | ({"day": day.isoformat()} if day else {})
    if not piece.group:
        return address.link(REVIEW, **told)
    hours = ",".join(str(int(piece.group) + n) for n in range(HOURS)) if piece.dimension == "hour" else piece.group
    return address.link(REVIEW, **told | {piece.dimension: hours})


def _data(viewer: Viewer, metric: Metric, window: Window, day: date | None, found: Difference) -> dict:
    when, other = (f"{day:%m-%d}", _("其余日子")) if day else (window.label, window.before_label)
    title = _("{day} 有什么不同").format(day=when) if day else _("这段有什么不同")
    gap = found.now - found.before
    lead = [
        (plain(found.now, metric.unit), True),
        (_("，{other} ").format(other=other), False),
        (plain(found.before, metric.unit), True),
    ]
    if found.load and found.is_clear and abs(found.load[1] / found.load[0] - 1) >= BUSIER:
        busier = _("；每天来的联络 {before} → {now}")
        lead += [(busier.format(before=f"{found.load[0]:,.0f}", now=f"{found.load[1]:,.0f}"), False)]
    if found.parts:
        lead += [(_("；差的 "), False), (_size(gap, metric).lstrip("+−"), True), (_(" 来自："), False)]
    elif found.is_clear:
        lead.append((_("；差得清楚，但没有哪一类特别突出。"), False))
    else:
        lead.append((_("；差别在平常的波动里。"), False))
    return {
        "title": title,
        "close": _("关上") if day else "",
        "lead": lead,
        "rows": _rows(viewer, metric, found, gap, day) if found.parts else [],
        "words": {"mix": _("来的事变了"), "rate": _("同样的事，结果变了"), "caution": _("一起发生，不等于就是原因。")},
    }


def _rows(viewer: Viewer, metric: Metric, found: Difference, gap: float, day: date | None) -> list[dict]:
    """Each row begins where the one before ended, so that they add up before the eye."""
    sizes = [*(p.effect for p in found.parts), found.rest]
    marks = [sum(sizes[:k]) * (1 if gap > 0 else -1) for k in range(len(sizes) + 1)]
    low = min(0.0, *marks)
    scale = 100 / (max(*marks) - low or 1)
    rows = []
    for place, size in enumerate(sizes):
        piece = found.parts[place] if place < len(found.parts) else None
        begin, end = ((marks[n] - low) * scale for n in (place, place + 1))
        row = {"left": min(begin, end), "width": abs(end - begin), "end": end, "size": _size(size, metric)}
        if piece is None:
            rows.append(row | {"what": _("其余"), "note": _("还说不清"), "kind": "rest"})
            continue
        half = _size(piece.half, metric).lstrip("+")
        rows.append(
            row
            | _words(viewer, metric, piece)
            | {"kind": piece.kind, "half": piece.half * scale, "interval": _("95% 区间 ±{half}").format(half=half)}
            | {"n": _("{n} 次").format(n=f"{piece.n:,}") if piece.n else "", "href": _contacts(metric, day, piece)}
        )
    return rows


def _words(viewer: Viewer, metric: Metric, piece: Part) -> dict[str, str]:
    if piece.dimension == "agent":
        return {"what": _("上班的人不一样"), "note": ""}
    name = (
        f"{piece.group} – {int(piece.group) + HOURS} {_('点')}"
        if piece.dimension == "hour" and piece.group.isdigit()
        else labels(viewer.reader, piece.dimension, viewer.language).get(piece.group, piece.group)
    )
    if piece.kind == "mix":
        word = _("{name}更多了") if piece.now > piece.before else _("{name}更少了")
        return {"what": word.format(name=name), "note": f"{piece.before * 100:.0f}% → {piece.now * 100:.0f}%"}
    shown = [plain(figure, metric.unit) for figure in (piece.before, piece.now)]
    called = pick(metric.zh, metric.en)
    return {"what": _("{name}的{metric}变了").format(name=name, metric=called), "note": " → ".join(shown)}


def _size(gap: float, metric: Metric) -> str:
    """A difference as people say it: points for shares."""
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    if metric.unit == "share":
        return f"{sign}{abs(gap) * 100:.1f} {_('点')}"
    return f"{sign}{plain(abs(gap), metric.unit)}"

"""Call lists as 智齿, Udesk and their like export them: CSV or workbook with Chinese headers, recognised by the words
of the header."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qa.adapters.files.durations import duration_ms
from qa.adapters.files.tables import guess_separator, table_records
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import checked_span, identifier, moment, resolved
from qa.adapters.files.workbooks import is_workbook
from qa.adapters.refusal import Note, Refused
from qa.adapters.source import Platform, Record, Row, Source

NAMES = {
    "id": ("通话ID", "通话编号", "通话记录ID", "呼叫ID", "流水号", "call_id", "callid"),
    "type": ("呼叫类型", "通话类型", "呼叫方向", "call_type"),
    "customer": ("客户号码", "客户电话", "客户手机", "来电号码", "主叫号码", "customer_number"),
    "agent": ("客服工号", "坐席工号", "客服", "坐席", "客服姓名", "坐席姓名", "agent_name"),
    "queue": ("技能组", "客服组", "坐席组", "user_group"),
    "start": ("开始时间", "呼叫时间", "通话开始时间", "来电时间", "start_time"),
    "answer": ("接听时间", "接通时间", "answer_time"),
    "end": ("结束时间", "挂断时间", "hangup_time"),
    "wait": ("排队时长", "等待时长", "排队时间", "queue_time"),
    "talk": ("通话时长", "通话时间", "call_time"),
    "result": ("通话结果", "接听状态", "呼叫结果", "接通状态", "result"),
    "survey": ("满意度", "满意度评价", "评价", "survey"),
}
RESULTS = {
    "接通": "answered",
    "已接通": "answered",
    "已接听": "answered",
    "已接": "answered",
    "成功": "answered",
    "双方接听": "answered",
    "双方接通": "answered",
    "坐席接听": "answered",
    "客服接听": "answered",
    "人工接听": "answered",
    "系统接听": "self_service",
    "自助服务": "self_service",
    "机器人接听": "self_service",
    "坐席未接听": "abandoned_ring",
    "客服未接听": "abandoned_ring",
    "振铃未接": "abandoned_ring",
    "客户振铃未接听": "not_reached",
    "客户未接通": "not_reached",
    "客户未接": "not_reached",
    "未接通": "abandoned_queue",
    "未接听": "abandoned_ring",
    "未接": "abandoned_queue",
    "坐席未接": "abandoned_ring",
    "客服未接": "abandoned_ring",
    "排队放弃": "abandoned_queue",
    "队列放弃": "abandoned_queue",
    "振铃放弃": "abandoned_ring",
    "IVR放弃": "abandoned_ivr",
    "IVR挂断": "abandoned_ivr",
    "排队超时": "timeout",
    "留言": "voicemail",
    "非工作时间": "out_of_hours",
}
LABELS = {"非常满意": 5, "满意": 4, "一般": 3, "不满意": 2, "非常不满意": 1}


def _usual(name: str) -> str:
    """座席 is 坐席 in another spelling."""
    return name.replace("座席", "坐席")


def _found(names: list[str]) -> dict[str, str]:
    """{field: column} for the columns a header has."""
    written = {_usual(name): name for name in reversed(names)}
    return {
        field: next(written[name] for name in wanted if name in written)
        for field, wanted in NAMES.items()
        if set(wanted) & set(written)
    }


def recognise(upload: Upload) -> bool:
    if is_workbook(upload) or upload.head.lstrip().startswith(("{", "[")):
        return False
    header = [cell.strip().strip('"') for cell in upload.head.split("\n", 1)[0].split(guess_separator(upload))]
    return {"id", "type", "customer", "start", "result"} <= set(_found(header))


def records(upload: Upload, source: Source) -> Iterator[Record]:
    return table_records(upload, {}, source.encoding)


def say(record: Record, row: Row, source: Source) -> None:
    columns = _found(list(record.value))
    cell = {field: record.value[name] for field, name in columns.items()}
    native = identifier(cell.get("id"), columns["id"])
    if not native:
        raise Refused("MISSING_KEY", columns["id"])
    start, taken, end = (
        moment(cell.get(name), source.zone, column=columns.get(name, name)) for name in ("start", "answer", "end")
    )
    if start is None:
        raise Refused("BAD_TIMESTAMP", columns["start"], cell.get("start"))
    wait, talk = (_spent(cell.get(name), columns.get(name, name)) for name in ("wait", "talk"))
    start, end = resolved(start, end, talk, source.zone)
    checked_span(taken or start, end, talk, row.notes, columns.get("end", "end"), 60_000)
    result = str(cell.get("result") or "").strip()
    outcome = RESULTS.get(_usual(result), "unknown")
    if outcome == "unknown":
        row.notes.append(Note("UNKNOWN_ENUM", columns["result"], result))
    outgoing = str(cell.get("type")) in ("呼出", "外呼", "拨打", "out", "outbound")
    row.entity, row.key = "call", native
    common = source.where() | dict(
        interaction_id=source.contact(native),
        queue_native=cell.get("queue") or None,
        agent_native=identifier(cell.get("agent")) or None,
    )
    claim = dict(
        native_id=native,
        claim_rank=10,
        channel="voice",
        direction="out" if outgoing else "in",
        address=("phone", str(cell.get("customer") or "")),
    )
    claim |= dict(
        started_at=start,
        answered_at=taken,
        ended_at=end or (start + timedelta(milliseconds=(wait or 0) + talk) if talk else None),
        wait_ms=wait,
        talk_ms=talk if outcome == "answered" else None,
    )
    row.says = [
        (
            "interaction_claim",
            common | claim | dict(outcome=outcome, outcome_raw=result or None, time_precision="second"),
        )
    ]
    if common["queue_native"] and not outgoing:
        row.says.append(
            (
                "visit_claim",
                common | dict(visit_seq=1, entered_at=start, left_at=taken or end, wait_ms=wait, outcome=outcome),
            )
        )
    label = str(cell.get("survey") or "").strip()
    if label in LABELS:
        said = dict(
            interaction_id=common["interaction_id"],
            programme_id=source.programme_id,
            instrument="csat",
            status="answered",
            raw_label=label,
            score=LABELS[label],
            answered_at=end,
        )
        row.says.append(("survey", said))


def _spent(value: object, column: str) -> int | None:
    text = str(value or "").strip()
    return duration_ms(value, "s" if text.replace(".", "", 1).isdigit() else "clock", column)


PLATFORM = Platform(
    "helpdesk_csv", "智齿、Udesk 等通话表", "Call lists of Sobot, Udesk and the like", recognise, records, say
)

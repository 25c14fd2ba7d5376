"""Why a row is set aside, or noted though it went in: the reasons, each with what to do about it."""

from __future__ import annotations

import csv
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    name: str
    zh: str
    en: str


REASONS = {
    r.name: r
    for r in (
        Reason(
            "ENC_UNDECODABLE",
            "文字编码无法识别；请用 UTF-8 重新导出，或在映射里写明 encoding",
            "The text encoding cannot be read; export as UTF-8 or name the encoding in the mapping",
        ),
        Reason(
            "ENC_AMBIGUOUS",
            "编码不能确定；请在映射里写明 encoding",
            "The encoding is not certain; name it in the mapping",
        ),
        Reason(
            "HEADER_LOST",
            "表头已变成问号，原文字已丢失；请从原系统重新导出",
            "The header has turned into question marks and is lost; export again from the source",
        ),
        Reason(
            "HEADER_CHANGED",
            "缺少映射所需的列；请核对导出或更新映射",
            "A column the mapping needs is missing; check the export or the mapping",
        ),
        Reason(
            "COLUMN_COUNT",
            "这一行的列数不对；请在原系统核对这一行",
            "This row has the wrong number of columns; check it at the source",
        ),
        Reason("JSON_INVALID", "不是有效的 JSON;请重新导出", "Not valid JSON; export again"),
        Reason(
            "MISSING_KEY",
            "缺少识别这一行的编号；会话编号可写在文件名里，如 DescribeChatMessages_会话编号.json",
            "The row's id is missing; a session id may stand in the file name, as in DescribeChatMessages_ID.json",
        ),
        Reason(
            "BAD_TIMESTAMP", "时间读不懂；请在映射里写明格式", "The time cannot be read; give its format in the mapping"
        ),
        Reason(
            "AMBIGUOUS_DATE",
            "日期的日和月分不清；请在映射里写明格式",
            "Day and month cannot be told apart; give the format in the mapping",
        ),
        Reason(
            "FUTURE_TIME", "时间在将来；请核对时区和设备时钟", "The time lies in the future; check time zone and clock"
        ),
        Reason("END_BEFORE_START", "结束早于开始；请核对时钟", "The end lies before the start; check the clock"),
        Reason("NEG_DURATION", "时长为负", "A negative duration"),
        Reason(
            "DURATION_MISMATCH", "时长与起止时间不符，以时长为准", "Duration and stamps disagree; the duration is used"
        ),
        Reason(
            "UNKNOWN_ENUM",
            "出现没有见过的取值：收下的按未知算，没收下的请在映射里补上意思",
            "A value never seen before: where the row went in it counts as unknown, else say in the mapping what it"
            " means",
        ),
        Reason("UNKNOWN_AGENT", "名册里没有这位坐席", "The roster does not know this agent"),
        Reason(
            "SCALE_UNKNOWN",
            "满意度取值不在量表内；请在映射里写明量表",
            "The satisfaction value is not on the scale; state the scale in the mapping",
        ),
        Reason(
            "ID_PRECISION_LOST",
            "编号超过 15 位且来自 Excel 数字，末位已丢失；请以文本导出",
            "The id has over 15 digits and came as an Excel number: its end is lost; export it as text",
        ),
        Reason(
            "ADDRESS_ROUNDED",
            "号码被 Excel 写成了 1.39E+10，后面的数字已丢失；这一行收下了，但不认客户。请把这一列设为文本再导出",
            "Excel wrote the number as 1.39E+10 and lost its end; the row went in without a customer. Format the column"
            " as text and export again",
        ),
        Reason(
            "DUP_CONFLICT",
            "同一编号出现不同内容，又没有更新时间；保留写得更全的一条，两条都列在这里",
            "The same id with different content and no update clock; the fuller one is kept, both are listed here",
        ),
        Reason(
            "TASK_NOT_READY", "转写任务还没有完成；稍后再导出", "The transcription task is not finished; export later"
        ),
        Reason(
            "TASK_FAILED", "转写任务失败；请在原系统重做", "The transcription task failed; run it again at the source"
        ),
        Reason(
            "TOO_LARGE",
            "文件太大，或解压后异常膨胀；请按天或按页拆开再导出",
            "The file is too large, or swells when unpacked; export it by day or page",
        ),
        Reason(
            "UNPACK_FAILED",
            "压缩包或工作簿打不开，可能没有传完；请重新导出",
            "The archive or workbook cannot be opened, perhaps it is half written; export again",
        ),
        Reason(
            "BAD_VALUE",
            "有读不懂的值；请在原系统核对，或核对映射",
            "A value cannot be read; check it at the source, or the mapping",
        ),
        Reason(
            "ORPHAN",
            "找不到它所属的联络；到达后会自动归位",
            "Its contact is not here yet; it is attached when the contact arrives",
        ),
    )
}


def broken(problem: Exception) -> Refused:
    """Any value a reader stumbles over, as a refusal of its row."""
    return problem if isinstance(problem, Refused) else Refused("BAD_VALUE", detail=type(problem).__name__)


class Refused(Exception):
    """A row, or a whole file, cannot be taken for one of REASONS. `original` is what stood there, when its reader
    knows."""

    severity = "error"

    def __init__(self, code: str, column: str = "", value: object = "", detail: str = "") -> None:
        self.code, self.column, self.value, self.detail, self.original = (
            REASONS[code].name,
            column,
            str(value),
            detail,
            None,
        )
        super().__init__(code)


class Note:
    """Something about a row that went in all the same: one of REASONS, where, and what stood there."""

    severity = "warning"

    def __init__(self, code: str, column: str = "", value: object = "", detail: str = "") -> None:
        self.code, self.column, self.value, self.detail = REASONS[code].name, column, str(value), detail


BROKEN = (
    Refused,
    LookupError,
    RecursionError,
    zlib.error,
    EOFError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    ArithmeticError,
    csv.Error,
)

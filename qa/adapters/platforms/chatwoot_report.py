"""Chatwoot's satisfaction report: a CSV whose header comes in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.adapters.files.tables import table_records
from qa.adapters.files.upload import Upload
from qa.adapters.files.values import moment
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Row, Source

RATING, AGENT, DATE = (
    re.compile(r"rating|评分|评级", re.IGNORECASE),
    re.compile(r"agent|客服|坐席", re.IGNORECASE),
    re.compile(r"date|日期|时间|recorded", re.IGNORECASE),
)


COMMENT, LINK = (
    re.compile(r"feedback|comment|反馈|评论", re.IGNORECASE),
    re.compile(r"link|conversation|链接|会话", re.IGNORECASE),
)


def _report(upload: Upload, source: Source) -> Iterator[Record]:
    return table_records(upload, {}, source.encoding)


def _report_row(record: Record, row: Row, source: Source) -> None:
    """The header comes in the reader's language; the conversation's number stands at the end of its link."""
    told = {
        name: next((v for k, v in record.value.items() if pattern.search(str(k))), "")
        for name, pattern in (("rating", RATING), ("date", DATE), ("comment", COMMENT), ("link", LINK))
    }
    found = re.search(r"(\d{1,18})/?\s*$", str(told["link"])[-60:])
    if not found:
        raise Refused("MISSING_KEY", "conversation")
    digits = re.search(r"[1-5]", str(told["rating"]))
    if not digits:
        raise Refused("SCALE_UNKNOWN", "rating", told["rating"])
    row.entity, row.key = "csat_report", found[1]
    said = dict(
        interaction_id=source.contact(found[1]),
        programme_id=source.programme_id,
        instrument="csat",
        status="answered",
        raw_value=digits[0],
        score=float(digits[0]),
    )
    row.says = [
        (
            "survey",
            said
            | dict(
                comment=told["comment"] or None,
                answered_at=moment(told["date"], source.zone, column="date") if told["date"] else None,
            ),
        )
    ]


def _is_report(upload: Upload) -> bool:
    first = upload.head.split("\n", 1)[0]
    return "," in first and "{" not in first and all(p.search(first) for p in (RATING, AGENT, DATE, COMMENT, LINK))


PLATFORMS = [
    Platform("chatwoot_report", "Chatwoot 满意度报表", "Chatwoot CSAT report", _is_report, _report, _report_row)
]

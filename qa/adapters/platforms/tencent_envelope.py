"""How Tencent CCC answers come: one response a file, or a puller's log with one {"SessionId", "Response"} a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform, Record, Skip, Source

AGGREGATES = ("TotalMetrics", "Metrics", "ResultList", "SkillGroupList", "Sessions", "Session")


def answers(upload: Upload) -> Iterator[tuple[str, dict | Refused]]:
    """(session id asked for or "", response)."""
    for document in json_documents(upload):
        if isinstance(document, Refused):
            yield "", document
        elif isinstance(document, dict) and isinstance(document.get("Response"), dict):
            yield document.get("SessionId") or "", document["Response"]
        else:
            yield "", Refused("JSON_INVALID", "Response", detail="no Response")


def elements(field: str, action: str = "") -> Callable[[Upload, Source], Iterator[Record]]:
    """Records of the elements of `field` in each response; the context is the session asked for, else the one in the
    file's name behind `action`."""

    def records(upload: Upload, source: Source) -> Iterator[Record]:
        named, number = upload.named(rf"{action}[_-](?P<id>[\w-]{{6,}})\.json") if action else "", 0
        for session, response in answers(upload):
            failed = isinstance(response, dict) and response.get("Error")
            items = (
                [response]
                if isinstance(response, Refused)
                else [Refused("TASK_FAILED", "Error")]
                if failed
                else response.get(field) or []
            )
            for item in items:
                number += 1
                yield Record(number, item, session or named)

    return records


def _other(upload: Upload, source: Source) -> Iterator[Record]:
    number = 0
    for _, response in answers(upload):
        lists = [] if isinstance(response, Refused) else [v for k, v in response.items() if k in AGGREGATES]
        for value in lists or [None]:
            for _ in value if isinstance(value, list) and value else [None]:
                number += 1
                yield Record(number, Skip("aggregate"))


def _is_other(upload: Upload) -> bool:
    return (
        '"Response"' in upload.head
        and '"RequestId"' in upload.head
        and any(f'"{name}"' in upload.head for name in AGGREGATES)
        and '"StaffList"' not in upload.head
    )


PLATFORM = Platform(
    "tencent_other",
    "腾讯云联络中心 汇总与状态（仅供核对）",
    "Tencent CCC aggregates (cross-check only)",
    _is_other,
    _other,
)

"""Call lists with everything that can be wrong with them."""

from __future__ import annotations

import gzip
import io
import zipfile

from qa.adapters.mapping.mapped_table import source_of

CALLS = source_of(
    {
        "source": {"id": "x", "programme": "x"},
        "table": [
            {
                "match": "calls*",
                "contact": {
                    "id": "id",
                    "agent": "agent",
                    "started_at": "start",
                    "ended_at": "end",
                    "wait": {"column": "wait", "unit": "s"},
                    "talk": {"column": "talk", "unit": "clock"},
                    "outcome": {"column": "result", "values": {"ok": "answered", "lost": "abandoned_queue"}},
                },
            },
            {"match": "answers*", "survey": {"contact": "id", "score": "score"}},
            {"match": "costs*", "cost": {"month_on": "month", "kind": "kind", "amount": "amount"}},
            {
                "match": "rounded*",
                "contact": {"id": "id", "started_at": "start", "customer": {"column": "phone", "kind": "phone"}},
            },
            {"match": "roster*", "agent": {"id": "id"}},
        ],
    },
    "tests",
)


HEAD = "id,agent,start,end,wait,talk,result\n"


ROW = "{id},a1,{start},2026-03-02 09:05:00,10,4:50,{result}\n"


def row(id="c1", start="2026-03-02 09:00:00", result="ok"):
    return ROW.format(id=id, start=start, result=result)


def bomb() -> bytes:
    return gzip.compress(b"0" * 200_000_000, 9)


def swollen_book() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(450):
                sheet.write(b" " * 1_000_000)
    return out.getvalue()

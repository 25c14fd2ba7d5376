"""What the tests of import share: a queue_log, a good row, and short verbs."""

from __future__ import annotations

import csv
import io

from qa.adapters.files.upload import Upload
from qa.adapters.landing.rows import land
from qa.adapters.source import Source
from qa.adapters.staging.parsing import parse
from qa.contacts.building import build
from qa.customers.identity import identify
from qa.pipeline import masker

SOURCE = Source("pbx", "pbx")
LOG = """1772413200|c1|热线|NONE|ENTERQUEUE||13800000001|1
1772413210|c1|热线|SIP/1|CONNECT|10|c1.1|4
1772413310|c1|热线|SIP/1|COMPLETECALLER|10|100|1
1772413320|c2|热线|NONE|ENTERQUEUE||13800000002|1
1772413350|c2|热线|NONE|ABANDON|1|1|30
1772413400|c3|热线|NONE|ENTERQUEUE||13800000003|1
1772413460|c3|热线|NONE|EXITWITHTIMEOUT|1|1|60
1772413500|c4|热线|NONE|ENTERQUEUE||13800000004|1
1772413505|c4|热线|SIP/1|CONNECT|5|c4.1|2
1772413605|c4|热线|SIP/1|BLINDTRANSFER|8001|ctx|5|100|1
1772413606|c4|二线|NONE|ENTERQUEUE||13800000004|1
1772413616|c4|二线|SIP/2|CONNECT|10|c4.2|3
1772413700|c4|二线|SIP/2|COMPLETEAGENT|10|84|1
1772413800|c5|热线|NONE|ENTERQUEUE||13800000005|1
"""
TABLES = (
    "interaction",
    "queue_visit",
    "queue_event",
    "message",
    "survey",
    "agent_state",
    "ingest_row",
    "customer_identity",
    "team_membership",
    "ticket",
)


def contacts_and_words(name: str, channel: str, outcome: str = '{ value = "answered" }') -> str:
    """A mapping of contacts.csv (id, agent, from, to) and words.csv (id, n, who, at, text) of one source."""
    return f"""[source]
id = "{name}"
programme = "{name}"
[[table]]
match = "contacts*.csv"
[table.contact]
id = "id"
channel = {{ value = "{channel}" }}
direction = {{ value = "in" }}
agent = "agent"
started_at = "from"
answered_at = "from"
ended_at = "to"
outcome = {outcome}
[[table]]
match = "words*.csv"
[table.message]
contact = "id"
order = "n"
speaker = {{ column = "who", values = {{ "c" = "customer", "a" = "agent" }} }}
said_at = "at"
text = "text"
"""


def bring(store, text, name="queue_log", source=SOURCE):
    data = text if isinstance(text, bytes) else text.encode()
    return land(store, parse(Upload(name, data), source, masker()), masker())


def content(store):
    """What the tables say, without what depends on which file came first."""
    identify(store)
    build(store)
    hide = {"ingest_row": "file_id, row_no"}
    return {
        t: sorted(map(str, store.rows(f"select * {'exclude (' + hide[t] + ')' if t in hide else ''} from {t}")))
        for t in TABLES
    }


def accounted(receipt):
    return (
        receipt.read
        == receipt.new + receipt.updated + receipt.unchanged + receipt.stale + receipt.skipped + receipt.quarantined
    )


def contacts(*rows):
    header = "编号,渠道,技能组,坐席,客户号码,开始,接起,结束,通话秒,话后秒,转接,结果".split(",")
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


GOOD = [
    "V1",
    "电话",
    "热线",
    "a1",
    "13800000001",
    "2026-03-02 09:00:00",
    "2026-03-02 09:00:10",
    "2026-03-02 09:05:10",
    "300",
    "30",
    "0",
    "已接",
]

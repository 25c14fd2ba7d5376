"""The facts metrics are computed from, one SELECT a file; what its braces name is read for the touched contacts only
(warehouse/views).

:soon, :shorter, :same_matter and :longest are the windows of a repeat (qa/windows.py); :zone(x) is a source's zone,
the house's where it names none.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path

from qa.metrics.fact import FACTS
from qa.warehouse.views import views
from qa.windows import LONGEST, SAME_MATTER, SHORTER, SOON

OF_CONTACT = tuple(name for name, fact in FACTS.items() if fact.of == "contact")
OF_AGENT = tuple(name for name, fact in FACTS.items() if fact.of == "agent")
OF_DAY = tuple(name for name, fact in FACTS.items() if fact.of == "day")
TABLES = (*OF_CONTACT, *OF_AGENT, *OF_DAY)

# UTC is nobody's zone: a source that names it, or none, is counted in the house's.
NAMED_ZONE = re.compile(r":zone\(([\w.]+)\)")
ZONE = r"if(coalesce(\1, 'UTC') in ('UTC', 'Etc/UTC'), current_setting('TimeZone'), \1)"


def _select(name: str) -> str:
    text = (Path(__file__).parent / f"{name}.sql").read_text("utf-8").rstrip()
    for name, span in ((":soon", SOON), (":shorter", SHORTER), (":same_matter", SAME_MATTER), (":longest", LONGEST)):
        text = text.replace(name, span)
    return NAMED_ZONE.sub(ZONE, text)


SELECTS = {name: _select(name) for name in TABLES}
VERSION = blake2b("".join([*SELECTS.values(), *views().values()]).encode(), digest_size=6).hexdigest()

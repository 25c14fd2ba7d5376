"""The facts metrics are computed from, one SELECT a file; what its braces name is read for the touched contacts only
(warehouse/views).

:soon and :same_matter are the windows of a repeat (qa/windows.py).
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from qa.metrics.fact import FACTS
from qa.warehouse.views import views
from qa.windows import SAME_MATTER, SOON

OF_CONTACT = tuple(name for name, fact in FACTS.items() if fact.of == "contact")
OF_AGENT = tuple(name for name, fact in FACTS.items() if fact.of == "agent")
TABLES = (*OF_CONTACT, *OF_AGENT)


def _select(name: str) -> str:
    text = (Path(__file__).parent / f"{name}.sql").read_text("utf-8").rstrip()
    return text.replace(":soon", SOON).replace(":same_matter", SAME_MATTER)


SELECTS = {name: _select(name) for name in TABLES}
VERSION = blake2b("".join([*SELECTS.values(), *views().values()]).encode(), digest_size=6).hexdigest()

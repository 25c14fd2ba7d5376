"""The facts metrics are computed from, one SELECT a file; what its braces name is read for the touched contacts only (warehouse/views)."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from qa.warehouse.views import views

OF_CONTACT = ("contact_fact", "visit_fact", "survey_fact", "item_fact")
OF_AGENT = ("state_fact",)
TABLES = (*OF_CONTACT, *OF_AGENT)
SELECTS = {name: (Path(__file__).parent / f"{name}.sql").read_text("utf-8").rstrip() for name in TABLES}
VERSION = blake2b("".join([*SELECTS.values(), *views().values()]).encode(), digest_size=6).hexdigest()

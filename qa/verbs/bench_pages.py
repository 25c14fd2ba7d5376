"""bench-pages: what a part of a page costs, as a ratio of the same page without it, in one run; never a test."""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from qa.access.reading import Reader
from qa.settings import PROJECT
from qa.translation import translate as _
from qa.ui import badges
from qa.verb import Answer, Call, Verb
from qa.warehouse.store import shared

WARM = 2


def _arguments(parser) -> None:
    parser.add_argument("--agent", help="whose page; without it anybody's")
    parser.add_argument("--runs", type=int, default=15)


def _seconds(agent: str) -> float:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    for name, value in {"role": "agent", "as_agent": agent, "period": "14d"}.items():
        app.query_params[name] = value
    app.switch_page("pages/agent/40_my_growth.py")
    began = time.perf_counter()
    app.run()
    took = time.perf_counter() - began
    if app.exception:
        raise RuntimeError(app.exception[0].message)
    return took


def _run(call: Call) -> Answer:
    reader = Reader(shared(), call.scope)
    agent = call.args.agent or reader.one("select min(agent_id) as a from {contact_fact}")
    logging.disable(logging.WARNING)  # a page outside its server has no browser to speak to
    whole, without = [], []
    wall: Callable = badges.wall
    for number in range(call.args.runs + WARM):
        for times, drawn in ((whole, wall), (without, lambda *_viewer, **_how: None)):
            badges.wall = drawn
            took = _seconds(str(agent))
            if number >= WARM:
                times.append(took)
    badges.wall = wall
    rows = [
        {"what": _("我的成长，带花窗"), "ms": 1000 * statistics.median(whole)},
        {"what": _("我的成长，不带花窗"), "ms": 1000 * statistics.median(without)},
    ]
    ratio = rows[0]["ms"] / rows[1]["ms"]
    lines = [f"  {row['what']:<24}{row['ms']:>10,.0f} ms" for row in rows] + [f"  ×{ratio:.2f}"]
    return Answer([*rows, {"what": "ratio", "ratio": ratio}], lines)


VERB = Verb("bench-pages", "一页里的一块有多贵", "What a part of a page costs", _arguments, _run, needs_store=False)

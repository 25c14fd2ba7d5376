"""Pages under AppTest: opened at an address, and what they say: question, notices, empty states, as text."""

from __future__ import annotations

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from qa.settings import PROJECT


def opened(path: str, **address: str) -> AppTest:
    """A page under AppTest, opened at an address; it must draw without an exception."""
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, value in {"role": "lead", "period": "90d", **address}.items():
        app.query_params[name] = value
    app.run().switch_page(f"pages/{path}").run()
    assert not app.exception, [e.message for e in app.exception]
    return app


def html(app) -> str:
    """Everything the page drew as HTML, one string."""
    return "\n".join(e.proto.body for e in app.get("html"))


def question(app) -> str:
    """The page's question, empty when it drew none."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html(app))
    return unescape(found[1]) if found else ""


def notices(app, kind: str = "") -> list[str]:
    """The notices of a kind (told, done, watch, wrong), or all of them and the empty states, as words."""
    boxes = re.findall(r'<div class="x-(?:notice ([a-z]+)"[^>]*|(empty)")>(.*?)</div>', html(app))
    return [unescape(re.sub("<[^>]+>", " ", words)).strip() for k, e, words in boxes if not kind or kind in (k, e)]

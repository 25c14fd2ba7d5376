"""Words of others stand on the page as they were written, and rows the browser names that are not there open
nothing."""

from __future__ import annotations

import pytest
from test_pages import _open

from qa.ui.charts import clicked
from qa.ui.literal import literal
from qa.ui.menu import PLACES
from qa.ui.people import _who
from qa.ui.quarantine import picked
from qa.voice.changes import Change
from qa.voice.themes import Theme

EVIL = "[点](http://x.example) :red[红] $a$ **b**"
MARKDOWN = (
    "markdown",
    "heading",
    "alert",
    "button",
    "page_link",
    "checkbox",
    "expander",
    "popover",
    "button_group",
    "radio",
    "tab",
    "toast",
    "link_button",
)


def told(block):
    """(type, words) of everything Markdown is read in, blocks and elements alike."""
    for child in getattr(block, "children", {}).values():
        kind = child.type
        if kind in MARKDOWN:
            said = str(child.proto)
            yield (
                kind,
                said.encode().decode("unicode_escape", "ignore").encode("latin-1", "ignore").decode("utf-8", "ignore"),
            )
        yield from told(child)


@pytest.mark.parametrize(
    "role,place", [(p.menu[0], p) for p in PLACES if p.menu], ids=lambda v: v if isinstance(v, str) else v.url
)
def test_a_name_means_nothing_to_markdown(tiny, monkeypatch, role, place):
    monkeypatch.setattr("qa.ui.quarantine.picked", lambda chosen, rows: rows[0] if rows else None)
    theme = Theme(EVIL, (EVIL,), 9, 3.0, 1, Change("more", 3.0, 9.0, 3.0, 2.0, 4.0, 0.0, True), (("c", EVIL),))
    monkeypatch.setattr("qa.ui.unknowns.rising", lambda *_: [theme])
    with tiny.writing() as writer:
        for table, column in (("agent", "display_name"), ("queue", "name"), ("team", "name"), ("programme", "name")):
            writer.execute(f"update {table} set {column} = ?", [EVIL])
        writer.execute("update message set text = ? || text", [EVIL])
        writer.execute("update finding set because = ?", [EVIL])
    app = _open(role, place)
    for toggle in app.toggle:
        toggle.set_value(True).run()
    words = list(told(app._tree.main)) + list(told(app._tree.sidebar))
    assert words and not [w for w in words if "[点](" in w[1] or ":red[" in w[1] or "**b**" in w[1]]


def test_what_is_written_is_what_stands_there(tiny):
    assert literal(EVIL) == "\\[点\\]\\(http\\:\\/\\/x\\.example\\) \\:red\\[红\\] \\$a\\$ \\*\\*b\\*\\*"
    assert literal("张 三\n李四") == "张 三 李四"


@pytest.mark.parametrize("rows", ([], [5], [-1], ["0"], [None], "x", None))
def test_a_forged_selection_opens_nothing(rows):
    assert picked({"selection": {"rows": rows}}, ["a", "b"]) is None
    assert picked({"selection": {"rows": [1, 7]}}, ["a", "b"]) == "b"


@pytest.mark.parametrize("told", (5, -1, "0", None, True, 1.0, [1]))
def test_a_forged_row_opens_nothing(told):
    assert _who(told, list("abcde")) is None and _who(2, list("abcde")) == "c"


@pytest.mark.parametrize("points", ([], [{}], ["x"], [None], None, {"a": 1}))
def test_a_forged_click_in_a_chart_opens_nothing(points):
    assert clicked({"selection": {"points": points}}) is None
    assert clicked(None) is None

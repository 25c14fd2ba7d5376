"""One sheet of paper in the middle of the window: a title, what to do, fields, a button. No script; colours of the
house."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from starlette.responses import HTMLResponse

from qa.settings import PROJECT
from qa.ui.tokens import FONT, tokens_css

MARK = (PROJECT / "qa" / "ui" / "parts" / "mark.svg").read_text("utf-8")
STYLE = (PROJECT / "qa" / "entrance" / "sheet.css").read_text("utf-8")


@dataclass(frozen=True)
class Field:
    """`kind`: text, password, code, hidden or radio (then `options`: value → words)."""

    name: str
    label: str = ""
    kind: str = "text"
    value: str = ""
    fill: str = "off"
    options: dict[str, str] = field(default_factory=dict)

    def html(self, is_first: bool) -> str:
        """The field with its label."""
        name, value = escape(self.name, quote=True), escape(self.value, quote=True)
        if self.kind == "hidden":
            return f'<input type="hidden" name="{name}" value="{value}">'
        if self.kind == "radio":
            return "".join(
                f'<label class="choice"><input type="radio" name="{name}" value="{escape(v, quote=True)}"'
                f"{' checked' if v == self.value else ''}>{escape(words)}</label>"
                for v, words in self.options.items()
            )
        code = ' inputmode="numeric" pattern="[0-9 \\-]*" maxlength="12"' if self.kind == "code" else ""
        kind = "password" if self.kind == "password" else "text"
        return (
            f'<label for="{name}">{escape(self.label)}</label><input id="{name}" name="{name}" type="{kind}" required'
            f' value="{value}" autocomplete="{self.fill}" maxlength="256"{code}{" autofocus" if is_first else ""}>'
        )


def sheet(
    language: str,
    title: str,
    words: str = "",
    fields: tuple[Field, ...] = (),
    button: str = "",
    action: str = "",
    wrong: str = "",
    more: str = "",
    status: int = 200,
) -> HTMLResponse:
    """`wrong`: what did not work and what to do; `more`: markup of ours below the form, every value escaped by who made
    it."""
    shown = [f for f in fields if f.kind not in ("hidden", "radio")]
    form = "".join(f.html(bool(shown) and f is shown[0]) for f in fields)
    if button:
        to = escape(action, quote=True)
        form = f'<form method="post" action="{to}">{form}<button>{escape(button)}</button></form>'
    told = f'<p role="alert" class="wrong">{escape(wrong)}</p>' if wrong else ""
    said = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} · 心声</title>"
        f"<style>{tokens_css()}:root{{--font:{FONT}}}{STYLE}</style>"
    )
    body = f'<div class="mark">{MARK}<b>心声 Xinsheng</b></div><h1>{escape(title)}</h1>{told}{said}{form}{more}'
    tongue = "zh-CN" if language == "zh" else "en"
    page = f'<!doctype html><html lang="{tongue}"><head>{head}</head><body><main>{body}</main></body></html>'
    return HTMLResponse(page, status, {"cache-control": "no-store"})

"""A report as a page of HTML, a PDF or a workbook; each of the same blocks, so that all say the same."""

from __future__ import annotations

import io
from html import escape

from fpdf import FPDF
from fpdf.fonts import FontFace
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from qa.exporting import harmless
from qa.translation import translate as _
from qa.voice.fonts import chinese_font
from qa.voice.report import Heading, Quote, Report, Table, Text
from qa.voice.wording import Claim

INK, QUIET, RULE, BRAND = (23, 33, 31), (90, 106, 103), (198, 209, 206), (15, 118, 110)
CSS = """
body { font: 15px/1.65 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #17211f;
  background: #fff; max-width: 860px; margin: 32px auto; padding: 0 20px; font-variant-numeric: tabular-nums; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 18px; margin: 28px 0 6px; }
h3 { font-size: 16px; margin: 22px 0 2px; }
.quiet { color: #5a6a67; font-size: 13px; } .number b { font-size: 32px; font-weight: 600; } .number { margin: 0; }
blockquote { margin: 8px 0; padding: 2px 0 2px 14px; border-left: 2px solid #378b82; font-size: 19px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { padding: 5px 8px; border-bottom: 1px solid #e1e7e5; }
th { text-align: left; color: #5a6a67; font-weight: 400; } td.n, th.n { text-align: right; } p { margin: 4px 0; }
"""


def html(told: Report) -> bytes:
    """A whole page that needs nothing beside it."""
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{escape(told.title)}</title>'
        f"<style>{CSS}</style></head><body>{body(told)}</body></html>"
    ).encode()


def body(told: Report) -> str:
    """The same without its frame: for a preview."""
    parts = [f"<h1>{escape(told.title)}</h1>", f'<p class="quiet">{told.since} – {told.until}</p>']
    return "".join((*parts, *(_html(one) for one in told.blocks)))


def _html(one: object) -> str:
    if isinstance(one, Heading):
        return f"<h2>{escape(one.words)}</h2>"
    if isinstance(one, Text):
        return f'<p class="{"quiet" if one.is_small else ""}">{escape(one.words)}</p>'
    if isinstance(one, Claim):
        beside = "".join(f'<p class="quiet">{escape(line)}</p>' for line in one.beside)
        return (
            f'<h3>{escape(one.title)}</h3><p class="number"><b>{escape(one.number)}</b> {escape(one.unit)}</p>{beside}'
        )
    if isinstance(one, Quote):
        return f'<blockquote>「{escape(one.words)}」</blockquote><p class="quiet">{escape(one.source)}</p>'
    right = ["", *(["" if one.widths else ' class="n"'] * (len(one.head) - 1))]
    head = "".join(f"<th{css}>{escape(name)}</th>" for css, name in zip(right, one.head))
    rows = "".join(
        "<tr>" + "".join(f"<td{css}>{escape(_said(cell))}</td>" for css, cell in zip(right, row)) + "</tr>"
        for row in one.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _said(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def xlsx(told: Report) -> bytes:
    """A sheet of the words, and one for every table."""
    book = Workbook()
    page = book.active
    page.title = _("要点")
    page.column_dimensions["A"].width = 90
    for words, font in _lines(told):
        page.append([harmless(words)])
        cell = page.cell(page.max_row, 1)
        cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
        cell.data_type = "s"
    for one in told.blocks:
        if isinstance(one, Table):
            sheet = book.create_sheet(one.name[:31])
            sheet.append([harmless(name) for name in one.head])
            for cell in sheet[1]:
                cell.font = Font(bold=True)
            for row in one.rows:
                sheet.append([harmless(value) for value in row])
            sheet.freeze_panes, sheet.column_dimensions["A"].width = "B2", 24
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lines(told: Report) -> list[tuple[str, Font]]:
    plain, bold = Font(), Font(bold=True)
    lines = [(told.title, Font(bold=True, size=16)), (f"{told.since} – {told.until}", plain)]
    for one in told.blocks:
        if isinstance(one, Heading):
            lines.append((one.words, bold))
        elif isinstance(one, Text):
            lines.append((one.words, plain))
        elif isinstance(one, Claim):
            lines += [(one.title, bold), (f"{one.number} {one.unit}", bold), *((line, plain) for line in one.beside)]
        elif isinstance(one, Quote):
            lines += [(f"「{one.words}」", plain), (one.source, plain)]
    return lines


class _Paper(FPDF):
    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("chinese", size=8)
        self.set_text_color(*QUIET)
        self.cell(0, 6, f"{self.page_no()} / {{nb}}", align="C")


def pdf(told: Report) -> bytes:
    """A4, black on white. Raises QAError where the machine has no Chinese font."""
    paper = _Paper(format="A4")
    for style, (file, place) in chinese_font().items():
        paper.add_font("chinese", style, str(file), collection_font_number=place)
    paper.set_margins(18, 18, 18)
    paper.set_auto_page_break(True, 20)
    paper.set_title(told.title)
    paper.add_page()
    _write(paper, told.title, 20, "B")
    _write(paper, f"{told.since} – {told.until}", 10, colour=QUIET)
    for one in told.blocks:
        _draw(paper, one)
    return bytes(paper.output())


def _write(paper: FPDF, words: str, size: float, style: str = "", colour: tuple[int, int, int] = INK) -> None:
    paper.set_font("chinese", style, size)
    paper.set_text_color(*colour)
    paper.multi_cell(0, size * 0.58, words, new_x="LMARGIN", new_y="NEXT", wrapmode="CHAR")


def _draw(paper: FPDF, one: object) -> None:
    if isinstance(one, Heading):
        paper.ln(5)
        _write(paper, one.words, 14, "B")
    elif isinstance(one, Text):
        _write(paper, one.words, 9.5 if one.is_small else 11, colour=QUIET if one.is_small else INK)
    elif isinstance(one, Claim):
        if paper.will_page_break(46):
            paper.add_page()
        paper.ln(4)
        _write(paper, one.title, 12.5, "B")
        _write(paper, f"{one.number} {one.unit}", 18, "B", BRAND)
        for line in one.beside:
            _write(paper, line, 9.5, colour=QUIET)
    elif isinstance(one, Quote):
        paper.ln(1)
        _write(paper, f"「{one.words}」", 13.5)
        _write(paper, one.source, 9, colour=QUIET)
        paper.ln(1)
    elif isinstance(one, Table):
        _table(paper, one)


def _table(paper: FPDF, one: Table) -> None:
    paper.ln(2)
    paper.set_font("chinese", size=8.5)
    paper.set_text_color(*INK)
    paper.set_draw_color(*RULE)
    others = len(one.head) - 1
    widths = one.widths or (4, *([2] * others))
    align = ("LEFT", *(["LEFT" if one.widths else "RIGHT"] * others))
    with paper.table(
        col_widths=widths,
        text_align=align,
        borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="", color=QUIET),
        line_height=5.2,
        wrapmode="CHAR",
    ) as table:
        for cells in (one.head, *one.rows):
            row = table.row()
            for cell in cells:
                row.cell(_said(cell))

"""The one place that decides an encoding: what is configured, a mark at the start, UTF-16 by its zeros, strict UTF-8,
GB18030 where it reads like Chinese."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.adapters.refusal import Refused

if TYPE_CHECKING:
    from qa.adapters.files.upload import Upload

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
HAN = re.compile(r"[\u4e00-\u9fff]")
COMMON = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们到说就可会你对生能而子那得于着下自之年过发后作里号码日期间名单话电服务客组坐席满意度评价编类型状态内容]"
)
SEPARATOR_LINE = re.compile(r'\A"?sep=.?"?[ \t]*(?:\r?\n|\Z)', re.IGNORECASE)
SURROGATE = re.compile("[\udc80-\udcff]")
# One byte in a thousand may be stray (a cut name); more is another encoding.
BROKEN_LINES, STRAY_SHARE = "utf-8, broken lines", 0.001
MOST_LINE, LONGEST_CHARACTER = 16_000_000, 4


def likely(start: bytes) -> tuple[str, ...]:
    """What the first bytes may be written in, in the order it is tried."""
    marked = [name for mark, name in BOMS if start.startswith(mark)]
    wide = _wide(start)
    return tuple(marked[:1]) or ((wide,) if wide else ("utf-8", "gb18030"))


def head_text(start: bytes) -> str:
    """The first bytes as text, good enough to recognise a format by: a character cut at the end is left out, what holds
    nothing Chinese is UTF-8."""
    for name in likely(start):
        try:
            return start.decode(name)
        except UnicodeDecodeError as problem:
            text = start.decode(name, "ignore")
            is_cut = problem.start > len(start) - LONGEST_CHARACTER
            if is_cut or name.startswith("utf-16") or name == "gb18030" and len(HAN.findall(text)) > 1:
                return text
    return start.decode("utf-8", "ignore")


def encoding_of(upload: Upload, encoding: str = "") -> str:
    """The encoding every line is read in; BROKEN_LINES for UTF-8 with a few stray bytes. Raises Refused for what cannot
    be read, or might be anything."""
    key = f"encoding of {encoding}"
    if key not in upload.known:
        upload.known[key] = _encoding_of(upload, encoding)
    return upload.known[key]


def _encoding_of(upload: Upload, encoding: str) -> str:
    tried = (encoding,) if encoding else likely(upload.start)
    for name in tried:
        try:
            decoder, sample = codecs.getincrementaldecoder(name)(), ""
        except LookupError as problem:
            raise Refused("ENC_UNDECODABLE", value=name, detail="unknown encoding") from problem
        try:
            for chunk in upload.chunks():
                text = decoder.decode(chunk)
                sample = sample or text[:20000]
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            continue
        if name == "gb18030" and not encoding and not _reads_chinese(sample):
            if _stray(upload):
                return BROKEN_LINES
            raise Refused("ENC_AMBIGUOUS", value=upload.name)
        return name
    if not encoding and tried[0] == "utf-8" and _stray(upload):
        return BROKEN_LINES
    raise Refused("ENC_UNDECODABLE", value=upload.name)


def text_lines(upload: Upload, encoding: str = "") -> Iterator[str]:
    """Lines with their ends, NUL bytes removed; a line longer than any record comes in pieces of MOST_LINE."""
    used = encoding_of(upload, encoding)
    stray = used == BROKEN_LINES
    with io.TextIOWrapper(
        upload.open(), "utf-8" if stray else used, "surrogateescape" if stray else "strict", newline=""
    ) as text:
        first = True
        while line := text.readline(MOST_LINE):
            if first:
                line, first = line.removeprefix("\ufeff"), False
                if SEPARATOR_LINE.match(line):
                    continue
            yield line.replace("\x00", "") if "\x00" in line else line


def _wide(start: bytes) -> str:
    """The name of UTF-16 without a mark: every other byte of what stands for Latin letters, commas and line ends is
    zero; "" for anything else."""
    zeros = [start[side : 2000 + side : 2].count(0) for side in (0, 1)]
    if max(zeros) * 10 < min(len(start), 2000) // 2 or min(zeros) * 4 > max(zeros):
        return ""
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _reads_chinese(text: str) -> bool:
    han = HAN.findall(text)
    return len(han) >= 2 and sum(bool(COMMON.match(c)) for c in han) / len(han) > 0.08


def _stray(upload: Upload) -> bool:
    """A line or two with broken bytes in a file of many: those lines are set aside, the others go in."""
    bad = sum(len(SURROGATE.findall(chunk.decode("utf-8", "surrogateescape"))) for chunk in upload.chunks())
    return 0 < bad <= upload.size * STRAY_SHARE + 2 and len(upload.start.splitlines()) > 3

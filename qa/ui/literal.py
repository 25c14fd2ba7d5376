"""Words of others as they were written: names, file names and customers' words mean nothing to Markdown."""

from __future__ import annotations

import re

from qa.errors import QAError
from qa.ui.notice import notice
from qa.ui.session import language

MEANT = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~$:^&@/]")


def literal(words: object) -> str:
    """For a label, a notice or a caption: links, colours, icons, formulas and emphasis stand there as they were
    written."""
    return MEANT.sub(lambda mark: f"\\{mark[0]}", re.sub(r"\s+", " ", str(words)))


def failed(problem: QAError) -> None:
    """What is wrong and what to do about it."""
    notice("wrong", *problem.said(language()))

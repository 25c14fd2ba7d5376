"""Words of others as they were written: names, file names and customers' words mean nothing to Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

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


def try_out(act: Callable[[], object]) -> None:
    """Do what a person asked for and draw the page anew; what the house refuses is said where it was asked."""
    try:
        act()
    except QAError as problem:
        failed(problem)
        return
    st.rerun()

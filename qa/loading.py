"""What is still being loaded behind the pages, so that a page can say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Loading:
    """`days_left` days of the demo are still to come; `problem` is said when loading stopped, `pull_problem` when the schedule of pulls did."""

    days_left: int = 0
    problem: str = ""
    pull_problem: str = ""


STATE = Loading()

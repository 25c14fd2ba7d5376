"""What is still being loaded behind the pages, so that a page can say so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Loading:
    """`days_left` days of the demo are still to come."""

    days_left: int = 0


STATE = Loading()

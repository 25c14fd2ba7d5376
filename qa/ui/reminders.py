"""What waits for who looks: disputes to answer, reviews to release, coachings to look at again, each with the way
there."""

from __future__ import annotations

import streamlit as st

from qa.clock import this_day
from qa.quality.coaching.coachings import MAY_COACH, coachings
from qa.quality.contesting.disputes import today, waiting
from qa.quality.contesting.releasing import MAY_RELEASE, held
from qa.quality.reviewing import MAY_REVIEW
from qa.ui import address
from qa.ui.menu import COACHING, DISPUTES, RELEASE, Place
from qa.ui.session import Viewer, _


def reminders(viewer: Viewer) -> list[tuple[str, Place]]:
    """[(words, page)] of what waits; empty when nothing does."""
    reader, found = viewer.reader, []
    day, user = today(reader), viewer.scope.user
    if viewer.role in MAY_REVIEW:
        mine = [row for row in waiting(reader) if row["arbiter"] in ("", user)]
        late = sum(row["due"] < day for row in mine)
        if mine:
            words = _("{n} 条申诉等你答复").format(n=len(mine))
            found.append((words + (_("，{n} 条过了日子").format(n=late) if late else ""), DISPUTES))
    if viewer.role in MAY_RELEASE:
        others = [row for row in held(reader) if row["evaluator"] != user]
        if others:
            found.append((_("{n} 份质检等放行").format(n=len(others)), RELEASE))
    if viewer.role in MAY_COACH:
        due = sum(one.is_open and one.look_again_on <= this_day() for one in coachings(reader))
        if due:
            found.append((_("{n} 份辅导到了回看的日子").format(n=due), COACHING))
    return found


def reminder_line(viewer: Viewer) -> None:
    """The same as one line of links under a page's title; nothing when nothing waits."""
    found = reminders(viewer)
    if found:
        with st.container(horizontal=True, key="reminders"):
            for words, place in found:
                st.page_link(place.file, label=words, query_params=address.common())

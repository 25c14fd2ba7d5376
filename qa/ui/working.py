"""The queue of work as people see it: a line in the frame while something is at work, a failure until somebody puts it
away; and waiting for one's own work."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from qa.ui.literal import failed
from qa.ui.session import _, language
from qa.work import QUEUE, Job

STATES = {"waiting": "排队中", "working": "进行中"}


def work_line() -> None:
    """Nothing while nothing is at work: only then a page asks again every second."""
    if QUEUE.shown():
        _line()


@st.fragment(run_every=1.0)
def _line() -> None:
    jobs = QUEUE.shown()
    if not jobs:
        st.rerun(scope="app")
    for job in jobs:
        if job.state == "failed":
            _failure(job)
    if going := [job for job in jobs if job.state != "failed"]:
        _going(going[0], len(going) - 1)


def _going(job: Job, others: int) -> None:
    """What is at work now; how many wait behind it."""
    words = "　".join(
        part
        for part in (
            _(job.title),
            _(STATES[job.state]),
            job.words,
            _("后面还有 {n} 件").format(n=others) if others else "",
        )
        if part
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f'<div class="x-loading" role="status">{escape(words)}</div>')
        if st.button(_("停止"), key=f"stop_{job.number}", type="tertiary", disabled=job.is_stopping):
            job.stop()


def _failure(job: Job) -> None:
    message, hint = job.problem.said(language())
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(
            '<div class="x-loading failed"'
            f' role="alert">{escape(_("{what}没有做完：").format(what=_(job.title)))}{escape(message)}'
            f"　{escape(hint)}</div>"
        )
        if st.button(_("知道了"), key=f"read_{job.number}", type="tertiary"):
            QUEUE.put_away(job.number)
            st.rerun(scope="app")


def wait_for(title: str, run: Callable[[Job], object]) -> object | None:
    """Do it in the queue and wait; its result, or None after a refusal, which is said here."""
    job = QUEUE.submit(title, run)
    with st.spinner(_(title)):
        job.ended.wait()
    if job.problem:
        QUEUE.put_away(job.number)
        failed(job.problem)
        return None
    return job.result if job.state == "done" else None

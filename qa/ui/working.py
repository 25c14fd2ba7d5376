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


# Whoever may stop work that is not their own.
MAY_STOP = ("lead", "admin")


def work_line(role: str) -> None:
    """Nothing while nothing is at work: only then a page asks again every second."""
    if _here():
        _line(role)


def draws_anew_after(job: Job) -> None:
    """This page shows the job from now on, though it begins later, and is drawn anew when it ends."""
    st.session_state["awaited"] = job


def _here() -> list[Job]:
    jobs = QUEUE.shown()
    awaited = st.session_state.get("awaited")
    if awaited and not awaited.ended.is_set() and awaited not in jobs:
        jobs = [*jobs, awaited]
    return jobs


@st.fragment(run_every=1.0)
def _line(role: str) -> None:
    jobs = _here()
    if not jobs:
        st.rerun(scope="app")
    for job in jobs:
        if job.state == "failed":
            _failure(job)
    if going := [job for job in jobs if job.state != "failed"]:
        _going(going[0], len(going) - 1, role in MAY_STOP)


def _going(job: Job, others: int, may_stop: bool) -> None:
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
        if may_stop and st.button(_("停止"), key=f"stop_{job.number}", type="tertiary", disabled=job.is_stopping):
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

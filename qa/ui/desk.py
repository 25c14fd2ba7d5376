"""The reviewer's desk: one component of three panes. What a person does comes back as one message with the whole form:
the same message twice does nothing twice."""

from __future__ import annotations

import time

import streamlit as st

from qa.clock import local, this_day
from qa.errors import QAError
from qa.pipeline import carry
from qa.quality.calibration.rounds import submit
from qa.quality.desk.drafts import alone, keep
from qa.quality.desk.opened import machine_score, on_desk
from qa.quality.desk.worklist import Task, card_for, for_today, seconds_each, todays
from qa.quality.failures import FORM_SENT_ALREADY, WRITTEN_ELSEWHERE
from qa.quality.reviewing import REASONS, VERDICTS, Grounds, last_of, review, within
from qa.ui import address
from qa.ui.desk_keys import KEYS
from qa.ui.desk_payload import NA_REASONS, contact_data, list_data
from qa.ui.desk_words import desk_words
from qa.ui.icons import icon_url
from qa.ui.parts import part
from qa.ui.reminders import reminders
from qa.ui.session import Viewer, _, language, pick

ICONS = ("check", "contacts", "phone", "down", "cross", "warn", "play", "pause", "back5")
PARTS = ("desk_keys", "desk_list", "desk_sound", "desk_talk", "desk_form", "desk_sending")
# A person was not at the desk all the time that a form lay open.
LONGEST = 3600


@st.fragment
def desk(viewer: Viewer) -> None:
    """Hear what was done, do it, draw what is next."""
    state = st.session_state
    told = _heard(viewer, state.get("desk"))
    strange = address.at("contact")
    tasks = todays(viewer.reader, viewer.reader.last_day() or this_day())
    chosen = _chosen(viewer, tasks, told)
    drawn = next((t.drawn for t in tasks if chosen and t.interaction_id == chosen[0]), None)
    if strange and strange != state.get("desk_strange") and not (chosen and chosen[0] == strange) and not told:
        state["desk_strange"] = strange
        told = dict(what="strange", words=_("地址里的那一通不在你的范围里，或者还没有评分表；先给你名单上的第一通。"))
    shown = contact_data(viewer, drawn, *chosen) if chosen else None
    done, of = for_today(tasks, viewer.scope.user, this_day())
    data = dict(
        list=list_data(viewer, tasks),
        waiting=[dict(words=words, href=address.link(place)) for words, place in reminders(viewer)],
        done=done,
        of=of,
        minutes=round((of - done) * seconds_each(viewer.reader) / 60),
        open=shown,
        told=told,
        keys=[dict(action=k.action, key=k.key, shown=k.shown, words=pick(k.zh, k.en)) for k in KEYS],
        reasons={code: _(NA_REASONS[code]) for code in REASONS},
        words=desk_words(),
        icons={name: icon_url(name) for name in ICONS},
        lang=language(),
        now=time.time(),
    )
    part("desk", data, key="desk", also=PARTS, on_said_change=lambda: None, on_form_change=lambda: None)


def _chosen(viewer: Viewer, tasks: list[Task], told: dict) -> tuple[str, str] | None:
    """(contact, card) on the desk: the one the address names, the one chosen, and after a submission the next one of
    the list."""
    state, asked = st.session_state, address.at("contact")
    if asked != state.get("desk_asked"):
        state["desk_asked"] = asked
        card = card_for(viewer.reader, asked) if asked else ""
        state["on_desk"] = (asked, card) if card else None
    if told.get("go_on") or not state.get("on_desk"):
        todo = [t for t in tasks if t.state in ("begun", "waiting")]
        rest = [t for t in todo if t.interaction_id != told.get("left")]
        state["on_desk"] = (rest[0].interaction_id, rest[0].card) if rest else None
    return state["on_desk"]


def _heard(viewer: Viewer, said) -> dict:
    """Do what the browser said; what is to be told: {what, words, …}. Raises nothing: what went wrong is told."""
    form, act = getattr(said, "form", None), getattr(said, "said", None)
    state = st.session_state
    try:
        if act and act.get("n") != state.get("desk_n"):
            state["desk_n"] = act["n"]
            return ACTS[act["what"]](viewer, act)
        if form and form.get("n") != state.get("form_n"):
            state["form_n"] = form["n"]
            within(viewer.reader, form["contact"])
            moment = keep(viewer.scope.user, form["contact"], form["card"], form["form"], *_window(form))
            here = local(moment)
            return dict(what="kept", n=form["n"], at=here.strftime("%H:%M:%S"), since=moment.isoformat())
    except QAError as problem:
        message, hint = problem.said(language())
        if problem.failure is WRITTEN_ELSEWHERE:
            is_submit = bool(act) and act.get("what") == "submit" and act.get("n") == state.get("desk_n")
            n = act["n"] if is_submit else form["n"] if form else 0
            return dict(what="elsewhere", words=message, act="submit" if is_submit else "form", n=n)
        return dict(what="wrong", words=message, hint=hint, n=act.get("n") if act else 0)
    return {}


def _window(said: dict) -> tuple[str, str, bool]:
    """(window, the moment its form began from, whether it goes over another's) of a message."""
    return str(said.get("tab", "")), str(said.get("since", "")), bool(said.get("sure"))


def _choose(viewer: Viewer, act: dict) -> dict:
    tasks = todays(viewer.reader, viewer.reader.last_day() or this_day())
    card = next((t.card for t in tasks if t.interaction_id == act["contact"]), "")
    st.session_state["on_desk"] = (act["contact"], card) if card else None
    return dict(what="chosen", n=act["n"])


def _skip(viewer: Viewer, act: dict) -> dict:
    within(viewer.reader, act["contact"])
    keep(viewer.scope.user, act["contact"], act["card"], act["form"] | {"is_skipped": True}, *_window(act))
    return dict(what="skipped", go_on=True, left=act["contact"], n=act["n"])


def _submit(viewer: Viewer, act: dict) -> dict:
    """Write the form once; every number moves with it, and the next contact comes."""
    form, contact, card_id = act["form"], act["contact"], act["card"]
    if not act.get("sure"):
        alone(viewer.scope.user, contact, card_id, *_window(act)[:2])
    verdicts = {name: v for name, v in form.get("verdicts", {}).items() if v in VERDICTS}
    remarks = [(name, 0, words) for name, words in form.get("words", {}).items()]
    remarks += [("", int(seq), words) for seq, words in form.get("remarks", {}).items()]
    spent = min(LONGEST, max(0, int(form.get("seconds", 0))))
    grounds = Grounds(
        reasons={name: code for name, code in form.get("reasons", {}).items() if code in REASONS},
        evidence={name: int(seq) for name, seq in form.get("evidence", {}).items()},
        remarks=tuple(remarks),
        drawn=act.get("kind", ""),
        seconds=spent,
        seen=int(act.get("seen", 0)) if not act.get("sure") else None,
        is_once=not act.get("sure"),
        round_no=int(act.get("round", 0)),
    )
    try:
        if grounds.round_no:
            submit(viewer.reader, grounds.round_no, contact, verdicts, act["version"], grounds)
            return dict(what="sent", go_on=True, left=contact, n=act["n"], mine=act.get("total"))
        review(viewer.reader, contact, card_id, verdicts, "", act["version"], act.get("kind") == "blind", grounds)
    except QAError as problem:
        if problem.failure is not FORM_SENT_ALREADY:
            raise
        return dict(what="sent", go_on=True, left=contact, n=act["n"], words=_("这一通刚才已经提交过。"))
    carry(viewer.reader, [contact], is_heard_anew=False)
    if last_of(contact, card_id)["is_held"]:
        return dict(what="sent", go_on=True, left=contact, n=act["n"], words=_("已提交，等另一个人放行后生效。"))
    _card, rows, _stands = on_desk(viewer.reader, contact, card_id)
    machine = machine_score(rows)
    machine = None if machine is None else round(machine, 1)
    return dict(what="sent", go_on=True, left=contact, n=act["n"], mine=act.get("total"), machine=machine)


ACTS = {"open": _choose, "skip": _skip, "submit": _submit}

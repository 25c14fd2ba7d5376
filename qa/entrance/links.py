"""Links that work once: the first administrator of a new folder, invitations and resets."""

from __future__ import annotations

import asyncio
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access import invitations
from qa.access.mode import is_demo_folder
from qa.access.person import person
from qa.access.signing_in import proven
from qa.demo import start_later
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.sheet import Field, sheet
from qa.entrance.signing import go_on
from qa.errors import QAError
from qa.warehouse.store import shared


async def link(request: Request) -> Response:
    """Choose a password by an invitation or a reset."""
    token = request.path_params["token"]
    try:
        found = await asyncio.to_thread(invitations.opened, token)
    except QAError as problem:
        return _refused(request, problem)
    if found.purpose == "setup":
        return RedirectResponse(f"/setup/{token}", 303)
    given = await asking.form(request) if request.method == "POST" else {}
    if given:
        entered, wrong = await _accepted(request, token, given, found.login)
        if entered:
            return entered
    else:
        wrong = ""
    whose = await asyncio.to_thread(person, found.login)
    return sheet(
        asking.language(request),
        word(request, "{name}，设一个口令").format(name=whose.name if whose else found.login),
        word(request, "登录名是 {login}。口令至少 10 个字符，汉字一个算两个；几个不相干的词连起来最好记。").format(
            login=found.login
        ),
        _passwords(request),
        word(request, "设好并登录"),
        f"/link/{token}",
        wrong,
        status=400 if wrong else 200,
    )


async def setup(request: Request) -> Response:
    """A new folder: a demo centre, or the first administrator of one's own."""
    token = request.path_params["token"]
    try:
        await asyncio.to_thread(invitations.opened, token)
    except QAError as problem:
        return _refused(request, problem)
    given = await asking.form(request) if request.method == "POST" else {}
    if given.get("begin") == "demo" and await asyncio.to_thread(_may_be_demo):
        await asyncio.to_thread(start_later)
        return RedirectResponse("/", 303)
    wrong = ""
    if given.get("begin") == "own":
        entered, wrong = await _accepted(request, token, given, given.get("login", ""))
        if entered:
            return entered
    demo_door = ""
    if await asyncio.to_thread(_may_be_demo):
        told = escape(word(request, "还没有数据？先看一个编出来的中心：不用登录，只在这台机器上。"))
        demo_door = (
            f'<h2>{escape(word(request, "示范中心"))}</h2><p>{told}</p><form method="post" action="/setup/{token}">'
            f'<input type="hidden" name="begin" value="demo"><button class="quiet">'
            f"{escape(word(request, '建示范中心'))}</button></form>"
        )
    fields = (
        Field("begin", kind="hidden", value="own"),
        Field("login", word(request, "登录名"), value=given.get("login", ""), fill="username"),
        Field("name", word(request, "姓名"), value=given.get("name", ""), fill="name"),
        *_passwords(request),
    )
    return sheet(
        asking.language(request),
        word(request, "从哪里开始？"),
        word(request, "放进自己的数据，先要有第一位管理员：他管设置、导入和人员，默认不看对话。"),
        fields,
        word(request, "我来做管理员"),
        f"/setup/{token}",
        wrong,
        demo_door,
        status=400 if wrong else 200,
    )


def _may_be_demo() -> bool:
    """A made-up centre is put into an empty folder only."""
    return is_demo_folder() or not shared().one("select 1 from ingest_file limit 1")


async def _accepted(request: Request, token: str, given: dict, login: str) -> tuple[Response | None, str]:
    """(the way in, "") or (None, what is wrong)."""
    if given.get("password", "") != given.get("again", ""):
        return None, word(request, "两次输入的口令不一样。")
    try:
        told = (given.get("password", ""), login, given.get("name", ""))
        login = await asyncio.to_thread(invitations.accept, token, *told)
    except QAError as problem:
        return None, " ".join(problem.said(asking.language(request)))

    tried = await asyncio.to_thread(proven, login)
    return await go_on(request, tried, "link", "/"), ""


def _passwords(request: Request) -> tuple[Field, Field]:
    return (
        Field("password", word(request, "口令"), "password", fill="new-password"),
        Field("again", word(request, "再输一次"), "password", fill="new-password"),
    )


def _refused(request: Request, problem: QAError) -> Response:
    message, hint = problem.said(asking.language(request))
    more = f'<a class="button quiet" href="/login">{word(request, "去登录")}</a>'
    return sheet(asking.language(request), message, hint, more=more, status=410)

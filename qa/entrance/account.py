"""One's own account: where one is signed in, another password, the second factor."""

from __future__ import annotations

import asyncio
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access import invitations, second_factor, sessions
from qa.access.passwords import hashed
from qa.access.signing_in import password_of, try_password
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.second_step import enrol_sheet, recovery_sheet
from qa.entrance.sheet import Field, sheet
from qa.entrance.signing import HASHING
from qa.errors import QAError


async def account(request: Request) -> Response:
    """Sessions with a button each, and the way to password and second factor."""
    session = await _mine(request)
    if session is None:
        return asking.leave(request)
    whose = session.person
    given = await asking.form(request) if request.method == "POST" else {}
    if given.get("end"):
        await asyncio.to_thread(sessions.end_one, whose.login, whose.login, given["end"])
        return RedirectResponse("/account", 303)
    rows = ""
    for one in await asyncio.to_thread(sessions.of, whose.login):
        here = one.token_hash == session.token_hash
        ends = (
            escape(word(request, "就是这里"))
            if here
            else f'<form class="line" method="post" action="/account"><input type="hidden" name="end"'
            f' value="{one.token_hash}"><button class="quiet">{escape(word(request, "结束"))}</button></form>'
        )
        since = f"{one.begun_at.astimezone():%m-%d %H:%M}"
        rows += f"<tr><td>{since}</td><td>{escape(one.address)}<br>{escape(one.browser[:80])}</td><td>{ends}</td></tr>"
    has_code = await asyncio.to_thread(second_factor.keeps, whose.login)
    codes = word(request, "已设置") if has_code else word(request, "还没设置")
    everywhere = escape(word(request, "在所有地方退出"))
    more = (
        f"<h2>{escape(word(request, '在这些地方登录着'))}</h2><table>{rows}</table>"
        f'<form method="post" action="/logout"><input type="hidden" name="everywhere" value="1">'
        f'<button class="quiet">{everywhere}</button></form>'
        f"<h2>{escape(word(request, '口令和第二步验证'))}</h2>"
        f'<p><a href="/account/password">{escape(word(request, "换口令"))}</a></p>'
        f'<p><a href="/account/code">{escape(word(request, "第二步验证"))}</a>（{escape(codes)}）</p>'
        f'<form method="post" action="/logout"><button>{escape(word(request, "退出登录"))}</button></form>'
        f'<p><a href="/">{escape(word(request, "回到心声"))}</a></p>'
    )
    told = word(request, "登录名：{login}").format(login=whose.login)
    return sheet(asking.language(request), whose.name, told, more=more)


async def password(request: Request) -> Response:
    """Another password; every session ends but a new one of this browser."""
    session = await _mine(request)
    if session is None:
        return asking.leave(request)
    whose, wrong = session.person, ""
    if request.method == "POST":
        given = await asking.form(request)
        wrong = await _changed(request, whose.login, given)
        if not wrong:
            token = await asyncio.to_thread(
                sessions.begin, whose.login, "password", asking.address(request), asking.browser(request)
            )
            return asking.enter(request, token, "/")
    fields = (
        Field("old", word(request, "现在的口令"), "password", fill="current-password"),
        Field("password", word(request, "新口令"), "password", fill="new-password"),
        Field("again", word(request, "再输一次"), "password", fill="new-password"),
    )
    return sheet(
        asking.language(request),
        word(request, "换口令"),
        word(request, "换了之后，别处的登录都会结束。"),
        fields,
        word(request, "换口令"),
        "/account/password",
        wrong,
        status=400 if wrong else 200,
    )


async def _changed(request: Request, login: str, given: dict) -> str:
    """ "" when the password is another now, or what is wrong."""
    if given.get("password", "") != given.get("again", ""):
        return word(request, "两次输入的口令不一样。")
    if wrong := await _not_theirs(request, login, given.get("old", "")):
        return wrong
    try:
        kept = await asyncio.to_thread(hashed, given["password"], login)
    except QAError as problem:
        return " ".join(problem.said(asking.language(request)))
    await asyncio.to_thread(invitations.set_password, login, login, kept)
    return ""


async def code(request: Request) -> Response:
    """Set up the second factor, or another phone."""
    session = await _mine(request)
    if session is None:
        return asking.leave(request)
    whose, wrong, secret = session.person, "", ""
    if request.method == "POST":
        given = await asking.form(request)
        secret, codes = given.get("secret", ""), None
        wrong = await _not_theirs(request, whose.login, given.get("old", ""))
        if not wrong:
            codes = await asyncio.to_thread(second_factor.enrol, whose.login, secret, given.get("code", ""))
            wrong = word(request, "验证码不对，或者已经用过。等下一个再试。")
        if codes:
            return recovery_sheet(request, codes, "/")
    asked = (Field("old", word(request, "现在的口令"), "password", fill="current-password"),)
    return enrol_sheet(request, whose.login, second_factor.usable(secret), "/account/code", "/account", wrong, asked)


async def _not_theirs(request: Request, login: str, given: str) -> str:
    """ "" for the person's own password; what is wrong else. Who has none, signs in elsewhere, needs none."""
    if not await asyncio.to_thread(password_of, login):
        return ""
    async with HASHING:
        tried = await asyncio.to_thread(try_password, login, given, asking.address(request))
    return word(request, "现在的口令不对。") if tried.outcome in ("wrong", "locked") else ""


async def _mine(request: Request) -> sessions.Session | None:
    return await asyncio.to_thread(sessions.holder, request.cookies.get(sessions.COOKIE, ""), True)

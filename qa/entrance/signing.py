"""Signing in and out by password; what follows one that was right."""

from __future__ import annotations

import asyncio
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access import sessions, single_sign_on
from qa.access.signing_in import Tried, note, try_password
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.sheet import Field, sheet
from qa.errors import QAError

# As many hashes at once as there are cores to make them; others wait their turn.
HASHING = asyncio.Semaphore(2)


async def login(request: Request) -> Response:
    """Ask for login and password; after a wrong one say the same whatever was wrong."""
    to = asking.onward(request.query_params.get("next", "/"))
    if request.method != "POST":
        return _ask(request, to)
    given = await asking.form(request)
    to, name = asking.onward(given.get("next", "/")), given.get("login", "")
    async with HASHING:
        tried = await asyncio.to_thread(try_password, name, given.get("password", ""), asking.address(request))
    if tried.outcome in ("in", "second", "enrol"):
        return await go_on(request, tried, "password", to)
    return _ask(request, to, name, told(request, tried))


async def go_on(request: Request, tried: Tried, method: str, to: str) -> Response:
    """What follows a password that was right: in, or the second step first."""
    if tried.outcome == "in":
        return await come_in(request, tried.login, method, to)
    token = await asyncio.to_thread(sessions.begin_half, tried.login, tried.outcome, asking.address(request))
    return asking.step(request, RedirectResponse(f"/{tried.outcome}?{_next(to)}", 303), token)


async def come_in(request: Request, login: str, method: str, to: str) -> Response:
    """In, by what was proven."""

    def begin() -> str:
        note(login, asking.address(request), method, "in")
        return sessions.begin(login, method, asking.address(request), asking.browser(request))

    return asking.enter(request, await asyncio.to_thread(begin), to)


def _ask(request: Request, to: str, name: str = "", wrong: str = "") -> Response:
    fields = (
        Field("login", word(request, "登录名"), value=name, fill="username"),
        Field("password", word(request, "口令"), "password", fill="current-password"),
        Field("next", kind="hidden", value=to),
    )
    other = "en" if asking.language(request) == "zh" else "zh"
    more = _elsewhere(request, to)
    more += f'<p><a href="/login?lang={other}&{escape(_next(to))}">{"English" if other == "en" else "中文"}</a></p>'
    return sheet(
        asking.language(request),
        word(request, "登录"),
        fields=fields,
        button=word(request, "登录"),
        action=f"/login?lang={asking.language(request)}",
        wrong=wrong,
        more=more,
        status=401 if wrong else 200,
    )


def _elsewhere(request: Request, to: str) -> str:
    """A button a provider of this centre; a file that cannot be read keeps nobody from their password."""
    try:
        found = single_sign_on.accounts().values()
    except QAError:
        return ""
    kinds, zh = single_sign_on.providers(), asking.language(request) == "zh"
    return "".join(
        f'<a class="button quiet" href="/sso/{one.name}?{escape(_next(to))}">'
        f"{escape(one.words or (kinds[one.kind].zh if zh else kinds[one.kind].en))}</a>"
        for one in found
    )


def _next(to: str) -> str:
    return urlencode({"next": to})


def told(request: Request, tried: Tried) -> str:
    """Why somebody does not come in: the same words whatever was wrong."""
    if tried.outcome == "locked":
        return word(request, "试错太多次了，请过 {n} 秒再试。口令忘了，请管理员重置。").format(n=tried.wait_seconds)
    return word(request, "登录名或口令不对。请再试一次。")


async def logout(request: Request) -> Response:
    """Sign out, here or everywhere."""
    given = await asking.form(request)
    token = request.cookies.get(sessions.COOKIE, "")
    session = await asyncio.to_thread(sessions.holder, token)
    if session and given.get("everywhere"):
        await asyncio.to_thread(sessions.end_everywhere, session.person.login, session.person.login)
    elif token:
        await asyncio.to_thread(sessions.end, token)
    return asking.leave(request)

"""Signing in with an account of elsewhere: to the provider's page, and back."""

from __future__ import annotations

import asyncio
import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access import single_sign_on
from qa.access.signing_in import proven
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.sheet import sheet
from qa.entrance.signing import go_on
from qa.errors import QAError

BROWSER, GOOD_FOR = "xinsheng_sso", 600


async def depart(request: Request) -> Response:
    """To the provider's page; the browser keeps one token however often it sets out."""
    name, to = request.path_params["name"], asking.onward(request.query_params.get("next", "/"))
    browser = request.cookies.get(BROWSER, "")
    if len(browser) != 43:
        browser = secrets.token_urlsafe(32)
    try:
        if name not in await asyncio.to_thread(single_sign_on.accounts):
            return RedirectResponse("/login", 303)
        where = await asyncio.to_thread(single_sign_on.begin, name, browser, _back(request, name), to)
    except QAError as problem:
        return _refused(request, problem)
    answer = RedirectResponse(where, 303)
    answer.set_cookie(
        BROWSER,
        browser,
        max_age=GOOD_FOR,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/sso",
    )
    return answer


async def back(request: Request) -> Response:
    """Back from the provider: in, or told why not."""
    name, browser = request.path_params["name"], request.cookies.get(BROWSER, "")
    try:
        login, to = await asyncio.to_thread(single_sign_on.finish, name, browser, dict(request.query_params))
    except QAError as problem:
        return _refused(request, problem)

    answer = await go_on(request, await asyncio.to_thread(proven, login), name, to)
    answer.delete_cookie(BROWSER, path="/sso")
    return answer


def _back(request: Request, name: str) -> str:
    return f"{request.url.scheme}://{request.headers['host']}/sso/{name}/back"


def _refused(request: Request, problem: QAError) -> Response:
    message, hint = problem.said(asking.language(request))
    more = f'<a class="button quiet" href="/login">{word(request, "去登录")}</a>'
    return sheet(asking.language(request), message, hint, more=more, status=403)

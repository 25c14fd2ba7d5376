"""The addresses of the door, and which of them answer somebody without a session."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from qa.access.holding import mark_of
from qa.access.sessions import COOKIE, holder
from qa.entrance.account import account, code, password
from qa.entrance.elsewhere import back, depart
from qa.entrance.links import link, setup
from qa.entrance.recording import recording
from qa.entrance.second_step import enrol, second
from qa.entrance.signing import login, logout

BOTH = ["GET", "POST"]


async def session(request: Request) -> Response:
    """What the session may do now, as a mark; the perimeter answers for one that does not live."""
    found = await asyncio.to_thread(holder, request.cookies.get(COOKIE, ""))
    return PlainTextResponse(mark_of(found.person)) if found else Response(status_code=204)


ROUTES = [
    Route("/login", login, methods=BOTH),
    Route("/second", second, methods=BOTH),
    Route("/enrol", enrol, methods=BOTH),
    Route("/sso/{name}", depart),
    Route("/sso/{name}/back", back),
    Route("/logout", logout, methods=["POST"]),
    Route("/session", session),
    Route("/link/{token}", link, methods=BOTH),
    Route("/setup/{token}", setup, methods=BOTH),
    Route("/account", account, methods=BOTH),
    Route("/account/password", password, methods=BOTH),
    Route("/account/code", code, methods=BOTH),
    Route("/recording/{interaction_id}", recording),
]
OPEN = ("/login", "/second", "/enrol", "/logout", "/link/", "/setup/", "/sso/", "/healthz", "/xinsheng/verb")

"""The addresses of the door, and which of them answer somebody without a session."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from qa.entrance.account import account, code, password
from qa.entrance.elsewhere import back, depart
from qa.entrance.links import link, setup
from qa.entrance.signing import enrol, login, logout, second

BOTH = ["GET", "POST"]


async def session(_: Request) -> Response:
    """Whether the session lives: the perimeter answers for one that does not."""
    return Response(status_code=204)


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
]
OPEN = ("/login", "/second", "/enrol", "/logout", "/link/", "/setup/", "/sso/", "/healthz", "/xinsheng/verb")

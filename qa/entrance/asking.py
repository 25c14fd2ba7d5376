"""What the door reads of a request and answers with: the form, where to go afterwards, the language, the cookie."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access.sessions import COOKIE
from qa.settings import setting
from qa.translation import LANGUAGES, translate

MOST_BYTES = 16_384
STEP = "xinsheng_step"


async def form(request: Request) -> dict[str, str]:
    """The fields of a posted form, each once; {} for one that is too large or no form."""
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        return {}
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return {}
    try:
        return {name: values[0] for name, values in parse_qs(body.decode(), max_num_fields=20).items()}
    except (UnicodeDecodeError, ValueError):
        return {}


def language(request: Request) -> str:
    """zh or en: as the address asks, else as the house speaks."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else str(setting("language"))


def word(request: Request, text: str) -> str:
    """Text in the language of the request."""
    return translate(text, language(request))


def onward(wanted: str) -> str:
    """A place of this house to go to; its front page for anything else."""
    is_ours = wanted.startswith("/") and wanted[1:2] not in ("/", "\\") and wanted.isprintable() and len(wanted) < 2000
    return wanted if is_ours and not wanted.startswith(("/login", "/logout", "/xinsheng")) else "/"


def address(request: Request) -> str:
    """Where the request comes from, as far as it can be believed; the perimeter has settled it."""
    return (request.client.host if request.client else "")[:64]


def browser(request: Request) -> str:
    """What the browser calls itself."""
    return request.headers.get("user-agent", "")[:200]


def enter(request: Request, token: str, to: str) -> Response:
    """Hand the browser its token and lead on."""
    answer = RedirectResponse(onward(to), 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/")
    answer.delete_cookie(STEP, path="/")
    return answer


def leave(request: Request, to: str = "/login") -> Response:
    """Take the token back and lead on."""
    answer = RedirectResponse(to, 303)
    for name in (COOKIE, STEP):
        answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return answer


def step(request: Request, answer: Response, token: str) -> Response:
    """Keep the token of a sign-in that is half done."""
    answer.set_cookie(
        STEP, token, max_age=300, httponly=True, samesite="lax", secure=request.url.scheme == "https", path="/"
    )
    return answer

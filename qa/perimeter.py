"""The perimeter: what every request must be before the house sees it, whether it comes from this machine, through a
trusted proxy, or from a browser that is signed in."""

from __future__ import annotations

import asyncio
import logging
import re
from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse

from qa.access import sessions
from qa.access.mode import needs_sign_in
from qa.entrance.arriving import LOOPBACK, Arrival, arrival, is_ours
from qa.entrance.pace import Pace
from qa.entrance.routes import OPEN
from qa.entrance.sockets import SOCKETS, Socket, own_tab
from qa.errors import QAError
from qa.translation import translate

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:;"
        " style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
        " frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
AWAY = "记录暂时打不开，过一会儿再试；写下的都在。"
LOG = logging.getLogger(__name__)
STRICT = "max-age=31536000"
MOST_BYTES, MOST_UPLOADED = 4 * 2**20, 210 * 2**20
UPLOADS = "/_stcore/upload_file"
COOKIE = re.compile(rf"(?:^|;\s*){sessions.COOKIE}=([\w\-]{{20,100}})(?=;|$)")
NAMED = re.compile(rf"(?:^|[;,]\s*){sessions.COOKIE}\s*=")


class Perimeter:
    """Every request from where it may not come, to another name, from another page, too large or too many is refused
    before anything of the house sees it; so is one without a session where people sign in."""

    def __init__(self, app) -> None:
        self.app, self.pace = app, Pace()

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            must = await asyncio.to_thread(needs_sign_in)
        except QAError as problem:  # the records are away: nobody comes in, and the reason goes to no stranger
            await _refuse(scope, receive, send, arrival(scope, True), 503, AWAY)
            LOG.error("records: %s", problem)
            return
        came = arrival(scope, must)
        refusal = self._refusal(scope, came, must)
        if refusal is not None:
            await _refuse(scope, receive, send, came, *refusal)
            return
        scope = scope | {"client": (came.client, 0), "scheme": came.scheme}
        session = None
        if must and not _is_open(scope["path"]):
            # Of two nobody knows whose they are: one part of the server reads the first, another the last.
            found = COOKIE.findall(came.cookie) if len(NAMED.findall(came.cookie)) == 1 else []
            try:
                session = await asyncio.to_thread(sessions.holder, found[0]) if found else None
            except QAError as problem:
                await _refuse(scope, receive, send, came, 503, AWAY)
                LOG.error("records: %s", problem)
                return
            if session is None:
                await _turn_away(scope, receive, send, came)
                return
        if session and scope["path"].startswith(UPLOADS) and "admin" not in session.person.roles:
            await _refuse(scope, receive, send, came, 403, "请求来自别的页面。")
            return
        if scope["type"] == "websocket":
            token_hash = session.token_hash if session else ""
            await SOCKETS.serve(Socket(self.app, own_tab(scope, token_hash), receive, send, token_hash))
            return
        await self.app(scope, receive, _guarded(send, came, scope["path"]))

    def _refusal(self, scope, came: Arrival, must: bool) -> tuple[int, str] | None:
        """(status, words) of what is refused whoever asks, or None."""
        if not came.is_allowed:
            told = (
                "这个地址没有开放，或者代理没有写进设置 proxies。" if must else "示范中心没有登录，心声只接受本机访问。"
            )
            return 403, told
        if scope["path"].startswith("/xinsheng/") and came.client not in LOOPBACK:
            return 404, ""
        if not is_ours(scope, came):
            return 403, "请求来自别的页面。"
        most = MOST_UPLOADED if scope["path"].startswith(UPLOADS) else MOST_BYTES
        if came.length > most:
            return 413, "内容太大。"
        if must and _is_open(scope["path"]) and not self.pace.allows(came.client):
            return 429, "请求太多，过一会儿再试。"
        return None


def _is_open(path: str) -> bool:
    """Whether a path answers somebody without a session; what it opens is the path itself or what lies below."""
    return any(path == place or (place.endswith("/") and path.startswith(place)) for place in OPEN)


def _guarded(send, came: Arrival, path: str):
    headers = HEADERS | ({"strict-transport-security": STRICT} if came.scheme == "https" else {})
    if not path.startswith("/static/"):
        headers = headers | {"cache-control": "no-store"}

    async def guarded(message):
        if message["type"] == "http.response.start":
            kept = [(k, v) for k, v in message["headers"] if k.lower().decode("latin-1") not in headers]
            message["headers"] = [*kept, *((k.encode(), v.encode()) for k, v in headers.items())]
        await send(message)

    return guarded


async def _refuse(scope, receive, send, came: Arrival, status: int, words: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    answer = PlainTextResponse(translate(words), status)
    await answer(scope, receive, _guarded(send, came, scope["path"]))


async def _turn_away(scope, receive, send, came: Arrival) -> None:
    """Somebody without a session: a page leads to the door and back, everything else gets nothing."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    if scope["method"] in ("GET", "HEAD") and came.is_navigation:
        query = f"?{scope['query_string'].decode('latin-1')}" if scope.get("query_string") else ""
        answer = RedirectResponse(f"/login?next={quote(scope['path'] + query, safe='')}", 303)
    else:
        answer = PlainTextResponse("", 401)
    await answer(scope, receive, _guarded(send, came, scope["path"]))

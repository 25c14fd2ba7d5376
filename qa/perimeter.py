"""The perimeter: until people can sign in only this machine may look, and of what its browser shows only our own pages
may ask."""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse

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
LOOPBACK, NAMES = ("127.0.0.1", "::1"), ("127.0.0.1", "[::1]", "localhost")
HOST = re.compile(r"(\[::1\]|[a-z0-9.\-]{1,253})(?::(\d{1,5}))?", re.IGNORECASE)
THROUGH_A_PROXY = re.compile(
    r"(?:x-)?forwarded\b|x-(?:forwarded|real|client|remote|original|originating|cluster|proxy\w*|host|envoy|azure|appengine|arr|sourceip|rewrite)\b|via$|cf-|true-client|fastly|client-ip|proxy-"
)
READS = ("GET", "HEAD")
SCHEMES = {"ws": "http", "wss": "https"}


class Perimeter:
    """Every request from elsewhere, through a proxy, to another name or from another page is refused before anything of
    the house sees it."""

    def __init__(self, app) -> None:
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] in ("http", "websocket") and not (is_here(scope) and is_ours(scope)):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await PlainTextResponse(translate("登录功能完成之前，心声只接受本机访问。"), 403)(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS.items())]
            await send(message)

        await self.app(scope, receive, guarded)


def is_here(scope) -> bool:
    """From this machine, to one of its own names, with no proxy in between."""
    hosts = _all(scope, b"host")
    named = HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    return (
        (scope.get("client") or ("",))[0] in LOOPBACK
        and named is not None
        and named[1].lower() in NAMES
        and int(named[2] or 80) <= 65_535
        and not any(THROUGH_A_PROXY.match(name.decode("latin-1").lower()) for name, _ in scope["headers"])
    )


def is_ours(scope) -> bool:
    """A websocket and every write come from a page of this very scheme, host and port; of reads only those that a page
    of another origin makes are refused.

    A browser always says where a websocket or a write comes from; what says nothing is no browser, and then only writes
    pass (they carry a token).
    """
    origins, is_socket = _all(scope, b"origin"), scope["type"] == "websocket"
    if origins or is_socket:
        ours = f"{SCHEMES.get(scope.get('scheme'), scope.get('scheme') or 'http')}://{_all(scope, b'host')[0]}"
        return [origin.lower() for origin in origins] == [ours.lower()]
    site, mode = ((_all(scope, name) or [""])[0] for name in (b"sec-fetch-site", b"sec-fetch-mode"))
    return site in ("", "same-origin", "none") or (mode == "navigate" and scope.get("method") in READS)


def _all(scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]

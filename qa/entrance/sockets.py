"""Open tabs: each lives on a websocket, and is cut within seconds when the session it began with ends."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from qa.access.sessions import BEGUN, by_hash

LOG = logging.getLogger(__name__)

EVERY_SECONDS = 2.0
SESSION_OVER = 4401


@dataclass(frozen=True, eq=False)
class Socket:
    """What an ASGI application is called with, and the session; "" where nobody signs in."""

    app: object
    scope: dict
    receive: object
    send: object
    token_hash: str


class Sockets:
    """All open ones of this process, looked after by one task."""

    def __init__(self) -> None:
        self._ends: dict[Socket, asyncio.Event] = {}

    async def serve(self, socket: Socket) -> None:
        """Run the application until it ends by itself or the session does."""
        ended = self._ends[socket] = asyncio.Event()
        running = asyncio.ensure_future(socket.app(socket.scope, self._receive(socket, ended), socket.send))
        cut = asyncio.ensure_future(ended.wait())
        try:
            await asyncio.wait({running, cut}, return_when=asyncio.FIRST_COMPLETED)
            if cut.done() and not running.done():
                await socket.send({"type": "websocket.close", "code": SESSION_OVER})
                await asyncio.wait({running}, timeout=EVERY_SECONDS)
            if running.done():
                running.result()
        finally:
            cut.cancel()
            running.cancel()
            self._ends.pop(socket, None)

    def _receive(self, socket: Socket, ended: asyncio.Event):
        """What the browser says, or that it has gone once the session has ended."""

        async def receive():
            heard = asyncio.ensure_future(socket.receive())
            over = asyncio.ensure_future(ended.wait())
            await asyncio.wait({heard, over}, return_when=asyncio.FIRST_COMPLETED)
            over.cancel()
            if heard.done() and not ended.is_set():
                return heard.result()
            heard.cancel()
            return {"type": "websocket.disconnect", "code": SESSION_OVER}

        return receive

    async def look(self) -> None:
        """Cut those whose session is over."""
        hashes = {socket.token_hash for socket in self._ends if socket.token_hash}
        over = {one for one in hashes if await asyncio.to_thread(by_hash, one) is None}
        for socket, ended in list(self._ends.items()):
            if socket.token_hash in over:
                ended.set()

    async def watch(self) -> None:
        """Look again and again."""
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            try:
                await self.look()
            except Exception:  # whatever it was, the next look must come
                LOG.exception("open tabs could not be looked at")
                for socket, ended in list(self._ends.items()):
                    if socket.token_hash:
                        ended.set()


SOCKETS = Sockets()


def own_tab(scope: dict, token_hash: str) -> dict:
    """A tab that lost its line asks for its page as it was, by an id that stands third among the subprotocols: given
    to the sign-in it was begun with alone; anybody else begins anew."""
    asked = scope.get("subprotocols") or []
    if not token_hash or len(asked) < 3 or BEGUN.get(asked[2]) == token_hash:
        return scope
    headers = [
        (name, b", ".join(value.split(b",")[:2])) if name == b"sec-websocket-protocol" else (name, value)
        for name, value in scope["headers"]
    ]
    return scope | {"subprotocols": asked[:2], "headers": headers}

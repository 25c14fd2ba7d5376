"""The web server's own parts: health, the route that command-line verbs are forwarded to, and work behind the pages."""

from __future__ import annotations

import argparse
import asyncio
import gc
import hmac
import logging
import os
import queue
import resource
import secrets
import threading
from contextlib import asynccontextmanager
from datetime import date

import orjson
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, StreamingResponse
from starlette.routing import Route

from qa.access import roster
from qa.access.audit import anchor
from qa.access.mode import needs_sign_in
from qa.access.sessions import COOKIE, holder, prune_old
from qa.adapters.forgetting.ageing import end
from qa.adapters.import_job import clear
from qa.belonging import check
from qa.cli import called
from qa.demo import backfill_later
from qa.entrance.routes import ROUTES
from qa.entrance.sockets import SOCKETS
from qa.errors import QAError
from qa.examining import examine
from qa.masking import install
from qa.metrics.counting import ready
from qa.perimeter import Perimeter
from qa.pipeline import catch_up, fetch_due, warm
from qa.records.book import rows as record_rows
from qa.records.opening import let_go
from qa.records.pulling import pull_records
from qa.registry import declared
from qa.scope import ROLES
from qa.settings import data_folder, setting
from qa.translation import translate
from qa.ui.address import USUAL
from qa.ui.menu import HOME
from qa.verb import Verb
from qa.warehouse.scrubbing import scrub_owed
from qa.warehouse.store import shared
from qa.work import HOUSE, QUEUE

LOG = logging.getLogger(__name__)

PULL_EVERY_SECONDS = 30
CLOSING_SECONDS = 3.0
FILES = 65_536
TOKEN = secrets.token_urlsafe(32)


async def home(request: Request) -> RedirectResponse:
    """The bare address leads to the home of its role before a page is drawn: the Back button never meets it again."""
    role, roles = request.query_params.get("role", ""), await asyncio.to_thread(_roles, request)
    place = HOME[role if role in roles else roles[0]]
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{place.url}{asked}", 307)


def _roles(request: Request) -> tuple[str, ...]:
    """What the person may be; in the demo anything, beginning with what is usual."""
    if not needs_sign_in():
        return (USUAL["role"], *ROLES)
    session = holder(request.cookies.get(COOKIE, ""))
    return session.person.roles if session else (USUAL["role"],)


async def healthz(_: Request) -> JSONResponse:
    """Both databases answer, or 503; why not goes to no stranger."""
    try:
        await asyncio.to_thread(lambda: (shared().one("select 1"), record_rows("audit", after=2**62)))
    except Exception:  # any failure here means "not healthy"
        return JSONResponse({"ok": False}, 503)
    return JSONResponse({"ok": True})


async def verb(request: Request) -> StreamingResponse | JSONResponse:
    """Run one command-line verb in this process; a line of JSON for each word of progress, then the answer."""
    if not hmac.compare_digest(request.headers.get("x-xinsheng-token", "").encode(), TOKEN.encode()):
        return JSONResponse({"error": "token"}, 403)
    try:
        asked = orjson.loads(await request.body())
        chosen, args = declared("qa.verbs", Verb)[asked["verb"]], argparse.Namespace(**asked["args"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return JSONResponse({"error": "request"}, 400)
    heard: queue.Queue = queue.Queue()

    def work() -> None:
        try:
            answer = chosen.run(called(chosen, args, shared(), lambda line: heard.put({"say": line}), True))
            heard.put({"data": answer.data, "lines": answer.lines})
        except QAError as problem:
            message, hint = problem.said(str(setting("language")))
            heard.put({"error": message, "hint": hint})
        except Exception as problem:  # the caller must hear of any failure; the app stays up
            heard.put(
                {
                    "error": f"{type(problem).__name__}: {problem}",
                    "hint": translate("应用仍在运行；请把这一行交给维护者。"),
                }
            )

    threading.Thread(target=work, daemon=True).start()

    async def lines():
        while True:
            said = await asyncio.to_thread(heard.get)
            yield orjson.dumps(said, default=str) + b"\n"
            if "say" not in said:
                return

    return StreamingResponse(lines(), media_type="application/x-ndjson")


def _on_schedule(closing: threading.Event) -> None:
    """Put the house's own work into the queue when its time has come: pulls, and once a day the end of old
    originals."""
    last_day = None
    while not closing.wait(PULL_EVERY_SECONDS):
        try:
            roster.let_go(shared())
            anchor()
        except Exception:  # the records may be away for a while: the next round must come
            LOG.exception("the schedule missed a round")
        QUEUE.submit("自动拉取", lambda job: fetch_due(shared()), HOUSE, "pull")
        if last_day != date.today():
            last_day = date.today()
            QUEUE.submit("销毁到期的原件和原话", lambda job: end(shared()), HOUSE, "expire")
            QUEUE.submit("擦掉删除后剩下的字节", lambda job: scrub_owed(shared()), HOUSE, "scrub")
            QUEUE.submit("删掉过期的登录记录", lambda job: prune_old(), HOUSE, "prune")
            QUEUE.submit("核对数据是否完好", lambda job: examine(shared()), HOUSE, "examine")


@asynccontextmanager
async def lifespan(_):
    """Open the warehouse, leave a token for the command line, and carry on loading what the demo still lacks."""
    store = await asyncio.to_thread(shared)
    await asyncio.to_thread(check, store)
    clear()
    await asyncio.to_thread(pull_records, store)
    await asyncio.to_thread(ready, store)
    await asyncio.to_thread(catch_up, store)
    await asyncio.to_thread(warm)
    await asyncio.to_thread(store.room.modest)
    card = data_folder() / "server.json"
    half = card.with_suffix(f".{os.getpid()}")
    half.touch(0o600)
    half.write_bytes(
        orjson.dumps(
            {
                "port": int(os.environ.get("XINSHENG_SERVING_PORT") or setting("port")),
                "token": TOKEN,
                "pid": os.getpid(),
            }
        )
    )
    os.replace(half, card)
    backfill_later()
    closing = threading.Event()
    threading.Thread(target=_on_schedule, args=(closing,), daemon=True).start()
    watching = asyncio.create_task(SOCKETS.watch())
    gc.collect()
    gc.freeze()
    yield {}
    closing.set()
    watching.cancel()
    await asyncio.to_thread(QUEUE.close, CLOSING_SECONDS)
    card.unlink(missing_ok=True)
    await asyncio.to_thread(let_go)


def options() -> dict:
    """What app.py gives st.App. Whatever the server writes is its owner's alone."""
    os.umask(0o077)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, FILES) if most != resource.RLIM_INFINITY else FILES, most))
    install()
    return {
        "routes": [
            Route("/", home),
            Route("/healthz", healthz),
            Route("/xinsheng/verb", verb, methods=["POST"]),
            *ROUTES,
        ],
        "middleware": [Middleware(Perimeter)],
        "lifespan": lifespan,
    }

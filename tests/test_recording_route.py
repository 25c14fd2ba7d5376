"""The sound of a contact over the perimeter: by role and session, in ranges, written down once, passed on from
elsewhere."""

from __future__ import annotations

import asyncio
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from starlette.applications import Starlette
from test_recordings import lie_at, say_where

from qa.access import sessions
from qa.access.invitations import accept, issue
from qa.access.people import add, give
from qa.adapters.recordings import Recording
from qa.entrance.recording import _elsewhere, _heard
from qa.entrance.routes import ROUTES
from qa.records import opening
from qa.records.book import rows
from qa.scope import SYSTEM, Scope
from qa.settings import data_folder


def ask(path: str, cookie: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What the app answers, without a network between."""
    app, sent = Starlette(routes=ROUTES), []
    path, _mark, query = path.partition("?")
    lines = [(k.encode(), v.encode()) for k, v in ({"cookie": f"{sessions.COOKIE}={cookie}"} | headers).items()]
    scope = dict(type="http", method="GET", path=path, raw_path=path.encode(), query_string=query.encode())
    scope |= dict(
        headers=lines,
        http_version="1.1",
        scheme="http",
        server=("x", 80),
        client=("x", 1),
        root_path="",
        asgi={"spec_version": "2.4"},
    )

    async def receive():
        await asyncio.sleep(3600)

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    told = {k.decode().lower(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(m.get("body", b"") for m in sent[1:])


def test_in_the_demo_a_role_of_the_page_hears_ranges_and_it_is_written_down_once(tiny, v3):
    _heard.clear()
    say_where(tiny, "heard")
    whole = lie_at(data_folder() / "heard" / "V3.wav").read_bytes()
    status, told, body = ask(f"/recording/{v3}?role=reviewer")
    assert (status, body) == (200, whole) and told["accept-ranges"] == "bytes"
    status, told, body = ask(f"/recording/{v3}?role=reviewer", range="bytes=100-199")
    assert (status, body, told["content-range"]) == (206, whole[100:200], f"bytes 100-199/{len(whole)}")
    assert ask(f"/recording/{v3}?role=reviewer", range=f"bytes={len(whole) + 5}-")[0] == 416
    assert [(r["subject"], r["detail"]) for r in rows("audit", action="listen")] == [(v3, "reviewer")]
    for asked in ("role=client", "role=admin", "role=nobody", "", "role=agent&as_agent=tiny/A1"):
        assert ask(f"/recording/{v3}?{asked}")[0] == 404, asked
    assert ask("/recording/0000000000000000?role=reviewer")[0] == 404


def test_where_people_sign_in_the_session_decides(tiny, v3):
    (data_folder() / "demo").rmdir()
    sessions.forget()
    say_where(tiny, "heard")
    lie_at(data_folder() / "heard" / "V3.wav")
    accept(issue(SYSTEM, "", "setup"), "一匹白马过河去", "boss", "老板")
    tokens = {}
    for login, programmes in (("ear", ("tiny",)), ("stranger", ("other",))):
        add(Scope("boss", "admin"), login, login)
        give(Scope("boss", "admin"), login, "reviewer", programmes=programmes)
        tokens[login] = sessions.begin(login, "password", "127.0.0.1", "")
    asked = f"/recording/{v3}?role=reviewer"
    assert ask(asked, tokens["ear"])[0] == 200
    assert ask(f"/recording/{v3}?role=lead", tokens["ear"])[0] == 404, "a role that is not theirs"
    assert ask(asked, tokens["stranger"])[0] == 404 and ask(asked, "x" * 43)[0] == 404 and ask(asked)[0] == 404
    sessions.forget()
    opening.let_go()


def test_three_gigabytes_are_never_read_whole(tiny, v3):
    say_where(tiny, "heard")
    path = lie_at(data_folder() / "heard" / "V3.wav")
    with path.open("r+b") as file:
        file.truncate(3 * 2**30)
    status, told, body = ask(f"/recording/{v3}?role=reviewer", range=f"bytes={3 * 2**30 - 10}-")
    assert (status, len(body)) == (206, 10) and told["content-length"] == "10"


class Elsewhere(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = self.headers.get("range", "")
        if self.path == "/gone":
            self.send_error(404)
            return
        if self.path == "/login":
            self.send_response(302)
            self.send_header("location", "/sound")
            self.end_headers()
            return
        content = b"<html>" if self.path == "/page" else b"0123456789"
        self.send_response(206 if asked else 200)
        self.send_header("content-type", "text/html" if self.path == "/page" else "audio/mpeg")
        self.end_headers()
        self.wfile.write(content[2:5] if asked == "bytes=2-4" else content)

    def log_message(self, *_told):
        pass


def test_an_address_is_passed_on_and_what_is_no_sound_is_not():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = lambda path: Recording(url=f"http://127.0.0.1:{server.server_port}{path}")  # noqa: E731

    async def whole(answer):
        return b"".join([piece async for piece in answer.body_iterator])

    good = _elsewhere(at("/sound"), "bytes=2-4", "GET")
    assert (good.status_code, asyncio.run(whole(good))) == (206, b"234")
    assert _elsewhere(at("/gone"), "", "GET").status_code == 404
    assert _elsewhere(at("/page"), "", "GET").status_code == 502
    assert _elsewhere(at("/login"), "", "GET").status_code == 502, "redirects lead nowhere"
    server.shutdown()
    assert _elsewhere(Recording(url="http://127.0.0.1:1/x"), "", "GET").status_code == 502

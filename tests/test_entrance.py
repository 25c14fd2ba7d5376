"""The door by itself: where it leads, what it reads, what it writes; a link does not go round the second step, and
records that are away let nobody in."""

from __future__ import annotations

import asyncio

import pytest
from accounts import ADMIN, PASSWORD
from starlette.requests import Request

from qa.access import sessions
from qa.access.invitations import accept, issue
from qa.access.people import add, give
from qa.entrance import asking
from qa.entrance.links import link
from qa.entrance.pace import MOST, Pace
from qa.entrance.sheet import Field, sheet
from qa.entrance.signing import login
from qa.perimeter import Perimeter
from qa.records.failures import RECORDS_NOT_WRITTEN
from qa.scope import SYSTEM


def _request(body: bytes = b"", method="POST", **path):
    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": method, "headers": [], "query_string": b"", "path": "/", "path_params": path}
    return Request(scope | {"client": ("127.0.0.1", 1), "scheme": "http", "server": ("localhost", 80)}, receive)


@pytest.mark.parametrize(
    "wanted,leads",
    [
        ("/operations?period=90d", "/operations?period=90d"),
        ("/", "/"),
        ("", "/"),
        ("operations", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("/login?next=/login", "/"),
        ("/logout", "/"),
        ("/" + "a" * 3000, "/"),
    ],
)
def test_the_door_leads_to_places_of_this_house(wanted, leads):
    assert asking.onward(wanted) == leads


def test_a_form_is_read_within_bounds():
    read = lambda body: asyncio.run(asking.form(_request(body)))  # noqa: E731
    assert read(b"login=li&password=a%26b&login=second") == {"login": "li", "password": "a&b"}
    for odd in (b"x" * 20_000, b"\xff\xfe=1", b"&".join(b"a%d=1" % n for n in range(50)), b""):
        assert read(odd) == {}


def test_whatever_is_written_is_escaped():
    evil = "\"><script>alert(1)</script><img src=x onerror='a'>"
    page = sheet("zh", evil, evil, (Field("a", evil, value=evil),), evil, evil, evil).body.decode()
    assert "<script" not in page and "<img" not in page and page.count("&lt;script") >= 6


def test_an_address_is_slowed_down_and_others_are_not():
    pace = Pace()
    heard = [pace.allows("10.0.0.1") for _ in range(MOST + 20)]
    assert sum(heard) <= MOST + 1 and not heard[-1] and pace.allows("10.0.0.2")


def _leads(answer) -> tuple[str, bool]:
    """(where an answer leads, whether it hands over a session)."""
    cookies = [value for name, value in answer.raw_headers if name == b"set-cookie"]
    return answer.headers.get("location", ""), any(c.startswith(b"xinsheng=") and b'=""' not in c for c in cookies)


def test_a_link_does_not_go_round_the_second_step(folder, monkeypatch):
    sessions.forget()
    accept(issue(SYSTEM, "", "setup"), PASSWORD, "boss")
    for name, role in (("li", "auditor"), ("yu", "executive")):
        add(ADMIN, name, name)
        give(ADMIN, name, role)
    monkeypatch.setenv("XINSHENG_SECOND_FACTOR", "auditor")
    body = f"password={PASSWORD}&again={PASSWORD}".encode()
    came = {name: asyncio.run(link(_request(body, token=issue(ADMIN, name, "invite")))) for name in ("li", "yu")}
    assert _leads(came["li"]) == ("/enrol?next=%2F", False) and not sessions.of("li")
    assert _leads(came["yu"]) == ("/", True) and sessions.of("yu")
    again = asyncio.run(login(_request(f"login=li&password={PASSWORD}".encode())))
    assert _leads(again) == ("/enrol?next=%2F", False)


def test_records_that_are_away_let_nobody_in_and_say_so(folder, monkeypatch):
    (folder / "demo").rmdir()

    def away(*_):
        raise RECORDS_NOT_WRITTEN(path="postgresql://secret", problem="gone")

    monkeypatch.setattr("qa.perimeter.sessions.holder", away)
    told, reached = [], []

    async def house(*_):
        reached.append(True)

    async def send(message):
        told.append(message)

    head = [(b"host", b"localhost"), (b"cookie", b"xinsheng=" + b"g" * 43)]
    scope = {
        "type": "http",
        "method": "GET",
        "client": ("127.0.0.1", 1),
        "scheme": "http",
        "path": "/",
        "headers": head,
    }
    asyncio.run(Perimeter(house)(scope, None, send))
    assert told[0]["status"] == 503 and not reached and b"secret" not in told[1]["body"]

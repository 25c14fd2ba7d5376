"""Where people sign in, nothing of the house answers somebody without a session: asked by a raw client of a process
that has just begun."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import time
from urllib.parse import urlsplit

import pytest
from serving import qa, served

from qa.access import sessions
from qa.access.invitations import accept, issue
from qa.records import opening
from qa.scope import SYSTEM
from qa.ui.menu import PLACES

PASSWORD = "一匹白马过河去"
SECRETS = ("甲组", "热线", "13800", "interaction", "data-testid")


@pytest.fixture(scope="module")
def own(tiny_made, tmp_path_factory):
    """(host, port, an administrator's token) of a centre that has just begun to be served."""
    folder = tmp_path_factory.mktemp("signed") / "data"
    shutil.copytree(tiny_made, folder)
    (folder / "demo").rmdir()
    patch = pytest.MonkeyPatch()
    patch.setenv("XINSHENG_DATA", str(folder))
    accept(issue(SYSTEM, "", "setup"), PASSWORD, "boss", "老板")
    token = sessions.begin("boss", "password", "127.0.0.1", "")
    opening.let_go()
    patch.undo()
    with served(folder) as where:
        split = urlsplit(where)
        yield split.hostname, split.port, token, folder


def _ask(own, path, method="GET", **headers):
    line = http.client.HTTPConnection(own[0], own[1], timeout=20)
    line.request(method, path, body=headers.pop("body", None), headers=headers)
    answer = line.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace"), dict(answer.getheaders())


PATHS = (
    [f"/{place.url}" for place in PLACES]
    + """/ /media/0123456789abcdef.txt /static/js/index.js /_stcore/health
/_stcore/metrics /_stcore/host-config /_stcore/allowed-message-origins /_stcore/upload_file/x/y
/_stcore/agent/openapi.json /component/x/index.html /app/static/x /account /account/password /account/code /session
/favicon.png /index.html /%2e%2e/data/keys/identity /login/../operations //operations /LOGIN/x /loginx /setup
/xinsheng/verbs""".split()
)


@pytest.mark.parametrize("path", PATHS)
def test_a_stranger_gets_nothing(own, path):
    for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"):
        status, body, headers = _ask(own, path, method)
        assert status in (303, 307, 401, 403, 404, 405, 429), (method, status)
        assert not [word for word in SECRETS if word in body] and len(body) < 200
        assert (
            headers.get("x-content-type-options") == "nosniff"
            and "frame-ancestors 'none'" in headers["content-security-policy"]
        )


def test_the_door_and_the_probe_say_little(own):
    assert _ask(own, "/healthz")[:2] == (200, '{"ok":true}')
    status, body, headers = _ask(own, "/login")
    assert status == 200 and "老板" not in body and "boss" not in body and headers["cache-control"] == "no-store"
    assert "<script" not in body and _ask(own, "/xinsheng/verb", "POST", body="{}")[0] == 403


COOKIES = ["", "xinsheng=", "xinsheng=" + "a" * 43, "xinsheng=" + "é" * 50, "xinsheng=x; " * 400, "xinsheng=\x00"]
COOKIES += ["XINSHENG=TOKEN", "other=TOKEN", "notxinsheng=TOKEN"]


@pytest.mark.parametrize("cookie", COOKIES)
def test_no_other_cookie_opens(own, cookie):
    told = cookie.replace("TOKEN", own[2]).encode("latin-1", "replace").decode("latin-1").replace("\x00", "%00")
    assert _ask(own, "/session", Cookie=told)[0] in (400, 401, 431)


def test_the_right_one_opens_and_forged_heads_do_not(own):
    good = {"Cookie": f"a=b; xinsheng={own[2]}; c=d"}
    assert _ask(own, "/session", **good)[0] == 200
    two = {"Cookie": f"xinsheng={own[2]}; xinsheng={own[2]}"}
    assert _ask(own, "/session", **two)[0] == 401, "of two nobody knows whose they are"
    assert _ask(own, "/_stcore/host-config", **good)[0] == 200
    for forged in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert _ask(own, "/session", **good, **forged)[0] == 403
    for told in ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "X-Forwarded-Proto"):
        assert _ask(own, "/session", **good, **{told: "127.0.0.1"})[0] == 403
    assert _ask(own, "/login", "POST", **{"Content-Length": "5000000"})[0] == 413


def _upgrade(own, **headers) -> str:
    told = {
        "Host": f"{own[0]}:{own[1]}", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "streamlit", **headers,
    }  # fmt: skip
    with socket.create_connection(own[:2], timeout=20) as line:
        heads = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        line.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{heads}\r\n".encode())
        return line.recv(64).decode("latin-1").split()[1]


def test_a_websocket_needs_a_session_and_our_own_page(own):
    ours, cookie = f"http://{own[0]}:{own[1]}", f"xinsheng={own[2]}"
    assert _upgrade(own, Origin=ours) == "403" == _upgrade(own) == _upgrade(own, Cookie=cookie)
    assert _upgrade(own, Cookie=cookie, Origin="http://evil.example") == "403"
    assert _upgrade(own, Cookie=cookie, Origin=ours) == "101"


def test_ten_thousand_guesses_are_held_up(own):
    said = [
        _ask(own, "/login", "POST", body="login=boss&password=x", Origin=f"http://{own[0]}:{own[1]}",
             **{"Content-Type": "application/x-www-form-urlencoded"})[0]
        for _ in range(150)
    ]  # fmt: skip
    assert set(said) <= {401, 429} and 429 in said
    os.environ["XINSHENG_DATA"], before = str(own[3]), os.environ.get("XINSHENG_DATA")
    try:
        assert len([r for r in sessions.rows("sign_in") if r["outcome"] == "wrong"]) <= 12
    finally:
        opening.let_go()
        os.environ.pop("XINSHENG_DATA") if before is None else os.environ.update(XINSHENG_DATA=before)


def test_a_session_that_is_ended_elsewhere_closes_the_way(own):
    assert qa(own[3], "user", "reset", "boss").returncode == 0
    time.sleep(2.5)
    assert _ask(own, "/session", Cookie=f"xinsheng={own[2]}")[0] == 401

"""Who may ask: this machine by its own names, without a proxy, from our own pages; everybody else is refused before the
house sees it."""

from __future__ import annotations

import asyncio

import pytest

from qa.perimeter import HEADERS, Perimeter

PROXIES = """X-Forwarded-For Forwarded X-Real-IP X-Forwarded-Host X-Forwarded-Proto X-Forwarded-Port
X-Forwarded-Server X-Forwarded Forwarded-For X-Client-IP X-Cluster-Client-IP X-Remote-IP X-Remote-Addr
X-Original-Forwarded-For X-Original-Host X-Originating-IP True-Client-IP CF-Connecting-IP Fastly-Client-IP Via
X-Envoy-External-Address X-Azure-ClientIP X-Appengine-User-IP X-ProxyUser-Ip X-Host Client-IP X-ARR-ClientIP
Proxy-Connection""".split()


@pytest.fixture(autouse=True)
def demo(folder):
    """A demo centre, where nobody signs in."""


def _asked(kind="http", method="GET", client="127.0.0.1", host="127.0.0.1:8501", scheme=None, **headers):
    """What the perimeter answers: the status, "open" or "closed"; None when the house was asked."""
    told, reached = [], []
    scope = {
        "type": kind,
        "method": method,
        "client": (client, 5),
        "scheme": scheme or ("ws" if kind == "websocket" else "http"),
        "path": "/",
    }
    scope["headers"] = [(b"host", host.encode())] * (host is not None) + [
        (k.replace("_", "-").lower().encode(), v.encode()) for k, v in headers.items()
    ]

    async def house(*_):
        reached.append(True)

    async def send(message):
        told.append(message)

    asyncio.run(Perimeter(house)(scope, None, send))
    return None if reached else told[0].get("status", told[0].get("code"))


def _passes(**told):
    return _asked(**told) is None


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "LOCALHOST:8501", "[::1]:8501", "[::1]"])
def test_our_own_names_pass(host):
    assert _passes(host=host) and _passes(host=host, kind="websocket", origin=f"http://{host}")


@pytest.mark.parametrize(
    "host",
    [
        "evil.com",
        "127.0.0.1:evil.com",
        "127.0.0.1:8501@evil.com",
        "testclient",
        "127.0.0.1.evil.com",
        "localhost.evil.com",
        "",
        "[::1",
        "127.0.0.1:99999",
        "0.0.0.0",
        "127.0.0.1:8501, evil.com",
    ],
)
def test_odd_names_are_refused(host):
    assert _asked(host=host) == 403


def test_other_machines_and_two_hosts_are_refused():
    assert (
        _asked(client="192.168.1.9") == 403 and _asked(client="testclient") == 403 and _asked(Host="127.0.0.1") == 403
    )


@pytest.mark.parametrize("name", PROXIES)
def test_whatever_comes_through_a_proxy_is_refused(name):
    assert _asked(**{name: "1.2.3.4"}) == 403


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:9998",
        "http://127.0.0.1:9998",
        "http://192.168.1.5:8501",
        "https://127.0.0.1:8501",
        "null",
        "file://",
        "http://localhost:8501",
        "http://127.0.0.1:8501.evil.com",
        "",
    ],
)
def test_pages_of_other_origins_open_no_socket_and_write_nothing(origin):
    assert _asked(kind="websocket", origin=origin) == 1008
    for method in ("POST", "PUT", "DELETE", "GET"):
        assert _asked(method=method, origin=origin) == 403


def test_a_socket_says_where_it_comes_from():
    assert _asked(kind="websocket") == 1008 and _passes(kind="websocket", origin="http://127.0.0.1:8501")


def test_behind_tls_the_origin_is_https():
    assert (
        _passes(kind="websocket", scheme="wss", origin="https://127.0.0.1:8501")
        and _asked(kind="websocket", scheme="wss", origin="http://127.0.0.1:8501") == 1008
    )


def test_other_sites_may_link_to_us_and_embed_nothing():
    assert _passes(Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
    for mode in ("no-cors", "cors", "websocket", ""):
        assert (
            _asked(Sec_Fetch_Site="cross-site", Sec_Fetch_Mode=mode) == 403
            and _asked(Sec_Fetch_Site="same-site", Sec_Fetch_Mode=mode) == 403
        )
    assert _asked(method="POST", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate") == 403


def test_the_policy_lets_pages_connect_only_to_us():
    assert "connect-src 'self';" in HEADERS["content-security-policy"]


@pytest.fixture
def signed(folder, monkeypatch):
    """A centre where people sign in, behind a proxy at 10.0.0.9, with a session for the cookie `good`."""
    (folder / "demo").rmdir()
    monkeypatch.setenv("XINSHENG_HOSTS", "xin.example.com, other.example.com")
    monkeypatch.setenv("XINSHENG_PROXIES", "10.0.0.9")
    monkeypatch.setattr("qa.perimeter.sessions.holder", lambda token: token == "g" * 43 or None)
    return f"xinsheng={'g' * 43}"


TLS = {"x_forwarded_proto": "https", "x_forwarded_for": "203.0.113.7"}


def test_behind_a_trusted_proxy_its_word_counts_and_only_its(signed):
    through = dict(client="10.0.0.9", host="xin.example.com", cookie=signed, **TLS)
    assert _passes(**through) and _passes(**through | {"host": "other.example.com"})
    assert _asked(**through | {"client": "10.0.0.8"}) == 403, "another machine says the same"
    assert _asked(**through | {"x_forwarded_proto": "http"}) == 403, "no TLS"
    assert _asked(**through | {"host": "evil.example.com"}) == 403
    assert _asked(**through | {"client": "127.0.0.1"}) == 403, "a proxy here that no setting names"
    assert _asked(**through | {"cookie": "xinsheng=" + "b" * 43}) == 401
    assert _passes(**through, method="POST", origin="https://xin.example.com")
    for origin in ("http://xin.example.com", "https://evil.example.com", "null"):
        assert _asked(**through, method="POST", origin=origin) == 403
    forged = through | {"x_forwarded_for": "127.0.0.1, 203.0.113.7"}
    assert _passes(**forged) and _asked(**forged | {"x_forwarded_proto": "http"}) == 403


def test_without_tls_only_when_somebody_said_so(signed, monkeypatch):
    plain = dict(client="203.0.113.7", host="xin.example.com", cookie=signed)
    assert _asked(**plain) == 403
    monkeypatch.setenv("XINSHENG_ALLOW_HTTP", "1")
    assert _passes(**plain) and _asked(**plain | {"host": "127.0.0.1"}) is None


def test_too_much_and_too_many(signed):
    assert _asked(cookie=signed, content_length="99999999") == 413
    assert _asked(cookie=signed, accept="text/html") is None and _asked(accept="text/html") == 303

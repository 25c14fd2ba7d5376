"""Where a request really comes from and where it believes to go: forwarded headers count only from a trusted proxy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.settings import setting

LOOPBACK, NAMES = ("127.0.0.1", "::1"), ("127.0.0.1", "[::1]", "localhost")
HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9.\-]{1,253})(?::(\d{1,5}))?", re.IGNORECASE)
THROUGH_A_PROXY = re.compile(
    r"(?:x-)?forwarded\b|x-(?:forwarded|real|client|remote|original|originating|cluster|proxy\w*|host|envoy|azure|appengine|arr|sourceip|rewrite)\b|via$|cf-|true-client|fastly|client-ip|proxy-"
)
READS = ("GET", "HEAD")
PLAIN = {"ws": "http", "wss": "https"}


@dataclass(frozen=True)
class Arrival:
    """`is_allowed`: from a place and to a name that the settings let in."""

    client: str
    scheme: str
    host: str
    is_allowed: bool
    cookie: str
    length: int
    is_navigation: bool


def arrival(scope, signs_in: bool) -> Arrival:
    """What the settings make of a request. Without sign-in only this machine may ask, by its own names, without a
    proxy."""
    peer = (scope.get("client") or ("",))[0]
    scheme = PLAIN.get(scope.get("scheme") or "http", scope.get("scheme") or "http")
    hosts, client = every(scope, b"host"), peer
    is_behind = signs_in and peer in _listed("proxies")
    if is_behind:
        client = _first_stranger([*_hops(scope), peer])
        scheme = next(iter(every(scope, b"x-forwarded-proto")[-1:]), scheme).strip().lower()
        hosts = every(scope, b"x-forwarded-host")[-1:] or hosts
    named = HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    host = hosts[0].lower() if named else ""
    is_named = named is not None and int(named[2] or 80) <= 65_535 and scheme in ("http", "https")
    forwarded = any(THROUGH_A_PROXY.match(name.decode("latin-1").lower()) for name, _ in scope["headers"])
    if signs_in:
        is_safe = client in LOOPBACK or scheme == "https" or int(setting("allow_http")) == 1
        # A proxy on this machine that no setting names would make everybody of the network look like this machine.
        is_strange = forwarded and not is_behind and peer in LOOPBACK
        allowed = is_named and is_safe and not is_strange and named[1].lower() in (*NAMES, *_listed("hosts"))
    else:
        allowed = is_named and peer in LOOPBACK and named[1].lower() in NAMES and not forwarded
    accepts = (every(scope, b"accept") or [""])[0]
    lengths = every(scope, b"content-length")
    return Arrival(
        client,
        scheme,
        host,
        bool(allowed),
        "; ".join(every(scope, b"cookie"))[:8192],
        int(lengths[0]) if lengths and lengths[0].isdigit() else 0,
        "text/html" in accepts,
    )


def is_ours(scope, came: Arrival) -> bool:
    """A websocket and every write come from a page of this very scheme, host and port; of reads only those that a page
    of another origin makes are refused.

    A browser always says where a websocket or a write comes from; what says nothing is no browser, and then only writes
    pass (they carry a token, or a password).
    """
    origins, is_socket = every(scope, b"origin"), scope["type"] == "websocket"
    if origins or is_socket:
        return [origin.lower() for origin in origins] == [f"{came.scheme}://{came.host}"]
    site, mode = ((every(scope, name) or [""])[0] for name in (b"sec-fetch-site", b"sec-fetch-mode"))
    return site in ("", "same-origin", "none") or (mode == "navigate" and scope.get("method") in READS)


def every(scope, name: bytes) -> list[str]:
    """All values of a header."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def _listed(name: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in str(setting(name)).split(",") if part.strip())


def _hops(scope) -> list[str]:
    return [hop.strip() for value in every(scope, b"x-forwarded-for") for hop in value.split(",") if hop.strip()]


def _first_stranger(hops: list[str]) -> str:
    """The last hop that is no proxy of ours: what stands before it anybody may have written."""
    proxies = _listed("proxies")
    return next((hop for hop in reversed(hops) if hop not in proxies), hops[0])[:64]

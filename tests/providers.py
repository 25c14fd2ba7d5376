"""Providers of sign-in made up for the tests: OpenID Connect, 企业微信, 钉钉 and 飞书 at one local address, which also
lie, stall and attack."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY, STRANGER = RSAKey.generate_key(2048, {"kid": "ours"}), RSAKey.generate_key(2048, {"kid": "ours"})


class Fake:
    """`how`: what goes wrong; `nonce`: what the next id_token carries; codes are good once."""

    def __init__(self) -> None:
        self.how, self.nonce, self.used, self.verifiers, self.base = "", "", set(), [], ""

    def token(self) -> str:
        now = int(time.time())
        claims = dict(
            iss=self.base, aud="centre", sub="u-42", name="林小满", iat=now, exp=now + 60, nonce=self.nonce, tid="ours"
        )
        claims |= {
            "late token": {"exp": now - 3600, "iat": now - 7200},
            "foreign tenant": {"tid": "others"},
            "other audience": {"aud": "somebody"},
            "two audiences": {"aud": ["centre", "somebody"], "azp": "somebody"},
            "other issuer": {"iss": "https://evil.example"},
            "other nonce": {"nonce": "replayed"},
            "no subject": {"sub": ""},
        }.get(self.how, {})
        header = {"alg": "RS256", "kid": "ours"}
        if self.how == "own key":
            return jwt.encode(header | {"jwk": STRANGER.as_dict(private=False)}, claims, STRANGER)
        if self.how == "not signed":
            return jwt.encode({"alg": "RS256"}, claims, KEY).rsplit(".", 1)[0] + "."
        if self.how == "oversized token":
            return "e" * 60_000 + jwt.encode(header, claims, KEY)
        return jwt.encode(header, claims, STRANGER if self.how == "stranger's key" else KEY)

    def answer(self, path: str, asked: dict) -> dict:
        code = asked.get("code", "")
        if code and "getuserinfo" not in path or "getuserinfo" in path:
            if code in self.used:
                return {"error": "invalid_grant", "errcode": 40029, "code": 20003}
            self.used.add(code)
            self.verifiers.append(asked.get("code_verifier", ""))
        other = self.how == "foreign tenant"
        return {
            "/.well-known/openid-configuration": {
                "issuer": "https://evil.example" if self.how == "lying discovery" else self.base,
                "authorization_endpoint": self.base + "/authorize",
                "token_endpoint": self.base + "/token",
                "jwks_uri": self.base + "/keys",
            },
            "/keys": {"keys": [KEY.as_dict(private=False)]},
            "/token": {"id_token": self.token()} if path == "/token" else {},
            "/cgi-bin/gettoken": {"errcode": 0, "access_token": "t"},
            "/cgi-bin/auth/getuserinfo": {"errcode": 0, "openid": "o"} if other else {"errcode": 0, "userid": "u-42"},
            "/v1.0/oauth2/userAccessToken": {"accessToken": "t", "corpId": "others" if other else "ours"},
            "/v1.0/contact/users/me": {"unionId": "u-42", "nick": "林小满"},
            "/open-apis/authen/v2/oauth/token": {"code": 0, "access_token": "t"},
            "/open-apis/authen/v1/user_info": {
                "code": 0,
                "data": {"union_id": "u-42", "name": "林小满", "tenant_key": "others" if other else "ours"},
            },
        }[path]


@contextmanager
def fake():
    """A Fake that is served; `base` is its address."""
    one = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            split = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(split.query).items()}
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            if body.startswith("{"):
                asked |= json.loads(body)
            elif body:
                asked |= {name: values[0] for name, values in parse_qs(body).items()}
            if one.how == "stalls":
                time.sleep(3)
            told = one.answer(split.path, asked)
            data = b"<html>" if one.how == "html" else json.dumps(told).encode()
            data = data + b" " * 2**20 if one.how == "a megabyte" else data
            self.send_response(302 if one.how == "redirects" else 400 if told.get("error") else 200)
            self.send_header("location", "https://evil.example/")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                pass

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    one.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()

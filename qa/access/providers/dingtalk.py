"""钉钉: answers with authCode instead of code; the company stands in the token's answer."""

from __future__ import annotations

from urllib.parse import urlencode

from qa.access.provider import Account, Asking, Provider, Subject, call, of_tenant, told

AUTHORIZE = "https://login.dingtalk.com/oauth2/auth"
BASE = "https://api.dingtalk.com"


def _leads(account: Account, asking: Asking) -> str:
    asked = dict(
        client_id=account.client_id,
        redirect_uri=asking.redirect,
        response_type="code",
        scope="openid corpid",
        state=asking.state,
        prompt="consent",
    )
    return f"{account.authorize or AUTHORIZE}?{urlencode(asked)}"


def _answers(account: Account, asking: Asking, code: str) -> Subject:
    base = account.base or BASE
    form = dict(clientId=account.client_id, clientSecret=account.secret, code=code, grantType="authorization_code")
    token = call(account, "POST", f"{base}/v1.0/oauth2/userAccessToken", json=form)
    of_tenant(account, told(account, token, "corpId"))
    headers = {"x-acs-dingtalk-access-token": told(account, token, "accessToken")}
    found = call(account, "GET", f"{base}/v1.0/contact/users/me", headers=headers)
    return Subject(told(account, found, "unionId"), str(found.get("nick") or "")[:80])


PROVIDER = Provider(
    "dingtalk", "钉钉", "DingTalk", _leads, _answers, needs=("client_id", "secret_env", "tenant"), code="authCode"
)

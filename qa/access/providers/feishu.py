"""飞书: the second token address follows RFC 6749, with PKCE; the company is the tenant_key of the person."""

from __future__ import annotations

from urllib.parse import urlencode

from qa.access.failures import PROVIDER_REFUSED
from qa.access.provider import Account, Asking, Provider, Subject, call, of_tenant, told

AUTHORIZE = "https://accounts.feishu.cn/open-apis/authen/v1/authorize"
BASE = "https://open.feishu.cn"


def _leads(account: Account, asking: Asking) -> str:
    asked = dict(
        client_id=account.client_id,
        redirect_uri=asking.redirect,
        response_type="code",
        state=asking.state,
        code_challenge=asking.challenge,
        code_challenge_method="S256",
    )
    return f"{account.authorize or AUTHORIZE}?{urlencode(asked)}"


def _answers(account: Account, asking: Asking, code: str) -> Subject:
    base = account.base or BASE
    form = dict(
        grant_type="authorization_code",
        client_id=account.client_id,
        client_secret=account.secret,
        code=code,
        redirect_uri=asking.redirect,
        code_verifier=asking.verifier,
    )
    token = _good(account, call(account, "POST", f"{base}/open-apis/authen/v2/oauth/token", json=form))
    headers = {"Authorization": f"Bearer {told(account, token, 'access_token')}"}
    found = _good(account, call(account, "GET", f"{base}/open-apis/authen/v1/user_info", headers=headers))
    of_tenant(account, told(account, found, "data", "tenant_key"))
    return Subject(told(account, found, "data", "union_id"), str(found["data"].get("name") or "")[:80])


def _good(account: Account, found: dict) -> dict:
    if found.get("code", 0) != 0:
        raise PROVIDER_REFUSED(name=account.name, problem=(f"错误 {found['code']}", f"error {found['code']}"))
    return found


PROVIDER = Provider("feishu", "飞书", "Feishu", _leads, _answers, needs=("client_id", "secret_env", "tenant"))

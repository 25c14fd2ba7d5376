"""企业微信: no OpenID Connect and no PKCE; errors come as 200 with an errcode; who belongs to another company gets an
openid and no userid."""

from __future__ import annotations

from urllib.parse import urlencode

from qa.access.failures import PROVIDER_REFUSED
from qa.access.provider import Account, Asking, Provider, Subject, call, told

AUTHORIZE = "https://open.weixin.qq.com/connect/oauth2/authorize"
BASE = "https://qyapi.weixin.qq.com"


def _leads(account: Account, asking: Asking) -> str:
    asked = dict(
        appid=account.client_id,
        redirect_uri=asking.redirect,
        response_type="code",
        scope="snsapi_base",
        state=asking.state,
        agentid=account.agent,
    )
    return f"{account.authorize or AUTHORIZE}?{urlencode(asked)}#wechat_redirect"


def _answers(account: Account, asking: Asking, code: str) -> Subject:
    base = account.base or BASE
    keys = dict(corpid=account.client_id, corpsecret=account.secret)
    token = told(account, _good(account, call(account, "GET", f"{base}/cgi-bin/gettoken", params=keys)), "access_token")
    asked = dict(access_token=token, code=code)
    found = _good(account, call(account, "GET", f"{base}/cgi-bin/auth/getuserinfo", params=asked))
    return Subject(told(account, found, "userid"))


def _good(account: Account, found: dict) -> dict:
    if found.get("errcode") != 0:
        raise PROVIDER_REFUSED(
            name=account.name, problem=(f"错误 {found.get('errcode')}", f"error {found.get('errcode')}")
        )
    return found


PROVIDER = Provider("wecom", "企业微信", "WeCom", _leads, _answers, needs=("client_id", "agent", "secret_env"))

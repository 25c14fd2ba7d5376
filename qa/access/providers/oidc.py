"""OpenID Connect: any provider with a discovery document; code flow with PKCE, the id_token's signature, issuer,
audience, nonce and time checked (OpenID Connect Core 1.0, 3.1.3.7)."""

from __future__ import annotations

from urllib.parse import urlsplit

from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from qa.access.failures import PROVIDER_REFUSED
from qa.access.provider import MOST_BYTES, Account, Asking, Provider, Subject, call, told

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
LEEWAY = 60


def _known(account: Account) -> dict:
    """The discovery document; an issuer that calls itself otherwise is refused."""
    found = call(account, "GET", account.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if told(account, found, "issuer").rstrip("/") != account.issuer.rstrip("/"):
        raise PROVIDER_REFUSED(name=account.name, problem=("自称是别的签发者", "it calls itself another issuer"))
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if urlsplit(told(account, found, name)).scheme != urlsplit(account.issuer).scheme:
            raise PROVIDER_REFUSED(name=account.name, problem=(f"{name} 不安全", f"{name} is not safe"))
    return found


def _leads(account: Account, asking: Asking) -> str:
    session = OAuth2Session(
        account.client_id, scope="openid profile", redirect_uri=asking.redirect, code_challenge_method="S256"
    )
    url, _state = session.create_authorization_url(
        _known(account)["authorization_endpoint"], state=asking.state, code_verifier=asking.verifier, nonce=asking.nonce
    )
    return url


def _answers(account: Account, asking: Asking, code: str) -> Subject:
    known = _known(account)
    form = dict(
        grant_type="authorization_code",
        code=code,
        redirect_uri=asking.redirect,
        client_id=account.client_id,
        client_secret=account.secret,
        code_verifier=asking.verifier,
    )
    token = call(account, "POST", known["token_endpoint"], data=form).get("id_token")
    if not isinstance(token, str) or not token or len(token) > MOST_BYTES // 8:
        raise PROVIDER_REFUSED(name=account.name, problem=("没有像样的 id_token", "no proper id_token"))
    claims = _claims(account, asking, token, call(account, "GET", known["jwks_uri"]))
    if account.tenant and account.tenant not in (claims.get("tid"), claims.get("hd"), claims.get("org_id")):
        raise PROVIDER_REFUSED(name=account.name, problem=("不是本公司的账号", "the account is another company's"))
    return Subject(told(account, claims, "sub"), str(claims.get("name") or claims.get("preferred_username") or "")[:80])


def _claims(account: Account, asking: Asking, token: str, keys: dict) -> dict:
    """The claims of a token that one of the provider's own keys signed; a key that the token brings along is not
    looked at."""
    rules = jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={
            "essential": True,
            "values": [account.issuer, account.issuer.rstrip("/"), account.issuer.rstrip("/") + "/"],
        },
        aud={"essential": True, "value": account.client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": asking.nonce},
    )
    try:
        found = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)
        rules.validate(found.claims)
    except (JoseError, ValueError, KeyError, TypeError) as problem:
        raise PROVIDER_REFUSED(
            name=account.name, problem=("id_token 不可信", "its id_token cannot be trusted")
        ) from problem
    audience = found.claims["aud"]
    if isinstance(audience, list) and len(audience) > 1 and found.claims.get("azp") != account.client_id:
        raise PROVIDER_REFUSED(name=account.name, problem=("id_token 是给别人的", "its id_token is for somebody else"))
    return found.claims


PROVIDER = Provider("oidc", "统一登录", "Single sign-on", _leads, _answers, needs=("client_id", "issuer"))

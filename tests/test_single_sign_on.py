"""Signing in with accounts of elsewhere, against providers that also attack: the good way works, every other is
refused."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit

import pytest
from providers import fake
from sqlalchemy import text

from qa.access import provider, single_sign_on
from qa.access.people import add, give
from qa.access.person import people
from qa.access.single_sign_on import begin, finish, tie
from qa.errors import QAError
from qa.records import opening
from qa.records.book import rows
from qa.scope import SYSTEM

KINDS = ("oidc", "wecom", "dingtalk", "feishu")
BROWSER, BACK = "b" * 43, "http://127.0.0.1:8501/sso/company/back"


@pytest.fixture(params=KINDS)
def company(request, folder, monkeypatch):
    """(fake, a function that sets out and comes back) of one kind of provider; u-42 is li, an executive."""
    monkeypatch.setenv("XINSHENG_TEST_SECRET", "hush")
    monkeypatch.setattr(provider, "SECONDS", 1.0)
    with fake() as one:
        (folder / "sign_in.toml").write_text(
            f'[[provider]]\nname = "company"\nkind = "{request.param}"\nclient_id = "centre"\ntenant = "ours"\n'
            f'agent = "1"\nsecret_env = "XINSHENG_TEST_SECRET"\nissuer = "{one.base}"\nbase = "{one.base}"\n',
            "utf-8",
        )
        add(SYSTEM, "li", "李")
        give(SYSTEM, "li", "executive")
        tie(SYSTEM, "company", "u-42", "li")
        one.kind = request.param
        yield one


def _set_out(one, browser=BROWSER, to="/operations") -> dict[str, str]:
    """What comes back from the provider when all goes well."""
    where = begin("company", browser, BACK, to)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(where).query).items()}
    one.nonce = asked.get("nonce", "")
    assert asked["redirect_uri"] == BACK and asked["state"].isalnum() and len(asked["state"]) <= 128
    if one.kind in ("oidc", "feishu"):
        assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    return {"state": asked["state"], {"dingtalk": "authCode"}.get(one.kind, "code"): f"code-{asked['state'][:8]}"}


def _refused(params, browser=BROWSER, name="company"):
    with pytest.raises(QAError) as problem:
        finish(name, browser, params)
    return str(problem.value)


def test_the_good_way_works_and_only_once(company):
    params = _set_out(company)
    assert finish("company", BROWSER, params) == ("li", "/operations")
    if company.kind in ("oidc", "feishu"):
        assert len(company.verifiers[-1]) >= 43
    assert "用过了" in _refused(params)


def test_another_browser_provider_state_or_hour_is_refused(company):
    params = _set_out(company)
    for browser in ("c" * 43, ""):
        assert "别的浏览器" in _refused(params, browser)
    assert "别的浏览器" in _refused(params, name="nobody")
    for state in ("", "0" * 48, params["state"][:-1]):
        assert "别的浏览器" in _refused(params | {"state": state})
    with opening.writing() as connection:
        late = datetime.now(timezone.utc) - timedelta(minutes=11)
        connection.execute(text("update sso_asking set expires_at = :late"), {"late": late.replace(tzinfo=None)})
    assert "过期" in _refused(params)


def test_a_code_that_was_used_or_never_came_is_refused(company):
    first = _set_out(company)
    finish("company", BROWSER, first)
    again = _set_out(company)
    code = {"dingtalk": "authCode"}.get(company.kind, "code")
    assert "没有让你进来" in _refused(again | {code: first[code]})
    assert "授权码" in _refused({"state": _set_out(company)["state"]})
    assert "access_denied" in _refused({"state": _set_out(company)["state"], "error": "access_denied"})


def test_thirty_sign_ins_left_lying_keep_nobody_out(company):
    lying = [_set_out(company) for _ in range(30)]
    params = _set_out(company)
    assert finish("company", BROWSER, params)[0] == "li" and len({one["state"] for one in lying}) == 30


@pytest.mark.parametrize("how", ["foreign tenant", "html", "a megabyte", "redirects", "stalls"])
def test_what_any_provider_may_do_wrong(company, how):
    params = _set_out(company)
    company.how = how
    assert "没有让你进来" in (said := _refused(params)) or "连不上" in said
    company.how = ""
    assert finish("company", BROWSER, _set_out(company))[0] == "li"


def test_who_is_nobody_here_is_never_made_silently(company, folder):
    tie(SYSTEM, "company", "u-42", "")
    before = len(people())
    said = _refused(_set_out(company))
    assert "u-42" in said and len(people()) == before and rows("sign_in")[-1]["outcome"] == "nobody"
    path = folder / "sign_in.toml"
    path.write_text(path.read_text("utf-8") + "creates = true\n", "utf-8")
    assert "还没有你的角色" in _refused(_set_out(company)) and len(people()) == before + 1
    made = people()[0].login if people()[0].login != "li" else people()[1].login
    give(SYSTEM, made, "executive")
    assert finish("company", BROWSER, _set_out(company))[0] == made


LIES = """own key|not signed|oversized token|stranger's key|late token|other audience|two audiences|other issuer
other nonce|no subject|lying discovery""".replace("\n", "|").split("|")


@pytest.mark.parametrize("how", LIES)
@pytest.mark.parametrize("company", ["oidc"], indirect=True)
def test_a_token_that_cannot_be_trusted_is_refused(company, how):
    params = _set_out(company)
    company.how = how
    assert "没有让你进来" in _refused(params)


@pytest.mark.parametrize(
    "told,words",
    [
        ("[[provider]\n", "sign_in.toml"),
        ('[[provider]]\nname = "a"\nkind = "saml"\n', "saml"),
        ('[[provider]]\nname = "a"\nkind = "oidc"\nclient_id = "x"\n', "issuer"),
        ('[[provider]]\nname = "a b"\nkind = "oidc"\n', "oidc"),
        ('[[provider]]\nname = "a"\nkind = "oidc"\nsecret = "in the file"\n', "secret"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(folder, told, words):
    (folder / "sign_in.toml").write_text(told, "utf-8")
    with pytest.raises(QAError, match=words):
        single_sign_on.accounts()


def test_a_secret_stands_in_the_environment_alone(folder, monkeypatch):
    told = '[[provider]]\nname = "a"\nkind = "wecom"\nclient_id = "x"\nagent = "1"\nsecret_env = "XINSHENG_NO_SUCH"\n'
    (folder / "sign_in.toml").write_text(told, "utf-8")
    with pytest.raises(QAError, match="XINSHENG_NO_SUCH"):
        assert single_sign_on.accounts()["a"].secret

"""A centre of its own, signed in to with a real browser: set-up, the first administrator, invitations, each role, a
deep link, a second factor, and a tab that dies when access ends."""

from __future__ import annotations

import shutil
import time

import pyotp
import pytest
from playwright.sync_api import expect
from serving import qa, served

PASSWORD = "一匹白马过河去"


@pytest.fixture(scope="module")
def own(tiny_made, tmp_path_factory):
    """(address, folder) of the tiny centre as a real one: no demo, nobody yet."""
    folder = tmp_path_factory.mktemp("own") / "data"
    shutil.copytree(tiny_made, folder)
    (folder / "demo").rmdir()
    with served(folder) as where:
        yield where, folder


@pytest.fixture
def visit(browser, own):
    """A browser of one's own: a function that opens an address in it."""
    contexts = []

    def opened(path="/"):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN"))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.goto(own[0] + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def _link(own, *argv) -> str:
    answer = qa(own[1], "user", *argv)
    assert answer.returncode == 0, answer.stderr
    return "/" + answer.stdout.strip().splitlines()[-1].split("/", 3)[3]


def _choose(page, **more):
    for name, value in more.items():
        page.fill(f"#{name}", value)
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD)
    page.locator("form button").first.click()
    expect(page.locator("h1")).to_be_visible()


def _sign_in(page, login, password=PASSWORD):
    page.fill("#login", login)
    page.fill("#password", password)
    page.locator("form button").first.click()


def _person(own, visit, login, *scope):
    """A person with a role, who has chosen a password: the page they land on."""
    page = visit(_link(own, "add", login, "--name", login, *scope))
    _choose(page)
    return page


def test_a_new_centre_makes_its_first_administrator_once(own, visit):
    token = "/setup/" + _issue(own)
    page = visit("/operations?period=90d")
    assert "/login?next=%2Foperations%3Fperiod%3D90d" in page.url
    page = visit(token)
    (
        page.fill("#login", "boss"),
        page.fill("#name", "老板"),
        page.fill("#password", PASSWORD),
        page.fill("#again", "别的"),
    )
    page.locator("form button").first.click()
    expect(page.locator("[role=alert]")).to_contain_text("不一样")
    assert page.input_value("#login") == "boss"
    _choose(page, login="boss", name="老板")
    expect(page.get_by_role("heading", name="数据新鲜、完整吗？")).to_be_visible()
    stranger = visit(token)
    expect(stranger.locator("h1")).to_contain_text("用过了")
    assert stranger.goto(own[0] + "/setup/nothing").status == 410


def _issue(own) -> str:
    import os

    from qa.access.invitations import issue
    from qa.records import opening
    from qa.scope import SYSTEM

    before, os.environ["XINSHENG_DATA"] = os.environ.get("XINSHENG_DATA"), str(own[1])
    try:
        return issue(SYSTEM, "", "setup")
    finally:
        opening.let_go()
        os.environ.pop("XINSHENG_DATA") if before is None else os.environ.update(XINSHENG_DATA=before)


ROLES = {
    "sup": ("--role", "supervisor", "--team", "telecom/甲组"),
    "rev": ("--role", "reviewer"),
    "exe": ("--role", "executive"),
    "cli": ("--role", "client", "--programme", "telecom"),
    "aud": ("--role", "auditor"),
}


@pytest.mark.parametrize("login", ROLES)
def test_each_role_comes_in_by_its_link_and_sees_its_home(own, visit, login):
    page = _person(own, visit, login, *ROLES[login])
    expect(page.locator("h1")).not_to_contain_text("登录")
    rail = page.locator(".st-key-rail")
    expect(rail).to_be_visible()
    seen = rail.inner_text()
    assert ("人员" in seen) == (login == "adm") and ("审计" in seen) == (login == "aud")
    page.goto(own[0] + "/people_and_access?role=admin&as_agent=x")
    expect(page.get_by_text("这一页不在你的菜单里。")).to_be_visible()


def test_a_deep_link_survives_sign_in(own, visit):
    page = visit("/customer_experience?period=90d&lang=en")
    _sign_in(page, "exe", "wrong")
    expect(page.locator("[role=alert]")).to_contain_text("不对")
    _sign_in(page, "exe")
    expect(page.locator(".st-key-rail")).to_be_visible()
    assert "/customer_experience?period=90d&lang=en" in page.url
    away = visit("/login?next=https://evil.example/")
    _sign_in(away, "exe")
    expect(away.locator(".st-key-rail")).to_be_visible()
    assert away.url.startswith(own[0])


def test_a_token_from_before_is_not_the_one_after(own, visit):
    page = visit("/login")
    page.context.add_cookies([{"name": "xinsheng", "value": "f" * 43, "url": own[0]}])
    _sign_in(page, "exe")
    expect(page.locator(".st-key-rail")).to_be_visible()
    (cookie,) = [one for one in page.context.cookies() if one["name"] == "xinsheng"]
    assert cookie["value"] != "f" * 43 and cookie["httpOnly"] and cookie["sameSite"] == "Lax"


def test_an_open_tab_dies_within_five_seconds(own, visit):
    page = visit("/login")
    _sign_in(page, "rev")
    expect(page.locator(".st-key-rail")).to_be_visible()
    assert qa(own[1], "user", "disable", "rev").returncode == 0
    done = time.monotonic()
    expect(page.locator("#login")).to_be_visible(timeout=6000)
    assert time.monotonic() - done < 5.5
    _sign_in(page, "rev")
    expect(page.locator("[role=alert]")).to_contain_text("不对")
    assert qa(own[1], "user", "disable", "rev", "--back").returncode == 0


def test_signing_out_here_and_everywhere(own, visit):
    here, there = visit("/login"), visit("/login")
    for page in (here, there):
        _sign_in(page, "exe")
        expect(page.locator(".st-key-rail")).to_be_visible()
    here.goto(own[0] + "/account")
    here.get_by_role("button", name="在所有地方退出").click()
    expect(here.locator("#login")).to_be_visible()
    expect(there.locator("#login")).to_be_visible(timeout=8000)


def test_a_second_factor_from_setting_it_up_to_its_loss(own, visit):
    page = visit("/login")
    _sign_in(page, "exe")
    expect(page.locator(".st-key-rail")).to_be_visible()
    page.goto(own[0] + "/account/code")
    secret = page.locator("input[name=secret]").get_attribute("value")
    page.fill("#old", PASSWORD)
    page.fill("#code", pyotp.TOTP(secret).now())
    page.locator("form button").click()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    other = visit("/login?next=/customer_experience")
    _sign_in(other, "exe")
    other.fill("#code", "123 456")
    other.locator("form button").click()
    expect(other.locator("[role=alert]")).to_be_visible()
    other.fill("#code", codes[0])
    other.locator("form button").click()
    expect(other.locator(".st-key-rail")).to_be_visible()
    assert "/customer_experience" in other.url
    reset = visit(_link(own, "reset", "exe"))
    _choose(reset)
    expect(reset.locator(".st-key-rail")).to_be_visible()

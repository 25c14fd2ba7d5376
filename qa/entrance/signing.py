"""Signing in and out: the password, then the second factor where there is one."""

from __future__ import annotations

import asyncio
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from qa.access import second_factor, sessions, single_sign_on
from qa.access.signing_in import Tried, note, try_password, waiting
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.sheet import Field, sheet
from qa.errors import QAError

# As many hashes at once as there are cores to make them; others wait their turn.
HASHING = asyncio.Semaphore(2)


async def login(request: Request) -> Response:
    """Ask for login and password; after a wrong one say the same whatever was wrong."""
    to = asking.onward(request.query_params.get("next", "/"))
    if request.method != "POST":
        return _ask(request, to)
    given = await asking.form(request)
    to, name = asking.onward(given.get("next", "/")), given.get("login", "")
    async with HASHING:
        tried = await asyncio.to_thread(try_password, name, given.get("password", ""), asking.address(request))
    if tried.outcome in ("in", "second", "enrol"):
        return await go_on(request, tried, "password", to)
    return _ask(request, to, name, _told(request, tried))


async def go_on(request: Request, tried: Tried, method: str, to: str) -> Response:
    """What follows a password that was right: in, or the second step first."""
    if tried.outcome == "in":
        return await _come_in(request, tried.login, method, to)
    token = await asyncio.to_thread(sessions.begin_half, tried.login, tried.outcome, asking.address(request))
    return asking.step(request, RedirectResponse(f"/{tried.outcome}?{_next(to)}", 303), token)


async def _come_in(request: Request, login: str, method: str, to: str) -> Response:
    def begin() -> str:
        note(login, asking.address(request), method, "in")
        return sessions.begin(login, method, asking.address(request), asking.browser(request))

    return asking.enter(request, await asyncio.to_thread(begin), to)


def _ask(request: Request, to: str, name: str = "", wrong: str = "") -> Response:
    fields = (
        Field("login", word(request, "登录名"), value=name, fill="username"),
        Field("password", word(request, "口令"), "password", fill="current-password"),
        Field("next", kind="hidden", value=to),
    )
    other = "en" if asking.language(request) == "zh" else "zh"
    more = _elsewhere(request, to)
    more += f'<p><a href="/login?lang={other}&{escape(_next(to))}">{"English" if other == "en" else "中文"}</a></p>'
    return sheet(
        asking.language(request),
        word(request, "登录"),
        fields=fields,
        button=word(request, "登录"),
        action=f"/login?lang={asking.language(request)}",
        wrong=wrong,
        more=more,
        status=401 if wrong else 200,
    )


def _elsewhere(request: Request, to: str) -> str:
    """A button a provider of this centre; a file that cannot be read keeps nobody from their password."""
    try:
        found = single_sign_on.accounts().values()
    except QAError:
        return ""
    kinds, zh = single_sign_on.providers(), asking.language(request) == "zh"
    return "".join(
        f'<a class="button quiet" href="/sso/{one.name}?{escape(_next(to))}">'
        f"{escape(one.words or (kinds[one.kind].zh if zh else kinds[one.kind].en))}</a>"
        for one in found
    )


def _next(to: str) -> str:
    return urlencode({"next": to})


def _told(request: Request, tried: Tried) -> str:
    if tried.outcome == "locked":
        return word(request, "试错太多次了，请过 {n} 秒再试。口令忘了，请管理员重置。").format(n=tried.wait_seconds)
    return word(request, "登录名或口令不对。请再试一次。")


async def second(request: Request) -> Response:
    """Ask for the code of the second factor."""
    half = await asyncio.to_thread(sessions.half, request.cookies.get(asking.STEP, ""), "second")
    to = asking.onward(request.query_params.get("next", "/"))
    if half is None:
        return asking.leave(request)
    wrong = ""
    if request.method == "POST":
        given = await asking.form(request)
        to = asking.onward(given.get("next", "/"))
        wait = await asyncio.to_thread(waiting, half, asking.address(request))
        if wait:
            wrong = _told(request, Tried("locked", wait_seconds=wait))
        elif await asyncio.to_thread(second_factor.passes, half, given.get("code", "")):
            await asyncio.to_thread(sessions.end_half, request.cookies[asking.STEP])
            return await _come_in(request, half, "password+code", to)
        else:
            await asyncio.to_thread(note, half, asking.address(request), "code", "wrong")
            wrong = word(request, "验证码不对，或者已经用过。等下一个再试。")
    return sheet(
        asking.language(request),
        word(request, "第二步：验证码"),
        word(request, "打开手机上的验证器，输入 6 位数字；手机不在身边，输入一个恢复码。"),
        (Field("code", word(request, "验证码"), "code", fill="one-time-code"), Field("next", kind="hidden", value=to)),
        word(request, "继续"),
        "/second",
        wrong,
        status=401 if wrong else 200,
    )


async def enrol(request: Request) -> Response:
    """Set up the second factor that a role demands, before coming in."""
    half = await asyncio.to_thread(sessions.half, request.cookies.get(asking.STEP, ""), "enrol")
    if half is None:
        return asking.leave(request)
    to, wrong, secret = asking.onward(request.query_params.get("next", "/")), "", ""
    if request.method == "POST":
        given = await asking.form(request)
        to, secret = asking.onward(given.get("next", "/")), given.get("secret", "")
        codes = await asyncio.to_thread(second_factor.enrol, half, secret, given.get("code", ""))
        if codes:
            await asyncio.to_thread(sessions.end_half, request.cookies[asking.STEP])
            entered = await _come_in(request, half, "password+code", to)
            shown = recovery_sheet(request, codes, to)
            for name, value in entered.raw_headers:
                if name == b"set-cookie":
                    shown.raw_headers.append((name, value))
            return shown
        wrong = word(request, "验证码不对，或者已经用过。等下一个再试。")
    return enrol_sheet(request, half, second_factor.usable(secret), "/enrol", to, wrong)


def enrol_sheet(request: Request, login: str, secret: str, action: str, to: str, wrong: str = "") -> Response:
    """The secret to take into a phone's app, and a field for its first code."""
    grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    link = escape(second_factor.address_of(login, secret), quote=True)
    more = (
        f"<p>{escape(word(request, '密钥'))} <code>{escape(grouped)}</code></p>"
        f'<p><a href="{link}">{escape(word(request, "在这台设备的验证器里打开"))}</a></p>'
    )
    return sheet(
        asking.language(request),
        word(request, "设置第二步验证"),
        word(request, "在手机的验证器里手工添加下面的密钥（类型：基于时间），再输入它显示的 6 位数字。"),
        (
            Field("code", word(request, "验证码"), "code", fill="one-time-code"),
            Field("secret", kind="hidden", value=secret),
            Field("next", kind="hidden", value=to),
        ),
        word(request, "确认"),
        action,
        wrong,
        more,
        status=401 if wrong else 200,
    )


def recovery_sheet(request: Request, codes: list[str], to: str) -> Response:
    """The recovery codes, shown once."""
    listed = "".join(f"<li><code>{escape(code)}</code></li>" for code in codes)
    to = escape(asking.onward(to), quote=True)
    onward = f'<a class="button" href="{to}">{escape(word(request, "记好了，继续"))}</a>'
    return sheet(
        asking.language(request),
        word(request, "记下恢复码"),
        word(request, "手机丢了就靠它们进来：每个只能用一次，只显示这一次。"),
        more=f'<ul class="codes">{listed}</ul>{onward}',
    )


async def logout(request: Request) -> Response:
    """Sign out, here or everywhere."""
    given = await asking.form(request)
    token = request.cookies.get(sessions.COOKIE, "")
    session = await asyncio.to_thread(sessions.holder, token)
    if session and given.get("everywhere"):
        await asyncio.to_thread(sessions.end_everywhere, session.person.login, session.person.login)
    elif token:
        await asyncio.to_thread(sessions.end, token)
    return asking.leave(request)

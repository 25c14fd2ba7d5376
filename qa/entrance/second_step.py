"""The second step of a sign-in: a code from the phone, or setting one up first where a role demands it."""

from __future__ import annotations

import asyncio
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from qa.access import second_factor, sessions
from qa.access.signing_in import Tried, counted, note
from qa.entrance import asking
from qa.entrance.asking import word
from qa.entrance.sheet import Field, sheet
from qa.entrance.signing import come_in, told


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
        wait = await asyncio.to_thread(counted, half, asking.address(request), "code")
        if wait:
            wrong = told(request, Tried("locked", wait_seconds=wait))
        elif await asyncio.to_thread(second_factor.passes, half, given.get("code", "")):
            await asyncio.to_thread(note, half, asking.address(request), "code", "right")
            await asyncio.to_thread(sessions.end_half, request.cookies[asking.STEP])
            return await come_in(request, half, "password+code", to)
        else:
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
            entered = await come_in(request, half, "password+code", to)
            shown = recovery_sheet(request, codes, to)
            for name, value in entered.raw_headers:
                if name == b"set-cookie":
                    shown.raw_headers.append((name, value))
            return shown
        wrong = word(request, "验证码不对，或者已经用过。等下一个再试。")
    return enrol_sheet(request, half, second_factor.usable(secret), "/enrol", to, wrong)


def enrol_sheet(
    request: Request, login: str, secret: str, action: str, to: str, wrong: str = "", asked: tuple[Field, ...] = ()
) -> Response:
    """The secret to take into a phone's app, and a field for its first code, behind what is `asked` before."""
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
            *asked,
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

"""user: people and what they may see: add, give and take roles, invite, disable, reset, end sessions, list."""

from __future__ import annotations

import orjson

from qa.access import sessions
from qa.access.acting import DAYS, end_token, issue_token
from qa.access.invitations import issue
from qa.access.people import add, change, give, known, take
from qa.access.person import people
from qa.access.reading import Reader
from qa.access.roster import invite, uninvited
from qa.access.single_sign_on import tie
from qa.scope import ROLES, SYSTEM
from qa.settings import data_folder, setting
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.store import Store


def _arguments(parser) -> None:
    parser.add_argument("do", choices=list(DOES))
    parser.add_argument("login", nargs="?", default="")
    parser.add_argument("--name", default="")
    parser.add_argument("--language", default="", choices=["", "zh", "en"])
    parser.add_argument("--role", default="", help=", ".join(ROLES))
    parser.add_argument("--agent", default="", help="agent_id, as shop/S001")
    parser.add_argument("--team", action="append", default=[], help="team_id, may be repeated")
    parser.add_argument("--programme", action="append", default=[], help="programme_id, may be repeated")
    parser.add_argument("--provider", default="", help="name in sign_in.toml, with link")
    parser.add_argument("--subject", default="", help="the number the provider knows the person by, with link")
    parser.add_argument("--from", dest="since", default="", help="first day, as 2026-11-27")
    parser.add_argument("--days", type=int, default=DAYS, help="how long a token is good")
    parser.add_argument("--take", action="store_true", help="take the role instead of giving it")
    parser.add_argument("--back", action="store_true", help="with disable: let the person in again")


def _link(login: str, purpose: str) -> str:
    place = str(setting("hosts")).split(",")[0].strip()
    base = f"https://{place}" if place else f"http://127.0.0.1:{_port()}"
    return f"{base}/link/{issue(SYSTEM, login, purpose)}"


def _port() -> int:
    """Where the app of this data folder answers, or would."""
    card = data_folder() / "server.json"
    return int(orjson.loads(card.read_bytes())["port"] if card.exists() else setting("port"))


def _told(login: str, link: str) -> Answer:
    return Answer({"login": login, "link": link}, [_("给 {login} 的链接，只能用一次：").format(login=login), link])


def _add(call: Call) -> Answer:
    login = add(SYSTEM, call.args.login, call.args.name, call.args.language)
    if call.args.role:
        _role(call)
    return _told(login, _link(login, "invite"))


def _role(call: Call) -> Answer:
    args = call.args
    if args.take:
        take(SYSTEM, args.login, args.role)
    else:
        give(SYSTEM, args.login, args.role, args.agent, tuple(args.team), tuple(args.programme), args.since)
    return _list(call, args.login)


def _invite(call: Call) -> Answer:
    if call.args.login:
        return _told(call.args.login, _link(known(call.args.login).login, "invite"))
    store = Store()
    try:
        made = invite(SYSTEM, uninvited(Reader(store)))
    finally:
        store.close()
    rows = [{"login": one["login"], "name": one["name"], "link": _link(one["login"], "invite")} for one in made]
    return Answer(rows, ["\t".join(row.values()) for row in rows] or [_("名册里的坐席都有账号了。")])


def _disable(call: Call) -> Answer:
    change(SYSTEM, call.args.login, is_active=call.args.back)
    return _list(call, call.args.login)


def _reset(call: Call) -> Answer:
    login = known(call.args.login).login
    return _told(login, _link(login, "reset"))


def _token(call: Call) -> Answer:
    args = call.args
    if args.take:
        is_ended = end_token(SYSTEM, args.name)
        return Answer({"ended": is_ended}, [_("令牌 {name} 已结束。").format(name=args.name) if is_ended else "–"])
    token = issue_token(SYSTEM, args.name, args.login, args.role, args.days)
    told = _("令牌 {name}，{days} 天内有效，只显示这一次；程序用环境变量 XINSHENG_TOKEN 带上它。")
    return Answer({"name": args.name, "token": token}, [told.format(name=args.name, days=args.days), token])


def _tie(call: Call) -> Answer:
    args = call.args
    tie(SYSTEM, args.provider, args.subject, args.login)
    told = _("{provider} 的 {subject} 现在是 {login}。").format(
        provider=args.provider, subject=args.subject, login=args.login or "–"
    )
    return Answer({"provider": args.provider, "subject": args.subject, "login": args.login}, [told])


def _sessions(call: Call) -> Answer:
    logins = [known(call.args.login).login] if call.args.login else [p.login for p in people()]
    rows = [
        {
            "login": login,
            "since": f"{s.begun_at:%Y-%m-%d %H:%M}",
            "from": s.address,
            "by": s.method,
            "browser": s.browser,
        }
        for login in logins
        for s in sessions.of(login)
    ]
    return Answer(rows, ["\t".join(row.values()) for row in rows] or [_("没有人登录着。")])


def _list(call: Call, login: str = "") -> Answer:
    rows = [
        {"login": p.login, "name": p.name, "is_active": p.is_active, "roles": [_words(g) for g in p.grants]}
        for p in people()
        if not login or p.login == login.lower()
    ]
    lines = [f"{r['login']}\t{r['name']}\t{'' if r['is_active'] else _('停用')}\t{'; '.join(r['roles'])}" for r in rows]
    return Answer(rows, lines or [_("还没有人。先用 python -m qa serve 里的设置链接建第一位管理员。")])


def _words(grant) -> str:
    return " ".join([grant.role, grant.agent_id, *grant.teams, *grant.programmes]).strip()


DOES = {
    "list": _list,
    "add": _add,
    "role": _role,
    "invite": _invite,
    "disable": _disable,
    "reset": _reset,
    "link": _tie,
    "token": _token,
    "sessions": _sessions,
}
VERB = Verb(
    "user", "人员与权限", "People and access", _arguments, lambda call: DOES[call.args.do](call), needs_store=False
)

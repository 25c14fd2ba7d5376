"""The command line: parse, run where the warehouse is free, otherwise forward to the running app."""

from __future__ import annotations

import argparse
import http.client
import os
import sys
from pathlib import Path

import orjson

from qa.access.acting import acting
from qa.belonging import check
from qa.errors import QAError, WarehouseHeld
from qa.failures import ANSWERED_BY_APP, APP_BROKE_OFF, NOT_YOUR_ROLE
from qa.masking import install
from qa.metrics.counting import ready
from qa.registry import at_once, declared
from qa.settings import data_folder, setting
from qa.translation import translate
from qa.verb import Answer, Call, Verb
from qa.warehouse.store import Store


def parser(verbs: list[Verb]) -> argparse.ArgumentParser:
    """The command line of these verbs."""
    top = argparse.ArgumentParser(prog="python -m qa", description="Xinsheng 心声")
    under = top.add_subparsers(dest="verb", required=True, metavar="verb")
    for verb in verbs:
        sub = under.add_parser(verb.name, help=verb.zh if setting("language") == "zh" else verb.en)
        verb.arguments(sub)
        sub.add_argument("--as", dest="whom", default="", metavar="LOGIN[:ROLE]", help="ask in a person's name")
        sub.add_argument("--json", action="store_true", help="machine-readable answer")
    return top


def run(argv: list[str]) -> int:
    """Exit code 0, or 1 with one line saying what is wrong and one saying what to do. Whatever is written is its
    owner's alone."""
    os.umask(0o077)
    install()
    try:
        asked = at_once("qa.verbs", Verb, argv[0]) if argv else None
        verbs = {asked.name: asked} if asked else declared("qa.verbs", Verb)
        args = parser(list(verbs.values())).parse_args(argv)
        verb, args.token = verbs[args.verb], os.environ.get("XINSHENG_TOKEN", "")
        say = (lambda line: None) if args.json else (lambda line: print(line, file=sys.stderr, flush=True))
        answer = _answer(verb, args, argv, say)
        _print(answer, args.json)
        return 0
    except QAError as problem:
        for line in problem.said(str(setting("language"))):
            print(line, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print(translate("已停下；写完的都在。"), file=sys.stderr)
        return 130
    except OSError as problem:
        said = (
            ("磁盘已满：{problem}", "腾出空间后重试；已提交的数据都在。")
            if problem.errno == 28
            else ("文件打不开：{problem}", "请核对路径和权限。")
        )
        for line in said:
            print(translate(line).format(problem=problem), file=sys.stderr)
        return 1


def _answer(verb: Verb, args: argparse.Namespace, argv: list[str], say) -> Answer:
    for name in verb.paths:
        value = getattr(args, name)
        setattr(
            args,
            name,
            (
                [str(Path(v).resolve()) for v in value]
                if isinstance(value, list)
                else str(Path(value).resolve())
                if value
                else value
            ),
        )
    if not (verb.needs_store(args) if callable(verb.needs_store) else verb.needs_store):
        return verb.run(called(verb, args, None, say))
    try:
        store = Store()
    except WarehouseHeld:
        return forward(verb.name, vars(args), say)
    try:
        check(store)
        ready(store)
        return verb.run(called(verb, args, store, say))
    finally:
        store.close()


def called(verb: Verb, args: argparse.Namespace, store: Store | None, say, served: bool = False) -> Call:
    """The call in the name that the arguments say. Raises QAError for a verb that is not for everybody."""
    scope = acting(store, args.whom, args.token)
    if not verb.is_scoped and not scope.manages:
        raise NOT_YOUR_ROLE()
    return Call(args, store, say, served, scope)


def forward(name: str, args: dict, say) -> Answer:
    """Ask the app that holds the warehouse. Raises WarehouseHeld when no app of this data folder answers."""
    card = data_folder() / "server.json"
    try:
        where = orjson.loads(card.read_bytes())
        line = http.client.HTTPConnection("127.0.0.1", where["port"], timeout=3600)
        line.request(
            "POST",
            "/xinsheng/verb",
            orjson.dumps({"verb": name, "args": args}),
            {"X-Xinsheng-Token": where["token"], "Content-Type": "application/json"},
        )
        reply = line.getresponse()
        if reply.status != 200:
            raise ConnectionError(reply.status)
    except (OSError, KeyError, orjson.JSONDecodeError) as problem:
        raise WarehouseHeld(data_folder() / "xinsheng.duckdb") from problem
    for piece in reply:
        heard = orjson.loads(piece)
        if "say" in heard:
            say(heard["say"])
        elif "error" in heard:
            raise ANSWERED_BY_APP(text=heard["error"], advice=heard["hint"])
        else:
            return Answer(heard["data"], heard["lines"])
    raise APP_BROKE_OFF()


def _print(answer: Answer, as_json: bool) -> None:
    if as_json and answer.data is not None:
        sys.stdout.buffer.write(orjson.dumps(answer.data, default=str, option=orjson.OPT_INDENT_2) + b"\n")
    elif answer.lines:
        print("\n".join(answer.lines))
    sys.stdout.flush()

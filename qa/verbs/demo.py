"""demo: a call centre with known truth, written as exports and imported like anybody's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qa import demo
from qa.clock import this_day
from qa.failures import DATE_UNREADABLE, FOLDER_HOLDS_REAL_DATA
from qa.simulation.centre import DAYS
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb


def _arguments(parser) -> None:
    parser.add_argument("--seed", type=int, help="same seed and same last day, same bytes")
    parser.add_argument("--until", help="last day, YYYY-MM-DD; default: yesterday")
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--all", action="store_true", help="import all days now instead of behind the pages")
    parser.add_argument(
        "--only-exports", metavar="FOLDER", help="write the exports and the truth there, import nothing"
    )


def _run(call: Call) -> Answer:
    args = call.args
    try:
        last = date.fromisoformat(args.until) if args.until else None
    except ValueError as problem:
        raise DATE_UNREADABLE(text=args.until) from problem
    if args.only_exports:
        places = demo.write_exports(
            Path(args.only_exports), 20 if args.seed is None else args.seed, last or this_day(), args.days
        )
        return Answer({"folders": len(places)}, [_("已写出 {n} 个文件夹。").format(n=len(places))])
    if call.store.one("select count(*) from interaction where programme_id not in ('shop', 'telecom')"):
        raise FOLDER_HOLDS_REAL_DATA()
    plan = demo.start(call.store, call.say, args.seed, last, args.days, args.all)
    contacts, messages = (call.store.one(f"select count(*) from {t}") for t in ("interaction", "message"))
    return Answer(
        plan | {"contacts": contacts, "messages": messages},
        [_("示范中心已就绪：{c:,} 次联络，{m:,} 条消息。").format(c=contacts, m=messages)],
    )


VERB = Verb("demo", "建一个示范中心", "Make a demo centre", _arguments, _run, paths=("only_exports",))

"""bench-reads: numbers beside hand-written SQL, pages on a large centre, one change among many contacts; ratios and
times of one run, never a test."""

from __future__ import annotations

import logging
import os
import resource
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from qa import pipeline
from qa.access import sessions
from qa.access.invitations import accept, issue
from qa.access.passwords import fits
from qa.access.reading import Reader
from qa.access.signing_in import password_of, try_password
from qa.language.annotating import current_version
from qa.language.scorer import in_force
from qa.metrics.benching import compare
from qa.metrics.measuring import measure
from qa.metrics.question import Question
from qa.quality.reviewing import review
from qa.quality.scorecards import scorecards, version
from qa.records.opening import let_go
from qa.scope import SYSTEM, Scope
from qa.simulation.crowd import fill
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.store import Store, shared
from qa.work import QUEUE

PHRASE = "four grey geese swim"
SCOPED = (("contacts", "channel"), ("qa_score", "team"), ("csat", "reason"), ("fcr", "queue"), ("asa", "hour"))


def _arguments(parser) -> None:
    parser.add_argument("--contacts", type=int, default=70_000)
    parser.add_argument("--worded", type=int, default=1, help="every how many-th contact has messages")
    parser.add_argument("--judged", type=int, default=1, help="every how many-th contact is judged")
    parser.add_argument("--folder", help="keep the centre there; one that is there already is used")


def _made(call: Call, folder: Path) -> Store:
    os.environ["XINSHENG_DATA"] = str(folder)
    (folder / "demo").mkdir(parents=True, exist_ok=True)  # nobody signs in to a bench
    store = shared()
    if not store.one("select 1 from interaction limit 1"):
        began = time.perf_counter()
        stages = {"annotate": current_version(), "score": version()}
        fill(
            store,
            call.args.contacts,
            call.args.worded,
            call.args.judged,
            in_force().version,
            stages,
            {c.scorecard_id: c.version for c in scorecards().values()},
        )
        pipeline.rebuild(store, call.say)
        call.say(f"{call.args.contacts:,} contacts in {time.perf_counter() - began:.0f} s")
    pipeline.refresh(store)
    return store


def _pages() -> list[dict]:
    """Server time of every page for its roles and four periods, nothing kept and everything kept, in ms."""
    from streamlit.testing.v1 import AppTest

    from qa.settings import PROJECT
    from qa.ui.menu import PLACES

    logging.getLogger("streamlit").setLevel(logging.ERROR)  # it warns at every draw that there is no browser
    found = []
    for place in PLACES:
        for role in place.menu[:2]:
            app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=600)
            app.query_params["role"] = role
            app.run()
            app.switch_page(f"pages/{place.path}")
            for state in ("cold", "kept"):
                for _again in range(3):
                    if state == "cold":
                        shared().forget_results()
                    began, worked = time.perf_counter(), time.process_time()
                    app.run()
                    found.append(
                        dict(
                            page=place.url,
                            role=role,
                            state=state,
                            ms=(time.perf_counter() - began) * 1000,
                            cpu_ms=(time.process_time() - worked) * 1000,
                        )
                    )
    return found


def _scope_costs(store: Store) -> list[dict]:
    """[{metric, by, ms, asked_ms, scoped_ms, ratio, ratio_asked}]: the same rows asked for by the house, by a question
    that names every programme, and through a scope that holds them all."""
    every = tuple(row["programme_id"] for row in store.rows("select distinct programme_id from contact_fact"))
    whole, scoped = Reader(store), Reader(store, Scope("bench", "executive", programmes=every))
    ways = ((whole, Question()), (whole, Question(where={"programme": every})), (scoped, Question()))
    found = []
    for key, by in SCOPED:
        spent: list[list[float]] = [[] for _way in ways]
        for _again in range(9):
            for (reader, question), times in zip(ways, spent):
                store.forget_results()
                began = time.perf_counter()
                measure(reader, [key], question, by=(by,))
                times.append(time.perf_counter() - began)
        ms, asked_ms, scoped_ms = (statistics.median(times) * 1000 for times in spent)
        ratios = dict(ratio=scoped_ms / ms, ratio_asked=scoped_ms / asked_ms)
        found.append(dict(metric=key, by=by, ms=ms, asked_ms=asked_ms, scoped_ms=scoped_ms) | ratios)
    return found


def _sign_in_costs() -> dict:
    """Milliseconds of one password hash, and of a whole sign-in with it, in a folder of their own."""
    with TemporaryDirectory() as name:
        before, os.environ["XINSHENG_DATA"] = os.environ["XINSHENG_DATA"], name
        try:
            return _signed_in()
        finally:
            let_go()
            os.environ["XINSHENG_DATA"] = before


def _signed_in() -> dict:
    accept(issue(SYSTEM, "", "setup"), PHRASE, "bench")
    kept, spent = password_of("bench"), {"hash": [], "sign_in": []}
    for _again in range(9):
        began = time.perf_counter()
        fits(PHRASE, kept)
        spent["hash"].append(time.perf_counter() - began)
        began = time.perf_counter()
        try_password("bench", PHRASE, "127.0.0.1")
        sessions.begin("bench", "password", "127.0.0.1", "bench")
        spent["sign_in"].append(time.perf_counter() - began)
    return {name: statistics.median(times) * 1000 for name, times in spent.items()}


def _one_review(store: Store) -> dict:
    """Seconds from a reviewer's form to every number, and what it takes in memory."""
    who = Reader(store, Scope("bench", "reviewer"))
    row = store.rows("select interaction_id, scorecard_id, item_id from item_fact limit 1")[0]
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    review(who, row["interaction_id"], row["scorecard_id"], {row["item_id"]: "not_met"})
    pipeline.carry(who, [row["interaction_id"]])
    return dict(
        seconds=time.perf_counter() - began,
        peak_mb=(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024,
    )


def _run(call: Call) -> Answer:
    with TemporaryDirectory() as name:
        store = _made(call, Path(call.args.folder or name))
        pairs, pages, one = compare(Reader(store)), _pages(), _one_review(store)
        scopes, signing = _scope_costs(store), _sign_in_costs()
        QUEUE.settled()
        store.close()
    lines = [_("指标和手写的 SQL 比，同一次运行：")]
    lines += [
        f"  {p['metric']:<16}{p['by']:<14}{p['ms']:>9.2f} ms{p['by_hand_ms']:>9.2f} ms  ×{p['ratio']:.2f}"
        for p in pairs
    ]
    for state in ("cold", "kept"):
        mine = sorted(p["ms"] for p in pages if p["state"] == state)
        cpu = statistics.median(p["cpu_ms"] for p in pages if p["state"] == state)
        lines.append(
            f"  pages, {state}: median {statistics.median(mine):.0f} ms, p95 {mine[int(0.95 * (len(mine) - 1))]:.0f}"
            f" ms, CPU median {cpu:.0f} ms"
        )
        worst = max((p for p in pages if p["state"] == state), key=lambda p: p["ms"])
        lines.append(f"    slowest: {worst['page']} ({worst['role']}) {worst['ms']:.0f} ms")
    lines.append(f"  one review: {one['seconds']:.2f} s, +{one['peak_mb']:.0f} MB")
    lines += [
        f"  in a scope: {s['metric']:<16}{s['by']:<10}{s['ms']:>8.2f} ms{s['scoped_ms']:>8.2f} ms  ×{s['ratio']:.2f}"
        f"  (×{s['ratio_asked']:.2f} of the same condition asked for)"
        for s in scopes
    ]
    lines.append(f"  sign in: {signing['sign_in']:.0f} ms, of which one hash {signing['hash']:.0f} ms")
    told = {"pairs": pairs, "pages": pages, "review": one, "scopes": scopes, "sign_in": signing}
    return Answer(told, lines)


VERB = Verb(
    "bench-reads",
    "指标、页面和一处改动的速度",
    "Speed of numbers, pages and one change",
    _arguments,
    _run,
    needs_store=False,
    paths=("folder",),
)

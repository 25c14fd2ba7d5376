"""The demo centre in this data folder: the last two weeks at once, the older days behind the pages, in child
processes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import orjson

from qa import loading, pipeline
from qa.adapters.importing import import_paths
from qa.clock import this_day
from qa.demo_motivation import live_there
from qa.demo_reviewers import judge_blind
from qa.engines.pool import processes
from qa.language.annotating import is_current
from qa.settings import data_folder, setting
from qa.simulation.centre import DAYS, simulate, write_days, write_lists
from qa.simulation.recordings import record_some
from qa.translation import translate as _
from qa.warehouse.due import is_waiting
from qa.warehouse.store import Store, shared
from qa.work import HOUSE, QUEUE, Job

FIRST_DAYS, STEP_DAYS = 14, 16


def _folder() -> Path:
    return data_folder() / "demo"


def truth_folder() -> Path:
    """What is true of the simulated centre, for evaluations alone."""
    return _folder() / "truth"


def plan_file() -> Path:
    """Which days of the demo are still to be brought in."""
    return _folder() / "plan.json"


def _render(seed: int, last_day: date, days: int, folder: Path, first: int, stop: int, with_lists: bool) -> list[str]:
    centre = simulate(seed, last_day, days)
    if with_lists:
        write_lists(centre, folder)
    return [str(p) for p in write_days(centre, folder, range(first, stop))]


def _rendered(*work) -> list[Path]:
    """Simulate and write in a child process: this one stays free for the pages."""
    with processes(1) as pool:
        return [Path(p) for p in pool.submit(_render, *work).result()]


def write_exports(folder: Path, seed: int, last_day: date, days: int) -> list[Path]:
    """All exports and the truth of a demo centre, without importing them."""
    return _rendered(seed, last_day, days, folder, 0, days, True)


def start(
    store: Store,
    say: Callable[[str], None],
    seed: int | None = None,
    last_day: date | None = None,
    days: int = DAYS,
    everything: bool = False,
    served: bool = False,
) -> dict:
    """Make the demo centre and import its last days (or all of them); `plan.json` remembers what is still to come.
    `served`: inside the web server, where files are parsed in child processes."""
    seed, last_day = int(setting("demo_seed") if seed is None else seed), last_day or this_day() - timedelta(days=1)
    first = 0 if everything else max(0, days - FIRST_DAYS)
    say(_("正在模拟一个呼叫中心：两个品牌，四十位坐席，{days} 天 …").format(days=days))
    _rendered(seed, last_day, days, _folder(), first, days, True)
    plan_file().write_bytes(
        orjson.dumps({"seed": seed, "last_day": last_day.isoformat(), "days": days, "loaded_from": days})
    )
    say(_("正在导入它的导出文件 …"))
    _bring(store, [_folder() / "exports"], say, served)
    say(_("它的质检员在盲评 …"))
    if judge_blind(store, truth_folder(), seed):
        pipeline.refresh(store, say)
    live_there(store, seed, last_day)
    record_some(store, _folder() / "recordings", data_folder() / "recordings.toml")
    _remember(first)
    return orjson.loads(plan_file().read_bytes())


def _bring(store: Store, paths: list[Path], say: Callable[[str], None], served: bool = False) -> None:
    def said(done: int, of: int, receipt) -> None:
        if done % 25 == 0 or done == of:
            say(f"  {done}/{of}")

    pipeline.bring_in(store, paths, said=said, say=say, served=served)


def start_later() -> Job:
    """Make the demo centre behind the pages of an empty folder, which is a demo's from this moment on; then load its
    older days."""
    _folder().mkdir(parents=True, exist_ok=True)

    def run(job: Job) -> None:
        if not shared().one("select 1 from ingest_file limit 1"):
            start(shared(), job.say, served=True)
        backfill_later()

    return QUEUE.submit("建示范中心", run, key="demo")


def _remember(loaded_from: int) -> None:
    plan = orjson.loads(plan_file().read_bytes())
    half = plan_file().with_suffix(".part")
    half.write_bytes(orjson.dumps(plan | {"loaded_from": loaded_from}))
    half.replace(plan_file())


def backfill_later() -> None:
    """Finish what an earlier run left undone, then load the older days of a demo, newest first, a step at a time so
    that other work comes between."""
    QUEUE.submit("装入更早的日期", _backfill, HOUSE, "backfill")


def _backfill(job: Job) -> None:
    store = shared()
    if is_waiting(store) or not is_current(store):
        pipeline.refresh(store, job.say)
    plan = orjson.loads(plan_file().read_bytes()) if plan_file().exists() else {"loaded_from": 0}
    loading.STATE.days_left = reached = plan["loaded_from"]
    if reached <= 0:
        return
    first = max(0, reached - STEP_DAYS)
    job.say(_("还剩 {n} 天").format(n=reached))
    places = _rendered(
        plan["seed"], date.fromisoformat(plan["last_day"]), plan["days"], _folder(), first, reached, False
    )
    for brand in sorted({p.parent for p in places}):
        import_paths(
            store, [p for p in places if p.parent == brand], pipeline.masker(), brand / "source.toml", isolated=True
        )
    pipeline.refresh(store)
    _remember(first)
    loading.STATE.days_left = first
    if first > 0:
        backfill_later()

"""doctor: is this data folder healthy, and what should be done?"""

from __future__ import annotations

from qa.access.reading import Reader
from qa.adapters.health import quarantined
from qa.adapters.refusal import REASONS
from qa.adapters.staging.sealing import overdue
from qa.customers import purposes
from qa.examining import examine
from qa.records.book import rows
from qa.records.failures import RECORDS_DAMAGED
from qa.settings import data_folder, setting
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.scrubbing import scrub_owed
from qa.working_days import problem


def _run(call: Call) -> Answer:
    store, language = call.store, str(setting("language"))
    broken = examine(store)
    damage = [_("损坏：{part}：{problem}").format(**part) for part in broken]
    damage.append(
        RECORDS_DAMAGED(problem="").said(language)[1] if broken else _("每张表、记录库和封存的原件都读得出来。")
    )
    if any(part["part"].startswith(("xinsheng.duckdb", "records.sqlite")) for part in broken):
        return Answer({"damaged": broken}, [_("数据文件夹：{path}").format(path=data_folder()), *damage])
    counts = {
        t: store.one(f"select count(*) from {t}") for t in ("ingest_file", "interaction", "message", "evaluation")
    }
    due = {r["stage"]: r["n"] for r in store.rows("select stage, count(distinct work_id) as n from due group by 1")}
    open_books = store.rows(
        """select name from ingest_file where read_count <> new_count + updated_count + unchanged_count +
            stale_count + skipped_count + quarantined_count"""
    )
    held = quarantined(Reader(store), 20)
    written = {t: len(rows(t)) for t in ("evaluation", "dispute", "kudos", "audit")}
    lines = [
        _("数据文件夹：{path}").format(path=data_folder()),
        "  ".join(f"{k}={v:,}" for k, v in (counts | written).items()),
    ]
    lines.append(
        _("行数账目：全部对得上。")
        if not open_books
        else _("行数账目对不上的文件：{names}").format(names="、".join(r["name"] for r in open_books))
    )
    lines.append(_("没有积压的工作。") if not due else _("还有积压，运行 python -m qa score：{due}").format(due=due))
    lines += [
        f"  {h['name']}  {h['rows']} "
        f" {REASONS[h['reason_code']].zh if language == 'zh' else REASONS[h['reason_code']].en}  {h['column_name']}"
        f" {h['masked_value']}"
        for h in held
    ]
    calendar, channels = problem(), purposes.problem()
    for wrong in filter(None, (calendar, channels)):
        lines += wrong.said(language)
    if scrub_owed(store):
        lines.append(_("上次忘掉一位客户时没来得及擦的字节，现在擦掉了。"))
    lines += damage
    late = len(overdue())
    if late:
        lines.append(
            _("有 {n} 个封存的原件已到期：应用开着时每天自动销毁，也可以现在运行 python -m qa expire。").format(n=late)
        )
    return Answer(
        {
            "counts": counts,
            "overdue": late,
            "records": written,
            "due": due,
            "damaged": broken,
            "calendar": str(calendar or ""),
            "channels": str(channels or ""),
            "unbalanced": [r["name"] for r in open_books],
            "quarantine": held,
        },
        lines,
    )


VERB = Verb("doctor", "体检这个数据文件夹", "Check this data folder", lambda parser: None, _run)

"""import: files and folders in, one line a file out."""

from __future__ import annotations

from pathlib import Path

from qa.adapters.files.looking import looks_like
from qa.adapters.files.upload import Upload
from qa.adapters.importing import files
from qa.adapters.staging.parsing import platforms
from qa.pipeline import bring_in
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb

COUNTS = ("read", "new", "updated", "unchanged", "stale", "skipped", "quarantined")


def _arguments(parser) -> None:
    parser.add_argument("path", nargs="+", help="files or folders")
    parser.add_argument("--mapping", help="mapping file (TOML); default: source.toml beside the exports")
    parser.add_argument("--source", default="", help="name of the source when there is no mapping")


def _run(call: Call) -> Answer:
    def said(done: int, of: int, receipt) -> None:
        call.say(f"[{done}/{of}] {receipt.name}")

    receipts = bring_in(
        call.store,
        [Path(p) for p in call.args.path],
        Path(call.args.mapping) if call.args.mapping else None,
        call.args.source,
        said,
        call.say,
        call.served,
    )
    width = max([len(r.name) for r in receipts], default=4) + 2
    lines = [f"{'':<{width}}" + "".join(f"{c:>12}" for c in COUNTS)]
    for receipt in receipts:
        shown = receipt.as_dict()
        note = (
            _("以前导入过")
            if receipt.seen_before
            else _(SKIPS.get(receipt.skip_reason.split("、")[0], ""))
            if receipt.skipped
            else ""
        )
        lines.append(
            f"{receipt.name:<{width}}" + "".join(f"{shown[c]:>12,}" for c in COUNTS) + (f"  {note}" if note else "")
        )
    total = {c: sum(r.as_dict()[c] for r in receipts) for c in COUNTS}
    lines.append(f"{'=':<{width}}" + "".join(f"{total[c]:>12,}" for c in COUNTS))
    lines += _unknown([Path(p) for p in call.args.path], {r.name for r in receipts if "no_export" in r.skip_reason})
    if total["quarantined"]:
        lines.append(
            _("有 {n} 行进了隔离区：到「数据健康」页查看原因，或运行 python -m qa doctor。").format(
                n=total["quarantined"]
            )
        )
    return Answer({"files": [r.as_dict() for r in receipts], "total": total}, lines)


def _unknown(paths: list[Path], names: set[str]) -> list[str]:
    """What the files look like that no system knows, and what to do with them."""
    told: list[str] = []
    for path in (path for path, _root in files(paths) if names and path.name in names):
        upload = Upload.at(path)
        if not any(p.recognise(upload) for p in platforms().values()):
            words, facts = looks_like(upload)
            told.append(f"{path.name}  " + _(words).format(**facts))
    more = len(told) - MOST_TOLD
    shown = told[:MOST_TOLD] + ([_("还有 {n} 个这样的文件。").format(n=more)] if more > 0 else [])
    return (
        [*shown, _("没有系统认得它：在「导入」页说明每一列是什么，或写一份映射（--mapping），见 README。")]
        if told
        else []
    )


MOST_TOLD = 10
SKIPS = {
    "no_export": "不是导出文件",
    "empty": "空行",
    "aggregate": "汇总数字，只供核对",
    "totals": "合计行",
    "header": "重复的表头",
}
VERB = Verb("import", "导入导出文件", "Import exports", _arguments, _run, paths=("path", "mapping"))

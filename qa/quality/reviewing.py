"""People's verdicts beside the machine's: a review is new rows in the records, then pulled into the warehouse; a dispute names one line."""

from __future__ import annotations

from qa.errors import QAError
from qa.quality.scorecard import scorecards
from qa.records.book import audit, write
from qa.records.pulling import pull_records
from qa.scope import Scope
from qa.warehouse.store import Store

MAY_REVIEW = ("reviewer", "supervisor")


def review(store: Store, scope: Scope, interaction_id: str, scorecard_id: str, verdicts: dict[str, str], note: str = "") -> int:
    """Write one verdict an item; how many. Raises QAError for a role that may not, or a contact out of scope."""
    if scope.role not in MAY_REVIEW:
        raise QAError("你的角色不能提交质检。", "请质检员或班组长来做。")
    _within(store, scope, interaction_id)
    if (
        scorecard_id not in scorecards()
        or set(verdicts.values()) - {"met", "not_met", "na"}
        or set(verdicts) - {i.item_id for i in scorecards()[scorecard_id].items}
    ):
        raise QAError("评分表里没有这样的条目或判断。", "刷新页面后重试。")
    for item_id, verdict in verdicts.items():
        write("review", scope.user, interaction_id=interaction_id, scorecard_id=scorecard_id, item_id=item_id, verdict=verdict, note=note)
    audit(scope.user, "review", interaction_id, f"{len(verdicts)} items")
    pull_records(store)
    return len(verdicts)


def contest(store: Store, scope: Scope, interaction_id: str, item_id: str, words: str) -> int:
    """An agent contests one item of an own contact; the id of the dispute."""
    _within(store, scope, interaction_id)
    number = write("dispute", scope.agent or scope.user, interaction_id=interaction_id, item_id=item_id, words=words)
    audit(scope.user, "dispute", interaction_id, item_id)
    return number


def _within(store: Store, scope: Scope, interaction_id: str) -> None:
    where, values = scope.where()
    if not store.one(f"select 1 from contact_fact where {where} and interaction_id = ?", [*values, interaction_id]):
        raise QAError("这通联络不在你的范围里。", "请联系管理员核对权限。")

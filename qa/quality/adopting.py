"""Reviews of before 0.4 name no scorecard version: they count under the version of today, for the items it still has."""

from __future__ import annotations

from qa.quality.scorecard import Scorecard, scorecards
from qa.warehouse.store import Store, Writer

THEIRS = "(select evaluation_id from evaluation where scorecard_version = '' and scorecard_id = ?)"


def adopt(store: Store) -> None:
    """Give every such evaluation a version and its points."""
    if not store.one("select 1 from evaluation where scorecard_version = '' limit 1"):
        return
    with store.writing() as writer:
        for card in scorecards().values():
            _adopt(writer, card)


def _adopt(writer: Writer, card: Scorecard) -> None:
    for item in card.items:
        writer.execute(
            f"""update evaluation_item set points = if(verdict = 'met', ?, 0), points_possible = if(verdict = 'na', 0, ?), critical = ?
            where item_id = ? and evaluation_id in {THEIRS}""",
            [item.points, item.points, item.critical, item.item_id, card.scorecard_id],
        )
    writer.execute(f"insert into due select distinct 'count', interaction_id from evaluation where evaluation_id in {THEIRS}", [card.scorecard_id])
    writer.execute(
        f"""update evaluation set scorecard_version = ?, points = s.points, points_possible = s.possible, score = round(100 * s.points / nullif(s.possible, 0), 2)
        from (select evaluation_id, sum(points) as points, sum(points_possible) as possible from evaluation_item where evaluation_id in {THEIRS} group by 1) s
        where evaluation.evaluation_id = s.evaluation_id""",
        [card.version, card.scorecard_id],
    )

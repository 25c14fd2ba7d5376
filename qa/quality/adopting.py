"""Reviews of before 0.4 name no scorecard version: they count under the version of today, for the items it still
has."""

from __future__ import annotations

from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import scorecards
from qa.warehouse.store import Store, Writer


def adopt(store: Store) -> None:
    """Give every such evaluation a version and its points."""
    if not store.one("select 1 from evaluation where scorecard_version = '' limit 1"):
        return
    with store.writing() as writer:
        for card in scorecards().values():
            _adopt(writer, card)


def _adopt(writer: Writer, card: Scorecard) -> None:
    writer.execute(
        """create or replace temp table theirs as select evaluation_id, interaction_id from evaluation
            where scorecard_version = '' and scorecard_id = ?""",
        [card.scorecard_id],
    )
    for item in card.items:
        writer.execute(
            """update evaluation_item set points = if(verdict = 'met', ?, 0), points_possible = if(verdict = 'na', 0,
                ?), critical = ?
            where item_id = ? and evaluation_id in (select evaluation_id from theirs)""",
            [item.points, item.points, item.critical, item.item_id],
        )
    writer.execute(
        """create or replace temp table worth as select evaluation_id, sum(points) as points,
            sum(points_possible) as possible
        from evaluation_item where evaluation_id in (select evaluation_id from theirs) group by 1"""
    )
    writer.execute(
        """update evaluation set scorecard_version = ?, points = w.points, points_possible = w.possible,
            score = round(100 * w.points / nullif(w.possible, 0), 2)
        from worth w where evaluation.evaluation_id = w.evaluation_id""",
        [card.version],
    )
    writer.execute("insert into due select distinct 'count', interaction_id from theirs")

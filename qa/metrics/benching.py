"""`measure` beside SQL that somebody wrote by hand for one number: ten pairs of metric and dimension, the same figures,
in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from qa.access.reading import Reader
from qa.metrics.measuring import fill, measure
from qa.metrics.metric import metrics
from qa.metrics.question import Question

TIMES = 15
HEARD = "is_answered and customer_message_count > 0"
KNOWN_7D = "is_answered and direction = 'in' and is_known_7d and customer_id is not null"
KNOWN_24H = "is_answered and direction = 'in' and is_known_24h and customer_id is not null"
HANDLING = "(talk_ms + hold_ms + acw_ms) / 1000.0"
PAIRS = (
    ("contacts", (), "select count(*) from contact_fact"),
    (
        "qa_score",
        ("team",),
        """select team_id, sum(score), count(score), var_samp(score), count(*) from contact_fact
            where score is not null group by 1 order by 1""",
    ),
    (
        "qa_score",
        ("agent",),
        """select agent_id, sum(score), count(score), var_samp(score), count(*) from contact_fact
            where score is not null group by 1 order by 1""",
    ),
    (
        "fcr",
        ("reason",),
        f"""select reason_id, count(*) filter ({KNOWN_7D} and next_same_gap_ms is null), count(*) filter ({KNOWN_7D}),
        count(*) filter (is_answered and direction = 'in' and not is_known_7d) from contact_fact group by 1
            order by 1""",
    ),
    (
        "repeat_24h",
        ("channel",),
        f"""select channel, count(*) filter ({KNOWN_24H} and next_gap_ms <= 86400000), count(*) filter ({KNOWN_24H}),
        count(*) filter (is_answered and direction = 'in' and not is_known_24h) from contact_fact group by 1
            order by 1""",
    ),
    (
        "complaint_rate",
        ("day",),
        f"select day, count(*) filter (has_complaint), count(*) from contact_fact where {HEARD} group by 1 order by 1",
    ),
    (
        "satisfaction",
        ("queue",),
        """select queue_id, sum(satisfaction * 100), count(satisfaction), var_samp(satisfaction * 100), count(*)
        from contact_fact where satisfaction is not null group by 1 order by 1""",
    ),
    (
        "csat",
        ("team",),
        """select team_id, count(*) filter (score >= 4), count(*) from survey_fact where instrument = 'csat'
            and score is not null group by 1 order by 1""",
    ),
    (
        "aht",
        ("hour",),
        f"""select hour, sum({HANDLING}), count(*), var_samp({HANDLING}), count(talk_ms)
        from contact_fact where is_answered and direction = 'in' and channel in ('voice', 'video')
            and talk_ms is not null group by 1
            order by 1""",
    ),
    ("wait_p90", ("day",), ""),
)
QUANTILE = "select day, quantile_cont({each}, 0.9), count(*) from {fact} where {base} group by 1 order by 1"


def _medians(*runs: Callable[[], object]) -> list[float]:
    """Median seconds of each, taken in turns, so that a busy moment falls on all of them."""
    spent: list[list[float]] = [[] for _ in runs]
    for _ in range(TIMES):
        for run, mine in zip(runs, spent):
            began = time.perf_counter()
            run()
            mine.append(time.perf_counter() - began)
    return [statistics.median(mine) for mine in spent]


def compare(reader: Reader) -> list[dict]:
    """[{metric, by, ms, by_hand_ms, ratio}], medians; nothing is kept between the runs."""
    store, found = reader.store, []
    for key, by, sql in PAIRS:
        metric = metrics()[key]
        sql = sql or QUANTILE.format(each=fill(metric.each), fact=metric.fact, base=fill(metric.base))

        def ours(key=key, by=by) -> None:
            store.forget_results()
            measure(reader, [key], Question(), by)

        by_hand, spent = _medians(lambda sql=sql: store.plainly(sql), ours)
        found.append(
            dict(metric=key, by=", ".join(by), ms=spent * 1000, by_hand_ms=by_hand * 1000, ratio=spent / by_hand)
        )
    return found

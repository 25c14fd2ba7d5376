"""Better than one's own past four weeks."""

from qa.motivation.badge import Badge

BADGE = Badge(
    "own_best",
    "🌱",
    "比自己更好",
    "Own best",
    "最近 14 天的质检得分，比自己前 28 天高出 2 分以上。",
    "QA score of the last 14 days at least 2 points above one's own 28 days before.",
    "和昨天的自己比，每个人都能得到。",
    "Compared with one's own yesterday, everyone can earn it.",
    "前 28 天 {0}，最近 14 天 {1}",
    "{0} in the 28 days before, {1} in the last 14",
    """with recent as (select max(day) as last from evaluation_fact), mine as (
        select agent_id, avg(score) filter (day > last - 14) as now, avg(score) filter (day <= last - 14 and day > last - 42) as before,
        count(*) filter (day > last - 14) as n, count(*) filter (day <= last - 14 and day > last - 42) as m from evaluation_fact, recent where agent_id is not null and score is not null group by 1)
    select agent_id, (now - before) / 2 as reached, round(before, 1) || '|' || round(now, 1) as because from mine where n >= 30 and m >= 30""",
)

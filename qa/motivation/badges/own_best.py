"""Better than one's own past four weeks."""

from qa.motivation.badge import Badge

BADGE = Badge(
    name="own_best",
    icon="🌱",
    zh="比自己更好",
    en="Own best",
    sentence_zh="最近 14 天的质检得分，比自己前 28 天高出 2 分以上。",
    sentence_en="QA score of the last 14 days at least 2 points above one's own 28 days before.",
    why_zh="和昨天的自己比，每个人都能得到。",
    why_en="Compared with one's own yesterday, everyone can earn it.",
    figures_zh="前 28 天 {0}，最近 14 天 {1}",
    figures_en="{0} in the 28 days before, {1} in the last 14",
    sql="""with daily as (
        select agent_id, day, count(*) as n, sum(score) as total from contact_fact
        where score is not null and agent_id in (select work_id from touched) group by 1, 2
    ), rolled as (
        select agent_id, day, sum(n) over lately as n, sum(n) over earlier as m,
        sum(total) over lately / sum(n) over lately as now, sum(total) over earlier / sum(n) over earlier as before
        from daily window lately as (partition by agent_id order by day range between interval 13 day preceding
        and current row),
            earlier as (partition by agent_id order by day range between interval 41 day preceding
            and interval 14 day preceding)
    )
    select agent_id, day::timestamptz as stands_at, round((now - before) / 2, 6) as reached, round(before,
    1) || '|' || round(now, 1) as because
    from rolled where n >= 30 and m >= 30""",
)

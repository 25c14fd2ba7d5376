"""Customers who were upset felt heard."""

from qa.motivation.badge import Badge

BADGE = Badge(
    "heard",
    "🫶",
    "听见了",
    "Heard",
    "最近 28 天里，八成以上着急的客户先听到了一句理解。",
    "In the last 28 days, four of five upset customers first heard understanding.",
    "客户着急时，先被听见，事情才谈得下去。",
    "Upset customers need to be heard first.",
    "{0} 位着急的客户里，{1} 位听到了",
    "{1} of {0} upset customers heard it",
    """with daily as (
        select agent_id, day, count(*) as n, count(*) filter (verdict = 'met') as met from item_fact
        where item_id = 'empathy' and verdict <> 'na' and counts and agent_id in (select work_id from touched) group by 1, 2
    ), rolled as (
        select agent_id, day, sum(n) over four_weeks as n, sum(met) over four_weeks as met
        from daily window four_weeks as (partition by agent_id order by day range between interval 27 day preceding and current row)
    )
    select agent_id, day::timestamptz as stands_at, met / n / 0.8 as reached, n || '|' || met as because from rolled where n >= 20""",
)

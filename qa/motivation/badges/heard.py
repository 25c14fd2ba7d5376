"""Customers who were upset felt heard."""

from qa.motivation.badge import Badge

BADGE = Badge(
    name="heard",
    icon="🫶",
    zh="听见了",
    en="Heard",
    sentence_zh="最近 28 天里，八成以上着急的客户先听到了一句理解。",
    sentence_en="In the last 28 days, four of five upset customers first heard understanding.",
    why_zh="客户着急时，先被听见，事情才谈得下去。",
    why_en="Upset customers need to be heard first.",
    figures_zh="{0} 位着急的客户里，{1} 位听到了",
    figures_en="{1} of {0} upset customers heard it",
    sql="""with daily as (
        select agent_id, day, count(*) as n, count(*) filter (verdict = 'met') as met from item_fact
        where item_id = 'empathy' and verdict <> 'na' and counts and agent_id in (select work_id from touched)
        group by 1, 2
    ), rolled as (
        select agent_id, day, sum(n) over four_weeks as n, sum(met) over four_weeks as met
        from daily window four_weeks as (partition by agent_id order by day range between interval 27 day preceding
        and current row)
    )
    select agent_id, day::timestamptz as stands_at, met / n / 0.8 as reached, n || '|' || met as because from rolled
        where n >= 20""",
)

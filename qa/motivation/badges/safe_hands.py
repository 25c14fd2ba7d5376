"""Personal data stayed safe, identity was checked."""

from qa.motivation.badge import Badge

BADGE = Badge(
    name="safe_hands",
    icon="🛡️",
    zh="稳妥",
    en="Safe hands",
    sentence_zh="连续 50 通联络，客户的信息都在稳妥的手里。",
    sentence_en="Fifty contacts in a row in which customers' data was in safe hands.",
    why_zh="客户的信息在我们手里是安全的。",
    why_en="Customers' data is safe with us.",
    figures_zh="目前连续 {0} 通",
    figures_en="{0} in a row so far",
    sql="""with mine as (
        select agent_id, started_at, interaction_id, has_compliance_critical,
        sum(has_compliance_critical::int) over in_order as breaks
        from contact_fact where is_compliance_judged and agent_id in (select work_id from touched)
        window in_order as (partition by agent_id order by started_at, interaction_id)
    ), run as (
        select *, count(*) filter (not has_compliance_critical) over (partition by agent_id, breaks order by started_at,
        interaction_id) as length from mine
    )
    select agent_id, started_at as stands_at, length / 50.0 as reached, length::varchar as because from run""",
)

"""Where what is rewarded stands: rows of one deed each, with agent_id, team_id, day, started_at, interaction_id."""

from __future__ import annotations

# A customer in such a state makes a contact hard; within so many hours the next contact still feels it.
HARD = "select interaction_id from {finding_in_force} where label in ('furious', 'escalation')"
FEELS_IT_HOURS = 4
# Praise of the same colleague counts once in so many days.
ONCE_DAYS = 90

DEEDS = {
    "contact": "select * from {contact_fact}",
    "item": "select * from {item_fact} where counts and verdict in ('met', 'not_met')",
    "hard": f"select * from {{contact_fact}} where interaction_id in ({HARD})",
    "after_hard": f"""select * from (select *, lag(interaction_id) over own as last_contact, lag(started_at) over own
            as last_at from {{contact_fact}} where is_answered window own as (partition by agent_id order by started_at,
            interaction_id))
        where last_contact in ({HARD}) and started_at < last_at + interval {FEELS_IT_HOURS} hour""",
    "new": f"""select f.* from {{contact_fact}} f join agent a using (agent_id)
        where f.day between a.hired_on and a.hired_on + {ONCE_DAYS}""",
    "new_item": f"""select f.* from {{item_fact}} f join agent a using (agent_id)
        where counts and verdict in ('met', 'not_met') and f.day between a.hired_on and a.hired_on + {ONCE_DAYS}""",
    "kudos": f"""select k.agent_id, f.team_id, cast(k.given_at as date) as day, k.given_at as started_at,
            k.interaction_id
        from {{kudos}} k left join {{contact_fact}} f using (interaction_id)
        where not exists (select 1 from {{kudos}} b where b.agent_id = k.agent_id and b.from_user = k.from_user
            and b.kudos_id < k.kudos_id and b.given_at > k.given_at - interval {ONCE_DAYS} day)""",
    "upheld": """select distinct f.agent_id, f.team_id, cast(e.evaluated_at as date) as day,
            e.evaluated_at as started_at, e.interaction_id
        from {evaluation_live} e join {contact_fact} f using (interaction_id)
            join {evaluation_item} i on i.evaluation_id = e.evaluation_id and i.verdict = 'met'
            join {dispute} d on d.interaction_id = e.interaction_id and d.item_id = i.item_id
        where e.occasion = 'dispute'""",
    "example": """select e.agent_id, f.team_id, cast(e.answered_at as date) as day, e.answered_at as started_at,
            e.interaction_id
        from {example_answer} e left join {contact_fact} f using (interaction_id)
        where e.is_given and not exists (select 1 from {example_answer} l where l.ask_no = e.ask_no
            and l.answer_id > e.answer_id)""",
    "reason": """select agent_id, any_value(team_id) as team_id, day, min(started_at) as started_at,
            min(interaction_id) as interaction_id, reason_id
        from {contact_fact}
        where is_answered and reason_id not in ('unknown', 'no_words') and customer_message_count > 0
        group by agent_id, day, reason_id""",
}

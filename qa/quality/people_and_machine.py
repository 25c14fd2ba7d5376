"""What people said of contacts beside what the machine said of them, item by item: without its word in sight, and with
it."""

BLIND = """with people as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id) where e.occasion = 'blind'
    and e.number not in (select number from release where not is_released)
    qualify row_number() over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id
    order by e.number) = 1
), machine as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion = 'machine' and e.interaction_id in (select interaction_id from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version)
)
select c.programme_id, p.scorecard_id, p.scorecard_version, p.item_id, count(*) as blind,
count(*) filter (m.verdict = 'not_met') as hits,
    count(*) filter (m.verdict = 'not_met' and p.verdict = 'not_met') as is_right,
    count(*) filter (m.verdict <> 'not_met') as others,
    count(*) filter (m.verdict <> 'not_met' and p.verdict = 'not_met') as overlooked
from people p join machine m using (interaction_id, scorecard_id, scorecard_version, item_id)
    join interaction c using (interaction_id) group by all"""

SEEN = """with people as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id, i.verdict from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion in ('review', 'dispute')
    and e.number not in (select number from release where not is_released)
    and (e.interaction_id, e.scorecard_id, i.item_id) not in (
        select b.interaction_id, b.scorecard_id, j.item_id from evaluation b
        join evaluation_item j using (evaluation_id) where b.occasion = 'blind')
    qualify row_number() over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id
    order by e.occasion, e.number desc) = 1
), machine as (
    select e.interaction_id, e.scorecard_id, e.scorecard_version, i.item_id from evaluation e
    join evaluation_item i using (evaluation_id)
    where e.occasion = 'machine' and i.verdict = 'not_met' and (e.scorecard_id,
    e.scorecard_version) in (select scorecard_id, scorecard_version from people)
    qualify e.number = max(e.number) over (partition by e.interaction_id, e.scorecard_id, e.scorecard_version)
)
select c.programme_id, m.scorecard_id, m.scorecard_version, m.item_id, count(*) as missed, count(p.verdict) as known,
    count(*) filter (p.verdict = 'not_met') as known_right
from machine m join interaction c using (interaction_id) left join people p using (interaction_id, scorecard_id,
scorecard_version, item_id)
group by all having known > 0"""

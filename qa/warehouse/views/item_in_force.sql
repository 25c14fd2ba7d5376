-- One row a scorecard item of a contact: the arbiter's verdict, else the newest reviewer's, else the machine's newest; all of the version judged last by the highest of them.
-- The machine's word counts where the item has earned it (item_standing); elsewhere a miss is a flag, and neither side of the score moves.
with ranked as (
    select *, case occasion when 'dispute' then 3 when 'review' then 2 when 'blind' then 2 else 1 end as authority,
        count(*) over same_card as evaluations
    from {evaluation_live} where occasion <> 'calibration' window same_card as (partition by interaction_id, scorecard_id)
), chosen as (
    select interaction_id, scorecard_id, arg_max(scorecard_version, row(authority, number)) as scorecard_version, arg_max(is_withdrawn, row(authority, number)) as is_withdrawn
    from ranked where evaluations > 1 group by interaction_id, scorecard_id
), counting as (
    select r.evaluation_id, r.scorecard_version, r.occasion, r.evaluator, r.authority, r.number, true as is_alone from ranked r where evaluations = 1 and not is_withdrawn
    union all
    select r.evaluation_id, r.scorecard_version, r.occasion, r.evaluator, r.authority, r.number, false as is_alone
    from ranked r join chosen c using (interaction_id, scorecard_id)
    where r.evaluations > 1 and r.scorecard_version = c.scorecard_version and not c.is_withdrawn and not r.is_withdrawn
    qualify r.occasion <> 'machine' or r.number = max(r.number) over (partition by r.interaction_id, r.scorecard_id, r.occasion)
), newest as (
    select i.*, c.scorecard_version, c.occasion, c.evaluator from {evaluation_item} i join counting c using (evaluation_id) where c.is_alone
    union all
    select i.*, c.scorecard_version, c.occasion, c.evaluator from {evaluation_item} i join counting c using (evaluation_id) where not c.is_alone
    qualify row_number() over (partition by i.interaction_id, i.scorecard_id, i.item_id order by c.authority desc, c.number desc) = 1
), stood as (
    select n.*, n.points_possible as points_applicable, n.occasion <> 'machine' or coalesce(s.state, 'flags') = 'counts' as counts, coalesce(s.state, 'flags') as state
    from newest n join {interaction} c using (interaction_id)
    left join item_standing s on s.programme_id = c.programme_id and s.scorecard_id = n.scorecard_id and s.scorecard_version = n.scorecard_version and s.item_id = n.item_id
)
select * replace (
    if(counts or verdict <> 'not_met', verdict, 'flagged') as verdict,
    if(counts, points, 0.0) as points,
    if(counts, points_possible, 0.0) as points_possible)
from stood where state <> 'off' or occasion <> 'machine'

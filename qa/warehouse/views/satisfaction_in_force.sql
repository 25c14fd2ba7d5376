-- One row a contact that was heard or that a person corrected: satisfaction and mean mood, -1 to 1; people say -1, 0 or 1.
select coalesce(k.interaction_id, s.interaction_id) as interaction_id,
    coalesce(cast(k.value as double), s.satisfaction) as satisfaction,
    coalesce(m.sentiment, s.sentiment) as sentiment,
    k.value is not null as is_by_person
from {contact_score} s
full join (select interaction_id, value from {correction_in_force} where kind = 'satisfaction') k on k.interaction_id = s.interaction_id
left join (select interaction_id, round(avg(sentiment), 9) as sentiment from {mood_in_force} group by 1 having bool_or(is_by_person)) m
    on m.interaction_id = coalesce(k.interaction_id, s.interaction_id)

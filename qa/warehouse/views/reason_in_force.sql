-- One row a contact that was heard or that a person gave a reason: why the customer came.
select coalesce(k.interaction_id, s.interaction_id) as interaction_id, coalesce(k.value, s.reason_id) as reason_id, k.value is not null as is_by_person
from {contact_score} s
full join (select c.interaction_id, coalesce(f.reason_id, c.value) as value from {correction_in_force} c
left join reason_follow f on f.old_id = c.value where c.kind = 'reason') k on k.interaction_id = s.interaction_id

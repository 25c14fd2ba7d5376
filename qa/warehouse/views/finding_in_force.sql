-- One row a finding that nobody said is none, and one a finding that only a person heard: all of the message, certain.
select f.* from {finding} f
where not exists (select 1 from {correction_in_force} k where k.kind = 'finding' and k.value = 'no'
    and k.interaction_id = f.interaction_id and k.message_seq = f.message_seq and k.label = f.label)
union all
select k.interaction_id, k.message_seq, k.label, 0, length(m.text)::integer, 1.0, m.text, 'person'
from {correction_in_force} k join {message} m on m.interaction_id = k.interaction_id and m.message_seq = k.message_seq
where k.kind = 'finding' and k.value = 'yes' and not exists (select 1 from {finding} f
    where f.interaction_id = k.interaction_id and f.message_seq = k.message_seq and f.label = k.label)

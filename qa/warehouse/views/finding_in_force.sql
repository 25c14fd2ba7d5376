-- One row a finding that nobody said is none, and one a finding that only a person heard: all of the message, certain.
select f.* from {finding} f
anti join (select interaction_id, message_seq, label from {correction_in_force} where kind = 'finding' and value = 'no') k
    using (interaction_id, message_seq, label)
union all
select k.interaction_id, k.message_seq, k.label, 0, length(m.text)::integer, 1.0, m.text, 'person'
from (select * from {correction_in_force} where kind = 'finding' and value = 'yes') k
join {message} m on m.interaction_id = k.interaction_id and m.message_seq = k.message_seq
anti join {finding} f on f.interaction_id = k.interaction_id and f.message_seq = k.message_seq and f.label = k.label

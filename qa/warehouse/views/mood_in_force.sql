-- One row a customer message with words: its mood, -1 to 1, a person's word (low, middle, high as -0.6, 0, 0.6) before the machine's.
select m.interaction_id, m.message_seq, coalesce(cast(k.value as double) * 0.6, m.sentiment) as sentiment, k.value is not null as is_by_person
from {message_score} m
left join {correction_in_force} k on k.kind = 'sentiment' and k.interaction_id = m.interaction_id and k.message_seq = m.message_seq

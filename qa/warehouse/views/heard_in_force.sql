-- One row a finding in force, or an answer of a language model as `model:question:answer`: all that a rule can hear in words.
select interaction_id, label, message_seq, span_begin, span_end, because, score from {finding_in_force}
union all
select interaction_id, concat('model:', question_key, ':', answer), coalesce(message_seq, 0), coalesce(span_begin, 0), coalesce(span_end, 0), because, 1.0
from {model_answer} where answer <> 'discarded'

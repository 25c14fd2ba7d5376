-- One row a finding that nobody said is none.
select f.* from {finding} f
where not exists (select 1 from {correction_in_force} k where k.kind = 'finding' and k.value = 'no'
    and k.interaction_id = f.interaction_id and k.message_seq = f.message_seq and k.label = f.label)

-- One row what a person put right in a contact: the newest word on a message, kind and label; what was given back to the machine is gone.
select * from (select * from {correction} qualify row_number() over (partition by interaction_id, message_seq, kind, label order by correction_id desc) = 1)
where value <> 'machine'

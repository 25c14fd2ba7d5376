-- One row an agent's word on whether a sentence of theirs may stand as an example, pulled from the records; the last one of an ask counts.
create table if not exists example_answer (
    answer_id bigint, -- position in the records
    ask_no bigint, -- position of the ask in the records
    agent_id varchar, -- [staff] whose sentence it is
    interaction_id varchar, -- [key] contact it was said in
    is_given boolean, -- it may stand as an example
    answered_at timestamptz -- when
);

-- One row a queue entered, as one export row says it (sources that report visits whole).
create table if not exists visit_claim (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    visit_seq bigint, -- order of the visit in its contact, from 1
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    queue_native varchar, -- [staff] queue
    agent_native varchar, -- [staff] agent who answered
    entered_at timestamptz, -- entered
    left_at timestamptz, -- answered or left
    wait_ms bigint, -- wait until answer or leaving
    outcome varchar -- [code] answered, abandoned_queue, timeout, no_agent, exit_key, callback, transferred, unknown
);

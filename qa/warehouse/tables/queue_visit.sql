-- One row a queue entered by a contact: service level is counted here.
create table if not exists queue_visit (
    interaction_id varchar, -- [key] contact
    visit_seq bigint, -- order in its contact, from 1
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    queue_id varchar, -- [staff] queue
    agent_id varchar, -- [staff] agent who answered
    team_id varchar, -- [staff] that agent's team on that day
    entered_at timestamptz, -- entered
    left_at timestamptz, -- answered or left
    ended_at timestamptz, -- the talk that followed ended
    wait_ms bigint, -- wait until answer or leaving
    talk_ms bigint, -- talk that followed
    outcome varchar, -- [code] how the wait ended: answered, abandoned_queue, timeout, no_agent, exit_key, callback, unknown
    is_transferred boolean -- the answering agent passed it on
);

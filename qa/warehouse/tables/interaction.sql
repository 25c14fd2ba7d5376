-- One row a contact (联络), woven from all claims about it.
create table if not exists interaction (
    interaction_id varchar, -- hash of space and native id, unique
    programme_id varchar, -- programme
    source_id varchar, -- source of the leading claim
    native_id varchar, -- contact id in the source
    channel varchar, -- channel
    direction varchar, -- in or out
    queue_id varchar, -- first queue
    agent_id varchar, -- last agent
    team_id varchar, -- that agent's team on that day
    customer_id varchar, -- customer, or the address hash when no customer list names it
    masked_address varchar, -- address for the eye
    started_at timestamptz, -- start
    queued_at timestamptz, -- entered a queue
    answered_at timestamptz, -- answered by a person
    ended_at timestamptz, -- end
    started_on date, -- local day
    started_hour smallint, -- local hour 0-23
    ivr_ms bigint, -- IVR
    wait_ms bigint, -- wait
    talk_ms bigint, -- talk
    hold_ms bigint, -- hold
    acw_ms bigint, -- after-contact work
    outcome varchar, -- outcome
    outcome_raw varchar, -- the source's word
    ended_by varchar, -- who ended it
    transfer_count bigint, -- transfers
    reason_label varchar, -- reason tagged at the source
    is_resolved boolean, -- solved as the source says
    first_response_ms bigint, -- first customer message to first human reply, text channels
    customer_message_count bigint, -- messages of the customer
    agent_message_count bigint, -- messages of agents
    time_precision varchar -- second, minute or day
);

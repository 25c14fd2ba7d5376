-- One row a contact (联络), built from all claims about it.
create table if not exists interaction (
    interaction_id varchar, -- [key] hash of space and native id, unique
    programme_id varchar, -- [key] programme
    source_id varchar, -- [key] source of the leading claim
    native_id varchar, -- [id] contact id in the source
    channel varchar, -- [code] channel
    direction varchar, -- [code] in or out
    queue_id varchar, -- [staff] first queue
    agent_id varchar, -- [staff] last agent
    team_id varchar, -- [staff] that agent's team on that day
    customer_id varchar, -- [key] customer, or the address hash when no customer list names it
    masked_address varchar, -- [address] address for the eye
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
    outcome varchar, -- [code] outcome
    outcome_raw varchar, -- [text] the source's word
    ended_by varchar, -- [code] who ended it
    transfer_count bigint, -- transfers
    reason_label varchar, -- [text] reason tagged at the source
    is_resolved boolean, -- solved as the source says
    purpose varchar, -- [code] why the centre calls: callback, check, opportunity, sale
    case_native varchar, -- [id] case or ticket number at the source
    people_count bigint, -- people who served it, as far as they can be told apart
    first_response_ms bigint, -- first customer message to first human reply, text channels
    customer_message_count bigint, -- messages of the customer
    agent_message_count bigint, -- messages of agents
    bot_message_count bigint, -- messages of a bot
    reply_count bigint, -- turns in which a person answered the customer, text channels
    reply_ms bigint, -- their waits together, from the first word unanswered
    reply_soon_count bigint, -- of them within half a minute
    time_precision varchar -- [code] second, minute or day
);

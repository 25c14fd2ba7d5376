with cut as (select no, line, string_split(line, '|') as f from lines)
select no, line, len(f) as fields, f[1] as moment, f[2] as call, f[3] as queue, f[4] as agent, f[5] as event, f[6] as data1, if(f[5] = 'ENTERQUEUE', null, f[7]) as data2, f[8] as data3,
    f[9] as data4, f[10] as data5, if(f[5] = 'ENTERQUEUE', nullif(f[7], ''), null) as caller
from cut;
with typed as (
    select cut.*, said.*, try_cast(moment as double) as epoch, md5_number_lower(concat(secret, source_id, line)) as key, case
        when trim(line) = '' then 'empty' when fields < 5 then 'COLUMN_COUNT' when try_cast(moment as double) is null or try_cast(moment as double) <= 0 then 'BAD_TIMESTAMP'
        when try_cast(moment as double) > latest then 'FUTURE_TIME' end as problem
    from cut, said
)
select t.no as row_no, t.no as _row_no, 'queue_event' as entity, t.key as base_key, true as repeats,
    if(p.state is null, t.key, xor(t.key, md5_number_lower(p.state))) as content_hash, 1 as said_count, false as is_deleted, cast(null as timestamptz) as source_updated_at,
    case when problem is null then '' when problem = 'empty' then 'skipped' else 'quarantined' end as status, nullif(problem, 'empty') as code,
    case problem when 'COLUMN_COUNT' then '' else 'time' end as at_fault, case problem when 'COLUMN_COUNT' then cast(fields as varchar) else moment end as value, t.line, if(regexp_full_match(t.event, '[A-Z0-9_]{1,40}'), t.event, '?') as event,
    t.source_id, t.programme_id, c.interaction_id, if(regexp_matches(t.call, '[^ -~]|(^|[^0-9])(86)?1[3-9][0-9]{9}($|[^0-9])'), c.interaction_id, t.call) as native_id, if(t.queue in ('NONE', ''), null, coalesce(q.shown, t.queue)) as queue_native, if(t.agent in ('NONE', ''), null, coalesce(g.shown, t.agent)) as agent_native,
    to_timestamp(if(problem is null, epoch, null)) as happened_at, case when t.event in ('PAUSE', 'PAUSEALL') then coalesce(p.state, 'break') end as state,
    coalesce(h.shown, t.data1) as data1, coalesce(i.shown, t.data2) as data2, coalesce(j.shown, t.data3) as data3, coalesce(k.shown, t.data4) as data4, coalesce(l.shown, t.data5) as data5,
    a.hash as address_hash, a.shown as masked_address
from typed t
left join call_id c on c.call = t.call
left join people q on q.raw = t.queue
left join people g on g.raw = t.agent
left join hidden h on h.raw = t.data1 and t.event not in ($numbers)
left join hidden i on i.raw = t.data2 and t.event not in ($numbers)
left join hidden j on j.raw = t.data3 and t.event not in ($numbers)
left join hidden k on k.raw = t.data4 and t.event not in ($numbers)
left join hidden l on l.raw = t.data5 and t.event not in ($numbers)
left join pause p on p.word = t.data1 and t.event in ('PAUSE', 'PAUSEALL')
left join address a on a.caller = t.caller
order by t.no;
select _row_no, interaction_id, source_id, programme_id, native_id, 15 as claim_rank, 'voice' as channel, 'in' as direction, address_hash, masked_address
from kept where event = 'ENTERQUEUE' and address_hash is not null

"""How fresh and whole the data is: sources, hours without data, names nobody knows, columns and rates that drift, and
the quarantine."""

from __future__ import annotations

from datetime import datetime, timezone

from qa.access.reading import Reader

# A source is late after twice its usual pause, and never before two hours.
LATE_TIMES, LATE_HOURS = 2.0, 2.0
# Fewer files tell no usual pause.
USUAL_ROWS = 5
# A week against the four before it; z over 4 and three points of share, or every weekend would be drift.
NEW_DAYS, OLD_DAYS, DRIFT_Z, DRIFT_SHARE, DRIFT_N = 7, 28, 4.0, 0.03, 50
COVERED_DAYS = 90


def sources(reader: Reader, now: datetime | None = None) -> list[dict]:
    """One row a source and platform: files, rows read, accepted, skipped, quarantined, first and last moment, and
    whether it is later than it usually comes."""
    rows = reader.rows("""with file as (select * from {ingest_file} where platform <> ''),
        daily as (select source_id, platform, max(last_at) as last_at from file group by source_id, platform,
        cast(last_at as date)),
        spaced as (select *, epoch(last_at) - epoch(lag(last_at) over (partition by source_id, platform
        order by last_at)) as gap from daily),
        usual as (select source_id, platform, median(gap) / 3600 as usual_hours from spaced group by 1, 2)
        select source_id, platform, count(*) as files, sum(read_count)::bigint as read,
        sum(new_count + updated_count + unchanged_count + stale_count)::bigint as accepted,
            sum(skipped_count)::bigint as skipped, sum(quarantined_count)::bigint as quarantined,
            min(first_at) as first_at, max(last_at) as last_at,
            any_value(usual_hours) as usual_hours
        from file join usual using (source_id, platform) group by 1, 2 order by 1, 2""")
    now = now or datetime.now(timezone.utc)
    for row in rows:
        age = (now - row["last_at"]).total_seconds() / 3600 if row["last_at"] else None
        usual = row["usual_hours"]
        row["age_hours"], row["is_late"] = age, bool(age and usual and age > LATE_TIMES * usual + LATE_HOURS)
    return rows


def gaps(reader: Reader, days: int = 14) -> list[dict]:
    """Hours without a single contact where the same hour usually has at least USUAL_ROWS: [{source_id, day, first_hour,
    last_hour, usual}], newest first."""
    rows = reader.rows(
        f"""with hourly as (select source_id, started_on as day, started_hour as hour, count(*) as n
            from {{interaction}} where direction = 'in' group by all),
        span as (select source_id, unnest(generate_series(min(day), max(day), interval 1 day))::date as day from hourly
        group by 1),
        slot as (select s.source_id, s.day, h.hour, coalesce(n, 0) as n from span s cross
        join (select unnest(range(24)) as hour) h left join hourly using (source_id, day, hour)),
        beside as (select *, median(n) over (partition by source_id, hour) as usual,
        max(day) over (partition by source_id) as newest,
            max(if(n > 0, day + to_hours(hour), null)) over (partition by source_id) as reached,
            count(*) over (partition by source_id, hour) as days from slot)
        select source_id, day, hour, usual from beside where n = 0 and usual >= {USUAL_ROWS} and days >= 3
        and day > newest - {int(days)} and day + to_hours(hour) < reached
        order by source_id, day desc, hour"""
    )
    found: list[dict] = []
    for row in rows:
        last = found[-1] if found else None
        if last and (last["source_id"], last["day"], last["last_hour"] + 1) == (
            row["source_id"],
            row["day"],
            row["hour"],
        ):
            last["last_hour"], last["usual"] = row["hour"], last["usual"] + row["usual"]
        else:
            found.append(
                dict(
                    source_id=row["source_id"],
                    day=row["day"],
                    first_hour=row["hour"],
                    last_hour=row["hour"],
                    usual=row["usual"],
                )
            )
    return found


def strangers(reader: Reader) -> list[dict]:
    """Agents that sources name and the roster does not, and queues the list of queues does not know, with their
    contacts."""
    return reader.rows(
        """select 'agent' as kind, q.source_id, q.masked_value as name, (select count(*) from {interaction_claim} c
            where c.source_id = q.source_id and c.agent_native = q.masked_value) as contacts
        from {quarantine} q where q.reason_code = 'UNKNOWN_AGENT' and q.resolved_at is null
        union all
        select 'queue', v.source_id, u.native_id, count(*) from queue u join {queue_visit} v using (queue_id)
        where u.programme_id in (select programme_id from {queue_name}) and u.native_id not in (select native_id
        from {queue_name} n where n.programme_id = u.programme_id) group by all
        order by contacts desc limit 100"""
    )


def coverage(reader: Reader) -> list[dict]:
    """One row a programme and channel: shares of answered contacts that have words, agent, team, customer and a known
    reason; of calls, a wait, a hold time and after-call work, without which a handling time is too short. Of the last
    ninety days."""
    last = reader.last_day()
    return reader.rows(
        """with told as (
            select f.*, i.wait_ms is not null as has_wait, i.hold_ms is not null as has_hold,
                i.acw_ms is not null or f.acw_ms > 0 as has_acw, f.channel in ('voice', 'video') as is_call
            from {contact_fact} f join {interaction} i using (interaction_id)
            where f.is_answered and f.day > ?::date - ? and i.started_on >= ?::date - ?
        )
        select coalesce(p.name, f.programme_id) as programme, channel, count(*) as contacts,
            avg(has_wait::int) filter (is_call) as with_wait, avg(has_hold::int) filter (is_call) as with_hold,
            avg(has_acw::int) filter (is_call) as with_acw,
            avg((customer_message_count > 0)::int) as with_words, avg((agent_id is not null)::int) as with_agent,
        avg((customer_id is not null)::int) as with_customer,
            avg(coalesce(team_id <> programme_id || '/', false)::int) as with_team,
        avg((reason_id not in ('unknown', 'no_words'))::int) as with_reason
        from told f left join programme p using (programme_id) group by 1, 2 order by 1, 3 desc""",
        [last, COVERED_DAYS, last, COVERED_DAYS],
    )


def quarantined(reader: Reader, most: int = 200) -> list[dict]:
    """Open rows of the quarantine, grouped by file, reason and column."""
    return reader.rows(
        f"""select q.source_id, q.file_id, any_value(f.name) as name, q.reason_code, q.column_name, q.severity,
            count(*) as n,
        string_agg(q.row_no::varchar, ', ' order by q.row_no)[:40] as rows,
        any_value(q.masked_value) as masked_value
        from {{quarantine}} q left join {{ingest_file}} f using (file_id) where q.resolved_at is null
        group by q.source_id, q.file_id, q.reason_code, q.column_name, q.severity order by q.severity, n desc
            limit {int(most)}"""
    )


def held_rows(reader: Reader, file_id: str, reason_code: str, column: str, most: int = 100) -> list[dict]:
    """The open rows of one group, to be looked at one by one."""
    return reader.rows(
        f"""select quarantine_id, row_no, masked_value, detail, seen_count from {{quarantine}}
        where resolved_at is null and file_id = ? and reason_code = ? and column_name = ? order by row_no
            limit {int(most)}""",
        [file_id, reason_code, column],
    )


def unfinished(reader: Reader, days: int = 14) -> list[dict]:
    """Sessions that nobody ended, counted to the agent's last sign of life, of the last days there are: [{agent_id, n,
    hours, last_at}], most hours first."""
    return reader.rows(
        """select agent_id, count(*) as n, sum(epoch(ended_at - started_at)) / 3600 as hours, max(ended_at) as last_at
            from {agent_state}
        where is_unfinished and ended_at > (select max(ended_at) from {agent_state}) - to_days(?::int) group by 1
            order by hours desc, 1 limit 50""",
        [days],
    )

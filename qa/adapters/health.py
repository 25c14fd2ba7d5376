"""How fresh and whole the data is: sources, what is missing behind the numbers, and the quarantine."""

from __future__ import annotations

from qa.warehouse.store import Store


def sources(store: Store) -> list[dict]:
    """One row a source and platform: files, rows read, accepted, skipped, quarantined, first and last moment."""
    return store.rows(
        """select source_id, platform, count(*) as files, sum(read_count)::bigint as read, sum(new_count + updated_count + unchanged_count + stale_count)::bigint as accepted,
        sum(skipped_count)::bigint as skipped, sum(quarantined_count)::bigint as quarantined, min(first_at) as first_at, max(last_at) as last_at from ingest_file group by 1, 2 order by 1, 2"""
    )


def coverage(store: Store) -> list[dict]:
    """One row a programme and channel: shares of answered contacts that have words, agent, team, customer and a known reason."""
    return store.rows(
        """select coalesce(p.name, f.programme_id) as programme, channel, count(*) as contacts, avg((customer_message_count > 0)::int) as with_words, avg((agent_id is not null)::int) as with_agent,
        avg((customer_id is not null)::int) as with_customer, avg((team_id is not null)::int) as with_team, avg((reason_id not in ('unknown', 'no_words'))::int) as with_reason
        from contact_fact f left join programme p using (programme_id) where is_answered group by 1, 2 order by 1, 3 desc"""
    )


def quarantined(store: Store, most: int = 200) -> list[dict]:
    """Open rows of the quarantine, grouped by file, reason and column."""
    return store.rows(
        f"""select q.source_id, any_value(f.name) as name, q.reason_code, q.column_name, q.severity, count(*) as n,
        string_agg(q.row_no::varchar, ', ' order by q.row_no)[:40] as rows,
        any_value(q.masked_value) as masked_value
        from quarantine q left join ingest_file f using (file_id) where q.resolved_at is null
        group by q.source_id, q.file_id, q.reason_code, q.column_name, q.severity order by n desc limit {int(most)}"""
    )

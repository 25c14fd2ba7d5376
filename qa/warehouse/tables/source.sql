-- One row a source: a system that exports, with the programme (client brand) it speaks for.
create table if not exists source (
    source_id varchar, -- [key] short name of the source, unique
    programme_id varchar, -- [key] client brand its rows belong to
    programme_name varchar, -- [staff] shown name of the brand, as this source gives it
    taxonomy varchar, -- [key] contact reasons it uses, a file of data/reasons
    own_brands varchar, -- [staff] the brand's own names as this source lists them, 、 between
    space varchar, -- [key] sources with the same space share native contact ids (queue_log and CDR of one PBX)
    auto_reply_ms bigint, -- replies this soon after the customer's first message are automatic; null is one second
    zone varchar, -- [key] IANA time zone of its naive timestamps
    first_seen_at timestamptz -- first import of the source
);

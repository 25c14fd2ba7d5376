-- One row a look at how far a public contact (Weibo …) had spread.
create table if not exists spread (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    programme_id varchar, -- [key] programme
    seen_at timestamptz, -- when it was looked at
    reach bigint, -- people or views it had reached by then
    share_count bigint, -- times passed on by then
    comment_count bigint -- comments by then
);

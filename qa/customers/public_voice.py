"""What is said in public: contacts on Weibo and whatever an export says how far it spread: reach, how fast it was
answered and by whom, and whether it spreads faster than those before it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qa.access.reading import Reader

# Looks at about the same age are compared, the latest that has enough earlier ones: within the first hour, three, nine,
# a day, three days.
AGES = (1, 3, 9, 27, 72)
LEAST_BEFORE, FAST = 20, 0.9
AGE = "date_diff('minute', f.started_at, s.seen_at) / 60.0"
BUCKET = "case " + " ".join(f"when {AGE} <= {age} then {n}" for n, age in enumerate(AGES)) + " end"
LOOKS = """with post as (
    select * from {contact_fact} f where direction = 'in' and (channel = 'weibo'
        or interaction_id in (select interaction_id from {spread})) {mine}
), look as (
    select f.interaction_id, f.programme_id, f.started_at, s.seen_at, s.reach, s.share_count, s.comment_count,
        {bucket} as age from post f join {spread} s using (interaction_id) where s.seen_at >= f.started_at
), latest as (
    select * from look qualify row_number() over (partition by interaction_id order by seen_at desc) = 1
), placed as (
    select y.interaction_id, max(y.seen_at) as looked_at, count(distinct e.interaction_id) as earlier,
        count(distinct e.interaction_id) filter (coalesce(e.share_count, e.reach) < coalesce(y.share_count, y.reach))
            as slower
    from look y join look e on e.programme_id = y.programme_id and e.age = y.age
        and e.interaction_id <> y.interaction_id and e.started_at < y.started_at
        and e.started_at >= y.started_at - interval 180 day
        and (e.share_count is null) = (y.share_count is null)
    group by y.interaction_id, y.age having count(distinct e.interaction_id) >= {least}
    qualify row_number() over (partition by y.interaction_id order by looked_at desc) = 1
), first as (
    select interaction_id, arg_min(text, message_seq) as text from {message}
    where speaker = 'customer' and interaction_id in (select interaction_id from post where day between ? and ?)
        and length(text) > 0 group by 1
)
select f.interaction_id, f.started_at, f.reason_id, f.team_id, f.has_complaint, f.is_answered, f.first_response_ms,
    f.satisfaction, l.seen_at, l.reach, l.share_count, l.comment_count, p.earlier, p.slower, w.text
from post f left join latest l using (interaction_id) left join placed p using (interaction_id)
left join first w using (interaction_id)
where f.day between ? and ?
order by coalesce(l.share_count, 0) desc, coalesce(l.reach, 0) desc, f.started_at desc, f.interaction_id
"""


@dataclass(frozen=True)
class Post:
    """One public contact. `reach`, `shares`, `comments` as of `seen_at`, None where nobody looked; `faster`: the share
    of earlier ones of the brand that had spread less at about the same age, None with fewer than twenty of them;
    `answered_s`: seconds until the first reply, None where there is none; `text` its first words, None for who reads
    none."""

    interaction_id: str
    at: datetime
    reason_id: str
    team_id: str | None
    is_complaint: bool
    is_answered: bool
    answered_s: float | None
    seen_at: datetime | None
    reach: int | None
    shares: int | None
    comments: int | None
    faster: float | None
    text: str | None

    @property
    def is_spreading(self) -> bool:
        """Faster than nine in ten before it."""
        return self.faster is not None and self.faster >= FAST


def posts(reader: Reader, since: date, until: date, programme: str = "") -> list[Post]:
    """Of the days, the widest spread first."""
    mine, values = ("and f.programme_id = ?", [programme]) if programme else ("", [])
    sql = LOOKS.replace("{mine}", mine).replace("{bucket}", BUCKET).replace("{least}", str(LEAST_BEFORE))
    rows = reader.rows(sql, [*values, since, until, since, until])
    reads = reader.scope.reads_words
    return [
        Post(
            row["interaction_id"],
            row["started_at"],
            row["reason_id"],
            row["team_id"],
            bool(row["has_complaint"]),
            bool(row["is_answered"]),
            None if row["first_response_ms"] is None else row["first_response_ms"] / 1000,
            row["seen_at"],
            row["reach"],
            row["share_count"],
            row["comment_count"],
            row["slower"] / row["earlier"] if row["earlier"] else None,
            row["text"] if reads else None,
        )
        for row in rows
    ]

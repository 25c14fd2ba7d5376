"""Patterns that make a number look better and a customer worse off: two legs each, and what may lie behind it, for the
measure is suspected first."""

from __future__ import annotations

from dataclasses import dataclass

WORK = "channel, queue_id, reason_id"
# Who could choose would choose within the same queue and hour.
OFFERED = "channel, queue_id, hour"
HARD_REASONS = """reason_id in (select reason_id from {contact_fact} group by 1
having avg((has_complaint or has_escalation)::int) > (select avg((has_complaint or has_escalation)::int)
    from {contact_fact}))"""
ASKED = """interaction_id in (select interaction_id from {message}
where speaker = 'agent' and regexp_matches(text, '五星|好评|点.{0,2}赞|满意.{0,6}评价'))"""
INVITED = "interaction_id in (select interaction_id from {survey})"
TALKED = "is_answered and channel = 'voice' and talk_ms > 0"
FOLLOWED = "is_answered and direction = 'in' and is_known_7d and customer_id is not null"


@dataclass(frozen=True)
class PatternLeg:
    """Rows of a fact where `base`; the mean of `each`. `way`: +1 where a rise is suspicious; `least`: how much
    matters."""

    zh: str
    en: str
    each: str
    base: str
    way: int
    least: float
    fact: str = "contact_fact"
    kinds: str = WORK


@dataclass(frozen=True)
class Pattern:
    """`zh`/`en`: what is seen; `why_zh`/`why_en`: what else may lie behind it, said before anybody is asked."""

    name: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    first: PatternLeg
    second: PatternLeg


TALK = PatternLeg("通话短了（秒）", "calls shorter (s)", "talk_ms / 1000.0", TALKED, -1, 15.0)
RETURNS = PatternLeg(
    "七天内又来的多了", "more come back within 7 days", "(next_gap_ms is not null)::int", FOLLOWED, 1, 0.03
)
SAME_AGAIN = PatternLeg(
    "同一件事又来的多了", "more come back about the same", "(next_same_gap_ms is not null)::int", FOLLOWED, 1, 0.03
)
PATTERNS = (
    Pattern(
        "hurried",
        "通话短了，回头的多了",
        "Shorter calls, more returns",
        "是不是有人催平均时长？是不是新流程把一步挪到了下一通？",
        "Is somebody pressing for handling time? Did a new process move a step into the next contact?",
        TALK,
        RETURNS,
    ),
    Pattern(
        "closed_early",
        "标成解决的多了，同一件事回来的也多了",
        "More marked resolved, more back about the same",
        "是不是系统逼着选「已解决」才能关单？",
        "Does the system demand “resolved” to close?",
        PatternLeg(
            "标成解决的多了",
            "more marked resolved",
            "is_resolved::int",
            "is_answered and is_resolved is not null",
            1,
            0.05,
        ),
        SAME_AGAIN,
    ),
    Pattern(
        "picked_surveys",
        "满意度高了，邀请评价的少了",
        "Higher satisfaction, fewer invited",
        "是不是邀请规则改了？是不是渠道不同，有的发不出邀请？",
        "Did the rule of inviting change? Can some channels not invite?",
        PatternLeg(
            "满意度高了",
            "satisfaction higher",
            "score",
            "instrument = 'csat' and score is not null",
            1,
            0.15,
            "survey_fact",
        ),
        PatternLeg("邀请的少了", "fewer invited", f"({INVITED})::int", "is_answered", -1, 0.05),
    ),
    Pattern(
        "short_calls",
        "几秒就断的多了，一天内又来的也多了",
        "More calls of seconds, more back within a day",
        "是不是线路或耳机有问题？是不是骚扰电话多了？",
        "Is it the line or the headset? Are there more nuisance calls?",
        PatternLeg("二十秒内断的多了", "more calls under 20 s", "(talk_ms < 20000)::int", TALKED, 1, 0.03),
        PatternLeg(
            "一天内又来的多了",
            "more back within a day",
            "(next_gap_ms is not null and next_gap_ms <= 86400000)::int",
            "is_answered and direction = 'in' and is_known_24h and customer_id is not null",
            1,
            0.03,
        ),
    ),
    Pattern(
        "passed_on",
        "转走的多了，通话短了",
        "More passed on, calls shorter",
        "是不是权限收了，只能转？是不是排到了不会的队列？",
        "Were rights taken away so that only passing on is left? Is the queue a new one?",
        PatternLeg("转走的多了", "more passed on", "(transfer_count > 0)::int", "is_answered", 1, 0.05),
        TALK,
    ),
    Pattern(
        "picked_easy",
        "难的接得少了，一次办完的多了",
        "Fewer hard ones, more settled at once",
        "是不是分配规则变了？是不是难的给了专席？",
        "Did routing change? Do hard ones go to specialists now?",
        PatternLeg("难的接得少了", "fewer hard ones", f"({HARD_REASONS})::int", "is_answered", -1, 0.05, kinds=OFFERED),
        PatternLeg(
            "一次办完的多了",
            "more settled at once",
            "(next_same_gap_ms is null)::int",
            FOLLOWED,
            1,
            0.03,
            kinds=OFFERED,
        ),
    ),
    Pattern(
        "fished",
        "请客户给好评的多了，道谢的也多了",
        "More asked for praise, more thanks",
        "是不是有人布置了话术？是不是好评算了钱？",
        "Was it ordered? Is praise paid for?",
        PatternLeg("请客户给好评的多了", "more asked for praise", f"({ASKED})::int", "is_answered", 1, 0.05),
        PatternLeg(
            "道谢的多了", "more thanks", "has_thanks::int", "is_answered and customer_message_count > 0", 1, 0.05
        ),
    ),
)

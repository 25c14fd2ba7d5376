"""Does one contact settle it, or do people come back?"""

from qa.metrics.metric import Metric
from qa.windows import DAYS_3_MS, LONGEST_MS, SAME_MATTER_MS, SOON_MS


def _within(known: str, zh: str, en: str, ms: int) -> tuple[str, str, dict]:
    """First contact resolution with another window; what is younger than the window is unknown."""
    return (
        zh,
        en,
        {
            "base": f"is_answered and direction = 'in' and is_known_{known} and customer_id is not null",
            "hit": f"next_same_long_gap_ms is null or next_same_long_gap_ms > {ms}",
            "excluded": f"is_answered and direction = 'in' and not is_known_{known}",
            "excluded_zh": f"最近 {zh.split(' ')[0]} {zh.split(' ')[1]}，还不知道",
            "excluded_en": f"last {en}, not known yet",
        },
    )


METRICS = [
    Metric(
        key="fcr",
        family="experience",
        zh="首次解决率",
        en="First contact resolution",
        unit="share",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh=(
            "接起的联络里，7 天内没有同一客户、同一原因、任何渠道再来的比例。原因未知时按同一原因算。最近 7 天不计。"
        ),
        definition_en=(
            "Of answered contacts, those not followed within 7 days by the same customer about the same reason on any"
            " channel. An unknown reason counts as the same. The last 7 days are left out."
        ),
        why_zh="一次办完，客户省心，我们省力。",
        why_en="Done at once is best for both.",
        source="SQM via wfmlabs; 环信",
        base="is_answered and direction = 'in' and is_known_7d and customer_id is not null",
        hit="next_same_gap_ms is null",
        target=0.75,
        excluded="is_answered and direction = 'in' and not is_known_7d",
        excluded_zh="最近 7 天，还不知道",
        excluded_en="last 7 days, not known yet",
        variants={
            "any_reason": (
                "任何原因再来都算没解决",
                "any reason counts",
                {"hit": f"next_interaction_id is null or next_gap_ms > {SAME_MATTER_MS}"},
            ),
            "day": _within("24h", "24 小时", "24 h", SOON_MS),
            "days_3": _within("3d", "3 天", "3 days", DAYS_3_MS),
            "days_14": _within("14d", "14 天", "14 days", LONGEST_MS),
        },
    ),
    Metric(
        key="repeat_24h",
        family="experience",
        zh="24 小时重复联络",
        en="Repeat contact 24 h",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="接起的联络里，24 小时内同一客户任何渠道又来的比例。记在前一次头上。最近 24 小时不计。",
        definition_en=(
            "Of answered contacts, those followed by the same customer within 24 h on any channel. Counted at the"
            " earlier contact. The last 24 h are left out."
        ),
        why_zh="又来一次，多半是上一次没办完。",
        why_en="Coming back mostly means the last time was not finished.",
        source="house definition after S9",
        base="is_answered and direction = 'in' and is_known_24h and customer_id is not null",
        hit=f"next_gap_ms <= {SOON_MS}",
        target=0.1,
        excluded="is_answered and direction = 'in' and not is_known_24h",
        excluded_zh="最近 24 小时，还不知道",
        excluded_en="last 24 h, not known yet",
        variants={"same_reason": ("只算同一原因", "same reason only", {"hit": f"next_same_gap_ms <= {SOON_MS}"})},
    ),
    Metric(
        key="repeat_7d",
        family="experience",
        zh="7 天重复联络",
        en="Repeat contact 7 d",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="接起的联络里，7 天内同一客户任何渠道又来的比例。最近 7 天不计。",
        definition_en=(
            "Of answered contacts, those followed by the same customer within 7 days on any channel. The last 7 days"
            " are left out."
        ),
        why_zh="看得更远的重复。",
        why_en="Repeats over a longer look.",
        source="house definition after S9",
        base="is_answered and direction = 'in' and is_known_7d and customer_id is not null",
        hit=f"next_gap_ms <= {SAME_MATTER_MS}",
        excluded="is_answered and direction = 'in' and not is_known_7d",
        excluded_zh="最近 7 天，还不知道",
        excluded_en="last 7 days, not known yet",
    ),
]

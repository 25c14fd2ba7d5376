"""What it cost the customer to get there."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="effort",
        family="experience",
        zh="客户费力",
        en="Observed effort",
        unit="points",
        lowest=0.0,
        highest=5.0,
        better="down",
        kind="mean",
        fact="contact_fact",
        definition_zh=(
            "每次接起的联络里看得见的费力，一样一分，最多五分：7 天内又来、换了渠道再来、被转接、保持超过一分钟、说自"
            "己又讲了一遍。和客户自己打的费力度分开看。"
        ),
        definition_en=(
            "Visible effort of an answered contact, a point each, five at most: back within 7 days, back on another "
            "channel, transferred, held over a minute, says it was told before. Kept apart from the customers' own "
            "effort score."
        ),
        why_zh="费力的客户最容易离开。",
        why_en="Those who struggle leave first.",
        source="house definition after Dixon, Tethr",
        base="is_answered and direction = 'in'",
        each="effort",
    ),
    Metric(
        key="told_again",
        family="experience",
        zh="又讲了一遍",
        en="Told again",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="有人工服务、客户说过话的联络里，客户说自己之前已经讲过的比例。",
        definition_en="Of answered contacts with words, those in which customers say they told it before.",
        why_zh="同一件事讲两遍，就是我们没记住。",
        why_en="Telling it twice means we did not remember.",
        source="house definition after Tethr",
        base="is_answered and customer_message_count > 0",
        hit="has_repeat_mention",
    ),
    Metric(
        key="ces",
        family="experience",
        zh="费力度（客户打分）",
        en="CES",
        unit="points",
        lowest=1.0,
        highest=7.0,
        better="up",
        kind="mean",
        fact="survey_fact",
        definition_zh="「办得轻松」的 1–7 分平均；越高越轻松。",
        definition_en='Mean of 1–7, "made it easy"; higher is easier.',
        why_zh="客户自己说费不费力。",
        why_en="The customers' own word on effort.",
        source="CES 2.0; nicereply",
        base="instrument = 'ces' and score is not null",
        each="score",
        variants={
            "share": (
                "5 分以上的占比",
                "share of 5 and more",
                {"kind": "share", "unit": "share", "hit": "score >= 5", "lowest": None, "highest": None},
            )
        },
    ),
    Metric(
        key="third_time",
        family="experience",
        zh="第三次以上来问",
        en="Third time or more",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="认得客户的呼入里，是 7 天一环的连续联络中第三次及以后的比例。",
        definition_en=(
            "Of inbound contacts of known customers, the third and later ones of a chain, each within 7 days of the "
            "one before."
        ),
        why_zh="来了三次，就不是客户的问题了。",
        why_en="Three times is no longer the customer's fault.",
        source="house definition after S9",
        base="direction = 'in' and customer_id is not null and chain_no is not null",
        hit="chain_no >= 3",
    ),
]

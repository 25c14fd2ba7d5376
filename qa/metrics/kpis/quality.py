"""Quality: the score over applicable items, and the three accuracies that are never averaged into it."""

from qa.metrics.metric import Metric


def _accuracy(kind: str, zh: str, en: str, what_zh: str, what_en: str) -> Metric:
    return Metric(
        key=f"{kind}_accuracy",
        family="quality",
        zh=zh,
        en=en,
        unit="share",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh=f"没有{what_zh}致命差错的联络 ÷ 判过这一类的联络。",
        definition_en=f"Contacts without a {what_en}-critical error, of those where that class was judged.",
        why_zh="一次致命差错，不能被其他做得好的地方抵掉。",
        why_en="A critical error is not made up for by the rest.",
        source="COPC glossary",
        base=f"is_{kind}_judged",
        hit=f"not has_{kind}_critical",
        target=0.98,
    )


METRICS = [
    Metric(
        key="qa_score",
        family="quality",
        zh="质检得分",
        en="QA score",
        unit="score",
        better="up",
        kind="mean",
        fact="contact_fact",
        definition_zh=(
            "得到的分 ÷ 算分条目的分 × 100，逐通平均；不适用的、机器还没有资格扣分的条目不计，"
            "判到的分不足一半就不给分；致命差错另列。"
            "人评过的条目以人为准（申诉的答复最大，其次复核），其余以机器为准；一通联络用几张评分表，就合起来算。"
        ),
        definition_en=(
            "Points earned ÷ points that count × 100, averaged over contacts; items that do not apply, or where the"
            " machine has not earned the right to deduct, are left out, and with less than half of the points judged"
            " there is no score; critical errors stand apart. Where people judged an item their verdict counts (an"
            " answer to a dispute first, then a review), elsewhere the machine's; several scorecards of one contact are"
            " taken together."
        ),
        why_zh="看做法，不看人；每一分都能点开依据。",
        why_en="About the work, not the person; every point opens its evidence.",
        source="Zendesk, AWS weights",
        base="score is not null",
        each="score",
        target=85,
    ),
    Metric(
        key="reviewed",
        family="quality",
        zh="人评过的占比",
        en="Share reviewed by people",
        unit="share",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh="有人评过（已经生效）的联络 ÷ 有客户说话的联络。",
        definition_en="Contacts that a person judged, in force, of those in which the customer said something.",
        why_zh="评了多少，说明得了多少；机器评的不算。",
        why_en="How much was looked at says how much can be said; the machine's verdicts do not count.",
        source="AWS Connect sampling audit",
        base="customer_message_count > 0",
        hit="is_reviewed",
    ),
    _accuracy("customer", "客户致命准确率", "Customer-critical accuracy", "伤害客户的", "customer"),
    _accuracy("business", "业务致命准确率", "Business-critical accuracy", "伤害业务的", "business"),
    _accuracy("compliance", "合规致命准确率", "Compliance-critical accuracy", "违反合规的", "compliance"),
]

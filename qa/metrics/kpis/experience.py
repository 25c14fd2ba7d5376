"""Customer experience: solved at once, came back, satisfied, complained, how it felt."""

from qa.metrics.metric import Metric

METRICS = [
    Metric("fcr", "experience", "首次解决率", "First contact resolution", "share", "up", "share", "contact_fact", "接起的联络里，7 天内没有同一客户、同一原因、任何渠道再来的比例。原因未知时按同一原因算。最近 7 天不计。",
           "Of answered contacts, those not followed within 7 days by the same customer about the same reason on any channel. An unknown reason counts as the same. The last 7 days are left out.",
           "一次办完，客户省心，我们省力。", "Done at once is best for both.", "SQM via wfmlabs; 环信", base="is_answered and direction = 'in' and is_known_7d and customer_id is not null",
           hit="next_interaction_id is null or next_gap_ms > 7 * 86400000 or not is_next_same_reason", target=0.75, excluded="is_answered and direction = 'in' and not is_known_7d", excluded_zh="最近 7 天，还不知道", excluded_en="last 7 days, not known yet",
           variants={"any_reason": ("任何原因再来都算没解决", "any reason counts", {"hit": "next_interaction_id is null or next_gap_ms > 7 * 86400000"})}),
    Metric("repeat_24h", "experience", "24 小时重复联络", "Repeat contact 24 h", "share", "down", "share", "contact_fact", "接起的联络里，24 小时内同一客户任何渠道又来的比例。记在前一次头上。最近 24 小时不计。",
           "Of answered contacts, those followed by the same customer within 24 h on any channel. Counted at the earlier contact. The last 24 h are left out.", "又来一次，多半是上一次没办完。", "Coming back mostly means the last time was not finished.",
           "house definition after S9", base="is_answered and direction = 'in' and is_known_24h and customer_id is not null", hit="next_gap_ms <= 86400000", target=0.1,
           excluded="is_answered and direction = 'in' and not is_known_24h", excluded_zh="最近 24 小时，还不知道", excluded_en="last 24 h, not known yet", variants={"same_reason": ("只算同一原因", "same reason only", {"hit": "next_gap_ms <= 86400000 and is_next_same_reason"})}),
    Metric("repeat_7d", "experience", "7 天重复联络", "Repeat contact 7 d", "share", "down", "share", "contact_fact", "接起的联络里，7 天内同一客户任何渠道又来的比例。最近 7 天不计。", "Of answered contacts, those followed by the same customer within 7 days on any channel. The last 7 days are left out.",
           "看得更远的重复。", "Repeats over a longer look.", "house definition after S9", base="is_answered and direction = 'in' and is_known_7d and customer_id is not null", hit="next_gap_ms <= 7 * 86400000",
           excluded="is_answered and direction = 'in' and not is_known_7d", excluded_zh="最近 7 天，还不知道", excluded_en="last 7 days, not known yet"),
    Metric("csat", "experience", "满意度", "CSAT", "share", "up", "share", "survey_fact", "评价 4 或 5 的份数 ÷ 收到的评价（1–5）。", "Answers of 4 or 5 ÷ answers received (1–5).", "客户自己打的分；不评价的人常常不一样，请看回收率。", "The customers' own verdict; those who stay silent differ, so see the response rate.",
           "top-2-box; 1330.cn", base="instrument = 'csat' and score is not null", hit="score >= 4", target=0.85, variants={"dsat": ("不满意（1 和 2）", "dissatisfied (1 and 2)", {"hit": "score <= 2", "better": "down", "target": None})}),
    Metric("survey_response", "experience", "评价回收率", "Survey response rate", "share", "up", "share", "survey_fact", "收到的满意度评价 ÷ 发出的邀请。", "Answers received ÷ invitations.", "回收低的时候，满意度要打折扣看。", "With few answers, read CSAT with care.", "house definition",
           base="instrument = 'csat'", hit="status = 'answered'"),
    Metric("nps", "experience", "净推荐值", "NPS", "points", "up", "mean", "survey_fact", "推荐者（9–10）占比 − 贬损者（0–6）占比，乘 100。", "Promoters (9–10) minus detractors (0–6), times 100.", "愿不愿意把我们介绍给朋友。", "Would they tell a friend.", "tethr.com",
           base="instrument = 'nps' and score is not null", each="case when score >= 9 then 100.0 when score <= 6 then -100.0 else 0.0 end"),
    Metric("complaint_rate", "experience", "投诉率", "Complaint rate", "per_10k", "down", "share", "contact_fact", "有人工服务的联络里，客户表达投诉或威胁升级的次数，每万次。由语言判定得出，低不等于服务好。",
           "Answered contacts in which the customer complains or threatens to, per 10,000. Found by language; low does not mean good.", "投诉是没被听见的话说到了最后。", "A complaint is what was not heard, said at last.", "ccinchina 万投比",
           base="is_answered and customer_message_count > 0", hit="has_complaint", scale=10_000),
    Metric("sentiment", "experience", "客户情绪", "Customer sentiment", "points", "up", "mean", "contact_fact", "客户消息情绪的平均，−100 到 100；只看客户说的话，坐席的客套不算。", "Mean feeling of the customer's messages, −100 to 100; the agent's politeness is not in it.",
           "不用问卷，也听得见大家的心情。100 不是目标。", "Hear the mood without a survey. 100 is not a goal.", "own model, see docs of accuracy", base="sentiment is not null", each="sentiment * 100"),
    Metric("satisfaction", "experience", "预测满意度", "Predicted satisfaction", "points", "up", "mean", "contact_fact", "由整段对话估计的客户满意，−100 到 100；在人工评分的对话上，留出样本的秩相关见「怎么算的」页。",
           "Estimated from the whole conversation, −100 to 100; its rank correlation with people's ratings stands on the page How it's calculated.", "没填评价的客户，也该被听见。", "Those who did not answer deserve to be heard too.", "own model",
           base="satisfaction is not null", each="satisfaction * 100"),
    Metric("thanks_rate", "experience", "客户感谢", "Customer thanks", "per_10k", "up", "share", "contact_fact", "客户真心道谢的联络，每万次。", "Contacts in which the customer gives real thanks, per 10,000.", "做对的时候，也要有人看见。", "When it goes right, somebody should see it.", "house definition",
           base="is_answered and customer_message_count > 0", hit="has_thanks", scale=10_000),
]

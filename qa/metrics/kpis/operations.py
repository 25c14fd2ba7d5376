"""Operations: what came, who was answered, how fast, how long it took."""

from qa.metrics.metric import Metric

WITHIN, ABANDONED_LATE = "is_answered and wait_ms <= {service_ms}", "is_abandoned and wait_ms > {service_ms}"
SETTLED = "(outcome <> 'unknown' and channel in ('voice', 'video'))"

METRICS = [
    Metric("contacts", "operations", "联络量", "Contacts", "count", "near", "count", "contact_fact", "所有渠道进来和外出的联络，一次算一个。", "All contacts of every channel, in and out, one each.",
           "先看有多少人找我们。", "First, how many people turn to us.", "house definition", min_n=1),
    Metric("offered", "operations", "进线量", "Offered", "count", "near", "count", "visit_fact", "进入技能组排队的次数：接起、放弃、转出、超时都算；一次联络进两个组算两次。",
           "Entries into a queue: answered, abandoned, flowed out or timed out; two queues count twice.", "排班和服务水平都以它为底。", "Staffing and service level rest on it.", "Genesys metric definitions", min_n=1),
    Metric("answered", "operations", "接起量", "Answered", "count", "up", "count", "visit_fact", "由坐席接起的排队次数。", "Queue entries answered by an agent.", "真正开始服务的次数。", "Where service really began.",
           "Genesys metric definitions", base="is_answered", min_n=1),
    Metric("answer_rate", "operations", "人工接通率", "Answer rate", "share", "up", "share", "visit_fact", "接起量 ÷ 进线量。", "Answered ÷ offered.", "想找人的客户，有多少找到了人。", "How many who wanted a person reached one.",
           "frpb.cn 呼叫中心指标", hit="is_answered", target=0.95),
    Metric("abandonment_rate", "operations", "放弃率", "Abandonment rate", "share", "down", "share", "visit_fact", "（放弃 − 短放弃）÷（进线 − 短放弃）；等不到 {short_s} 秒就挂的是短放弃。",
           "(abandoned − short) ÷ (offered − short); short means under {short_s} s.", "没等到人的客户，多半会再打来，或者不再来。", "Those who gave up mostly call again, or never.", "AWS, Cisco, Google CCAI definitions",
           base="not (is_abandoned and wait_ms < {short_ms})", hit="is_abandoned", target=0.05, excluded="is_abandoned and wait_ms < {short_ms}", excluded_zh="短放弃", excluded_en="short abandons",
           variants={"raw": ("含短放弃", "with short abandons", {"base": "true", "excluded": ""})}),
    Metric("service_level", "operations", "服务水平", "Service level", "share", "up", "ratio", "visit_fact", "{service_s} 秒内接起 ÷（接起 + 超过 {service_s} 秒才放弃）；时限内放弃的不计。只算电话。",
           "Answered within {service_s} s ÷ (answered + abandoned after {service_s} s); earlier abandons do not count. Calls only.", "排队有没有照着承诺走。", "Whether the wait keeps its promise.",
           "ICMI; 4PS 公式四; Cisco 'ignored'", base="channel in ('voice', 'video')", top=f"count(*) filter ({WITHIN} and {SETTLED})", bottom=f"count(*) filter ((is_answered or {ABANDONED_LATE}) and {SETTLED})", target=0.8,
           excluded="is_abandoned and wait_ms <= {service_ms} and channel in ('voice', 'video')", excluded_zh="时限内放弃", excluded_en="abandoned within the threshold",
           variants={
               "answered_only": ("只算接起的", "answered only", {"bottom": f"count(*) filter (is_answered and {SETTLED})"}),
               "abandons_hit": ("时限内放弃算达标", "early abandons as hits", {"top": f"count(*) filter ((is_answered or is_abandoned) and wait_ms <= {{service_ms}} and {SETTLED})", "bottom": f"count(*) filter ((is_answered or is_abandoned) and {SETTLED})"}),
               "short_removed": ("只去掉短放弃", "only short abandons removed", {"bottom": f"count(*) filter ((is_answered or (is_abandoned and wait_ms > {{short_ms}})) and {SETTLED})"}),
               "every_miss": ("放弃都算未达标", "every abandon a miss", {"bottom": f"count(*) filter ((is_answered or is_abandoned) and {SETTLED})"}),
           }),
    Metric("asa", "operations", "平均应答速度", "Average speed of answer", "seconds", "down", "mean", "visit_fact", "接起的电话从进入排队到坐席接起的平均秒数（含振铃）。", "Mean seconds from entering the queue to the agent, ringing included; answered calls.",
           "接起的客户平均等多久；没等到的不在里面，请同时看放弃率。", "How long the answered waited; those who left are not in it.", "GB/T 32312-2015 2.4; AWS", base="is_answered and channel in ('voice', 'video') and wait_ms is not null", each="wait_ms / 1000.0", target=20),
    Metric("wait_p90", "operations", "等待 P90", "Wait P90", "seconds", "down", "quantile", "visit_fact", "电话排队等待（含放弃）的第 90 百分位。", "90th percentile of the wait of calls, abandons included.", "平均数藏住的长尾：十个里最久的那一个。",
           "The tail an average hides.", "plain.com reporting metrics", base="channel in ('voice', 'video') and wait_ms is not null", each="wait_ms / 1000.0", quantile=0.9),
    Metric("aht", "operations", "平均处理时长", "Average handling time", "clock", "near", "mean", "contact_fact", "（通话 + 保持 + 话后）÷ 接起的电话。", "(talk + hold + after-call work) ÷ answered calls.",
           "用来排班，不用来催人：越短不一定越好。", "For staffing, not for pushing people: shorter is not better.", "AWS; GB/T 32312-2015", base="is_answered and channel in ('voice', 'video') and talk_ms is not null", each="(talk_ms + hold_ms + acw_ms) / 1000.0"),
    Metric("chat_duration", "operations", "在线会话时长", "Chat duration", "clock", "near", "mean", "contact_fact", "在线会话从接入到结束的平均时长；坐席同时服务多人，不等于工时。", "Mean time from answer to end of a chat; agents serve several at once, so it is not labour time.",
           "看客户要花多久。", "What it costs the customer in time.", "house definition", base="is_answered and channel in ('webchat', 'app', 'wechat') and talk_ms is not null", each="talk_ms / 1000.0"),
    Metric("occupancy", "operations", "占用率", "Occupancy", "share", "near", "ratio", "state_fact", "（服务 + 话后）÷（服务 + 话后 + 等待来电）；小休、培训、工单不算。", "(busy + after-call work) ÷ (busy + after-call work + available); breaks, training and casework are left out.",
           "长期高于 85% 会把人耗尽；太低是排班问题。", "Above 85 % for long burns people out; too low is a staffing matter.", "Call Centre Helper; AWS", base="state in ('busy', 'acw', 'available')",
           top="sum(spent_ms) filter (state in ('busy', 'acw'))", bottom="sum(spent_ms) filter (state in ('busy', 'acw', 'available'))", target=0.75, min_n=1),
    Metric("transfer_rate", "operations", "转接率", "Transfer rate", "share", "down", "share", "visit_fact", "坐席转出的通话 ÷ 接起。", "Calls passed on by the agent ÷ answered.", "一次转接，客户要多讲一遍。", "Every transfer makes the customer tell it again.",
           "AWS metric definitions", base="is_answered and channel in ('voice', 'video')", hit="is_transferred"),
    Metric("frt", "operations", "首次响应", "First response time", "seconds", "down", "mean", "contact_fact", "文字渠道里，客户第一条消息到坐席第一条回复的平均秒数。", "Text channels: mean seconds from the customer's first message to the first human reply.",
           "客户打完字后等多久有人应。", "How long after typing somebody answers.", "七鱼; Zendesk", base="first_response_ms is not null and channel in ('webchat', 'app', 'wechat')", each="first_response_ms / 1000.0", target=30),
    Metric("frt_public", "operations", "微博与邮件首次响应", "First response, Weibo and mail", "clock", "down", "mean", "contact_fact", "微博和邮件里，客户第一条到坐席第一条回复的平均时长。", "Weibo and mail: mean time from the customer's first words to the first reply.",
           "公开的一句没人理，会被很多人看见。", "A public word without an answer is seen by many.", "Zendesk", base="first_response_ms is not null and channel in ('weibo', 'email')", each="first_response_ms / 1000.0"),
]

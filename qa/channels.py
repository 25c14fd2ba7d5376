"""The ways a customer and the centre reach each other, and what the centre calls for: code → (zh, en)."""

CHANNELS = {
    "voice": ("电话", "Phone"),
    "video": ("视频", "Video"),
    "webchat": ("在线", "Web chat"),
    "app": ("App", "App"),
    "wechat": ("微信", "WeChat"),
    "weibo": ("微博", "Weibo"),
    "sms": ("短信", "SMS"),
    "email": ("邮件", "E-mail"),
    "other": ("其他", "Other"),
}
# What an outbound contact is for.
PURPOSES = {
    "callback": ("回电", "Call-back"),
    "check": ("复查", "Check"),
    "opportunity": ("商机", "Opportunity"),
    "sale": ("电销", "Telesales"),
}

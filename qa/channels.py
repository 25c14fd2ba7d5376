"""The ways a customer reaches the centre: code → (zh, en)."""

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

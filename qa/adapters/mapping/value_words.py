"""What the values of a column usually mean, as exports write them."""

from __future__ import annotations

CHANNEL = {
    "电话": "voice",
    "语音": "voice",
    "在线": "webchat",
    "网页": "webchat",
    "微信": "wechat",
    "微博": "weibo",
    "短信": "sms",
    "邮件": "email",
    "App": "app",
}


SPEAKER = {
    "客户": "customer",
    "访客": "customer",
    "用户": "customer",
    "客服": "agent",
    "坐席": "agent",
    "机器人": "bot",
    "系统": "system",
}


OUTCOME = {
    "已接": "answered",
    "接通": "answered",
    "已接听": "answered",
    "是": "answered",
    "Y": "answered",
    "放弃": "abandoned_queue",
    "未接": "abandoned_queue",
    "否": "abandoned_queue",
    "N": "abandoned_queue",
}


CSAT = {
    "非常满意": "5",
    "很满意": "5",
    "满意": "4",
    "比较满意": "4",
    "一般": "3",
    "不满意": "2",
    "不太满意": "2",
    "非常不满意": "1",
    "很不满意": "1",
} | dict.fromkeys(("未评价", "未评", "未参评", "无评价", "无", "-", "/"), "")


STATE = {
    "空闲": "available",
    "示闲": "available",
    "通话": "busy",
    "小休": "break",
    "休息": "break",
    "话后": "acw",
    "离线": "offline",
    "培训": "notready",
}

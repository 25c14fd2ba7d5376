"""What the values of a column usually mean, as exports write them."""

from __future__ import annotations

import re

CHANNEL = {
    "电话": "voice",
    "语音": "voice",
    "热线": "voice",
    "视频": "video",
    "在线": "webchat",
    "网页": "webchat",
    "网站": "webchat",
    "官网": "webchat",
    "PC": "webchat",
    "H5": "webchat",
    "微信": "wechat",
    "公众号": "wechat",
    "小程序": "wechat",
    "企微": "wechat",
    "微博": "weibo",
    "短信": "sms",
    "邮件": "email",
    "邮箱": "email",
    "App": "app",
    "APP": "app",
    "iOS": "app",
    "安卓": "app",
    "Android": "app",
}


PURPOSE = {
    "回电": "callback",
    "回复": "callback",
    "复查": "check",
    "回访": "check",
    "商机": "opportunity",
    "机会": "opportunity",
    "电销": "sale",
    "营销": "sale",
}


SPEAKER = {
    "客户": "customer",
    "访客": "customer",
    "用户": "customer",
    "顾客": "customer",
    "买家": "customer",
    "来电者": "customer",
    "客服": "agent",
    "坐席": "agent",
    "座席": "agent",
    "人工": "agent",
    "商家": "agent",
    "员工": "agent",
    "机器人": "bot",
    "智能": "bot",
    "智能客服": "bot",
    "智能助手": "bot",
    "自动回复": "bot",
    "助手": "bot",
    "系统": "system",
}


OUTCOME = {
    "已接": "answered",
    "接通": "answered",
    "已接通": "answered",
    "已接听": "answered",
    "接听": "answered",
    "应答": "answered",
    "成功": "answered",
    "打通": "answered",
    "接了": "answered",
    "通话": "answered",
    "正常": "answered",
    "是": "answered",
    "Y": "answered",
    "放弃": "abandoned_queue",
    "未接": "abandoned_queue",
    "漏接": "abandoned_queue",
    "漏话": "abandoned_queue",
    "未接通": "abandoned_queue",
    "未接听": "abandoned_queue",
    "未应答": "abandoned_queue",
    "排队挂断": "abandoned_queue",
    "客户挂断": "abandoned_queue",
    "早释": "abandoned_queue",
    "振铃放弃": "abandoned_queue",
    "振铃未接": "abandoned_queue",
    "IVR放弃": "abandoned_ivr",
    "语音菜单": "abandoned_ivr",
    "否": "abandoned_queue",
    "N": "abandoned_queue",
    "超时": "timeout",
    "溢出": "timeout",
    "留言": "voicemail",
    "自助": "self_service",
    "非工作时间": "out_of_hours",
    "下班": "out_of_hours",
    "黑名单": "blocked",
    "拦截": "blocked",
    "无人接听": "not_reached",
    "没人接": "not_reached",
    "没接": "not_reached",
    "无人应答": "not_reached",
    "拒接": "not_reached",
    "拒绝": "not_reached",
    "关机": "not_reached",
    "停机": "not_reached",
    "空号": "not_reached",
    "忙线": "not_reached",
    "占线": "not_reached",
    "用户忙": "not_reached",
    "无法接通": "not_reached",
    "不在服务区": "not_reached",
    "失败": "failed",
}


DIRECTION = {
    "呼入": "in",
    "来电": "in",
    "进线": "in",
    "入": "in",
    "呼出": "out",
    "外呼": "out",
    "去电": "out",
    "回访": "out",
    "拨出": "out",
    "出": "out",
}


CSAT = {
    "非常满意": "5",
    "很满意": "5",
    "十分满意": "5",
    "满意": "4",
    "比较满意": "4",
    "好评": "5",
    "一般": "3",
    "中评": "3",
    "不满意": "2",
    "不太满意": "2",
    "差评": "1",
    "非常不满意": "1",
    "很不满意": "1",
    "十分不满意": "1",
} | dict.fromkeys(("未评价", "未评", "未参评", "未参与", "未回复", "未打分", "无评价", "无", "-", "--", "/"), "")


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
GRADE = re.compile(r"(\d{1,2}(?:\.\d)?)\s*[分星颗]级?")
DENIED = ("未", "不", "没", "无", "非")


def grade(value: str) -> str:
    """The figure of 5分, 4星; "" for anything else."""
    found = GRADE.fullmatch(value.strip())
    return found[1] if found else ""


def means(words: dict[str, str], value: str) -> str | None:
    """What a value probably means: as it stands there, else by the longest known word in it; a word that is denied
    there says nothing."""
    value = value.strip()
    if value in words:
        return words[value]
    inside = [word for word in words if len(word) > 1 and word in value and not _is_denied(word, value)]
    return words[max(inside, key=len)] if inside else None


def _is_denied(word: str, value: str) -> bool:
    before = value[: value.index(word)]
    return before.endswith(DENIED) and not word.startswith(DENIED)

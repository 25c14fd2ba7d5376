"""What a table can be imported as: its fields, by what words a column or a value is guessed."""

from __future__ import annotations

from dataclasses import dataclass

from qa.adapters.mapping.value_words import CHANNEL, CSAT, DIRECTION, OUTCOME, PURPOSE, SPEAKER, STATE


@dataclass(frozen=True)
class Field:
    """One thing a target takes. `words` are header words that mean it; `values` translate what stands in the column;
    `kind` what sort of value it is."""

    name: str
    zh: str
    en: str
    words: tuple[str, ...]
    needed: bool = False
    kind: str = "text"  # text, time, duration, address
    values: tuple[tuple[str, str], ...] = ()


def _f(name, zh, en, words, needed=False, kind="text", values=None) -> Field:
    return Field(
        name, zh, en, tuple(w.replace("_", " ") for w in words.split()), needed, kind, tuple((values or {}).items())
    )


AGENT = _f(
    "agent",
    "坐席",
    "Agent",
    "坐席工号 座席工号 客服工号 受理工号 员工编号 员工号 人员编号 坐席账号 座席账号 坐席 座席 客服 受理人 接待人"
    " 拨打人 回访人 接听人 处理人 接线员"
    " 话务员 工号 agent",
)
DIRECTIONS = _f("direction", "方向", "Direction", "呼叫方向 通话方向 呼叫类型 方向 direction", values=DIRECTION)


TARGETS: dict[str, tuple[str, str, tuple[Field, ...]]] = {
    "contact": (
        "联络（通话、会话）",
        "Contacts",
        (
            _f("id", "编号", "Id", "编号 唯一标识 标识 单号 会话 通话ID 流水号 流水 单号 id", True),
            _f(
                "started_at",
                "开始时间",
                "Start",
                "呼叫发起 发起 开始 起始 进入 呼叫时间 呼入时间 来电时间 进线时间 咨询时间"
                " 拨打时间 日期 时间 start date time",
                True,
                "time",
            ),
            _f(
                "answered_at",
                "接起时间",
                "Answered",
                "通话开始 开始通话 接起 接入时间 接听时间 应答时间 接通时间 answer",
                kind="time",
            ),
            _f("ended_at", "结束时间", "End", "结束时间 挂断时间 挂机时间 结束 挂断 end", kind="time"),
            _f("channel", "渠道", "Channel", "渠道 来源 channel", values=CHANNEL),
            DIRECTIONS,
            _f("queue", "技能组", "Queue", "技能组 队列 queue topic"),
            AGENT,
            _f(
                "customer",
                "客户号码",
                "Customer",
                "客户号码 客户电话 客户手机 来电号码 主叫号码 号码 手机 电话 来电 访客 主叫 caller",
                kind="address",
            ),
            _f("wait", "等待时长", "Wait", "等待 排队 speed_of_answer speed wait", kind="duration"),
            _f("talk", "通话时长", "Talk", "通话时长 通话秒 通话用时 通话时间 通话多久 时长 talk", kind="duration"),
            _f("hold", "保持时长", "Hold", "保持 hold", kind="duration"),
            _f("acw", "话后时长", "After-call work", "话后 acw", kind="duration"),
            _f(
                "outcome",
                "结果",
                "Outcome",
                "通话结果 呼叫结果 接听情况 接续状态 是否接听 接听状态 接通状态"
                " 是否接通 接通? 接通？ 结果 状态 接通 answered",
                values=OUTCOME,
            ),
            _f("called", "被叫号码（外呼的客户）", "Called number", "被叫号码 被叫", kind="address"),
            _f("reason", "咨询原因", "Reason", "咨询原因 来电原因 来电事由 事由 业务类型 问题分类 原因 分类 类型 小结"),
            _f("transfers", "转接次数", "Transfers", "转接 transfer"),
            _f("purpose", "外呼目的", "Purpose of the call", "外呼目的 呼出目的", values=PURPOSE),
            _f("case", "关联工单", "Case", "关联工单 案件"),
        ),
    ),
    "message": (
        "消息（文字、转写）",
        "Messages",
        (
            _f("contact", "所属联络", "Contact", "会话 对话ID 对话编号 编号 通话 contact id", True),
            _f(
                "speaker",
                "谁说的",
                "Speaker",
                "发送方 发言方 说话人 消息类型 消息方向 角色 身份 谁 发送 speaker from",
                True,
                values=SPEAKER,
            ),
            _f("text", "内容", "Text", "消息内容 聊天内容 对话内容 内容 文字 文本 消息 text content", True),
            _f("said_at", "时间", "Time", "发送时间 消息时间 时间 time", kind="time"),
            _f("order", "序号", "Order", "序号 order seq"),
            _f("begin", "开始（录音内）", "Begin", "开始毫秒 begin", kind="duration"),
            _f("end", "结束（录音内）", "End", "结束毫秒 end", kind="duration"),
        ),
    ),
    "survey": (
        "满意度",
        "Survey answers",
        (
            _f("contact", "所属联络", "Contact", "会话 呼叫 通话 话单 单号 外呼编号 编号 contact id", True),
            _f(
                "score",
                "评分",
                "Score",
                "满意度 满意 打分 得分 评价结果 评价等级 星级 评价 评分 评价 score rating",
                True,
                values=CSAT,
            ),
            _f("happened_at", "时间", "Time", "评价时间 邀评时间 提交时间 时间 日期 time date", kind="time"),
            _f("comment", "留言", "Comment", "留言 意见 建议 原因 反馈 comment"),
        ),
    ),
    "agent": (
        "坐席名册",
        "Roster",
        (
            _f("id", "工号", "Number", "工号 员工编号 员工号 人员编号 坐席编号 座席编号 id", True),
            _f("name", "姓名", "Name", "姓名 名字 name"),
            _f("team", "班组", "Team", "班组 组别 小组 团队 部门 组 team"),
            _f("aliases", "登录名", "Logins", "登录名 登录账号 登录 分机 账号 login"),
            _f("hired_on", "入职日期", "Hired", "入职 到岗 上岗", kind="time"),
            _f("valid_from", "从哪天起", "From", "生效 起 from", kind="time"),
        ),
    ),
    "customer": (
        "客户名单",
        "Customers",
        (
            _f("id", "客户编号", "Number", "客户编号 编号 客户 id", True),
            _f("name", "姓名", "Name", "姓名 name"),
            _f("phone", "手机", "Phone", "手机 电话 phone", kind="address"),
            _f("wechat", "微信", "WeChat", "微信", kind="address"),
            _f("email", "邮箱", "E-mail", "邮箱 mail", kind="address"),
            _f(
                "home",
                "地址（只用来遮住，不保存）",
                "Address (only to hide it, not kept)",
                "收货地址 地址 住址 address",
            ),
            _f("segment", "价值", "Segment", "价值 等级 级别"),
            _f("margin", "年毛利", "Margin", "毛利 margin"),
            _f("orders", "近一年订单", "Orders of the year", "近一年订单 近一年账单"),
            _f("orders_ever", "累计订单", "Orders ever", "累计订单 累计账单 总订单"),
            _f("first_order_on", "首次下单", "First order", "首次下单 首单 开户", kind="time"),
            _f("last_order_on", "最近下单", "Last order", "最近下单 最近账单 末单", kind="time"),
        ),
    ),
    "state": (
        "坐席状态",
        "Agent states",
        (
            _f("agent", "坐席", "Agent", "坐席 客服 工号 agent", True),
            _f("happened_at", "时间", "Time", "时间 time", True, "time"),
            _f("state", "状态", "State", "状态 state", True, values=STATE),
            _f("reason", "原因", "Reason", "原因 reason"),
        ),
    ),
    "schedule": (
        "排班",
        "Schedules",
        (
            _f("agent", "坐席", "Agent", "坐席 客服 工号 agent", True),
            _f("starts_at", "上班", "Start", "上班 开始 start", True, "time"),
            _f("ends_at", "下班", "End", "下班 结束 end", True, "time"),
            _f("activity", "安排", "Activity", "班次 安排 activity"),
        ),
    ),
    "ticket": (
        "工单",
        "Tickets",
        (
            _f("id", "工单号", "Number", "工单 编号 id", True),
            _f("opened_at", "创建时间", "Opened", "创建 受理 opened created", kind="time"),
            _f("solved_at", "解决时间", "Solved", "解决 完结 关闭 solved", kind="time"),
            _f("status", "状态", "Status", "状态 status"),
            _f("contact", "所属联络", "Contact", "会话 通话"),
            _f("customer", "客户号码", "Customer", "客户 号码 手机", kind="address"),
            AGENT,
            _f("category", "分类", "Category", "分类 类型"),
        ),
    ),
}

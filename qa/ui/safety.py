"""The statement of data safety: facts of the running configuration, in sentences a client can be handed."""

from __future__ import annotations

import streamlit as st

from qa.access.safety import access_facts, audit_facts
from qa.language.personal import kinds
from qa.settings import setting
from qa.ui.chrome import ROLE_NAMES
from qa.ui.session import Viewer, _, pick


def statement(viewer: Viewer) -> None:
    """Four paragraphs of facts."""
    access, audit = access_facts(), audit_facts()
    left, right = st.columns(2, gap="large")
    with left:
        _told(_("存什么，遮什么"), _kept())
        _told(_("存多久"), _long())
    with right:
        _told(_("谁看得到"), _who(access))
        _told(_("记录和核对"), _written(audit, access))
    if access["is_demo"]:
        st.caption(_("这是示范中心：人和话都是编的。"))


def _told(name: str, lines: list[str]) -> None:
    st.subheader(name)
    for line in lines:
        st.text(f"· {line}")


def _kept() -> list[str]:
    names = pick("、", ", ").join(pick(kind.name, kind.en) for kind in kinds())
    return [
        _("对话在存之前就遮住 {n} 种个人信息：{names}。").format(n=len(kinds()), names=names),
        _("客户靠带密钥的指纹认出，号码本身不存；密钥和数据分开放。"),
        _("没有哪种方法能全部遮住；遮的准确率在「听得准不准」里抽查。"),
    ]


def _long() -> list[str]:
    days, words = int(setting("sealed_days")), int(setting("words_days"))
    return [
        _("导入的原件加密保存 {n} 天，到期由系统自己销毁。").format(n=days),
        _("遮过的对话留 {n} 天，过了按月抹去；评分和统计留着。").format(n=words)
        if words
        else _("遮过的对话和统计一直留着，直到客户要求删除或数据文件夹被删。"),
        _("客户要求删除时，他的话、地址和名字从所有表、原件和备份恢复里去掉。"),
        _("登录记录留 {n} 天；做过什么在审计里，审计一直留着，不能改。").format(n=int(setting("sign_in_days"))),
    ]


def _who(access: dict) -> list[str]:
    if not access["signs_in"]:
        return [_("示范中心不登录，只有这台机器打得开。")]
    roles = pick("、", ", ").join(
        f"{_(ROLE_NAMES[role])} {count}" for role, count in sorted(access["roles"].items(), key=lambda one: -one[1])
    )
    lines = [
        _("{n} 人有账号：{roles}。").format(n=access["active"], roles=roles),
        _("各看各的：班组长看本班组，坐席看自己，委托方只看自己的品牌、看不到坐席姓名；管理员和审计员默认不看对话。"),
        _("口令只存 argon2id 指纹；{m} 分钟不动或满 {h} 小时要重新登录；停用后 5 秒内所有页面断开。").format(
            m=access["idle_minutes"], h=access["session_hours"]
        ),
        _("{n} 人设了第二步验证。").format(n=access["second_factor"]),
    ]
    return lines


def _written(audit: dict, access: dict) -> list[str]:
    return [
        _("登录、看对话、看原话、导出、改分、改权限都有审计，共 {n} 行，每行带前一行的指纹。").format(
            n=f"{audit['lines']:,}"
        ),
        _("每天一个锚点，已有 {n} 个，最近一个 {day}。").format(n=audit["anchors"], day=audit["last_anchor"] or "–"),
        _("{read} / {n} 人确认过数据使用规则。").format(read=access["read"], n=access["active"]),
    ]

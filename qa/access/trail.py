"""Reading the audit: all of it for the auditor, and for an agent who looked at their own contacts."""

from __future__ import annotations

from datetime import datetime

from qa.access.failures import MAY_NOT_READ_AUDIT
from qa.access.reading import Reader
from qa.records.audit_lines import audit_lines, distinct
from qa.records.book import rows

MAY_READ = ("auditor",)
LOOKED, MOST_LOOKS = ("view", "unmask"), 50
ACTIONS = {
    "view": ("看了对话", "Opened a conversation"),
    "sign_in": ("登录", "Signed in"),
    "sign_out": ("退出", "Signed out"),
    "session_end": ("结束一处登录", "Ended a session"),
    "sessions_end": ("结束所有登录", "Ended all sessions"),
    "password_set": ("设口令", "Set a password"),
    "second_factor_set": ("设第二步验证", "Set a second factor"),
    "second_factor_removed": ("去掉第二步验证", "Removed a second factor"),
    "person_add": ("加人", "Added a person"),
    "person_change": ("改人", "Changed a person"),
    "person_enable": ("恢复账号", "Enabled an account"),
    "person_disable": ("停用账号", "Disabled an account"),
    "role_give": ("给角色", "Gave a role"),
    "role_take": ("收角色", "Took a role"),
    "link_invite": ("发邀请", "Sent an invitation"),
    "link_reset": ("发重置", "Sent a reset"),
    "link_setup": ("发设置链接", "Sent the set-up link"),
    "left_roster": ("离开名册", "Left the roster"),
    "unmask": ("看了没遮的原话", "Opened unmasked words"),
    "thank": ("点赞", "Thanked"),
    "mask": ("说遮得对不对", "Judged a mask"),
    "identity": ("对应外部账号", "Tied an outside account"),
    "export": ("导出", "Exported"),
    "correct": ("更正", "Corrected"),
    "review": ("质检", "Reviewed"),
    "acknowledge": ("看过了评分", "Saw a verdict"),
    "round": ("发起校准", "Began a calibration"),
    "round_end": ("结束校准", "Ended a calibration"),
    "sample": ("抽样", "Drew a sample"),
    "sampling_plan": ("改抽样计划", "Changed the sampling plan"),
    "source_edit": ("改来源", "Edited a source"),
    "source_copy": ("复制来源", "Copied a source"),
    "source_remove": ("删来源", "Removed a source"),
    "lexicon": ("换听话的版本", "Changed the version that hears"),
}


def trail(
    reader: Reader,
    who: str = "",
    action: str = "",
    subject: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    page: int = 1,
    size: int = 50,
) -> tuple[list[dict], int]:
    """(lines of one page, how many in all), the newest first. Raises QAError for a role that may not."""
    if reader.scope.role not in MAY_READ:
        raise MAY_NOT_READ_AUDIT()
    return audit_lines(who, action, subject, since, until, page, size)


def named(reader: Reader) -> tuple[list[str], list[str]]:
    """(who acts in the audit, which actions there are), to choose from."""
    if reader.scope.role not in MAY_READ:
        raise MAY_NOT_READ_AUDIT()
    return distinct("written_by"), distinct("action")


def looked_at(reader: Reader, interaction_ids: list[str]) -> list[dict]:
    """Who opened these contacts of one's own, the newest first: [{written_at, written_by, subject, detail}]. `detail`
    is the role they looked in."""
    mine = {one for one in interaction_ids if reader.holds(one)}
    own = reader.scope.agent or reader.scope.user
    found = [row for one in mine for act in LOOKED for row in rows("audit", action=act, subject=one)]
    found = [row for row in found if row["written_by"] != own]
    return sorted(found, key=lambda row: row["written_at"], reverse=True)[:MOST_LOOKS]

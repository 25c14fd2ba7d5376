"""Failures of the voice: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_DECIDE = Failure(
    "决定由管理者、质检主管或班组长来定。",
    "请他们来定。",
    "Decisions are taken by executives, quality leads and supervisors.",
    "Ask one of them.",
)
DECISION_INCOMPLETE = Failure(
    "还差一句决定、一位负责人，或者回看的日子不在今天以后。",
    "写下做什么、谁负责，选一个 {most} 天以内的日子。",
    "The decision or its owner is missing, or the day to look again is not ahead.",
    "Write what is done and by whom, and choose a day within {most} days.",
)
DECISION_NOT_SEEN = Failure(
    "这个决定不在你能看到的范围里。",
    "刷新页面看看。",
    "This decision is not within what you may see.",
    "Reload the page.",
)
DECISION_OVER = Failure(
    "这个决定已经收尾。", "要接着做，先重新打开。", "This decision is closed.", "Open it again to go on."
)
STEP_INCOMPLETE = Failure(
    "还差一句话，或者日子、金额不对。",
    "写一句做了什么；日子不能在今天以后，金额不能是负的。",
    "A sentence is missing, or the day or the amount is wrong.",
    "Say what was done; the day is not ahead, the amount not below zero.",
)
NOT_CURED_YET = Failure(
    "还不能收尾：数字还没有真的降下来，或者还看不出来。",
    "继续做；不想做了，就写明原因「不做了」。",
    "It cannot be closed yet: the number has not truly dropped, or nobody can tell.",
    "Go on, or drop it with a reason.",
)
FONT_MISSING = Failure(
    "这台机器上没有中文字体，做不出 PDF。",
    "装一个（Debian 上是 fonts-noto-cjk），或在设置 report_font 里写字体文件的位置；网页和表格不受影响。",
    "This machine has no Chinese font, so no PDF can be made.",
    "Install one (fonts-noto-cjk on Debian), or name a font file in the setting report_font; page and workbook work.",
)
FONT_UNREADABLE = Failure(
    "设置 report_font 写的 {path} 读不了，或者里面没有中文。",
    "换一个 TTF、OTF 或 TTC 字体文件。",
    "{path}, named in the setting report_font, cannot be read or holds no Chinese.",
    "Name another TTF, OTF or TTC file.",
)

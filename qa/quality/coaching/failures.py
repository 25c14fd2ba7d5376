"""Failures of coaching: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_COACH = Failure(
    "辅导由班组长或质检主管来约。",
    "请他们来约。",
    "Coaching is begun by a supervisor or a quality lead.",
    "Ask one of them.",
)
COACHING_NOT_SEEN = Failure(
    "这份辅导不在你能看到的范围里。",
    "刷新页面看看。",
    "This coaching is not within what you may see.",
    "Reload the page.",
)
COACHING_OVER = Failure(
    "这份辅导已经结束。", "要继续练，就约一份新的。", "This coaching is over.", "Begin a new one to go on."
)
COACHING_TWICE = Failure(
    "{name}这一项已经有一份在练。", "在那一份里接着写。", "{name} already has one for this item.", "Go on in that one."
)
COACHING_TOO_MANY = Failure(
    "{name}已经有 {n} 份在练，一次练一两件事最见效。",
    "先结束一份再约。",
    "{name} has {n} at work already; one or two things at a time work best.",
    "End one first.",
)
COACHING_INCOMPLETE = Failure(
    "还差目标，或者回看的日子不在今天以后。",
    "写一句目标，选一个 {most} 天以内的日子。",
    "The goal is missing, or the day to look again is not ahead.",
    "Write the goal in a sentence and choose a day within {most} days.",
)
AGENT_LEFT = Failure(
    "{name}不在你的班组里，或者已经离开。",
    "从名单里选一位在岗的人。",
    "{name} is not in your teams, or has left.",
    "Choose somebody of the list.",
)
ENDS_WITHOUT_WORDS = Failure(
    "结束前还差一句小结。",
    "在「写一句」里写下两个人的小结，再按结束。",
    "What both take from it is not written yet.",
    "Write it in a sentence, then end it.",
)

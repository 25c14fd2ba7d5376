"""Failures of what follows a verdict: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_RELEASE = Failure(
    "放行由质检主管或班组长来做。",
    "请他们来看。",
    "Releasing is the quality lead's and the supervisor's.",
    "Ask one of them.",
)
RELEASES_OWN = Failure(
    "这一份是你自己评的。", "请另一个人来放行。", "You wrote this review yourself.", "Somebody else has to release it."
)
RELEASED_ALREADY = Failure(
    "这一份已经有人处理过。",
    "刷新页面看结果。",
    "Somebody dealt with this review already.",
    "Reload the page to see the result.",
)
BACK_WITHOUT_WORDS = Failure(
    "退回要写一句为什么。", "写一句再退回。", "Say in a sentence why it goes back.", "Write it, then send it back."
)
RELEASE_RULE_UNKNOWN = Failure(
    "设置 release 写成了 {value}。",
    "可以写 at_once、critical 或 person。",
    "The setting release says {value}.",
    "It may be at_once, critical or person.",
)

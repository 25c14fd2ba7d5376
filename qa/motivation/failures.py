"""Failures of the game: what happened, and what to do."""

from qa.errors import Failure

NO_SUCH_AWARD = Failure("这枚徽章他还没有得到。", "刷新页面看看。", "This badge was not earned.", "Reload the page.")
TAKEN_WITHOUT_WORDS = Failure(
    "收回要写清楚为什么，本人会看到。", "写一句再收回。", "Say why: the person reads it.", "Write a sentence first."
)

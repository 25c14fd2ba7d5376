"""Failures of the game: what happened, and what to do."""

from qa.errors import Failure

NO_SUCH_AWARD = Failure("这枚徽章他还没有得到。", "刷新页面看看。", "This badge was not earned.", "Reload the page.")
TAKEN_WITHOUT_WORDS = Failure(
    "收回要写清楚为什么，本人会看到。", "写一句再收回。", "Say why: the person reads it.", "Write a sentence first."
)
SEASON_DATES_WRONG = Failure(
    "一季从今天或以后开始，{least} 到 {most} 天。",
    "改一下开始和结束的日子。",
    "A season begins today or later and lasts {least} to {most} days.",
    "Change its first and last day.",
)
SEASON_OVERLAPS = Failure(
    "和「{name}」（{begins} 到 {ends}）重叠了。",
    "换个日子，或者改那一季的规则。",
    "It lies on “{name}” ({begins} to {ends}).",
    "Choose other days, or change the rules of that one.",
)
SEASON_NEEDS_QUESTS = Failure(
    "一季要有一到 {most} 件任务，至少一件是班组一起的。",
    "加一件或去掉几件。",
    "A season has one to {most} quests, at least one for teams.",
    "Add or remove some.",
)
SEASON_OVER = Failure(
    "这一季已经到最后一天，规则不再改。", "下一季再改。", "The season is at its last day.", "Change the next one."
)
QUEST_TWICE = Failure("同一件任务写了两次。", "去掉一件。", "A quest is there twice.", "Remove one.")
QUEST_GOAL_OUT = Failure(
    "「{name}」的目标要在 {least} 到 {most} 之间，分值从给出的里选。",
    "改一下目标。",
    "The goal of “{name}” lies between {least} and {most}.",
    "Change the goal.",
)

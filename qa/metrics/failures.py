"""Failures of counting: what happened, and what to do."""

from qa.errors import Failure

NO_SUCH_DIMENSION = Failure(
    "没有「{name}」这个维度。", "可用：{known}。", 'There is no dimension "{name}".', "Known: {known}."
)
QUEUES_HAVE_NO_TEAMS = Failure(
    "「{name}」看的是整个技能组，不按坐席或班组分。",
    "一个技能组由几个班组一起接；按技能组、渠道或时段看。",
    "“{name}” is of whole queues, not by agent or team.",
    "Several teams serve a queue; look by queue, channel or hour.",
)
NO_SUCH_METRIC = Failure("没有「{key}」这个指标。", "可用：{known}。", 'There is no metric "{key}".', "Known: {known}.")
NO_SUCH_VARIANT = Failure(
    "指标 {key} 没有「{name}」这种算法。", "可用：{known}。", 'Metric {key} has no variant "{name}".', "Known: {known}."
)
TARGET_IMPOSSIBLE = Failure(
    "「{name}」到不了这个目标。",
    "百分比写 0–100，时长写正数。",
    "“{name}” cannot reach this target.",
    "Write shares as 0–100 and times above zero.",
)
QUESTION_WITHOUT_NAME = Failure(
    "还没有收下：要一个不超过 {most} 个字的名字。",
    "起个名字再收。",
    "This was not kept: it needs a name of at most {most} letters.",
    "Name it and keep it again.",
)
MARK_TOO_LONG = Failure(
    "这件事没有记下：要选一类，写一句不超过 {most} 个字的话。",
    "写短一点再记。",
    "This was not noted: choose a kind and write one sentence of at most {most} letters.",
    "Write less and note it again.",
)

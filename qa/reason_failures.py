"""Failures of taxonomies of contact reasons: what happened, and what to do."""

from qa.errors import Failure

TAXONOMY_UNKNOWN = Failure(
    "没有叫「{name}」的联络原因表。",
    "现有的：{known}；自己的放进数据文件夹的 reasons/。",
    "There is no taxonomy of reasons called “{name}”.",
    "There are: {known}; put your own into reasons/ of the data folder.",
)
TAXONOMY_UNREADABLE = Failure(
    "联络原因表 {name} 读不出来：{problem}。",
    "照 data/reasons 里的样子改好再来。",
    "The taxonomy {name} cannot be read: {problem}.",
    "Write it like those in data/reasons.",
)
TAXONOMY_DOUBLE = Failure(
    "联络原因表「{name}」里，「{reason}」写了两次。",
    "改一个编号，或者合并。",
    "In the taxonomy “{name}” the reason “{reason}” stands twice.",
    "Change one id, or merge them.",
)
TAXONOMY_EMPTY = Failure(
    "联络原因表「{name}」里，「{reason}」没有词也没有例句，谁也认不出来。",
    "写几个客户会说的词，或者一句例句。",
    "In the taxonomy “{name}” the reason “{reason}” has neither words nor examples.",
    "Write some words a customer says, or one example.",
)

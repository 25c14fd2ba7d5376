"""Failures of taxonomies of contact reasons: what happened, and what to do."""

from qa.errors import Failure

TAXONOMY_UNKNOWN = Failure(
    "没有叫「{name}」的联络原因表。",
    "现有的：{known}；自己的放进数据文件夹的 own_reasons/。",
    "There is no taxonomy of reasons called “{name}”.",
    "There are: {known}; put your own into own_reasons/ of the data folder.",
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
TAXONOMY_CIRCLE = Failure(
    "「{reason}」说它并进了「{old}」，可是那个原因还在，或者也并进了别处。",
    "一个原因只能并进另一个，不能绕回来。",
    "“{reason}” says it took in “{old}”, which is still there or was taken in elsewhere.",
    "A reason can be merged into one other; not in a circle.",
)
TAXONOMY_DRAFT_MOVED = Failure(
    "{who}刚刚又改了草稿，还没有发布。",
    "看看现在的草稿和它会变什么，再发布。",
    "{who} has just changed the draft; nothing was published.",
    "Look at the draft as it is now and at what it changes, then publish.",
)
TAXONOMY_ITSELF = Failure(
    "不能把一个原因并进它自己。", "选另一个原因。", "A reason cannot be merged into itself.", "Choose another one."
)
TAXONOMY_NAMELESS = Failure(
    "原因和分组都要有名字。",
    "写上名字再保存。",
    "A reason and its group need a name.",
    "Write the names and save again.",
)
TAXONOMY_NOT_THERE = Failure(
    "这张表里没有「{reason}」这个原因，可能别人刚改过。",
    "刷新一下再试。",
    "There is no reason “{reason}” in this taxonomy; somebody may just have changed it.",
    "Reload and try again.",
)
TAXONOMY_SHORT = Failure(
    "拆出去的原因要带走至少一个词或一句例句。",
    "勾上要带走的。",
    "A reason that is split off takes at least one word or example along.",
    "Mark what it takes.",
)
TAXONOMY_MOVED_ON = Failure(
    "「{name}」刚被 {who} 发布过，你的草稿是照之前那一版改的。",
    "重新打开，照现在的一版再改。",
    "“{name}” was just published by {who}; your draft began from the edition before.",
    "Open it again and change the present edition.",
)
TAXONOMY_UNCHANGED = Failure(
    "草稿和现在用的一样。",
    "改了再发布。",
    "The draft is the same as what is in use.",
    "Change something before publishing.",
)
TAXONOMY_NOTHING_BEFORE = Failure(
    "这张表没有更早的版本可以退回。",
    "改一份草稿，再发布。",
    "There is no earlier edition of this taxonomy to go back to.",
    "Write a draft and publish it.",
)
TAXONOMY_NAME = Failure(
    "「{name}」不能做原因表的名字。",
    "用 2 到 30 个小写字母、数字或下划线，例如 water_power。",
    "“{name}” cannot be the name of a taxonomy.",
    "Use 2 to 30 small letters, digits or underscores, like water_power.",
)
MAY_NOT_EDIT_REASONS = Failure(
    "改咨询原因要由质检主管或管理员来做。",
    "请他们改，或者把想法写给他们。",
    "Contact reasons are edited by the quality lead or the administrator.",
    "Ask them, or tell them what you would change.",
)
TAXONOMY_OTHERS_USE = Failure(
    "「{name}」你看不到的项目也在用。",
    "另存一份，用在你的项目上。",
    "“{name}” is also used by programmes you do not see.",
    "Copy it under another name for your programme.",
)
TAXONOMY_SPEECHLESS = Failure(
    "「{reason}」还没有词，也没有例句。",
    "写几个客户会说的词，或者一句例句，再保存。",
    "“{reason}” has neither words nor examples.",
    "Write some words a customer says, or one example, and save again.",
)
TAXONOMY_TWICE = Failure(
    "已经有一个叫「{reason}」的原因。",
    "换个名字，或者点开那一个来改。",
    "There is a reason called “{reason}” already.",
    "Use another name, or open that one.",
)
TAXONOMY_BLANK = Failure(
    "这张表里一个原因也没有。",
    "先写一个原因，再发布。",
    "There is no reason in this taxonomy.",
    "Write one before publishing.",
)
TAXONOMY_WHY = Failure(
    "发布要写一句为什么。",
    "写给以后看数字的人。",
    "Say in a sentence why it is published.",
    "It is for whoever reads the numbers later.",
)

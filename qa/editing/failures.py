"""Failures of editing scorecards and lists: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_EDIT_CARDS = Failure(
    "评分表由质检主管来改，只能改自己看得到的项目用的表。",
    "请质检主管来做，或者给自己的项目复制一张。",
    "Scorecards are changed by the quality lead, and only those of programmes they see.",
    "Ask the quality lead, or copy it for your programme.",
)
CARD_NAME = Failure(
    "评分表要有名字，写在文件里的编号只能用小写字母、数字和下划线。",
    "换一个名字。",
    "A scorecard needs a name; its id takes small letters, digits and underscores only.",
    "Choose another name.",
)
CARD_SAME_NAME = Failure(
    "已经有一张叫「{name}」的评分表。",
    "换一个名字，或者直接改那一张。",
    "There is a scorecard called “{name}” already.",
    "Choose another name, or edit that one.",
)
CARD_UNCHANGED = Failure(
    "草稿和在用的一样，没有要发布的。",
    "改了再发布。",
    "The draft is the same as what is in force.",
    "Change something first.",
)
CARD_WHY = Failure(
    "发布要写一句为什么改。",
    "写给会看到自己分数变了的人。",
    "Say why it changes.",
    "Write for those whose scores move.",
)
CARD_MOVED_ON = Failure(
    "你改草稿的时候，{who}发布了「{name}」的新一版。",
    "丢掉草稿，从新的一版改起。",
    "{who} published a newer edition of “{name}” while you were editing.",
    "Drop the draft and begin from the new one.",
)
CARD_DRAFT_MOVED = Failure(
    "{who}刚刚又改了草稿，还没有发布。",
    "看看现在的草稿和它会变什么，再发布。",
    "{who} has just changed the draft; nothing was published.",
    "Look at the draft as it is now and at what it changes, then publish.",
)
CARD_NOTHING_BEFORE = Failure(
    "没有更早的一版可以退回。",
    "要改回去，在草稿里改。",
    "There is no earlier edition to go back to.",
    "Change it back in a draft.",
)
CARD_ITEM_NAMELESS = Failure(
    "条目和分组都要有名字。", "写上名字再存。", "An item and its section need names.", "Give them names, then save."
)
CARD_ITEM_SAME_NAME = Failure(
    "这张表里已经有一项叫「{item}」。",
    "换一个名字，或者改那一项。",
    "There is an item called “{item}” on this card already.",
    "Choose another name, or edit that one.",
)
CARD_ITEM_NOT_THERE = Failure(
    "这张表里没有条目 {item}。", "刷新页面再看。", "This card has no item {item}.", "Reload the page."
)
CARD_RULE_MISSING = Failure(
    "还没选什么算做到。",
    "在「做到 =」里选一条。",
    "Nothing says yet when it is met.",
    "Choose a condition under “met =”.",
)
CARD_ITEM_MOVED = Failure(
    "{who}刚刚也改了这一项，你的还没存。",
    "你写的都在。再点一次「存进草稿」，就用你的；要先看对方的，另开一页看。",
    "{who} has just changed this item, too; yours is not saved yet.",
    "What you wrote is still here. Save once more to keep yours, or look at theirs in another tab first.",
)
CARD_ITEM_UNEXPLAINED = Failure(
    "为什么要做、怎么做到，两句都要写。",
    "坐席看到分数时，看到的就是这两句。",
    "Say why it matters and how it is done.",
    "These are what an agent reads beside the score.",
)
CARD_EXAMPLE_FAILS = Failure(
    "「{item}」的例子和规则对不上：{told}",
    "改规则，或者改例子。",
    "“{item}”: an example and the rule disagree: {told}",
    "Change the rule, or the example.",
)
CARD_EXAMPLE_UNREADABLE = Failure(
    "例子里这一行读不懂：{line}",
    "写成「坐席：您好」或「客户@0-3000：我要退款」。",
    "This line of an example cannot be read: {line}",
    "Write 坐席：… or 客户@0-3000：…",
)
CARD_BENCH_DIFFERS = Failure(
    "{n} 段留存对话和说好的判法不一样：{told}",
    "到「试验台」看，改规则，或者改说好的判法。",
    "{n} kept conversations are judged in another way than wished: {told}",
    "Look at the bench; change the rule, or the wish.",
)
CARD_EMPTY = Failure("这张表还没有条目。", "先加一项。", "This card has no item yet.", "Add one first.")
LIST_EMPTY = Failure("词表里一行也没有。", "写上词再发布。", "The list has no line.", "Write some first.")
LIST_TOO_LONG = Failure(
    "词表有 {n} 行，最多 {most} 行。",
    "删掉从没听到过的，或者拆成几张表。",
    "The list has {n} lines; at most {most}.",
    "Take out those never heard, or make several lists.",
)
LIST_LINE_TOO_LONG = Failure(
    "词表里这一行太长：{line}",
    "一行一个词或短语，最多 {most} 个字；整段话放到「话术相似」里。",
    "This line is too long: {line}",
    "A word or phrase a line, {most} characters at most.",
)
LIST_TOO_SHORT = Failure(
    "词表里这一行只有一个字：{line}",
    "一个字会到处听到，写长一点。",
    "This line is a single character: {line}",
    "One character is heard everywhere; write more.",
)
LIST_IN_USE = Failure(
    "词表「{name}」还在用：{cards}。",
    "先把它从那些条目里拿掉。",
    "The list “{name}” is in use: {cards}.",
    "Take it out of those items first.",
)
TALK_UNREADABLE = Failure(
    "这段对话读不出来：{line}",
    "一行一句，以「坐席：」或「客户：」开头。",
    "This conversation cannot be read: {line}",
    "A line each, beginning with 坐席： or 客户：.",
)
CARD_INSTEAD_UNKNOWN = Failure(
    "「{name}」写着代替 {instead}，可是没有那张表。",
    "选一张现有的，或者不代替。",
    "“{name}” takes the place of {instead}, which is not there.",
    "Choose one that is, or none.",
)
CARD_DAY_PAST_OTHER = Failure(
    "{day} 之后已经发布过一版，会被这一版盖掉。",
    "把开始日改到 {newest} 或以后，或者先退回那一版。",
    "An edition from a day after {day} is published already; this one would cover it.",
    "Begin on {newest} or later, or go back behind that edition first.",
)

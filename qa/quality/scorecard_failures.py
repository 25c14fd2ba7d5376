"""Failures of a scorecard as it is written: what happened, and what to do."""

from qa.errors import Failure

CARD_KEY_MISSING = Failure(
    "评分表 {path} 的条目 {item} 缺少 {key}。",
    "补上这一项。",
    "Scorecard {path}, item {item}: {key} is missing.",
    "Add it.",
)
CARD_CHANNEL_UNKNOWN = Failure(
    "评分表 {path} 写了没有的渠道 {channel}。",
    "可选：{known}。",
    "Scorecard {path} names an unknown channel {channel}.",
    "Choose from: {known}.",
)
CARD_TOTAL_DIFFERS = Failure(
    "评分表 {path} 写的总分是 {total}，条目加起来是 {sum}。",
    "改条目的分值，或改总分。",
    "Scorecard {path} says a total of {total}, its items add up to {sum}.",
    "Change the points of an item, or the total.",
)
CARD_POINTS_WRONG = Failure(
    "评分表 {path} 的条目 {item} 的分值写成了 {points}。",
    "写一个大于 0 的数。",
    "Scorecard {path}, item {item}: points are {points}.",
    "Write a number above 0.",
)
CARD_DATES_REVERSED = Failure(
    "评分表 {path} 的条目 {item} 的 since 晚于 until。",
    "对调这两天。",
    "Scorecard {path}, item {item}: since is later than until.",
    "Swap the two days.",
)
CARD_VALUE_NOT_AMONG = Failure(
    "评分表 {path} 的条目 {item} 的 {key} 写错了。",
    "可选：{known}。",
    "Scorecard {path}, item {item}: {key} is wrong.",
    "Choose from: {known}.",
)
CARD_DATE_UNREADABLE = Failure(
    "评分表 {path} 的条目 {item} 的 {key} 不是日期。",
    "写成 2026-01-31，不加引号。",
    "Scorecard {path}, item {item}: {key} is not a date.",
    "Write 2026-01-31, without quotes.",
)
CARD_OPERATOR_UNKNOWN = Failure(
    "评分表 {path} 的条目 {item} 用到了没有的算子 {op}。",
    "可用：{known}。",
    "Scorecard {path}: item {item} uses the unknown operator {op}.",
    "Known: {known}.",
)
CONDITION_KEY_MISSING = Failure(
    "评分表 {path} 条目 {item} 的条件 {condition} 缺少 {key}。",
    "补上这一项。",
    "Scorecard {path}, item {item}, condition {condition}: {key} is missing.",
    "Add it.",
)
CONDITION_PLACE_UNREADABLE = Failure(
    "评分表 {path} 条目 {item} 的条件 {condition}：位置「{where}」读不懂。",
    "可写：{forms}。",
    'Scorecard {path}, item {item}, condition {condition}: the place "{where}" cannot be read.',
    "May be: {forms}.",
)
PHRASE_LIST_UNKNOWN = Failure(
    "评分表 {path} 用到了没有的词表 {list}。",
    "现有的词表：{known}。",
    "Scorecard {path} names the list {list}, which is not there.",
    "There are: {known}.",
)
PHRASE_LIST_UNREADABLE = Failure(
    "词表 {name} 读不出来：{problem}。",
    "照 data/phrase_lists 里的样子改好再来。",
    "The list {name} cannot be read: {problem}.",
    "Write it like those in data/phrase_lists.",
)
CARD_NOT_UTF8 = Failure(
    "评分表 {path} 不是 UTF-8 文字：{problem}。",
    "另存为 UTF-8 后重试。",
    "Scorecard {path} is not UTF-8 text: {problem}.",
    "Save it as UTF-8 and try again.",
)
CARD_NOT_TOML = Failure(
    "评分表 {path} 不是有效的 TOML：{problem}。",
    "改正这一行后重试。",
    "Scorecard {path} is no valid TOML: {problem}.",
    "Correct this line and try again.",
)
CARD_ITEM_TWICE = Failure(
    "评分表 {path} 里有两个条目都叫 {item}。",
    "每个条目的 id 只能用一次。",
    "Scorecard {path} has two items called {item}.",
    "Use the id of an item once.",
)
CARD_FOLLOWS_NOTHING = Failure(
    "评分表 {path} 的条目 {item} 接着 {before}，但没有可接的日期。",
    "前一项写 until，后一项写 since。",
    "Scorecard {path}: item {item} follows {before}, but there is no date to follow on.",
    "Give the earlier item an until and the later one a since.",
)
CONDITION_PARAMETER_UNKNOWN = Failure(
    "评分表 {path} 条目 {item} 的条件 {condition} 里没有参数 {key}。",
    "可用：{known}。",
    "Scorecard {path}, item {item}, condition {condition}: there is no parameter {key}.",
    "Known: {known}.",
)
CONDITION_VALUE_WRONG = Failure(
    "评分表 {path} 条目 {item} 的条件 {condition}：{key} 写成了 {value}。",
    "要写{wanted}。",
    "Scorecard {path}, item {item}, condition {condition}: {key} is {value}.",
    "Write {wanted}.",
)
CONDITIONS_IN_A_CIRCLE = Failure(
    "评分表 {path} 条目 {item} 的条件互相等着对方：{circle}。",
    "让其中一个不靠别的条件。",
    "Scorecard {path}, item {item}: the conditions wait for each other: {circle}.",
    "Let one of them lean on no other condition.",
)
CARD_DAYS_UNCOVERED = Failure(
    "评分表 {path} 的条目 {before} 和 {item} 之间有 {n} 天没有人管。",
    "让后一项从 {day} 开始。",
    "Scorecard {path}: between items {before} and {item} nothing holds for {n} days.",
    "Let the later item begin on {day}.",
)
CARD_DAYS_TWICE = Failure(
    "评分表 {path} 的条目 {before} 和 {item} 有 {n} 天重叠。",
    "让后一项从 {day} 开始。",
    "Scorecard {path}: items {before} and {item} overlap by {n} days.",
    "Let the later item begin on {day}.",
)
CARD_RULE_ALWAYS = Failure(
    "评分表 {path} 条目 {item} 的规则「{rule}」永远成立。",
    "少选一种情况，让它也能不成立。",
    'Scorecard {path}, item {item}: the rule "{rule}" always holds.',
    "Choose fewer ways, so that it can also not hold.",
)
CARD_RULE_NEVER = Failure(
    "评分表 {path} 条目 {item} 的规则「{rule}」永远不成立。",
    "去掉互相矛盾的条件。",
    'Scorecard {path}, item {item}: the rule "{rule}" never holds.',
    "Take out the conditions that contradict each other.",
)

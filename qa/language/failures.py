"""Failures of hearing: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_CALIBRATE = Failure(
    "你的角色不能校准。",
    "请质检员或管理员来做。",
    "Your role may not calibrate.",
    "Ask a reviewer or the administrator.",
)
TOO_FEW_TO_CALIBRATE = Failure(
    "能用来校准的评价和更正只有 {n} 通，至少要 {least} 通；也没有哪种判定或情绪更正过 {taught} 条消息。",
    "多收一些满意度评价，或在联络页多更正几通。",
    "Only {n} contacts have an answer or a correction, {least} are needed; and of no finding or feeling were {taught} "
    "messages put right.",
    "Collect more survey answers, or correct more contacts.",
)
NOTHING_HEARS_BETTER = Failure(
    "从 {n} 条消息的更正里学出来的，在没学过的消息上并不更准，没有留下版本。",
    "再更正一些同类的消息，或多收满意度评价。",
    "What was learned from {n} messages hears no better on messages it has not seen; no version was kept.",
    "Put more messages of the same kind right, or collect survey answers.",
)
NOTHING_NEW_TO_LEARN = Failure(
    "评价和更正没有变化，学出来的还是这个版本。",
    "等有了新的评价或更正再学。",
    "Answers and corrections have not changed; it is the same version.",
    "Learn again when there are new ones.",
)
ALREADY_SHIPPED_LEXICON = Failure(
    "现在用的就是随产品带的词典。",
    "没有可以退回的。",
    "The lexicons in force are the shipped ones.",
    "There is nothing to go back to.",
)
NO_SUCH_VERSION = Failure(
    "没有这个版本：{version}。", "刷新页面后重试。", "There is no version {version}.", "Reload the page and try again."
)
CLASSIFIER_NOT_READ = Failure(
    "词典 {path} 读不了：{problem}",
    "用 python -m qa train-findings 重新学，或恢复随产品带的文件。",
    "Lexicon {path} cannot be read: {problem}",
    "Learn it again with python -m qa train-findings, or restore the file shipped.",
)
COMPARISON_NOT_INSTALLED = Failure(
    "没有装用来对比的包：{problem}。",
    "先运行 make test，它会装上测试用的包。",
    "The packages to compare with are not installed: {problem}.",
    "Run make test first, it installs the packages of the tests.",
)
REVIEWS_WITHOUT_SIGN = Failure(
    "看不出 {name} 是好评还是差评。",
    "把文件命名为 pos.txt 或 neg.txt。",
    "Cannot tell whether {name} holds good or bad reviews.",
    "Name the file pos.txt or neg.txt.",
)
CORPUS_LINE_UNREADABLE = Failure(
    "{name} 第 {n} 行读不懂：{problem}。",
    "每行一个 JSON：id，turns（每条有 role 和 text）。",
    "{name}, line {n} cannot be read: {problem}.",
    "One JSON object a line: id, turns (each with role and text).",
)
MAY_NOT_CORRECT = Failure(
    "你的角色不能更正。", "请质检员或班组长来做。", "Your role may not correct.", "Ask a reviewer or a supervisor."
)
NOT_THEIR_WORDS = Failure(
    "这种判定听的不是说这条话的人。",
    "选另一条消息，或另一种判定。",
    "This finding is not heard in what this speaker says.",
    "Choose another message, or another finding.",
)
NO_SUCH_CORRECTION = Failure(
    "没有这样的更正。", "刷新页面后重试。", "There is no such correction.", "Reload the page and try again."
)
LABEL_OF_ANOTHER_CORPUS = Failure(
    "标注里的 {contact} 不在给出的语料里。",
    "把标注时用的语料都写在命令里。",
    "{contact} of the labels is not in the corpora.",
    "Name all the corpora that were labelled.",
)
LEXICON_NOT_READ = Failure(
    "词典 {path} 读不了：{problem}",
    "用 python -m qa train-lexicon 重新学，或恢复随产品带的文件。",
    "Lexicon {path} cannot be read: {problem}",
    "Learn it again with python -m qa train-lexicon, or restore the shipped file.",
)
NO_NAMES_MARKED = Failure(
    "这些句子里没有标出一个名字。",
    "每行一个 JSON：text，names（句子里的名字），form。",
    "No name is marked in these lines.",
    "One JSON a line: text, names (those in it), form.",
)
TRANSCRIPT_LINE_UNREADABLE = Failure(
    "第 {n} 行读不懂：{problem}。",
    "每行一个 JSON：id，turns（每条有 role 和 text）。",
    "Cannot read line {n}: {problem}.",
    "One JSON object a line: id, turns (each with role and text).",
)

"""Failures of hearing: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_CALIBRATE = Failure(
    "你的角色不能校准。",
    "请质检员或管理员来做。",
    "Your role may not calibrate.",
    "Ask a reviewer or the administrator.",
)
TOO_FEW_TO_CALIBRATE = Failure(
    "能用来校准的评价和更正只有 {n} 通，至少要 {least} 通。",
    "多收一些满意度评价，或在联络页更正几通。",
    "Only {n} contacts have an answer or a correction; {least} are needed.",
    "Collect more survey answers, or correct a few contacts.",
)
NO_CONTACT_MODEL = Failure(
    "当前词典没有整通满意度模型，不能校准。",
    "把设置 lexicon 改回 research。",
    "The lexicons in force have no model of whole contacts; nothing to calibrate.",
    "Set the setting lexicon back to research.",
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

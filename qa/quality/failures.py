"""Failures of judging: what happened, and what to do."""

from qa.errors import Failure

EVIDENCE_UNREADABLE = Failure(
    "{name} 里有读不懂的证据：{problem}。",
    "每条要有 card、item、blind、hits、right、others、overlooked。",
    "{name} holds evidence that cannot be read: {problem}.",
    "Each needs card, item, blind, hits, right, others, overlooked.",
)
EVIDENCE_DOES_NOT_ADD_UP = Failure(
    "{name} 里 {card} / {item} 的数目对不上。",
    "right 不超过 hits，overlooked 不超过 others，hits 加 others 不超过 blind。",
    "{name}: the figures of {card} / {item} do not add up.",
    "right is at most hits, overlooked at most others, hits and others together at most blind.",
)
RULE_INCOMPLETE = Failure(
    "规则「{text}」写得不完整。",
    "可用 &&、||、! 和括号连接条件名。",
    'The rule "{text}" is not complete.',
    "Join condition names with &&, ||, ! and brackets.",
)
RULE_NAMES_UNKNOWN = Failure(
    "规则「{text}」用到了没有定义的条件 {name}。",
    "可用的条件：{names}。",
    'The rule "{text}" uses the undefined condition {name}.',
    "Conditions there are: {names}.",
)
RULE_NOT_LOGIC = Failure(
    "规则「{text}」只能由条件名、&&、||、! 和括号组成。",
    "请改写。",
    'The rule "{text}" may hold only condition names, &&, ||, ! and brackets.',
    "Please rewrite it.",
)
MAY_NOT_REVIEW = Failure(
    "你的角色不能提交质检。",
    "请质检员或班组长来做。",
    "Your role cannot submit a review.",
    "Ask a reviewer or a supervisor.",
)
DISPUTE_IS_THE_AGENTS = Failure(
    "申诉由坐席本人提出。",
    "质检员和班组长可以直接复核。",
    "A dispute is raised by the agent.",
    "Reviewers and supervisors can review the contact themselves.",
)
DISPUTE_WITHOUT_WORDS = Failure(
    "还没有写理由。",
    "写一句理由再提交；已选的条目还在。",
    "No reason is written yet.",
    "Write one sentence of reason and submit; your choice is kept.",
)
NO_SUCH_ITEM = Failure(
    "评分表里没有这样的条目或判断。",
    "刷新页面后重试。",
    "The scorecard has no such item or verdict.",
    "Reload the page and try again.",
)
ALREADY_DISPUTED = Failure(
    "这一项已经在申诉中。",
    "等一等答复；有新的理由可以当面补充。",
    "This item is already contested.",
    "Please wait for the answer; a new reason can be added in person.",
)
DISPUTE_ANSWERED = Failure(
    "这条申诉已经有答复了。",
    "刷新页面看结果。",
    "This dispute has been answered already.",
    "Reload the page to see the result.",
)
ITEM_NO_LONGER_SCORED = Failure(
    "这一项已经不在评分里了。",
    "刷新页面后重试。",
    "This item is not part of the score any more.",
    "Reload the page and try again.",
)
DISPUTE_NEEDS_ANOTHER = Failure(
    "你评过这通联络，申诉要由另一个人复核。",
    "请没有评过它的质检员或班组长来答复。",
    "You judged this contact; a dispute must be answered by somebody else.",
    "Ask a reviewer or supervisor who has not judged it.",
)
REVIEWED_MEANWHILE = Failure(
    "{who} 在你评的时候提交了这一通。",
    "看一眼他的判断；你写的还在，要以你的为准就再提交一次。",
    "{who} submitted this contact while you were at it.",
    "Look at that verdict; yours is kept, submit once more to make it count.",
)
MAY_NOT_PLAN = Failure(
    "抽样计划由质检主管定。", "请质检主管来改。", "The sampling plan is the quality lead's.", "Ask the quality lead."
)
PLAN_NEEDS_NUMBERS = Failure(
    "抽样计划的每个数要在 0 到 {most} 之间。",
    "改一下再保存。",
    "Every number of a sampling plan lies between 0 and {most}.",
    "Change it and save again.",
)
JUDGES_OWN = Failure(
    "这是你自己接的联络。", "请别的同事来评。", "You served this contact yourself.", "Ask a colleague to judge it."
)
FORM_SENT_ALREADY = Failure(
    "这一通刚才已经提交过。",
    "不用再提交；要改，重新打开它再评。",
    "This contact was submitted a moment ago.",
    "No need to submit again; open it anew to change it.",
)
DISPUTE_DECIDED = Failure(
    "这一项已经有人裁定过。",
    "裁定是最后的；还有疑问，请找班组长当面谈。",
    "This item was decided already.",
    "The decision is final; talk it over with your supervisor.",
)
DISPUTE_TOO_LATE = Failure(
    "过了申诉期：这一项到 {day} 为止。",
    "申诉期是 {days} 个工作日；请找班组长当面谈。",
    "The time for a dispute is over: it was open until {day}.",
    "It is {days} working days; talk it over with your supervisor.",
)
ROUND_TOO_SMALL = Failure(
    "校准至少要两个人、{least} 通联络。",
    "多选几个人，或多放几通。",
    "A calibration takes at least two people and {least} contacts.",
    "Choose more people or more contacts.",
)
ROUND_NOT_YOURS = Failure(
    "这一轮校准没有请你，或者已经结束。",
    "到「校准」页看看在进行的轮次。",
    "You are not asked in this round, or it has ended.",
    "See which rounds are open under Calibration.",
)
ROUND_NOT_READY = Failure(
    "还有人没交：{who}。都交了才看得到结果。",
    "等他们交，或由质检主管提前结束这一轮。",
    "Not everybody has submitted: {who}. Results are seen when all have.",
    "Wait for them, or let the quality lead end the round.",
)
FORM_TOO_LONG = Failure(
    "这张表里的话太多了，没存上。",
    "删短一些；没删之前写的还在屏幕上。",
    "The words of this form are too many to be kept.",
    "Shorten them; what you wrote is still on the screen.",
)
WRITTEN_ELSEWHERE = Failure(
    "这一通你在另一个窗口改过。",
    "看看那边写的，或者以这里的为准。",
    "You changed this contact in another window.",
    "Look at what is there, or let this one count.",
)

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
PULSE_ANSWERED = Failure(
    "这一轮你已经答过了。", "下一轮再来。", "You have answered this round.", "Come back for the next one."
)
PULSE_INCOMPLETE = Failure(
    "还有 {n} 题没有答。", "每一题选一个。", "{n} questions are not answered.", "Choose one answer each."
)
STORY_LENGTH = Failure(
    "故事写 {least} 到 {most} 个字。", "改一下长短。", "A story has {least} to {most} characters.", "Change its length."
)
ROLLOUT_OPEN = Failure(
    "「{name}」还没有走完。", "走完或者停下再抽下一个。", "“{name}” is not over.", "Let it end or stop it first."
)
ROLLOUT_TEAMS = Failure(
    "至少要 {least} 个班组：组太少，是巧还是真，分不出来。",
    "多选几个班组。",
    "It takes {least} teams: fewer cannot tell chance from an effect.",
    "Choose more teams.",
)
ROLLOUT_OVER = Failure("没有正在走的。", "先抽一个。", "Nothing is under way.", "Draw one first.")
KUDOS_OWN = Failure("点赞是给同事的。", "选一位同事。", "Kudos are for colleagues.", "Choose a colleague.")
KUDOS_WITHOUT_DEED = Failure(
    "说一件具体的事，至少 {least} 个字，对方才知道好在哪里。",
    "写一句再送。",
    "Name the deed in at least {least} characters, so that the colleague knows what was good.",
    "Write a sentence and send it again.",
)
KUDOS_ENOUGH = Failure(
    "一周最多送 {most} 个，这周送满了。",
    "下周再送，当面说一声更好。",
    "At most {most} a week, and these are given.",
    "Wait for next week, or say it in person.",
)
KUDOS_AGAIN = Failure(
    "{days} 天里谢过这位同事一次了。",
    "过几天再送，当面说一声更好。",
    "This colleague was thanked within {days} days.",
    "Wait some days, or say it in person.",
)
PATTERN_NOT_TOLD = Failure(
    "没有这样一处要你说的。", "刷新页面看看。", "There is nothing of that kind to answer.", "Reload the page."
)
GOAL_TWICE = Failure("这一件已经在练了。", "练完再来。", "This one is taken on already.", "Finish it first.")
GOALS_ENOUGH = Failure(
    "一次练 {most} 件最多，少一点更见效。",
    "先放下一件。",
    "At most {most} at a time; fewer work better.",
    "Let one go first.",
)
EXAMPLE_TWICE = Failure(
    "这一句已经问过本人了。",
    "等他回，或者换一句。",
    "This sentence was asked for before.",
    "Wait, or choose another one.",
)
PULSE_AWAY = Failure(
    "最近 {days} 天没有你的班，这一轮先不用答。",
    "回来上班以后再答。",
    "There was no shift of yours in {days} days.",
    "Answer when you are back at work.",
)
KUDOS_TOO_LONG = Failure("最多 {most} 个字。", "写短一点再送。", "At most {most} characters.", "Make it shorter.")
KUDOS_HURTS = Failure(
    "这句话听着会伤人。",
    "换一句，说说他做的那件事。",
    "These words may hurt.",
    "Say it in another way, about the deed.",
)
SEASON_UNNAMED = Failure(
    "给这一季起个名字，最多 {most} 个字。",
    "写好再定。",
    "Give the season a name of at most {most} characters.",
    "Write one.",
)
SEASON_WITHOUT_REASON = Failure(
    "为什么改，写至少 {least} 个字，坐席看得到。",
    "写好再定。",
    "Say why in at least {least} characters; agents read it.",
    "Write it first.",
)
SEASON_BEGUN = Failure(
    "这一季已经开始，不能取消。", "可以改明天起的规则。", "The season has begun.", "Change its rules from tomorrow on."
)

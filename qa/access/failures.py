"""Failures of coming in and of being let do something: what happened, and what to do."""

from qa.errors import Failure

MAY_NOT_MANAGE_PEOPLE = Failure(
    "你的角色不能管人员和权限。",
    "请系统管理员来做。",
    "Your role may not manage people and roles.",
    "Ask the administrator.",
)
NO_SUCH_PERSON = Failure(
    "没有 {login} 这个人。",
    "用 python -m qa user list 看有谁。",
    "There is nobody called {login}.",
    "See who there is with python -m qa user list.",
)
LOGIN_TAKEN = Failure(
    "{login} 已经有人用了。",
    "换一个登录名；大小写不分。",
    "{login} is taken.",
    "Choose another login; upper and lower case are the same.",
)
LOGIN_WRONG = Failure(
    "登录名 {login} 不行。",
    "2 到 64 个字符：字母、数字、汉字、点、横线、下划线、@，不含空格。",
    "The login {login} will not do.",
    "2 to 64 characters: letters, digits, dot, hyphen, underscore, @, no blanks.",
)
NO_SUCH_ROLE = Failure("没有 {role} 这个角色。", "角色有：{roles}。", "There is no role {role}.", "Roles are: {roles}.")
ROLE_NEEDS_SCOPE = Failure(
    "{role} 这个角色要写明{what}。", "补上再授予。", "The role {role} needs {what}.", "Say which, then grant it."
)
AGENT_TAKEN = Failure(
    "坐席 {agent} 已经对应 {login}。",
    "先收回那边的坐席角色。",
    "Agent {agent} already is {login}.",
    "Take the agent role back there first.",
)
LAST_ADMIN = Failure(
    "这是最后一位能登录的管理员，不能停用，也不能收回角色。",
    "先给另一个人管理员角色。",
    "This is the last administrator who can sign in; neither the account nor the role can be taken.",
    "Give somebody else the role of administrator first.",
)
PASSWORD_SHORT = Failure(
    "口令太短，至少 {least} 个字符（汉字一个算两个）。",
    "用几个不相干的词连起来，好记又难猜。",
    "The password is too short; it takes {least} characters (a Chinese one counts as two).",
    "Several unrelated words in a row are easy to keep and hard to guess.",
)
PASSWORD_KNOWN = Failure(
    "这个口令太常见，或者和登录名太像。",
    "换一个别处没用过的。",
    "This password is too common, or too like the login.",
    "Choose one that is used nowhere else.",
)
LINK_NOT_GOOD = Failure(
    "这个链接用过了、过期了，或者不完整。",
    "请管理员重新发一个。",
    "This link was used, is out of date, or is not whole.",
    "Ask the administrator for a new one.",
)
DATE_WRONG = Failure(
    "日期 {value} 看不懂。", "写成 2026-11-27。", "The date {value} is not understood.", "Write it as 2026-11-27."
)
AUDIT_BROKEN = Failure(
    "审计第 {number} 行不对：{problem}。",
    "不要再写；保留整个数据文件夹，和最近的备份、锚点文件对照。",
    "Line {number} of the audit is not right: {problem}.",
    "Write nothing more; keep the whole data folder, and compare the latest backup and the anchor files.",
)
MAY_NOT_READ_AUDIT = Failure(
    "你的角色不能看审计。", "请审计员来看。", "Your role may not read the audit.", "Ask the auditor."
)
PROVIDER_SECRET_MISSING = Failure(
    "登录方式 {name} 的密钥没有：环境变量 {variable} 是空的。",
    "设好这个环境变量，再重启服务。",
    "The secret of sign-in {name} is missing: the variable {variable} is empty.",
    "Set the variable, then restart the server.",
)
PROVIDER_AWAY = Failure(
    "{name} 现在连不上。",
    "过一会儿再试，或用口令登录。",
    "{name} cannot be reached now.",
    "Try again in a while, or sign in with a password.",
)
PROVIDER_REFUSED = Failure(
    "{name} 没有让你进来：{problem}。",
    "从登录页重新开始；还不行就找管理员。",
    "{name} did not let you in: {problem}.",
    "Begin again at the sign-in page; if it goes on, ask the administrator.",
)
SIGN_IN_FILE_WRONG = Failure(
    "登录方式的设置 {path} 不对：{problem}。",
    "按文档里 sign_in.toml 的例子改。",
    "The sign-in settings {path} are wrong: {problem}.",
    "Mend them after the example of sign_in.toml in the documentation.",
)
STATE_NOT_GOOD = Failure(
    "这次登录过期了、用过了，或者是在别的浏览器里开始的。",
    "从登录页重新开始。",
    "This sign-in is out of date, was used, or began in another browser.",
    "Begin again at the sign-in page.",
)
NOBODY_HERE = Failure(
    "{name}，这里还没有你的角色（编号 {subject}）。",
    "把这个编号发给管理员，请他给你角色。",
    "{name}, you have no role here yet (number {subject}).",
    "Send this number to the administrator and ask for a role.",
)
MAY_NOT_EXPORT = Failure(
    "你的角色不能导出。",
    "需要清单，请班组长导出。",
    "Your role may not export.",
    "Ask the supervisor for the list you need.",
)
EXPORT_KIND_UNKNOWN = Failure(
    "不会导出成 {kind}。", "可以是：{kinds}。", "There is no export as {kind}.", "It may be: {kinds}."
)
TOKEN_NOT_GOOD = Failure(
    "这个令牌过期了、被换掉了，或者不存在。",
    "请管理员用 python -m qa user token 重新发一个。",
    "This token is out of date, was replaced, or does not exist.",
    "Ask the administrator for a new one: python -m qa user token.",
)
ACCESS_CHANGED = Failure(
    "你的权限或登录刚刚变了。", "刷新页面再继续。", "What you may see has just changed.", "Reload the page and go on."
)

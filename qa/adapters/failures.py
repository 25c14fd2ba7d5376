"""Failures of bringing data in: what happened, and what to do."""

from qa.errors import Failure

SECRET_IN_SOURCES = Failure(
    "来源文件 {path} 里写着密码或令牌。",
    "改成 env:变量名，真正的值放在环境变量里。",
    "The sources file {path} holds a password or token.",
    "Write env:NAME instead and keep the value in the environment.",
)
PULL_WITHOUT_NAME = Failure(
    "来源文件 {path} 里有一个 [[pull]] 没有 name。",
    "给它起个短名字。",
    "A [[pull]] in the sources file {path} has no name.",
    "Give it a short name.",
)
NO_SUCH_PULL_KIND = Failure(
    "来源 {name} 的 kind 是 {kind}。", "可选：{kinds}。", "Source {name} has the kind {kind}.", "Choose from: {kinds}."
)
SOURCES_NOT_TOML = Failure(
    "来源文件 {path} 不是有效的 TOML:{problem}。",
    "改正这一行后重试。",
    "The sources file {path} is not valid TOML: {problem}.",
    "Correct this line and try again.",
)
VARIABLE_NOT_SET = Failure(
    "环境变量 {name} 没有设置。",
    "启动心声之前先设好它；来源文件里只写名字。",
    "The environment variable {name} is not set.",
    "Set it before Xinsheng starts; the sources file only names it.",
)
PULL_TABLE_INCOMPLETE = Failure(
    "来源 {name} 的 [[pull.table]] 要写 table（或 query）和 cursor。",
    "cursor 是会增长的列：更新时间或自增编号。",
    "A [[pull.table]] of source {name} needs table (or query) and cursor.",
    "cursor is a column that grows: the time of change or a running number.",
)
DATABASE_NOT_READ = Failure(
    "来源 {name} 的数据库读不了（{problem}）。",
    "核对地址、账号权限、表名和列名；密码不会显示在这里。",
    "The database of source {name} cannot be read ({problem}).",
    "Check address, rights, table and columns; the password is never shown here.",
)
DATABASE_ADDRESS_UNREADABLE = Failure(
    "来源 {name} 的数据库地址读不懂（{problem}）。",
    "写成 env:变量名，值如 postgresql://用户:密码@主机/库。",
    "The database address of source {name} cannot be understood ({problem}).",
    "Write env:NAME with a value like postgresql://user:password@host/database.",
)
FOLDER_GONE = Failure(
    "来源 {name} 的文件夹 {path} 不在。",
    "核对路径；网络盘要先挂上。",
    "The folder {path} of source {name} is not there.",
    "Check the path; a share must be mounted first.",
)
PULL_WITHOUT_URL = Failure(
    "来源 {name} 没有写 url。",
    "写上接口地址；令牌用 env:变量名。",
    "Source {name} has no url.",
    "Give the address of the interface; the token as env:NAME.",
)
INTERFACE_ANSWERED = Failure(
    "来源 {name} 的接口回答 {code}。",
    "401 和 403 是令牌不对或没有权限；其他请看对方的说明。",
    "The interface of source {name} answers {code}.",
    "401 and 403 mean a wrong token or missing rights; for others see its documentation.",
)
INTERFACE_UNREACHABLE = Failure(
    "来源 {name} 的接口连不上（{problem}）。",
    "核对地址和网络，稍后再拉；已收下的都在。",
    "The interface of source {name} cannot be reached ({problem}).",
    "Check address and network and pull again later; what has come is kept.",
)
INTERFACE_NOT_JSON = Failure(
    "来源 {name} 的接口回答的不是 JSON。",
    "核对地址，可能要登录或多了一层网关。",
    "The interface of source {name} does not answer in JSON.",
    "Check the address; it may want a login or pass a gateway.",
)
INTERFACE_LEADS_ELSEWHERE = Failure(
    "来源 {name} 的下一页指向另一台主机。",
    "令牌不会发给别的主机；请核对接口。",
    "The next page of source {name} lies on another host.",
    "The token is not sent to other hosts; check the interface.",
)
NOTHING_TO_PULL = Failure(
    "没有可以拉取的来源{name}。",
    "在数据文件夹的 sources.toml 里写 [[pull]]；README 有例子。",
    "There is no source{name} to pull from.",
    "Write a [[pull]] into sources.toml of the data folder; the README has examples.",
)
NO_SUCH_ADDRESS_KIND = Failure(
    "不认识这种号码：{kind}。", "可选：{kinds}。", "This kind of address is not known: {kind}.", "Choose from: {kinds}."
)
NO_SUCH_CUSTOMER = Failure(
    "没有找到这位客户。",
    "核对号码和种类；也可能已经忘掉了。",
    "No such customer was found.",
    "Check the address and its kind; perhaps it is forgotten already.",
)
IMPORT_BROKE = Failure(
    "导入没有完成：{problem}。",
    "没有写入任何数据；请重试，或把这一行交给维护者。",
    "The import did not finish: {problem}.",
    "Nothing was written; try again, or give this line to the maintainer.",
)
PATH_NOT_FOUND = Failure(
    "找不到 {path}。",
    "请核对路径；文件夹和文件都可以。",
    "Cannot find {path}.",
    "Check the path; folders and files are both fine.",
)
ROW_NOT_SEALED = Failure(
    "这一行没有封存的原文。",
    "整个文件的问题请改好映射后重放文件；过期的请重新导出。",
    "No original is sealed for this row.",
    "For a problem of the whole file mend the mapping and replay it; if it has expired, export again.",
)
NOT_IN_QUARANTINE = Failure(
    "隔离区里没有这一行。",
    "刷新页面：它可能已经处理过了。",
    "The quarantine holds no such row.",
    "Reload the page: it may be settled already.",
)
ORIGINAL_EXPIRED = Failure(
    "原件已按期销毁，不能重放。",
    "请从原系统重新导出。",
    "The original has expired and cannot be replayed.",
    "Export again from the source.",
)
ROWS_DO_NOT_ADD_UP = Failure(
    "文件 {name} 的行数对不上。",
    "没有写入任何数据；请把这个文件交给维护者。",
    "The row counts of {name} do not add up.",
    "Nothing was written; please give this file to the keeper.",
)
CLOCK_JUMPED = Failure(
    "这台机器的时钟从 {last} 跳到了 {now}，没有销毁任何原件。",
    "时钟不对就先改正；确实隔了这么久，运行 python -m qa expire --sure。",
    "The clock of this machine jumped from {last} to {now}: no original was destroyed.",
    "Put the clock right first; if so much time really passed, run python -m qa expire --sure.",
)
ORIGINAL_NOT_OPENED = Failure(
    "封存的原件打不开。",
    "核对 keys/seal.key 是不是这个数据文件夹原来的密钥。",
    "The sealed original cannot be opened.",
    "Check that keys/seal.key is the key this data folder was made with.",
)
IMPORT_NOT_KNOWN = Failure(
    "没有这次导入，可能已经撤回。",
    "刷新页面，看最近的导入。",
    "There is no such import; it may have been taken back already.",
    "Reload the page and look at the latest imports.",
)
OLDER_VERSION_EXPIRED = Failure(
    "{name} 更新过以前的行，那些行的原件已按期销毁，撤回以后补不回来。",
    "没有撤回任何东西；请改好文件再导入一次，新的行会盖住它。",
    "{name} replaced older rows whose originals have expired: they could not be brought back.",
    "Nothing was taken back; correct the file and import it again, newer rows replace these.",
)
REASON_MISSING = Failure(
    "写清楚为什么要看，至少 {least} 个字。",
    "例如：客户投诉，要核对登记的地址。",
    "Say why you need to see it, in {least} characters at least.",
    "For example: a complaint, the address on file has to be checked.",
)
UNMASKED_GONE = Failure(
    "这通联络的原件已经销毁，看不到没遮的原话了。",
    "只剩遮过的文字。",
    "The original of this contact has been destroyed; its unmasked words are gone.",
    "Only the masked words are left.",
)
RECORDINGS_UNREADABLE = Failure(
    "recordings.toml 读不懂：{problem}。",
    '每个来源一行，写文件夹或地址，如 shop = "/录音/{{id}}.wav"；可用 {{id}}、{{day}}、{{programme}}，地址要 https。',
    "recordings.toml cannot be read: {problem}.",
    'A line a source with a folder or an address, as shop = "/recordings/{{id}}.wav"; {{id}}, {{day}} and {{programme}}'
    " may be used, an address is https.",
)
MODEL_ADDRESS_WRONG = Failure(
    "语言模型的地址「{address}」不对。",
    "写成 http://主机:端口/v1。",
    "The address of the language model, “{address}”, is none.",
    "Write http://host:port/v1.",
)
MODEL_DOWN = Failure(
    "语言模型没有答上来（{problem}）。",
    "等它好了会再问；没有答案的条目不扣分。",
    "The language model did not answer ({problem}).",
    "It is asked again later; an item without an answer takes no points.",
)

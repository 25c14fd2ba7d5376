"""Failures that no one wing owns: what happened, and what to do."""

from qa.errors import Failure

NOT_YOUR_ROLE = Failure(
    "你的角色不能做这件事。",
    "请管理员或质检主管来做。",
    "Your role may not do this.",
    "Ask the administrator or the quality lead.",
)
BACKUP_ALREADY_THERE = Failure(
    "{path} 已经存在。",
    "换一个新的文件夹名，免得盖掉旧备份。",
    "{path} exists already.",
    "Choose a new folder name, so that no old backup is overwritten.",
)
BACKUP_INCOMPLETE = Failure(
    "备份 {path} 不完整：{names}。",
    "换一份备份；这一份什么也没有恢复。",
    "Backup {path} is not whole: {names}.",
    "Take another backup; nothing of this one was restored.",
)
FOLDER_NOT_EMPTY = Failure(
    "这个数据文件夹不是空的。",
    "用 XINSHENG_DATA 指一个空文件夹再恢复。",
    "This data folder is not empty.",
    "Name an empty folder with XINSHENG_DATA and restore there.",
)
FOLDER_HAS_KEYS = Failure(
    "这个数据文件夹已经有自己的密钥。",
    "用 XINSHENG_DATA 指一个空文件夹再恢复。",
    "This data folder has keys of its own already.",
    "Name an empty folder with XINSHENG_DATA and restore there.",
)
NOT_A_BACKUP = Failure(
    "{path} 不是一份备份。",
    "指向 python -m qa backup 写出的文件夹；0.7 及以前的备份请用当时的版本恢复。",
    "{path} is not a backup.",
    "Point to a folder that python -m qa backup wrote; restore backups of 0.7 and before with that version.",
)
RESTORED_ROWS_DIFFER = Failure(
    "恢复后的行数和备份对不上：{names}。",
    "什么也没有写入数据仓库；换一份备份。",
    "After restoring, rows do not match the backup: {names}.",
    "Nothing was written to the warehouse; take another backup.",
)
RESTORE_HALF_DONE = Failure(
    "上一次恢复没有做完，这个数据文件夹只有一半。",
    "另开一个空文件夹，用 python -m qa restore 再恢复一次。",
    "The last restore did not finish; this data folder is only half there.",
    "Take a new empty folder and run python -m qa restore once more.",
)
RECORDS_OF_ANOTHER_FOLDER = Failure(
    "记录库 records.sqlite 不是这个数据文件夹原来的那一个。",
    "从备份取回原来的文件；或另开一个空文件夹，从备份恢复。",
    "The records database records.sqlite is not the one this data folder had.",
    "Bring the former file back from a backup; or restore a backup into an empty folder.",
)
RECORDS_OLDER = Failure(
    "记录库 records.sqlite 比数据仓库旧，缺了人写的记录。",
    "从更新的备份取回它；旧的那一份会让新写的看不见。",
    "The records database records.sqlite is older than the warehouse: records people wrote are missing.",
    "Bring a newer one back; with this one, what people write from now on would stay unseen.",
)
KEY_INCOMPLETE = Failure(
    "密钥 keys/{name}.key 是空的或不完整。",
    "从备份取回这个文件；没有它，客户会认不出来，原件打不开。",
    "Key keys/{name}.key is empty or not whole.",
    "Bring the file back from a backup; without it customers are not recognised and originals stay closed.",
)
KEY_GONE = Failure(
    "密钥 keys/{name}.key 不见了。",
    "从备份取回这个文件；没有它，客户会认不出来，原件打不开。",
    "Key keys/{name}.key is gone.",
    "Bring the file back from a backup; without it customers are not recognised and originals stay closed.",
)
KEY_OF_ANOTHER_FOLDER = Failure(
    "密钥 keys/{name}.key 不是这个数据文件夹原来的那把。",
    "从备份取回原来的文件；换了它，每位客户都会变成另一个人。",
    "Key keys/{name}.key is not the one this data folder had.",
    "Bring the former file back from a backup; with another, every customer becomes somebody else.",
)
APP_BROKE_OFF = Failure(
    "正在运行的心声没有答完就断开了。",
    "请看它的日志，然后重试；已提交的数据都在。",
    "The running Xinsheng broke off before it had answered.",
    "See its log and try again; everything committed is there.",
)
ANSWERED_BY_APP = Failure("{text}", "{advice}", "{text}", "{advice}")
MAY_NOT_PART_CUSTOMERS = Failure(
    "你的角色不能拆分客户。", "请管理员来做。", "Your role may not part customers.", "Ask the administrator."
)
LABELS_OF_OTHER_CONTACTS = Failure(
    "标注里的联络不在给出的语料里。",
    "把标注时用的语料都写在命令里。",
    "None of the labelled contacts is in the given corpora.",
    "Name all the corpora that were labelled.",
)
LABEL_LINE_UNREADABLE = Failure(
    "{name} 里有读不懂的行：{problem}。",
    "每行要有和第一行一样的字段。",
    "{name} has a line that cannot be read: {problem}.",
    "Every line needs the fields of the first.",
)
NOTHING_LABELLED = Failure(
    "{name} 里没有能用的标注。",
    "需要 satisfaction_mean（每通）、sat 0/1/2（每条客户消息）、label 0/1 或 pos/neg 文件。",
    "{name} holds no labels that can be used.",
    "It takes satisfaction_mean (a contact), sat 0/1/2 (a customer turn), label 0/1, or files named pos and neg.",
)
OUT_OF_SCOPE = Failure(
    "这通联络不在你的范围里。",
    "请联系管理员核对权限。",
    "This contact is outside your scope.",
    "Ask the admin to check your rights.",
)
WORD_NOT_TO_MASK = Failure(
    "「{word}」不能这样遮：太短、含数字，或者是常用的词。",
    "写完整的姓名或地址，2 到 24 个字。",
    "“{word}” cannot be hidden like this: too short, with digits, or an everyday word.",
    "Write the whole name or address, 2 to 24 characters.",
)
SETTINGS_NOT_TOML = Failure(
    "设置文件 {path} 不是有效的 TOML:{problem}。",
    "改正这一行后重试。",
    "The settings file {path} is not valid TOML: {problem}.",
    "Correct this line and try again.",
)
SETTING_WRONG = Failure(
    "设置 {name} 的值 {value} 不对。", "{help}", "The value {value} of setting {name} is wrong.", "{help}"
)
FILE_NOT_FOUND = Failure("找不到文件 {path}。", "请核对路径。", "Cannot find the file {path}.", "Check the path.")
FOLDER_HOLDS_REAL_DATA = Failure(
    "这个数据文件夹里已经有真实数据。",
    "用 XINSHENG_DATA 指一个空文件夹再建示范中心。",
    "There is real data in this data folder already.",
    "Name an empty folder with XINSHENG_DATA and make the demo there.",
)
DATE_UNREADABLE = Failure(
    "日期 {text} 读不懂。", "写成 2026-11-21 这样。", "Cannot read the date {text}.", "Write it like 2026-11-21."
)
NOTHING_TO_EVALUATE = Failure(
    "没有说要评估什么。",
    "给一个有标注的文件，或加 --truth。",
    "Nothing was named to evaluate.",
    "Give a labelled file, or add --truth.",
)
NO_MOODS_HERE = Failure(
    "{name} 里没有标好的心情。",
    "每行一个 JSON：text 和 band（very_neg … very_pos），或 text 和 mood（happy、angry、sad、neutral）。",
    "{name} holds no labelled feelings.",
    "One JSON object a line: text and band (very_neg … very_pos), or text and mood (happy, angry, sad, neutral).",
)
NO_DEMO_HERE = Failure(
    "这个数据文件夹里没有示范中心。",
    "先运行 python -m qa demo。",
    "There is no demo centre in this data folder.",
    "Run python -m qa demo first.",
)
NO_SUCH_CONTACT = Failure(
    "没有编号为 {id} 的已评估联络。",
    "编号可以是联络编号，也可以是它在来源系统里的编号。",
    "There is no evaluated contact with the id {id}.",
    "The id may be the contact's own or the one in its source system.",
)
NO_SUCH_CARD = Failure(
    "没有叫 {card} 的评分表。", "可选：{known}。", "No scorecard is called {card}.", "Choose from: {known}."
)
FILTER_WITHOUT_EQUALS = Failure(
    "「{pair}」少了等号。",
    "写成 维度=值，例如 queue=shop/订单物流。",
    '"{pair}" lacks an equals sign.',
    "Write dimension=value, for example queue=shop/orders.",
)
APP_IS_RUNNING = Failure(
    "心声正开着，不能往正在用的数据文件夹里恢复。",
    "先停掉它，再用 XINSHENG_DATA 指一个空文件夹恢复。",
    "Xinsheng is running: nothing is restored into a folder in use.",
    "Stop it first, then restore into an empty folder named by XINSHENG_DATA.",
)
PORT_TAKEN = Failure(
    "端口 {port} 已被占用。",
    "如果心声已经开着，直接打开 http://127.0.0.1:{port}；否则换一个：XINSHENG_PORT=8600 make run。",
    "Port {port} is in use.",
    "If Xinsheng is already open, go to http://127.0.0.1:{port}; otherwise take another: XINSHENG_PORT=8600 make run.",
)
WORK_BROKE = Failure(
    "{problem}",
    "已经做完的都在；可以重试，或把这一行交给维护者。",
    "{problem}",
    "What is done is kept; try again, or give this line to whoever maintains it.",
)
CALENDAR_UNREADABLE = Failure(
    "日历 {name} 读不懂：{problem}。",
    "日期（off、on）写成 2026-10-01 或 2026-10-01..2026-10-07；时间（hours、weekend_hours）： 09:00-21:00 或 closed。",
    "The calendar {name} cannot be read: {problem}.",
    "Days (off, on) as 2026-10-01 or 2026-10-01..2026-10-07; hours and weekend_hours as 09:00-21:00 or closed.",
)
PULL_STOPPED = Failure("{text}", "{advice}", "{text}", "{advice}")

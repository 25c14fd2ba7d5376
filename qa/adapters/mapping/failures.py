"""Failures of saying what the columns of a table mean: what happened, and what to do."""

from qa.errors import Failure

NO_MAPPING_FOR_FILE = Failure(
    "找不到读这个文件的映射。",
    "先在导入页为这个来源保存映射。",
    "There is no mapping that reads this file.",
    "Save a mapping for this source on the page Imports first.",
)


MAPPING_ZONE_UNKNOWN = Failure(
    "映射文件 {path} 里的时区 {zone} 不存在。",
    "写成 Asia/Shanghai 这样的名字。",
    "The mapping file {path} names a time zone that does not exist: {zone}.",
    "Write a name like Asia/Shanghai.",
)


MAPPING_NOT_TOML = Failure(
    "映射文件 {path} 不是有效的 TOML:{problem}。",
    "改正这一行后重试。",
    "The mapping file {path} is not valid TOML: {problem}.",
    "Correct this line and try again.",
)


MAPPING_KEY_MISSING = Failure(
    "映射文件 {path} 的 [source] 里缺少 {key}。",
    "至少要写 id 和 programme。",
    "In the mapping file {path}, [source] lacks {key}.",
    "At least id and programme are needed.",
)


MAPPING_WITHOUT_TARGET = Failure(
    "映射文件 {path} 的一张表没有写明要导入成什么。",
    "可选：{targets}。",
    "A table of the mapping file {path} does not say what it becomes.",
    "Choose from: {targets}.",
)


SOURCE_NAME_NOT_ALLOWED = Failure(
    "来源的名字只能用字母、数字、汉字、点和横线。",
    "换一个短名字，如 shop-pbx。",
    "The name of a source takes letters, digits, dots and dashes only.",
    "Choose a short name such as shop-pbx.",
)
SOURCE_NAME_CHANGED = Failure(
    "这里改的是来源「{name}」，id 不能换。",
    "要换名字就先复制一份，再删掉旧的。",
    "This is the source {name}: its id stays.",
    "To rename it, make a copy and delete the old one.",
)
SOURCE_NAME_TAKEN = Failure(
    "已经有一个来源叫「{name}」。", "换一个名字。", "There is a source called {name} already.", "Choose another name."
)

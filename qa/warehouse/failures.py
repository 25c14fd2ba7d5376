"""Failures of the warehouse: what happened, and what to do."""

from qa.errors import Failure

WAREHOUSE_NOT_OPENED = Failure(
    "数据仓库 {path} 打不开：{problem}",
    "用 python -m qa doctor 检查，或从备份恢复。",
    "The warehouse {path} cannot be opened: {problem}",
    "Check it with python -m qa doctor, or restore a backup.",
)
WAREHOUSE_NOT_READ = Failure(
    "数据仓库 {path} 有一处读不出来：{problem}",
    "用 python -m qa doctor 看坏了哪些表，再从备份恢复。",
    "A place in the warehouse {path} cannot be read: {problem}",
    "Run python -m qa doctor to see which tables are damaged, then restore a backup.",
)
DISK_FULL_AT_OPENING = Failure(
    "磁盘已满，数据仓库 {path} 打不开。",
    "腾出空间后重试；已提交的数据都在。",
    "The disk is full; the warehouse {path} cannot be opened.",
    "Free some space and try again; everything committed is there.",
)
DISK_FULL_AT_WRITING = Failure(
    "磁盘已满，数据仓库 {path} 写不进去。",
    "腾出空间后重试；已提交的数据都在。",
    "The disk is full; the warehouse {path} cannot be written.",
    "Free some space and try again; everything committed is there.",
)
SETTINGS_NOT_TAKEN = Failure(
    "设置不对，数据仓库不接受：{problem}",
    "核对 zone、threads、memory 这几项设置。",
    "The warehouse does not accept a setting: {problem}",
    "Check the settings zone, threads and memory.",
)

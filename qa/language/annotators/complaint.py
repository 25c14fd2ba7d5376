"""A customer says they complain, or will."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "complaint",
    "投诉表达",
    "Complaint",
    "customer",
    (
        r"(?:我|就|肯定|一定|马上|继续|正式|直接)?要?投诉(?!电话是|渠道|建议|处理完|成功|已)",
        r"给你们?差评",
        r"讨个说法|给我?个说法|太欺负人|欺骗消费者|霸王条款|店大欺客",
    ),
    ("我要投诉你们", "今天必须给我个说法", "你们这是欺骗消费者"),
    ("我不投诉,就是问问", "投诉电话是多少来着"),
    unless=(r"(?:不|没|别|不想|没有|不是)(?:是)?(?:要|想)?投诉",),
)

"""邮箱: written, or spelled out with 艾特 and 点."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import D

PIECE = (
    rf"(?:[A-Za-z0-9{D}]|[._+\-]|(?<=[A-Za-z0-9{D}])\s(?=[A-Za-z0-9{D}]|underscore|dot|at)|下划线|underscore|小写的?"
    rf"|大写的?|杠|点|然后)"
)
AT = r"\s?(?:@|艾特|圈a|圈A|\(at\)|\[at\]|\bat\b|爱特)\s?"
DOT = r"\s?(?:\.|点|\(dot\)|\[dot\]|\bdot\b)\s?"
TOP = r"(?:c\s?o\s?m|c\s?n|n\s?e\s?t|o\s?r\s?g|h\s?k|t\s?w|edu|gov|io|me|cc|info)"
KIND = Kind(
    "邮箱",
    "e-mail",
    10,
    (
        Rule("邮箱", r"(?<![A-Za-z0-9_.+-])(?P<x>[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"),
        Rule(
            "念出的邮箱",
            rf"(?P<x>(?=[A-Za-z0-9{D}])(?:{PIECE}){{1,64}}(?:然后)?{AT}(?:然后)?[A-Za-z0-9\-]{{1,30}}(?:\s[A-Za-z0-9]{{1,10}}){{0,6}}(?:然后)?(?:{DOT}{TOP}){{1,3}})(?![A-Za-z])",
        ),
    ),
    (
        ("发票请发送至 linqiuyu.fp@example.com", "linqiuyu"),
        ("邮箱是x u m l艾特example点com", "x u m l"),
        ("zhaopin(at)example(dot)com", "zhaopin"),
    ),
    ("在官网www.example.com登录", "艾特一下客服"),
)

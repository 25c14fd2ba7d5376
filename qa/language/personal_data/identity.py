"""身份证: the check digit of GB 11643, or a cue; said in parts, or half hidden already."""

from qa.language.digits import is_id_card
from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, plain, run


def is_card(text: str) -> bool:
    return is_id_card(plain(text))


KIND = Kind(
    "身份证",
    "identity card",
    18,
    (
        Rule("校验位", rf"(?<![{D}A-Za-z])(?P<x>{run(18, 18)})(?![{D}A-Za-z])", is_card, digits=12),
        Rule(
            "身份证后面的号码",
            asked("身份证", "证件", "老证", "十五位的?") + rf"(?P<x>{run(15, 18, 2)})(?![{D}])",
            lambda text: len(plain(text)) in (15, 17, 18),
            digits=12,
        ),
        Rule(
            "身份证的样子",
            r"(?<![\dA-Za-z])(?P<x>[1-9]\d{5}(?:19[2-9]\d|20[0-3]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])",
            digits=17,
        ),
        Rule("分段念的", rf"后面(?:是|的|\s)*(?P<x>[{D}]{{3}}[{D}xX叉])(?![{D}])", needs=r"前六位|身份证"),
        Rule("前六后四", r"(?<!\d)(?P<x>\d{6})[\s,]+(?P<y>\d{3}[\dxX])(?!\d)", needs=r"前六|身份证"),
        Rule("打了星号的", r"(?<!\d)(?P<x>\d{3,6}(?:\*|x|×){6,12}[\dxX]{3,4})(?![\dA-Za-z])"),
    ),
    (
        ("身份证号990101198503121662", "19850312"),
        ("老证十五位的 991248620415350", "991248620415350"),
        ("九九零二零二一九九二零七二八三三四八", "一九九二零七二八"),
    ),
    ("身份证丢了怎么补", "证件照拍2寸的"),
)

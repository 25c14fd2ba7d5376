"""证件: passports, permits, licences, social-security and other cards, by a cue."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, code, plain


def is_paper(text: str) -> bool:
    """A code with digits enough to be one paper's number."""
    return 6 <= sum(letter.isalnum() for letter in text) <= 22 and len(plain(text)) >= 5


PAPERS = (
    "(?![凭验保认发旁佐论])[\u4e00-\u9fff]证",
    "社保(?:电脑)?号",
    "医保号",
    "出生那段",
    "前六位",
    "身分证字号",
    "出生(?:医学)?证明",
    "健保卡",
    "统一证号",
    "护照",
    "军官证",
    "士兵证",
    "警官证",
    "台胞证",
    "回乡证",
    "通行证",
    "居住证",
    "居留证",
    "居留身份证",
    "驾驶证",
    "驾照",
    "档案编号",
    "社保卡",
    "社会保障卡",
    "社会保障",
    "医保卡",
    "证件",
    "港澳证",
    "签证",
    "学生证",
    "港人身份证",
    "执业证",
    "准考证",
    "往来港澳",
    "老年证",
    "残疾证",
    "出生证",
)
KIND = Kind(
    "证件",
    "other papers",
    20,
    (
        Rule(
            "证件后面的号码",
            asked(*PAPERS, gap="|您这边报|报|前面|换发|新的?|旧的?|号码是") + rf"(?P<x>{code(6, 22)})(?![A-Za-z{D}])",
            is_paper,
            unless=r"(?:进度|受理|预约|材料|订单|单)号?(?:是|:|\s)*$",
        ),
        Rule("港澳身份证", r"(?<![A-Za-z0-9])(?P<x>[A-Z]{1,2}\d{6}\([\dA]\))"),
        Rule(
            "字号",
            r"(?P<x>[军南北东西沈济广成兰海空武政参后装士警][\u4e00-\u9fff]{0,3}字第?\s?[0-9零一二三四五六七八九]{4,10}号?)",
        ),
    ),
    (
        ("护照E00000417，去年换发的", "E00000417"),
        ("军官证：军字第0000382号", "0000382"),
        ("回乡证h零零零零零五八二幺", "五八二幺"),
        ("社保电脑号 600000123", "600000123"),
        ("HKID Z000000(3)", "Z000000(3)"),
    ),
    ("护照要办多久", "签证进度号2024000123", "凭证20240001"),
)

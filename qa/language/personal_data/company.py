"""企业代码: the code of a firm or a small trader, who is a person too."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import LETTER, asked, code, plain

KIND = Kind(
    "企业代码",
    "company code",
    22,
    (
        Rule(
            "统一社会信用代码",
            r"(?<![A-Za-z0-9])(?P<x>[159YANG][1-9A-G]\s?\d{6}\s?(?=[A-Z0-9"
            r" ]*[A-Z])(?:[A-Z0-9]\s?){9}[A-Z0-9])(?![A-Za-z0-9])",
            lambda text: len(plain(text)) >= 9,
        ),
        Rule(
            "分段的信用代码",
            r"(?<![A-Za-z0-9])(?P<x>9[1-3]\d{2} \d{4} [A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{2})(?![A-Za-z0-9])",
        ),
        Rule(
            "税号后面",
            asked(
                "税号",
                "信用代码",
                "纳税人识别号",
                "企业代码",
                "组织机构代码",
                "(?:营业执照)?注册号",
                "执照号",
                "统编",
                "统一编号",
                gap="|一般纳税人",
            )
            + rf"(?P<x>{code(8, 20)})(?!{LETTER})",
            lambda text: len(plain(text)) >= 7,
        ),
    ),
    (
        ("税号91991299MAR82KU72B，专票", "91991299MAR82KU72B"),
        ("组织机构代码00000173-8", "00000173"),
        ("老的纳税人识别号990000718203356", "990000718203356"),
    ),
    ("税率6%", "税号写错了怎么改", "注册商标第9类"),
)

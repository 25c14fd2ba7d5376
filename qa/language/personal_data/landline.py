"""固话: an area code and seven or eight digits, or a telephone that is announced; extensions go with it."""

import re

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, plain, run

AREA = r"(?:0(?:10|2\d|[3-9]\d{2}))"
AREAS = re.compile(AREA)
EXTENSION = rf"(?:\s*(?:转|分机号?|-|ext\.?)\s*(?:是|,|:)?\s*[{D}]{{1,5}}(?![{D}年月日号点元]))?"


def is_landline(text: str) -> bool:
    digits = plain(text.split("转")[0].split("分机")[0])
    return 9 <= len(digits) <= 16 and digits[0] == "0" and digits[1] not in "09" and digits[1:3] != "00"


KIND = Kind(
    "固话",
    "telephone number",
    40,
    (
        Rule(
            "带区号的固话",
            rf"(?<![{D}A-Za-z+/])(?P<x>(?:\(?{AREA}\)?|[零洞](?=[一幺二两三四五六七八九])[{D}]{{2,3}})(?:[\s\-·,]|然后|那个){{0,3}}[2-8二两三四五六七八](?:(?:[\s\-]|嗯|然后){{0,2}}[{D}]){{6,7}}{EXTENSION})(?![{D}])",
            is_landline,
            digits=9,
        ),
        Rule(
            "一字一顿的固话",
            rf"(?<![{D}A-Za-z\-])(?P<x>(?=[0零洞]){run(10, 12, 3)})(?![{D}])",
            lambda text: is_landline(text) and bool(AREAS.match(plain(text))),
            unless=r"(?:代码|编码|单号?|编号)(?:是|:|\s)*$",
            digits=9,
        ),
        Rule(
            "国内固话带国际区号",
            rf"(?:\+|00)86[\s\-]?(?P<x>[1-9]\d{{1,2}}[\s\-]?[2-8](?:[\s\-]?\d){{6,7}}{EXTENSION})(?!\d)",
            digits=9,
        ),
        Rule(
            "区号",
            rf"区号(?:是|:|\s)*(?P<y>[{D}]{{3,4}})(?:然后|,|\s|再|拨|打|号码|后面|是){{0,4}}(?P<x>[{D}](?:[\s\-]?[{D}]){{6,7}}{EXTENSION})",
            digits=9,
        ),
        Rule(
            "分机",
            rf"(?:分机号?|转)(?:是|:|\s)*(?P<x>[{D}]{{3,6}})(?![{D}年月日号点元块])",
            needs="总机|座机|分机|固话",
        ),
        Rule(
            "报出的电话",
            asked("电话", "座机", "固话", "传真", "总机", "tel", "来电号码")
            + rf"(?:(?:就|只有)?七位)?\s*(?P<x>[2-8二两三四五六七八](?:[\s\-]?[{D}]){{6,7}}{EXTENSION})(?![{D}]"
            rf"|[元块年])",
            digits=7,
        ),
    ),
    (
        ("公司电话010-60000218", "60000218"),
        ("+86-20-80000173转6", "80000173"),
        ("座机零二幺五零零零零三八四", "五零零零零三八四"),
        ("家里电话是80000473", "80000473"),
    ),
    ("拨打400-000-8899", "客服电话10086", "2020-2021年度", "热线95588"),
)

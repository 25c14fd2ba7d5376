"""车牌: a province, a letter and five or six signs, written or said; of embassies and across the border."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, plain

PROVINCE = "[粵贛遼魯蘇滬雲晉陝閩貴瓊京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
SIGNS = rf"(?:(?:[\s·.,\-]|然后|后头|后面|那个){{0,2}}[A-Za-z{D}])"
KIND = Kind(
    "车牌",
    "number plate",
    32,
    (
        Rule(
            "车牌",
            rf"(?P<x>{PROVINCE}(?:的|牌子)?[\s,]?[A-Za-z](?:\s?那个)?{SIGNS}{{4,6}}[港澳学警挂领]?)(?![A-Za-z0-9])",
            lambda text: (
                len(plain(text[2:])) >= 1
                and 5 <= sum(c.isascii() and c.isalnum() or c in "零〇洞幺一二两三四五六七八九拐勾" for c in text)
            ),
        ),
        Rule("挂车和教练车", rf"(?P<x>{PROVINCE}\s?[A-Za-z]\s?[A-Za-z0-9]{{3,5}}[港澳学警挂领])(?![A-Za-z0-9])"),
        Rule(
            "军警车牌", rf"(?P<x>WJ\s?{PROVINCE}?\s?[{D}]{{4,5}}[A-Z]?|[军海空陆]\s?[A-Z]\s?[{D}]{{5}})(?![A-Za-z0-9])"
        ),
        Rule("港台车牌", r"(?:车牌|车号)(?:号码?)?(?:是|:|\s)*(?P<x>[A-Z]{2,3}[\s\-]?\d{3,4})(?![A-Za-z0-9])"),
        Rule(
            "车牌尾号",
            rf"车(?:牌号?)?(?:尾号|后[三四]位|最后[三四]位)(?:是|为|:|\s)*(?P<x>[A-Za-z{D}]{{2,4}})(?![A-Za-z{D}])",
        ),
        Rule("使馆车牌", rf"(?P<x>使\s?[{D}]{{6}}|[{D}]{{6}}\s?使)(?![{D}])"),
    ),
    (
        ("车牌皖Z·00K17，出不来了", "00K17"),
        ("浙a然后洞洞七m三", "七m三"),
        ("粤Z0D00港", "0D00"),
        ("使000017的车", "000017"),
    ),
    ("新A轮融资", "苏打水10箱", "青A区"),
)

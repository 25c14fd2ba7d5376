"""手机号: eleven digits that begin 13 to 19, however they are said; the country's own code before them or not."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import BREATH, D, plain, run


def is_mobile(text: str) -> bool:
    digits = plain(text)
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


STARRED = r"(?<!\d)1[3-9]\d[\s\-]?(?:\*|x|X|×){4}[\s\-]?\d{4}(?!\d)"
KIND = Kind(
    "手机号",
    "mobile number",
    30,
    (
        Rule(
            "十一位手机号",
            rf"(?<![{D}])(?:(?:\+|00)?86{BREATH}{{0,3}}|[09](?=1))?(?P<x>(?=[1一幺妖壹]){run(9, 11)})(?![{D}])",
            is_mobile,
            digits=8,
        ),
        Rule(
            "连着别的数字的手机号",
            rf"(?P<x>(?=[1一幺壹]){run(11, 11, 2)})(?![0-9])",
            is_mobile,
            unless=r"(?:单|编|运|票|流水|订|货|商品|快递|服务|受理|序列?|ICCID|IMEI|卡|账)号?(?:码|是|为|:|\s|[A-Z0-9])*$|[0-9A-Z]$",
            digits=9,
        ),
        Rule("打了星号的手机号", STARRED, digits=6),
    ),
    (
        ("我电话13800001234", "13800001234"),
        ("幺三八零零零零嗯五六七八", "幺三八"),
        ("壹叁捌零零零零伍伍贰柒打这个", "伍伍贰柒"),
        ("138 0000 1234打给我", "1234"),
        ("一三八四个零五二二七", "五二二七"),
    ),
    ("订单号20240115138000012340", "下单时间是2024-01-15 13:38", "一共1380000元"),
)

"""银行卡: Luhn's digit or a cue; accounts of firms, the date it ends and the three digits on its back."""

from qa.language.digits import is_bank_card
from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, plain, run


def is_card(text: str) -> bool:
    return is_bank_card(plain(text))


def is_account(text: str) -> bool:
    return 9 <= len(plain(text)) <= 23


CARD = r"(?:卡|card|expir|CVV|安全码|背面|信用|借记|预授权)"
KIND = Kind(
    "银行卡",
    "bank card or account",
    24,
    (
        Rule(
            "银行卡校验位",
            rf"(?<![{D}A-Za-z])(?P<x>{run(16, 19)})(?![{D}A-Za-z])",
            is_card,
            unless=r"(?:单|编|运|票|流水|ICCID|串)号?(?:码|是|为|:|\s|[A-Z0-9])*$",
            digits=10,
        ),
        Rule(
            "卡号或账号",
            asked(
                "(?:银行|储蓄|信用|工资|借记|社保)?卡号?",
                "(?:对公|基本户|结算)?账[号户]",
                "存折",
                "[工建农中招交]行",
                "邮储",
                "(?:浦发|民生|兴业|光大|广发|中信)(?:银行)?",
                "打到",
                "打进",
                "付至",
                "转到",
                "退到",
                "汇到",
                "对公",
                gap="|这张|这个|卡|账户|,|我念啊|我念一下|我念|念|我报|念给你听?|听好",
            )
            + rf"(?P<x>{run(12, 23)}|\d{{6}}-\d{{4}}-\d{{2}})(?![{D}A-Za-z])",
            is_account,
            digits=9,
        ),
        Rule(
            "到这张卡",
            rf"(?<![{D}])(?P<x>{run(15, 19)})(?=[\s,]*(?:这张|那张|[信储借银工].卡|开户行|的?卡|账户|信用卡|储蓄卡|借记卡|银行卡))",
            is_account,
            digits=12,
        ),
        Rule("打了星号的卡号", r"(?<!\d)(?P<x>\d{4,6}[\s\d]{0,6}[\s*×xX]{3,14}\d{3,4})(?!\d)", digits=6),
        Rule(
            "有效期",
            asked("有效期至?", "到期(?:日|时间)?", "过期", "有效至", "exp(?:iry)?", gap="|到|至")
            + rf"(?P<x>20\d\d年\d{{1,2}}月|[{D}]{{4}}(?![{D}年月日号点元块])|\d{{1,2}}\s?/\s?\d{{2}}(?!\d|/)"
            + rf"|[{D}]{{1,2}}月(?:[{D}]{{2}}|20\d\d)年|[{D}]{{2}}年[{D}一二三四五六七八九十]{{1,2}}月|[零一二]?[{D}]{{1,2}}[\s/杠斜][{D}]{{2}}(?![{D}年月日号点元块]))",
            needs=CARD,
        ),
        Rule(
            "卡背面的三位",
            asked("CVV2?", "CVC2?", "security code", "安全码", "背面", "后三位", "末三位", "校验的?三位", gap="|那|三位|3位|反面|那个|数字|三个数")
            + rf"(?P<x>[{D}](?:[\s\-]?[{D}]){{2,3}})(?![{D}])",
            needs=CARD,
        ),
    ),
    (
        ("卡号6200000937865797545", "6200000937865797545"),
        ("有效期08/27，安全码417", "08/27"),
        ("信用卡背面三位零六二", "零六二"),
        ("公司基本户账号200000-0083-17", "0083-17"),
    ),
    ("打到卡里三千块", "年费300", "信用卡有效期3年", "转到第12页"),
)

"""账号: of a household, a line, a device: by a cue, or by what such numbers look like."""

from qa.language.digits import is_luhn
from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, code, plain, run


def is_device(text: str) -> bool:
    return plain(text)[:2] in ("35", "86", "01", "99") and len(plain(text)) == 15 and is_luhn(plain(text))


WORDS = (
    "户号",
    "(?:用户|客户|会员|缴费|户主)编号",
    "缴费号",
    "宽带(?:的)?(?:账号|号)?",
    "光猫号",
    "(?:会员|登录|游戏|平台|个人|用户|客户)?账[号户]",
    "会员(?:卡)?号?",
    "公积金",
    "IMEI2?",
    "MEID",
    "串号",
    "串码",
    "ICCID",
    "SIM卡(?:背面)?(?:那串)?",
    "[主副]卡(?=\\s?\\d{14})",
    "序列号",
    "机身号",
    "机身码",
    "设备号",
    "出厂编号",
    "S/?N",
    "MAC(?:地址)?",
    "电表号?",
    "水表号?",
    "燃气(?:户|表|卡)?号",
    "表号",
    "车架号",
    "VIN码?",
    "发动机号",
    "病历号",
    "住院号",
    "个人编号",
    "用户名",
    "就诊卡号?",
    "门诊号",
    "学籍号",
    "公众号ID",
    "保单持有人号",
)
KIND = Kind(
    "账号",
    "account or device",
    36,
    (
        Rule(
            "账号后面",
            asked(*WORDS, gap="|个人|上的|背面|写着|显示|后面|那串|数字|,")
            + rf"(?P<x>(?!\d{{1,5}}(?!\d))[A-Za-z]{{2,20}}[_.][A-Za-z0-9_.]{{2,20}}|{code(6, 22)})(?![A-Za-z{D}])(?!\s?(?:元|块|天|年|个月|分钟|度|兆|M|条|位))",
            lambda text: len(plain(text)) >= 4 or "_" in text,
        ),
        Rule(
            "账号前面",
            rf"(?<![{D}A-Za-z])(?P<x>{code(6, 22)})(?=\s?(?:这个|那个|的|是|就是)?(?:户号|宽带账号|用户编号|缴费号|表号))",
            lambda text: len(plain(text)) >= 6,
        ),
        Rule("水电编号", rf"(?:水费|电费|燃气费?|取暖费?|暖气|物业费?)(?:缴费|用户)?(?:编号|号码)(?:是|:|为|\s)*(?P<x>{code(6, 22)})(?![A-Za-z{D}])"),
        Rule("网卡地址", r"(?P<x>(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2})"),
        Rule("手机上拨出来的串号", rf"\*#06#[^,。{D}]{{0,8}}(?P<x>{run(14, 16, 2)})(?![{D}])"),
        Rule("IMEI 校验位", rf"(?<![{D}A-Za-z])(?P<x>(?=[389三八九零0]){run(15, 15, 2)})(?![{D}A-Za-z])", is_device, digits=12),
        Rule("分段的 IMEI", r"(?<![\d\-])(?P<x>\d{2}-\d{6}-\d{6}-\d)(?![\d\-])"),
        Rule("宽带账号", r"(?<![A-Za-z0-9])(?P<x>[A-Za-z]{0,8}\d{5,}@[A-Za-z][A-Za-z0-9.]*)"),
        Rule("ICCID", r"(?<!\d)(?P<x>898?6\d{15,16}[\dA-Za-z]?)(?![\dA-Za-z])"),
    ),
    (
        ("手机丢了 IMEI 350000353265024", "350000353265024"),
        ("宽带账号jz00008417 昨晚", "jz00008417"),
        ("查下5100002230这个户号", "5100002230"),
        ("光猫MAC 00:00:5E:00:53:1B", "00:53:1B"),
        ("燃气户号零零零零七七幺九三五", "七七幺九三五"),
        ("机身序列号 SN:QX00TT93LK71", "QX00TT93LK71"),
    ),
    ("账号登不上", "会员88折", "宽带100兆", "电表328度"),
)

"""Masking at the door: personal data leaves a message before it is stored; identity survives as a keyed hash.

Kinds: mobile, landline, ID card (GB 11643 check digit), bank card (Luhn), e-mail, plate, names and addresses by cue, digits
spoken as words, and numbers dictated over several messages. Amounts, dates, durations, order numbers and model names stay.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

SPOKEN = str.maketrans("零〇洞一幺二两三四五六七八九０１２３４５６７８９", "0001122" + "3456789" + "0123456789")
DIGIT = "0-9０-９零〇洞一幺二两三四五六七八九"
GAP = r"[\s\-、,，.。()（）]"
RUN = re.compile(rf"[{DIGIT}](?:{GAP}{{0,2}}[{DIGIT}]){{6,40}}[xX]?")
PIECE = re.compile(r"[0-9]+[xX]?|[０-９]+|[零〇洞一幺二两三四五六七八九]+")
CHUNK = re.compile(rf"[{DIGIT}](?:[\s\-、,，]{{0,1}}[{DIGIT}]){{1,10}}")
MAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
RARE_SURNAMES = (
    "鲍费廉岑滕殷罗毕邬安卞齐伍元卜穆湛祁禹狄米贝明臧计伏成谈庞纪舒屈项祝阮蓝闵席季麻强路娄危童颜郭梅盛林刁钟骆樊凌霍虞支柯昝管莫经房裘缪干解应宗宣贲郁单杭洪包诸左石吉钮嵇邢滑裴荣翁荀羊惠甄曲家封芮羿储靳邴糜松井富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰仲伊宫宁仇栾暴甘厉戎祖武"
    "景詹束幸司韶郜蓟印宿怀蒲邰鄂索咸籍卓蔺屠蒙池乔阴胥苍双闻莘党翟贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古慎戈庾终暨居衡步都耿满弘匡国寇广禄阙东欧沃利蔚越隆师巩聂晁勾敖融冷訾辛阚那简饶曾沙鞠须丰巢关相查荆红游竺权盖益桓公冼佘褚"
)
NAME_CUE = re.compile(
    rf"((?:我叫|我是叫|名字(?:是|叫|就是)?|姓名(?:是|[:\uff1a])?|收件人(?:是|叫|[:\uff1a])?|收货人(?:是|叫|[:\uff1a])?|联系人(?:是|[:\uff1a])?"
    rf"|户主(?:是|叫)|机主(?:是|叫))\s*)([{SURNAMES}{RARE_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?=[\s,\uff0c。.!\uff01?\uff1f、;\uff1b]|$|的|电话|手机)"
)
TITLED = re.compile(rf"(?<![\u4e00-\u9fff])([{SURNAMES}])(?=(?:先生|女士|小姐|阿姨|师傅)(?:[您你,\uff0c。!\uff01?\uff1f ]|$))")
PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,7}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,6}市)?(?:[\u4e00-\u9fff]{1,6}(?:区|县|镇|乡))?[\u4e00-\u9fff]{1,8}(?:路|街|道|巷|弄|胡同|小区|花园|新村|村|苑|大厦)"
    r"(?:[\dA-Za-z一二三四五六七八九十百零]{1,6}(?:号|弄|栋|幢|座|单元|室|楼|层|组|院|期))+(?:[\dA-Za-z-]{1,6})?"
)
WECHAT = re.compile(r"((?:微信号?|QQ号?|qq号?|加我)(?:是|为|[:\uff1a])?\s*)([A-Za-z][\w-]{5,19}|[1-9]\d{4,11})(?![\d])")
WORTH = re.compile(rf"[{DIGIT}]{{2}}|@|[A-Z]|叫|姓名|名字|件人|货人|系人|户主|机主|先生|女士|小姐|阿姨|师傅|微信|QQ|qq|加我|[路街巷村苑区厦]")
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


def _digits(text: str) -> str:
    return re.sub(r"[^\dxX]", "", text.translate(SPOKEN)).upper()


def is_id_card(number: str) -> bool:
    """18 places with a birth date and the check digit of GB 11643."""
    if not re.fullmatch(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", number):
        return False
    return CHECKS[sum(int(d) * w for d, w in zip(number, WEIGHTS)) % 11] == number[17]


def is_bank_card(number: str) -> bool:
    """16–19 digits that pass Luhn and begin like a card issued in China or by the big schemes."""
    if not re.fullmatch(r"[3-6]\d{15,18}", number):
        return False
    total = sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(number)))
    return total % 10 == 0


def kind_of(number: str) -> str:
    """手机号, 身份证, 银行卡, 固话 or ""."""
    if re.fullmatch(r"(?:(?:00)?86|[09])?1[3-9]\d{9}", number):
        return "手机号"
    if is_id_card(number):
        return "身份证"
    if is_bank_card(number):
        return "银行卡"
    return "固话" if re.fullmatch(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}", number) else ""


def _run(match: re.Match) -> str:
    """Mask the run, or the neighbouring pieces of it that together are a number; other digits beside them stay."""
    kind = kind_of(_digits(match[0]))
    if kind:
        return f"[{kind}]"
    text, out, reached, place = match[0], [], 0, 0
    pieces = list(PIECE.finditer(text))
    while place < len(pieces):
        for last in range(min(len(pieces), place + 6), place, -1):
            begin, end = pieces[place].start(), pieces[last - 1].end()
            kind = kind_of(_digits(text[begin:end]))
            if kind:
                out += [text[reached:begin], f"[{kind}]"]
                reached, place = end, last
                break
        else:
            place += 1
    return "".join(out) + text[reached:]


@dataclass(frozen=True)
class Masker:
    """Masks with one secret; the same address gives the same hash in every file."""

    secret: bytes

    def text(self, value: str) -> str:
        """One message, on its own."""
        if not WORTH.search(value):
            return value
        value = MAIL.sub("[邮箱]", value)
        value = RUN.sub(_run, value)
        value = PLATE.sub("[车牌]", value)
        value = WECHAT.sub(r"\1[微信号]", value)
        value = NAME_CUE.sub(r"\1[姓名]", value)
        value = TITLED.sub("[姓名]", value)
        return PLACE.sub("[地址]", value)

    def contact(self, messages: list[tuple[str, str]]) -> list[tuple[str, bool]]:
        """(masked text, whether anything was masked) a message; numbers dictated over several messages are one number."""
        texts = self._dictated(messages)
        out = []
        for (_, original), text in zip(messages, texts):
            masked = self.text(text)
            out.append((masked, masked != original))
        return out

    def _dictated(self, messages: list[tuple[str, str]]) -> list[str]:
        texts = [text for _, text in messages]
        held: list[tuple[int, int, int, str]] = []
        for index, (speaker, text) in enumerate(messages):
            pieces = [m for m in CHUNK.finditer(text) if len(_digits(m[0])) * 2 >= len(text.strip("嗯对是的啊哦,\uff0c。. "))]
            if speaker != "customer" or len(pieces) != 1:
                if held and index - held[-1][0] > 2:
                    held = []
                continue
            if held and index - held[-1][0] > 2:
                held = []
            held.append((index, *pieces[0].span(), _digits(pieces[0][0])))
            number = "".join(h[3] for h in held)
            if len(held) > 1 and kind_of(number):
                for at, begin, end, _ in held:
                    texts[at] = texts[at][:begin] + f"[{kind_of(number)}]" + texts[at][end:]
                held = []
        return texts

    def address(self, kind: str, value: str, programme: str = "") -> tuple[str | None, str]:
        """(keyed hash, masked form for the eye) of a phone, WeChat id, e-mail … (None, "") for nothing."""
        text = unicodedata.normalize("NFKC", str(value)).strip()
        if not text:
            return None, ""
        if kind == "phone":
            if len(re.sub(r"[\D0]", "", text)) < 3 or re.search(r"anonymous|unknown|restricted|private|unavailable", text, re.IGNORECASE):
                return None, ""
            text = re.sub(r"\D", "", text)
            text = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|0\d{9,11}$|\d{11}$)", "", text) or str(value)
        digest = hmac.new(self.secret, f"{programme}|{kind}|{text.lower()}".encode(), sha256).hexdigest()[:20]
        return digest, f"{text[:3]}****{text[-2:]}" if len(text) >= 7 else "****"

    def name(self, value: str) -> str:
        return f"{str(value).strip()[:1]}**" if str(value).strip() else ""

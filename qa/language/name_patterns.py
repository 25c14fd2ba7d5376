"""What announces a name, or is one by its build: forms of address, Latin letters, syllables of other tongues, words
before and after."""

from __future__ import annotations

import re

import re2

from qa.language.name_letters import FAMILY, HAN
from qa.language.surnames import DOUBLE, PIECES, TITLES

FOREIGN = frozenset(PIECES)
STRANGE = "".join(
    sorted(
        {letter for piece in PIECES for letter in piece}
        - set(
            "不久买再决别力加占叫和团图孟应庆强得惹才措支敖斯旦明普更木果次比汗沙波火热特白的米约肉西让边达那里金钢都道青音顺高麦要"
        )
        | set("莎诺夫琳塞撒莉蒂荪黛妮丝伦莲梅薇娅")
    )
)
RUN = re.compile(rf"[{STRANGE}]{{2,}}")
PIECE = "|".join(sorted(PIECES, key=len, reverse=True))
SYLLABLE = "[bpmfdtnlgkhjqxzcsryw]h?[aeiouv]{1,3}(?:ng|n|r)?"
LATIN = re.compile(
    r"(?<![A-Za-z0-9@._/-])(?:[A-Z][a-z'’]+(?:[ ·.-][A-Z][a-z'’-]+){1,3}|(?:Mr|Ms|Mrs|Miss)\.?"
    r" ?[A-Z][a-z]+|[A-Z][a-z]{2,12}"
    rf"|(?:{SYLLABLE}){{1,2}} (?:{SYLLABLE}){{1,3}}(?: (?:{SYLLABLE}){{1,2}})?|[A-Z]{{2,12}}[ /][A-Z]{{2,12}}(?:"
    r" [A-Z]{2,12})?|[A-Z][a-z]+ [A-Z]{1,12})(?![A-Za-z0-9@_])"
)
PAIRS = "|".join(piece for piece in PIECES if len(piece) == 2)
LATIN_AFTER = re.compile(
    r"(?:我是|是|成|系|员工|签名|客服|叫|人,?|名字?|拼音|全名|英文名?|收件|老板|学员|女儿|儿子|闺女|成了|Dear|Hi|Hello|is|am|I'm|for|staff"
    r"|husband|wife|son|daughter|brother|sister|[、"
    r"和跟与同给找:/问约系揾让]|太太|老师|微信|备注|老师|外教|同事|本人|客户|先生|女士|小姐|写的?是?|印的?|不是|Mr\.?|Ms\.?|Mrs\.?|Miss)\s?$",
    re.IGNORECASE,
)
LATIN_ALONE = re.compile(
    r"(?:我是|我系|员工|签名|客服|叫|人|名字?|拼音|全名|英文名?|Dear|Hi|Hello|I'm|husband|wife|经理|主管|女儿|儿子|闺女|学员|老师|外教|同事|本人|客户|先生|女士|小姐|Mr\.?|Ms\.?|Mrs\.?|Miss)(?:是|叫|:)?\s?$",
    re.IGNORECASE,
)
LATIN_BEFORE = re.compile(
    r"\s?(?:[话让叫请给、"
    r"和同与在要他她佢问啊]|不会|系|呢个|小写|哥|姐|酱|先生|女士|小姐|太太|老师|经理|同学|本人|您好|你好|收|[,，"
    r"]\s?[您我]|说|[跟和]|刚|上课|的(?:订单|包裹|号|账|快递|护照|名)|speaking|here)",
    re.IGNORECASE,
)
DOT = re.compile(rf"(?<=[{HAN}])·(?=[{HAN}]{{2}})|(?<=[{HAN}])\.(?=(?:{PIECE}))|(?<=(?:{PAIRS}))\.(?=[{HAN}]{{2}})")
DOTTED = re.compile(rf"[{HAN}]{{2,7}}[·.][{HAN}]{{2,7}}(?:[·.][{HAN}]{{2,7}})?")
PIECED = re.compile(rf"(?=({PIECE}))")
LONGEST_FOREIGN = 7
KIN = re.compile(rf"[老小阿大]{FAMILY}(?:儿|子)?")
ONE_CALLED = re.compile(rf"[小阿][{HAN}]")
TITLED = re.compile(rf"(?:[小老阿](?={FAMILY}))?{FAMILY}(?=(?P<title>{TITLES}))")
GIVEN = re.compile(
    "(?:叫|闺女|女儿|儿子|孩子|小孩|外孙女?|孙子|孙女|侄子|侄女|外甥|宝宝|娃|弟弟|妹妹|哥哥|姐姐|老公|老婆|爱人|同学|宝贝|小名|昵称|妈妈|我家|我们家|俺家|我弟|我妹|我哥|我姐|我娃|对象|媳妇|男朋友|女朋友|室友|同事|闺蜜"
    rf"|[和跟与同、给找让帮])(?:是|的|叫|,|:|\s)?(?=[{HAN}]{{2}})|(?:^|[,。!?;:\s])(?=[{HAN}]{{2}})"
)
GIVEN_AFTER = "同帮象妇友事蜜叫女儿子孩孙侄甥宝娃弟妹哥姐公婆人学贝名称妈家和跟与给找让是的"
OTHERS = re.compile(
    rf"[老小阿大]{FAMILY}|[小阿][{HAN}]|{FAMILY}(?:{TITLES})|{DOUBLE}|{PIECE}|[{HAN}][·.][{HAN}]|[A-Z][a-z]|[A-Z]{{2,}}"
    r" [A-Z]|[a-z]{3,} [a-z]{2,}"
)
OTHER = re2.compile(OTHERS.pattern)
ONLY_AFTER_CUE = re.compile(
    r"(?:叫|姓|我是|本人|姓名|名字|机主|户主|件人|系人|货人|卡人|保人|客人|请人|名为|写的?是?|登记在?|找|:)$"
)
TOLD_BEFORE = re.compile(
    r"(?:户名|签[字名收]的|[名字人主员称]|乘客|旅客|客户|会员|学员|患者|爱人|老公|老婆|对象|闺女|女儿|儿子|[娃弟妹哥姐]|同事|室友|[、"
    r"/])(?:是|叫|写的?|,|:|\s)?$"
)
TOLD_AFTER = re.compile(
    r"先生|女士|小姐|师傅|老师|本人|经理|主任|律师|机主|户主|[、"
    r"/]|[和跟与及]|或者?|的(?:爱人|老公|老婆|家属|妈|爸|包裹|快递|订单|号|卡|押金|手机|电话)"
)
SAYS_NAME = re.compile("叫|小名|昵称")
ANNOUNCED = re.compile(
    r"(?:叫做?|我姓|姓|我是|本人|姓名|名字|机主|户主|件人|系人|货人|卡人|保人|请人|登记的?是?|写的?是?|找|给|转|[和跟与、"
    r"])(?:是|:|\s)?$"
)
CALLED = re.compile(
    r"(?:叫做?|姓|本人|姓名|名字|小名|机主|户主|件人|系人|货人|卡人|保人|请人|登记的?是?)(?:是|叫|:|\s)?$"
)
NAMED = re.compile(
    r"(?:姓名|名字|真名|小名|机主|户主|车主|[收寄取发]件人|联[系络]人|收货人|持卡人|[投被]保(?:险)?人|受益人|申请人|投诉人|报修人|[退收汇付]款人|乘[客机]人?|旅客|负责人|经办人|登记人|签收人|取件人|陪护|经办|复核|工程师|我闺女|我女儿|我儿子"
    r"|预[订定]人|入住人|[订取]票人|开户人|学员|患者|住户|租客|我叫|名叫|叫做)(?:姓名|名字)?(?:是|叫|写|填|:|\s)?$"
)
FOLLOWED = re.compile("先生|女士|小姐|师傅|老师|本人|经理|主任|律师|机主|户主|收|您好|你好")
OF_PLACES = "路街庄村镇坝屯寨店县险款"
ENDS_BEFORE, BEGINS_AFTER = (
    "叫做姓是人名字主记的写为在找给转和跟与、: 称员客学者公婆象女子娃弟妹哥姐事友,/",
    "先女小师老本经主律机户收您你、/和跟与及或的",
)
ENDS_SAYING = "叫名称"

"""出生日期: a date beside what says that somebody was born."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked

N = rf"[{D}十廿卅]"
MONTH = rf"(?:{N}{{1,3}}|正|腊|冬)\s?月\s?(?:初|廿|卅)?{N}{{1,4}}\s?(?:日|号)?"
YEAR = rf"(?:民国{N}{{1,3}}|[{D}]{{2,4}})\s?年\s?(?:的|农历|阴历|阳历)?\s?"
DATE = (
    rf"{YEAR}{MONTH}|(?:19|20)?\d\d\s?[.\-/]\s?\d{{1,2}}\s?[.\-/]\s?\d{{1,2}}|(?:19|20)\d{{6}}(?!\d)|{YEAR}[{D}]{{2,4}}(?![{D}元块])"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* (?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}月\d{1,2}日?"
)
BORN = r"\s?(?:的|早上|上午|晚上|下午|凌晨)?(?:出生|生(?!效|成|产|活|意|鲜|的?(?:效|产))|落地|的?生日|过生日|生人|的娃|的宝宝)"
BIRTHDAY = r"生日|出生|生于|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|狮子座|[\u4e00-\u9fff]{2}座|DOB|born|多大|周岁|老年|高龄|他?她?爹|娃"
KIND = Kind(
    "出生日期",
    "date of birth",
    28,
    (
        Rule(
            "生日后面的日期",
            asked(
                "生日",
                "出生(?:日期|年月日?|于)?",
                "生于",
                "DOB",
                "born on",
                "birthday",
                "出生那段",
                "身份信息(?::|,|\s|男|女)*",
                "[,\s][男女],",
                gap="|报|农历|阴历|阳历|on|in|身份证上|,",
            )
            + rf"(?P<x>{DATE}|{MONTH}|{YEAR}(?!.{{0,3}}[月号]))",
        ),
        Rule("日期后面的生", rf"(?P<x>{DATE}|{MONTH}){BORN}"),
        Rule("年份的人", rf"(?P<x>{YEAR}{MONTH}|{YEAR}[{D}]{{2,4}}(?![{D}]))(?=的)", needs=BIRTHDAY),
        Rule("月日和年份", rf"(?P<x>{MONTH})过生日\s*(?P<y>[{D}]{{2,4}}年)"),
    ),
    (("我是1985年3月12日生的", "3月12日"), ("出生日期 2003/06/17", "2003/06/17"), ("属龙的八八年十一月初九生", "十一月初九"), ("DOB: 19950822", "19950822")),
    ("2024年3月12日下单", "保单2023/06/17生效", "生日券在哪领"),
)

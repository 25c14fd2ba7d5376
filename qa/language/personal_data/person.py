"""姓名 where a rule is enough: a family name that is announced, or spelled out. Names in running text are found by
naming."""

from qa.language.name_letters import FAMILY, HAN, NEVER, SINGLES, likeness
from qa.language.personal import Kind, Rule

SPELLED = (
    "木子李|弓长张|耳东陈|双木林|古月胡|口天吴|言午许|立早章|走肖赵|草头黄|三横王|文刀刘|卯金刀刘|人可何|十八子李|关耳郑|木易杨|干勾于|人未余|木土杜|言身寸谢|双口吕|白水泉|山今岑|禾呈程|水工江|三点水江|西早覃|四维罗|马蹄赵|"
    "双人徐|双耳陈|单人傅|竹字头管|日月明|丘八邱|人王全|千里马|国字头|草字头苏|草字头蒋|草字头薛|草肃萧|刀口邵|耳朵邓|耳朵旁陈|美女姜|衣字旁褚|提手旁|小月肖|贝字旁"
)


def is_name(text: str) -> bool:
    return likeness(text[1:]) > 1 and not NEVER.intersection(text)


def is_spelling(text: str) -> bool:
    """蒲公英的蒲: the letter stands in the words before it."""
    return text[-1] in text[:-2] and (likeness(text[-1]) > -0.5 or text[-1] in SINGLES) and text[-1] not in NEVER


TAKEN_APART = (
    "木子|弓长|耳东|双木|古月|口天|言午|立早|走肖|草头|三横|文刀|卯金刀|人可|十八子|关耳|木易|干勾|人未|木土|言身寸"
    "|双口|白水|山今|禾呈|三点水"
)
KIND = Kind(
    "姓名",
    "name",
    54,
    (
        Rule(
            "姓什么",
            rf"(?<![同百老复双])姓(?:是|:|\s)?(?P<x>(?![和与跟是也就在有的不都了你我他])(?:{FAMILY}))(?![名氏啥什称甚])(?!\w{{0,1}}不[要是])",
            unless=r"(?:不|哪个|什么|知道|您贵)$",
        ),
        Rule("姓什么再报全名", rf"姓{FAMILY}[,\s]?(?:叫)?(?P<x>{FAMILY}[{HAN}]{{2}})", is_name),
        Rule("拆字说的姓", rf"(?P<x>{SPELLED})(?=$|[^\u4e00-\u9fff]|{FAMILY}|[\u4e00-\u9fff])"),
        Rule("拆开说的姓", rf"(?P<x>(?:{TAKEN_APART})(?:那个|的)(?:{FAMILY}))(?![{HAN}])"),
        Rule(
            "组词说的姓",
            rf"(?P<x>[{HAN}]{{2,4}}的[{HAN}])(?=[\s,。!?]|$)",
            is_spelling,
            needs=rf"姓|名|叫|字|客户|本人|我|是|{SPELLED}|[{HAN}]的[{HAN}][,\s].{{1,5}}的[{HAN}][,\s]",
        ),
        Rule(
            "连着组词说的姓", rf"(?P<x>[{HAN}]{{2,4}}的[{HAN}])(?=[{HAN}])", is_spelling, needs=r"姓|名字|我叫|哪个字"
        ),
        Rule(
            "字的写法",
            rf"(?P<x>(?:[草木竹金火雨山石王女日目米衣示禾立]字[头旁底]|三点水|两点水|单人旁|双人旁|提手旁|绞丝旁|言字旁|走之底?)(?:那个|加上?|一个|的|个)*(?:[{HAN}]{{1,3}}的)?[{HAN}])",
            unless=r"是$",
        ),
        Rule("字母拼的名字", r"(?P<x>(?:[A-Z] ){2,}[A-Z](?: 空格 (?:[A-Z] )+[A-Z])?)(?![A-Za-z])", needs=r"名|拼|叫"),
        Rule("单说哪个姓", rf"(?:^|\s)(?P<x>[{HAN}]{{2,4}}的{FAMILY})(?=\s|$)", is_spelling),
        Rule("姓怎么念", rf"(?P<x>[{HAN}]\([a-z]{{1,6}}\)[{HAN}]?|[{HAN}]字念[{HAN}])"),
        Rule("姓和号码", rf"^(?P<x>{FAMILY})[\s,]{{1,2}}(?=1[3-9]\d{{9}}(?!\d))"),
        Rule("名字是哪个字", r"单名(?:一个)?(?P<x>[\u4e00-\u9fff])字?"),
    ),
    (
        ("我姓缪，后四位七七八四", "缪"),
        ("木子李", "木子李"),
        ("免贵姓蒲 蒲公英的蒲", "蒲公英"),
        ("我姓张，单名一个翀字", "翀"),
        ("缪 13800001234", "缪"),
    ),
    ("姓名写错了", "百姓超市", "您贵姓", "同姓的人"),
)

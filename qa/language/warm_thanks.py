"""Thanks that are worth delivering: more than a polite word at the end, and nothing beside them. A sentence is taken
apart into thanks, praise, what went well and fillers; where anything else is left, it is not delivered: irony, a
request or a reproach always brings words of its own."""

from __future__ import annotations

import re

VERY = "(?:真的?是?|很|太|非常|特别|超级?|挺|可|十分|实在|蛮|老|硬是|万分|真心|由衷)"
YOU = "(?:您|你|侬|恁|你们|您们|妳)"
KIN = (
    "(?:这个|这位)?小?(?:姑娘|伙子|同志|师傅|老师|客服|小姐姐?|小哥哥?|妹妹?|妹子|老妹儿?|老弟|哥|姐|亲+|亲爱的|兄弟|经理|帅哥|"
    "美女|靓女|老板|大哥|大姐|阿姨|同学|闺女|专员|顾问)"
)
GOOD = (
    "(?:好人|好|棒|有?耐心|周到|及时|清楚|明白|快|细心|专业|到位|满意|仔细|贴心|热心|热情|负责任?|给力|靠谱|厉害|nice|认真|温柔|"
    "可爱|实在|用心|牛|神|赞|能干|灵|会说话|敬业|体贴|暖|够意思)"
)
THANKS = (
    f"{VERY}*(?:地)?(?:感谢|谢谢|感激|多谢|谢了|谢啦|谢过|谢|thx|thanks|唔该晒?)(?:不尽)?(?:{YOU}|{KIN}|了|啦|啊|哈|哦|呀|喽|咯)*"
    "(?:的?(?:耐心|帮助|帮忙|细心|热心|贴心|解答|服务|讲解|指导|照顾|提醒|用心))*"
)
HELPED = (
    f"(?:{YOU}|{KIN}|真是|真的|可|算是)*(?:帮了?(?:我|咱|大姐|我们)?(?:家)?(?:的?(?:大忙|很多忙|一个?大忙|忙)|很多)|"
    f"辛苦{YOU}?(?:啦|了|啊)*|费心了?|有心了|多亏(?:了)?{YOU}|幸亏(?:有|是)?{YOU}|麻烦{YOU}?了|救了?我(?:一)?(?:命)?)"
)
PRAISE = (
    f"(?:{YOU}|{KIN}|人|这|这个|的|家|客服)*(?:服务|态度|脾气|回复|处理|解决|办事|做事|讲|说|解释|讲解|效率|声音|人|想|问|答)?"
    f"(?:得|的)?(?:都|也)?{VERY}+(?:的|是|有|得)*{GOOD}+(?:人|心)?(?:了|啦|啊|哈|哦|呀|的|喽|嘞|呢)*"
)
STARS = (
    "(?:(?:给|必须|为)?{YOU}?(?:一个|个|打)?(?:好评|五星好评|五星|满分|点赞|赞|一百分)(?:给{YOU}|已经给了)?(?:了|啦)?|"
    "给{YOU}点(?:一)?个(?:大大的)?赞|服务满分|秒回|太赞了?)"
).replace("{YOU}", YOU)
WENT = (
    "(?:事情?|问题|退款|钱|快递|包裹|东西|现在|这下|终于|总算|已经|都|可算|刚刚|刚|全|今天|马上|立马|就|也|这么快|一下子|我|"
    "帮我|给我|差价|这边|它|又)*(?:弄|办|搞|修|处理|解决|恢复|收|到账|退|查|找|登录|能用|能上网|搞定|妥|通)"
    "(?:好|完|到|成|定|清楚|明白|回来|出来|下来|成功|上|妥|过|正常|到账)*(?:了|啦)+(?:的|呢|啊|呀)*|"
    "(?:问题|退款|钱)?(?:已经|已|都)(?:解决|处理|恢复|收到|到账|办好|弄好|修好|退回|找到)(?:了|啦)*"
)
EASE = "(?:我|这下|那|心里|听|这么一说|就|也|可以|总算|终于)*(?:放心|踏实|安心|舒服|轻松)(?:多|很多)?(?:了|啦)+"
WISH = (
    f"(?:祝{YOU}?(?:工作顺利|生活愉快|身体健康|天天开心|一切顺利|步步高升|新年快乐)|新年快乐|好人一生平安|好人有好报|"
    f"爱{YOU})+"
)
FILLER = (
    "(?:嗯|啊|哦|噢|呃|哎|唉|欸|呀|呢|嘛|嘿|诶|喂|那个|这个|那|哇|哎|行|可以|好的?|好好|好嘞|得嘞|中|对|是|就是|然后|ok|OK|没有|没|了|啦|哈|哟|呦|喔|唉呀|"
    f"哎呀|哎呦|妈呀|真|真的|都|也|我|的|{KIN}|{YOU}|谢|收到|知道|再见|拜拜|先|这样|客气|不用|没事|暂时|其他)"
)
WARM = [re.compile(told) for told in (THANKS, HELPED, PRAISE, STARS, WENT, EASE, WISH)]
REST = re.compile(FILLER)
NOISE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9<>]+")
# What makes thanks more than polite: praise of who helped, for what, how much; or what went well beside them.
MORE = re.compile(
    f"(?:感谢|谢谢){YOU}?的?(?:耐心|帮助|帮忙|细心|热心|贴心|解答|讲解|指导|照顾|提醒|用心)|感激不尽|"
    f"(?:太|万分|真的?是?|由衷)(?:地)?(?:感谢|谢谢|感激)|大忙|费心|有心了|多亏|幸亏|{VERY}(?:的|是|有)*{GOOD}|满分|点赞|五星|点(?:一)?个(?:大大的)?赞"
)
WENT_WELL = re.compile(f"{WENT}|{EASE}")
THANKED = re.compile(THANKS)
# Words that thanks bring along when they are meant the other way round, or for somebody else.
TURNED = re.compile("全家|八辈|呵呵|才怪|个屁|个鬼|你们领导|祖宗|吧|[好了]我?(?:就|再|才)?给")
LEAST_LETTERS, MOST_LETTERS = 4, 60


def is_warm(text: str) -> bool:
    """Whether a customer's sentence thanks somebody for something and says nothing else."""
    if "?" in text or "？" in text:
        return False
    words = NOISE.sub("", text)
    if not LEAST_LETTERS <= len(words) <= MOST_LETTERS or TURNED.search(words):
        return False
    if not MORE.search(words) and not (THANKED.search(words) and WENT_WELL.search(words)):
        return False
    for told in WARM:
        words = told.sub("\n", words)
    return not REST.sub("", words).replace("\n", "")

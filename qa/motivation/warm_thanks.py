"""Thanks that are worth delivering: more than a polite word at the end, and nothing held back."""

from __future__ import annotations

import re

# How a customer thanks beyond politeness: how much, whom, what for.
VERY = "(真的?是?|很|太|非常|特别|超级?|挺|好)(的)?(是)?"
GOOD = "(好|棒|耐心|周到|及时|清楚|快|细心|专业|到位|满意|仔细|贴心|热心|负责|给力|靠谱|厉害)"
WARM = re.compile(
    "|".join(
        (
            r"(太|非常|真的?是?|十分|特别|超级?|万分|由衷|多亏|实在)(地?)(感谢|谢谢|感激|谢)|感激不尽|多亏(了)?(您|你)",
            r"(感谢|谢谢)(您|你)?的?(耐心|帮助|帮忙|支持|理解|解答|服务|细心|热心|贴心)|帮了?我?(大忙|很多)|辛苦(您|你)了",
            f"(服务|态度|回复|处理|解决|讲|说|解释)(得|的)?{VERY}{GOOD}",
            f"(你|您|人|真|太)({VERY})?(好人|耐心|贴心|细心|专业|热心|负责|给力|靠谱)|(你|您|人){VERY}(好|棒|厉害)",
            r"(给|点)(您|你)?(个)?(好评|五星|赞|满分)|服务周到|(放心|踏实|安心)(多)?了",
        )
    )
)
# What takes it back: a wish, a reproach, a question, irony.
COLD = re.compile(
    "|".join(
        (
            r"但是?|不过|可是|就是(太|有点)|然而|投诉|差评|举报|骗|垃圾|失望|无语|呵呵|还没|没有(解决|收到|处理)|谁|凭什么",
            r"麻烦(你|您)?(帮|给|再|快|尽快)|(请|能不能|可不可以|帮我|给我)(快|尽快|再|查|处理|解决|安排|看)",
            r"不(好|行|满意|耐心|专业|负责|给力|靠谱|清楚|及时|周到)|[?？]|吗$|如果|要是|希望|期待|(再|又)(不|没)",
            r"白(费|跑|说)|真行|够(了|可以)",
        )
    )
)
LEAST_LETTERS, MOST_LETTERS = 5, 120


def is_warm(text: str) -> bool:
    """Whether a customer's sentence thanks somebody for something and takes nothing back."""
    words = re.sub(r"[\s_，,。.!！~～、]+", "", text)
    return LEAST_LETTERS <= len(words) <= MOST_LETTERS and bool(WARM.search(words)) and not COLD.search(words)

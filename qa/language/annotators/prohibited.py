"""Words an agent never says to a customer."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "prohibited",
    "服务禁语",
    "Prohibited words",
    "agent",
    (
        r"(?:你|您)(?:爱)?(?:投诉|告)(?:就)?(?:去)?(?:投诉|告)(?:吧|去|呗)",
        r"随便(?:你|您)",
        r"(?:你|您)(?:到底|究竟)(?:想|要)(?:怎|干)",
        r"(?:听不懂|说了多少遍|烦不烦|有病|神经|关我|自己看|不是(?:都)?(?:告诉|说)(?:过)?(?:你|您)了(?:吗|嘛))",
    ),
    ("随便你", "你爱投诉就去投诉吧", "不是都告诉你了吗"),
    ("您随时可以投诉", "您想怎么处理呢"),
)

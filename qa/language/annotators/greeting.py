"""An agent opens with a greeting."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "greeting",
    "开场问候",
    "Greeting",
    "agent",
    (r"您好|你好|早上好|下午好|晚上好|很高兴(?:为您|能)|(?:请问)?有什么(?:可以|能)(?:帮|为)",),
    ("您好,很高兴为您服务",),
    ("嗯,你说",),
    first=2,
    hears="greeting",
)

"""An agent opens with a greeting."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="greeting",
    zh="开场问候",
    en="Greeting",
    who="agent",
    patterns=(r"您好|你好|早上好|下午好|晚上好|很高兴(?:为您|能)|(?:请问)?有什么(?:可以|能)(?:帮|为)",),
    matches=("您好,很高兴为您服务",),
    leaves=("嗯,你说",),
    first=2,
    hears="greeting",
)

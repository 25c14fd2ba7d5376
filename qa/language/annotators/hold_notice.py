"""An agent says why the customer waits, before the silence."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="hold_notice",
    zh="等待告知",
    en="Hold notice",
    who="agent",
    patterns=(
        r"(?:请|麻烦)?(?:您|你)?(?:稍等|稍候|等一下|等我一下|别挂|不要挂)",
        r"(?:我)?(?:帮您|给您|帮你|给你)?(?:查|看|核实|查询|核对)(?:一下|下)(?:,|\uff0c)?.{0,8}(?:稍等|可能需要|大概)",
    ),
    matches=("请您稍等,我查一下", "您别挂机"),
    leaves=("我等一下去问",),
    unless=(r"我等一下(?:去|再)",),
    hears="hold_notice",
)

"""The agent starts something that the firm still has to do after this contact: a call back, a repair, a refund, a
colleague who looks into it."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="left_open",
    zh="还有事没办完",
    en="Left open",
    who="agent",
    patterns=(
        r"(?:帮|给|为)您(?:反馈|登记|上报|转|催|申请|提交|记录)|(?:会|有)(?:专员|同事|师傅|专人|人).{0,6}(?:联系|回|处理)|回(?:您)?电",
    ),
    matches=("我帮您反馈给仓库，有结果联系您", "已经给您登记了，会有师傅联系您上门"),
    leaves=("您好，请问有什么可以帮您", "您在我的订单里点申请售后就可以"),
    hears="left_open",
)

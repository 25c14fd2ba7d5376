"""The agent reads out or changes something of this customer's account, order, policy or file: then it should be clear
who asks."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="touches_account",
    zh="动到客户账户",
    en="Touches the account",
    who="agent",
    patterns=(
        r"(?:您|你)(?:的|这)?(?:订单|账户|余额|套餐|保单|账单|卡|快递|包裹|单子)?(?:现在|目前|这边)?(?:显示|还剩|已经|是在)|(?:已经|已)(?:帮|给|为)您(?:改|取消|办理?|申请|退|开通|关)",
    ),
    matches=("查到了，您的快递已经到了中转站，今天派送", "已经帮您取消了，费用下个月不再扣"),
    leaves=("您好，请问有什么可以帮您", "退货一般三到五天到账"),
    hears="touches_account",
)

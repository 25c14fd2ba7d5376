"""Failures of what is connected: what happened, and what to do."""

from qa.errors import Failure

CHANNELS_UNREADABLE = Failure(
    "读不懂 {path}：{what}。",
    '每个项目一段（或 [default]），每个渠道一行，写它该办的原因，比如 wechat = ["shop.refund"]。',
    "{path} cannot be read: {what}.",
    'A part for every programme (or [default]), a line a channel with its reasons, such as wechat = ["shop.refund"].',
)

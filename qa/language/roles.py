"""Who speaks, when a recogniser only numbers the speakers: service people greet, ask to wait, look things up and take
leave; customers do not."""

from __future__ import annotations

import re
from collections import Counter

SERVICE = re.compile(
    r"为您服务|帮(助|到)?您|请问(您)?(有)?什么|工号|请(您)?稍等|感谢您的?(来电|耐心|等待|支持)|给您(登记|查询|查一下|处理|反馈|带来)|为您(查询|登记|处理|核实|转接)"
    r"|祝您|核对一下您|您(这边|那边)?(还有|是否还)|非常抱歉|请您(提供|放心|保持|留意|对)|麻烦您提供|满意度评价|thank"
    r" you for calling|how (can|may) i help|bear with me",
    re.IGNORECASE,
)


def speakers(turns: list[tuple[str, str]]) -> dict[str, str]:
    """{label: agent | customer}; {} when nobody, or everybody, speaks like service, or there is only one voice."""
    said, service = Counter(), Counter()
    for label, text in turns:
        said[label] += 1
        service[label] += bool(SERVICE.search(text or ""))
    if len(said) < 2 or not service.total():
        return {}
    shares = sorted(((service[label] / said[label], label) for label in said), reverse=True)
    if shares[0][0] == shares[1][0]:
        return {}
    return {label: "agent" if label == shares[0][1] else "customer" for label in said}

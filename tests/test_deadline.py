"""By when something is promised, said on Wednesday 4 March 2026 at ten past ten."""

from __future__ import annotations

from datetime import datetime

import pytest

from qa.language.deadline import count, deadline

SAID = datetime(2026, 3, 4, 10, 10)
TOLD = {
    "我两小时内给您回电": "2026-03-04 12:10",
    "半个小时之内恢复": "2026-03-04 10:40",
    "48小时内会有人联系您": "2026-03-06 10:10",
    "一个半小时之内": "2026-03-04 11:40",
    "三到五个工作日退回": "2026-03-12 00:00",
    "一个工作日内": "2026-03-06 00:00",
    "今天下午六点前一定给您答复": "2026-03-04 18:00",
    "今天之内发您邮箱": "2026-03-05 00:00",
    "明天中午十二点前给您回电": "2026-03-05 12:00",
    "明天中午前一定答复您": "2026-03-05 12:00",
    "明天上午师傅上门": "2026-03-05 12:00",
    "明天下班前给您答复": "2026-03-06 00:00",
    "快则一小时，慢则今天傍晚，我来通知您": "2026-03-04 19:00",
    "两小时内，最晚明天中午前给您回电": "2026-03-05 12:00",
    "后天之前有人给您说结果": "2026-03-07 00:00",
    "今晚九点前送到": "2026-03-04 21:00",
    "最晚周一到账": "2026-03-10 00:00",
    "周五之前寄出": "2026-03-07 00:00",
    "下周二给您安排": "2026-03-11 00:00",
    "这个月底给您结": "2026-04-01 00:00",
    "十分钟后回您": None,
    "请您稍等一下": None,
    "七天前买的": None,
    "": None,
}


@pytest.mark.parametrize("text", TOLD)
def test_the_moment_a_sentence_names(text):
    found = deadline(text, SAID)
    assert (found and f"{found:%Y-%m-%d %H:%M}") == TOLD[text]


def test_numbers_in_han():
    assert [count(w) for w in ("十", "十五", "二十", "四十八", "两", "半", "7", "百")] == [
        10,
        15,
        20,
        48,
        2,
        0.5,
        7,
        None,
    ]

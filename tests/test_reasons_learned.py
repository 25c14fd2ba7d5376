"""Reasons learn from what people correct."""

from __future__ import annotations

import random

from test_calibration import REVIEWER, _centre

from qa.access.reading import Reader
from qa.language.correcting import correct
from qa.language.mining import clusters
from qa.language.reasons.telling import classify
from qa.simulation.wording import FOLDER


def test_a_corrected_reason_is_recognised_next_time(tiny):
    _centre(tiny, 60)
    said = ["窗台旁滋啦滋啦的杂音不停", "又是滋啦滋啦的杂音吵死了", "夜里窗台旁滋啦滋啦"]
    ask = ["您好，窗台旁总是滋啦滋啦的"]
    assert classify(ask, "telecom")[0] == "unknown"
    for n, opening in enumerate(said):
        with tiny.writing() as writer:
            writer.execute(
                "update message set text = ? where interaction_id = ? and message_seq = 1", [opening, f"local{n:04d}"]
            )
        assert classify(ask, "telecom")[0] == "unknown", "one or two contacts are not yet a rule for all others"
        correct(Reader(tiny, REVIEWER), f"local{n:04d}", "reason", "telecom.broadband_down")
    found, confidence, why = classify(ask, "telecom")
    assert found == "telecom.broadband_down" and 0 < confidence < 1 and why.startswith("≈")


def test_a_new_reason_surfaces_as_a_named_cluster():
    rng = random.Random(9)
    noise = [
        line
        for path in sorted(FOLDER.glob("*_*.toml"))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith('  "') or line.startswith('"')
    ]
    noise = [line.strip(' ",') for line in noise][:400]
    asked = (
        "人脸识别老是过不了",
        "刷脸认证一直失败",
        "人脸认证提示光线太暗",
        "怎么人脸识别又失败了",
        "刷脸的时候说我不是本人",
        "人脸验证卡住不动",
    )
    before, after = ("你好，", "那个，", "我想问下", ""), ("", "，怎么办", "，急", "好几次了")
    planted = [f"{rng.choice(before)}{rng.choice(asked)}{rng.choice(after)}" for _ in range(40)]
    texts = noise + planted
    order = list(range(len(texts)))
    rng.shuffle(order)
    found = clusters([texts[i] for i in order])
    mine = [
        c
        for c in found
        if sum(order[m] >= len(noise) for m in c.members) >= 0.8 * len(c.members)
        and any(w in c.name for w in ("人脸", "刷脸", "认证"))
    ]
    assert mine and sum(len(c.members) for c in mine) >= 20, [c.name for c in found]

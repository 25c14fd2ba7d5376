"""Odd and hostile texts: an answer, never a crash."""

from __future__ import annotations

import json

import pytest

from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.language.transcripts import annotate_lines

HOSTILE = (
    "麻烦尽快处理 真的感谢" + "@联通" * 400 + " 在吗",
    "a" * 60_000 + " a@b.cn",
    "谢谢" * 5000 + "？",
    "13" * 20_000,
    "一" * 20_000 + "路",
    "我是" * 10_000,
    "的" * 30_000 + "号",
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: t[:6])
def test_no_text_holds_the_machine_up(text):
    """A pattern that backtracks without end would never come back from these."""
    lines = [
        json.dumps({"id": n, "turns": [{"role": who, "text": text}, {"role": "agent", "text": "请问怎么称呼？"}]})
        for n, who in enumerate(("customer", "agent"))
    ]
    assert len(list(annotate_lines([line.encode() for line in lines], Masker(b"x"), in_force()))) == 2


@pytest.mark.parametrize(
    "line,answered",
    [
        (b'{"id":1,"turns":[{"role":"customer","text":' + b"[" * 1020 + b"]" * 1020 + b"}]}", False),
        (b'{"id":' + b"[" * 600 + b"]" * 600 + b',"turns":[]}', True),
        (b'\xef\xbb\xbf{"id":"bom","turns":[]}', True),
        (b'{"id":1,"turns":{}}', False),
        (b'{"id":1,"turns":[{"role":"customer","text":5}]}', False),
        (b'{"id":1,"turns":[{"role":"customer","text":null}]}', True),
        ('{"id":1,"turns":[{"role":"客户","text":"我要投诉"}]}'.encode(), True),
    ],
)
def test_odd_lines_are_answered_and_the_next_one_too(line, answered):
    first, second = annotate_lines(
        [line, b'{"id":"next","turns":[{"role":"customer","text":"\xe8\xb0\xa2\xe8\xb0\xa2"}]}'],
        Masker(b"x"),
        in_force(),
    )
    assert ("error" not in json.loads(first)) == answered and json.loads(second)["turns"][0]["findings"][0][
        "label"
    ] == "thanks"
    if "客户".encode() in line:
        assert json.loads(first)["turns"][0]["findings"]

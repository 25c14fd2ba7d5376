"""Any order, split, overlap and repetition of files gives the same tables, one by one or all at once; every row of
every file is accounted for."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from ingesting import LOG, accounted, bring, content

from qa.adapters.mapping.mapped_table import source_of
from qa.warehouse.store import Store

MAPPED = source_of(
    {
        "source": {"id": "x", "programme": "x"},
        "options": {"pause_states": {"话后": "acw"}},
        "table": [
            {
                "match": "words*",
                "message": {
                    "contact": "会话",
                    "speaker": {"column": "谁", "values": {"客": "customer", "服": "agent"}},
                    "said_at": "时间",
                    "text": "内容",
                },
            },
            {
                "match": "calls*",
                "updated_at": "更新",
                "deleted": {"column": "状态", "values": ["删除"]},
                "contact": {
                    "id": "会话",
                    "agent": "坐席",
                    "started_at": "开始",
                    "ended_at": "结束",
                    "outcome": {
                        "column": "状态",
                        "values": {"接": "answered", "弃": "abandoned_queue", "删除": "unknown"},
                    },
                },
            },
            {"match": "plain*", "contact": {"id": "会话", "agent": "坐席", "started_at": "开始", "queue": "组"}},
            {
                "match": "roster*",
                "agent": {"id": "工号", "name": "姓名", "team": "班组", "aliases": "登录", "valid_from": "起"},
            },
            {
                "match": "same*",
                "identity": {
                    "phone": {"column": "电话", "kind": "phone"},
                    "wechat": {"column": "微信", "kind": "wechat"},
                },
            },
        ],
    },
    "tests",
)
START = datetime(2026, 3, 2, 9)
SAID = ["你好", "我的手机号是138", "1234", "5678", "好的请稍等", "谢谢", "一三八零零", "一二三四五六"]


def _files(rng: random.Random) -> dict[str, list[str]]:
    """Lines of a small floor: words dictated over several messages, calls whose rows grow, conflict and vanish, a
    roster over time, a queue_log."""
    contacts = [f"c{n}" for n in range(rng.randint(2, 5))]
    words, calls, plain = [], [], []
    for contact in contacts:
        at = START
        for n in range(rng.randint(2, 9)):
            at += timedelta(seconds=rng.randint(1, 20))
            words.append(f"{contact},{'客服'[n % 2]},{at:%Y-%m-%d %H:%M:%S},{rng.choice(SAID)}")
        for version in range(rng.randint(1, 3)):
            state = rng.choice(["接", "弃", "删除"])
            calls.append(
                f"{contact},a{rng.randint(1, 2)},{START:%Y-%m-%d %H:%M:%S}"
                f",{START + timedelta(minutes=1 + version):%Y-%m-%d %H:%M:%S},{state},2026-03-02"
                f" 1{rng.randint(0, 3)}:00:00"
            )
        plain += [
            f"{contact},{rng.choice(['a1', 'a2', ''])},{START:%Y-%m-%d %H:%M:%S},{rng.choice(['甲', '乙', ''])}"
            for _ in range(rng.randint(0, 2))
        ]
    roster = [
        "w1,王,一班,a1,2026-01-01",
        "w1,王,二班,a1,2026-03-02",
        "w2,李,一班,a2,2026-01-01",
        "w2,李,一班,a2;SIP/1,2026-02-01",
    ]
    same = ["13800000001,wx1", "13800000002,wx1", "13800000003,wx3"]
    log = LOG.splitlines() + [
        "1772413310|NONE|NONE|SIP/1|PAUSEALL|话后",
        "1772413340|NONE|NONE|SIP/1|UNPAUSEALL|",
        "1772413350|c2|热线|NONE|ENTERQUEUE||13800000002|1",
        "1772413360|c2|热线|NONE|ABANDON|1|1|10",
    ]
    return {
        "words": ["会话,谁,时间,内容", *words],
        "calls": ["会话,坐席,开始,结束,状态,更新", *calls],
        "plain": ["会话,坐席,开始,组", *plain],
        "roster": ["工号,姓名,班组,登录,起", *roster],
        "same": ["电话,微信", *same],
        "queue_log": log,
    }


def _pieces(rng: random.Random, kind: str, lines: list[str]) -> list[tuple[str, str]]:
    """One table as overlapping files in any order, some of them twice. Rows of one file that are equal are told apart
    by their count, so a cut never parts equal rows."""
    head, rows = ([], lines) if kind == "queue_log" else ([lines[0]], lines[1:])
    if not rows:
        return []
    cuts = sorted(rng.sample(range(1, len(rows)), min(rng.randint(0, 3), len(rows) - 1))) if len(rows) > 1 else []
    parts = [rows[max(0, a - rng.randint(0, 2)) : b] for a, b in zip([0, *cuts], [*cuts, len(rows)])]
    parts += rng.sample(parts, rng.randint(0, 1))
    out = []
    for number, part in enumerate(parts):
        shuffled = rng.sample(part, len(part))
        out.append((f"{kind}.{number}", "\n".join([*head, *shuffled]) + "\n"))
    return out


@example(405_617)
@settings(
    max_examples=1, phases=[Phase.explicit], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 1_000_000))
def test_order_split_overlap_and_repetition_change_nothing(folder, tmp_path_factory, seed):
    same_whatever_the_files(tmp_path_factory, seed)


@pytest.mark.soak
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1_000_000))
def test_order_split_overlap_and_repetition_change_nothing_in_many_floors(folder, tmp_path_factory, seed):
    same_whatever_the_files(tmp_path_factory, seed)


def same_whatever_the_files(tmp_path_factory, seed):
    rng = random.Random(seed)
    files = {kind: list(dict.fromkeys(lines)) for kind, lines in _files(rng).items()}
    whole, parts = (
        Store(tmp_path_factory.mktemp("whole") / "x.duckdb"),
        Store(tmp_path_factory.mktemp("parts") / "x.duckdb"),
    )
    for kind, lines in files.items():
        assert accounted(bring(whole, "\n".join(lines) + "\n", kind, MAPPED))
    pieces = [piece for kind, lines in files.items() for piece in _pieces(rng, kind, lines)]
    rng.shuffle(pieces)
    for number, (name, text) in enumerate(pieces):
        assert accounted(bring(parts, text, name, MAPPED))
        if rng.random() < 0.2:
            content(parts)
    assert content(parts) == content(whole)
    one_by_one = Store(tmp_path_factory.mktemp("single") / "x.duckdb")
    for kind, lines in files.items():
        head, rows = ([], lines) if kind == "queue_log" else (lines[:1], lines[1:])
        for row in rows:
            assert accounted(bring(one_by_one, "\n".join([*head, row]) + "\n", kind, MAPPED))
    assert content(one_by_one) == content(whole)
    for store in (whole, parts, one_by_one):
        store.close()

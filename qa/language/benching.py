"""Characters a second of the full annotate beside named references, on the same text in the same run, on one core."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import jieba
import orjson
import rjieba

from qa.language.privacy import Masker
from qa.language.scorer import in_force
from qa.language.transcripts import annotate_lines


def _rate(work: Callable[[], object], characters: int) -> float:
    best = float("inf")
    for _ in range(2):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return characters / best


def compare(contacts: list[dict]) -> list[dict]:
    """[{what, per_second, ratio}] with jieba.lcut as 1; SnowNLP, far slower, gets one message in fifty (left out when
    not installed)."""
    jieba.setLogLevel(logging.WARNING)
    texts = [t["text"] for c in contacts for t in c["turns"]]
    said = [[(t["role"], t["text"]) for t in c["turns"]] for c in contacts]
    lines = [orjson.dumps(c) for c in contacts]
    characters = sum(map(len, texts))
    masker, scorer = Masker(b"bench"), in_force()
    jieba.lcut("热身"), rjieba.cut("热身"), list(annotate_lines(iter(lines[:5]), masker, scorer))
    found = {
        "jieba.lcut": _rate(lambda: [jieba.lcut(t) for t in texts], characters),
        "rjieba.cut": _rate(lambda: [rjieba.cut(t) for t in texts], characters),
        "mask only": _rate(lambda: masker.contacts(said), characters),
        "annotate, JSON in and out": _rate(lambda: list(annotate_lines(iter(lines), masker, scorer)), characters),
    }
    try:
        from snownlp import SnowNLP

        few = [t for t in texts[::50] if t.strip()]
        found["SnowNLP sentiment"] = _rate(lambda: [SnowNLP(t).sentiments for t in few], sum(map(len, few)))
    except ImportError:
        pass
    return [{"what": what, "per_second": rate, "ratio": rate / found["jieba.lcut"]} for what, rate in found.items()]

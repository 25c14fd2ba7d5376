"""Keywords of many short texts, by jieba's TF-IDF."""

from __future__ import annotations

import logging

import jieba
import jieba.analyse

jieba.setLogLevel(logging.WARNING)


def keywords(texts: list[str], most: int) -> list[tuple[str, float]]:
    """[(word, weight)] by weight; words of one character and masks are left out."""
    found = jieba.analyse.extract_tags(
        "\n".join(texts), topK=most * 2, withWeight=True, allowPOS=("n", "v", "vn", "a", "nz")
    )
    return [(word, weight) for word, weight in found if len(word) > 1 and word not in ("手机号", "姓名", "地址")][:most]

"""Chinese text → words: rjieba where it has a wheel, jieba otherwise; service terms of data/lexicons/words.txt are kept
whole."""

from __future__ import annotations

import logging
import re
from functools import cache

from qa.settings import SHIPPED

HAN = re.compile(r"[\u4e00-\u9fff]")
FILLERS = frozenset("嗯 啊 呃 哦 唉 哎 诶 呀 哈 喂 噢 额".split())


@cache
def trade_words() -> tuple[str, ...]:
    """Service terms that are kept whole."""
    lines = (SHIPPED / "lexicons" / "words.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _jieba():
    """(words of a text, words with their part of speech, whether a string is a word)."""
    terms = trade_words()
    try:
        import rjieba

        jieba = rjieba.Jieba()
        for term in terms:
            jieba.add_word(term, None, None)
        return jieba.cut, jieba.tag, jieba.has_word
    except ImportError:
        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.WARNING)
        for term in terms:
            jieba.add_word(term)
        return (
            jieba.lcut,
            lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)],
            lambda word: bool(jieba.dt.FREQ.get(word)),
        )


def segment(text: str) -> list[str]:
    """Words in order; punctuation is kept, white space is not."""
    return [w for w in _jieba()[0](text) if w.strip()]


def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return bool(_jieba()[2](text))


def tagged(text: str) -> list[tuple[str, str]]:
    """Words in order with their part of speech; together they are the text."""
    return _jieba()[1](text)

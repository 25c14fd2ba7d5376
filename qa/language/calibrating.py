"""Re-calibration on the centre's own labels: surveys joined to contacts, and corrections. A person accepts a version;
every version can be taken back."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import orjson

from qa.access.reading import Reader
from qa.language.corpora import FOLDS, folds
from qa.language.failures import (
    ALREADY_SHIPPED_LEXICON,
    MAY_NOT_CALIBRATE,
    NO_SUCH_VERSION,
    NOTHING_HEARS_BETTER,
    NOTHING_NEW_TO_LEARN,
    TOO_FEW_TO_CALIBRATE,
)
from qa.language.lexicon import Lexicon, write_lexicon
from qa.language.listening import shipped_classifiers
from qa.language.moving import LEAST_TAUGHT, learn, write_moves
from qa.language.scorer import in_force, moves_name
from qa.language.spread import errors_of
from qa.language.taught import taught
from qa.language.versions import chosen
from qa.records.book import audit, rows, write
from qa.settings import data_folder

# Fewer ratings move the model by luck: five folds of twelve.
LEAST = 60
RIDGE = (3.0, 10.0, 30.0, 100.0, 1000.0)
MAY_CALIBRATE = ("admin", "reviewer", "lead")
MOST = 20_000
LABELS = f"""
with said as (select interaction_id, value::double as label from {{correction_in_force}} where kind = 'satisfaction'),
asked as (select interaction_id, (avg(score) - 3) / 2 as label from {{survey}} where instrument = 'csat'
and score is not null group by 1)
select interaction_id, coalesce(s.label, a.label) as label from said s full join asked a using (interaction_id)
where interaction_id in (select interaction_id from {{contact_score}} where satisfaction is not null)
order by hash(interaction_id) limit {MOST}
"""


def labelled(reader: Reader) -> tuple[list[list[tuple[str, str]]], np.ndarray]:
    """(turns, label -1…1) of every contact whose customer answered a survey or that a person corrected; a correction
    outweighs a survey."""
    labels = {r["interaction_id"]: r["label"] for r in reader.rows(LABELS)}
    found: dict[str, list[tuple[str, str]]] = {contact: [] for contact in labels}
    said = """select interaction_id, speaker, text from {message} where interaction_id in (select unnest(?::varchar[]))
        order by interaction_id, message_seq"""
    for r in reader.rows(said, [list(labels)]):
        found[r["interaction_id"]].append((r["speaker"], r["text"] or ""))
    kept = [contact for contact, turns in found.items() if any(s == "customer" and t for s, t in turns)]
    return [found[c] for c in kept], np.array([labels[c] for c in kept])


def propose(reader: Reader) -> dict:
    """Learn a version from the labels there are and write it beside the others: satisfaction from surveys and
    corrections, findings and feelings from corrections. Figures before and after on folds it has not seen. Raises
    QAError when there are too few labels for any of them, nothing hears better, or nothing is new."""
    if reader.scope.role not in MAY_CALIBRATE:
        raise MAY_NOT_CALIBRATE()
    lexicon, figures = _satisfaction(reader)
    moves = [learn(one, shipped_classifiers()[one.side]) for one in taught(reader, shipped_classifiers())]
    helping = [move for move in moves if move.weights]
    if lexicon is None and not moves:
        raise TOO_FEW_TO_CALIBRATE(n=figures.get("n", 0), least=LEAST, taught=LEAST_TAUGHT)
    if lexicon is None and not helping:
        raise NOTHING_HEARS_BETTER(n=sum(move.n for move in moves))
    told = (sorted(lexicon.terms.items()), lexicon.intercept) if lexicon else ()
    version = blake2b(repr((told, helping)).encode(), digest_size=6).hexdigest()
    folder = data_folder() / "lexicons" / version
    if lexicon:
        write_lexicon(folder / "contact.tsv", lexicon)
    for side in {move.side for move in helping}:
        write_moves(folder / moves_name(side), [move for move in helping if move.side == side])
    latest = next((r["version"] for r in reversed(rows("calibration")) if r["action"] == "proposed"), None)
    if latest == version:
        raise NOTHING_NEW_TO_LEARN()
    figures["labels"] = [
        dict(side=m.side, label=m.label, n=m.n, before=m.before, after=m.after, is_kept=bool(m.weights)) for m in moves
    ]
    told, audited = orjson.dumps(figures).decode(), ("lexicon", version, "proposed")
    write("calibration", reader.scope.user, audited=audited, action="proposed", version=version, figures=told)
    return figures | {"version": version}


def _satisfaction(reader: Reader) -> tuple[Lexicon | None, dict]:
    """(the contact model moved to the centre's labels, its figures); None with too few labels, or without a model to
    move."""
    turns, label = labelled(reader)
    base = in_force().contact
    if len(label) < LEAST or base is None:
        return None, {"n": len(label)}
    from qa.language.adapting import ContactAdapter  # scikit-learn takes a second to load

    adapter = ContactAdapter(base, turns, label)
    chosen_folds = np.array(folds(["\n".join(t for _, t in one) for one in turns]))
    before, after = adapter.before, np.zeros(len(label))
    strength = adapter.best_strength(RIDGE, chosen_folds)
    for fold in range(FOLDS):
        rows_out = chosen_folds == fold
        if rows_out.any():
            after[rows_out] = adapter.fit(~rows_out, strength)[1][rows_out]
    lexicon = adapter.lexicon(strength, errors_of(after, label))
    return lexicon, {"n": len(label), "before": _figures(before, label), "after": _figures(after, label)}


def _figures(predicted: np.ndarray, label: np.ndarray) -> dict:
    from qa.language.accuracy import spearman

    off = np.abs(predicted - label)
    rank = spearman(predicted, label)
    spread = 1.96 * float(off.std()) / max(1.0, len(off)) ** 0.5
    return {
        "rank": rank["value"],
        "rank_low": rank["low"],
        "rank_high": rank["high"],
        "off": float(off.mean()),
        "off_low": float(off.mean()) - spread,
        "off_high": float(off.mean()) + spread,
    }


def accept(reader: Reader, version: str) -> None:
    """Put a proposed version in force from the next refresh on."""
    _decide(reader, "accepted", version, {r["version"] for r in rows("calibration") if r["action"] == "proposed"})


def take_back(reader: Reader) -> str:
    """Go back to the version that was in force before; "shipped" when there was none. Returns it."""
    if not chosen():
        raise ALREADY_SHIPPED_LEXICON()
    before = one_before()
    _decide(reader, "taken_back", before, {before})
    return before


def one_before() -> str:
    """The version that was in force before this one; "shipped" when there was none."""
    line = [r["version"] for r in rows("calibration") if r["action"] in ("accepted", "taken_back")]
    return next((v for v in reversed(line[:-1]) if v != line[-1]), "shipped")


def waiting(reader: Reader) -> int:
    """Contacts whose satisfaction still comes from another version."""
    return int(
        reader.one("select count(*) as n from {contact_score} where scorer_version <> ?", [in_force(chosen()).version])
        or 0
    )


def _decide(reader: Reader, action: str, version: str, allowed: set[str]) -> None:
    scope = reader.scope
    if scope.role not in MAY_CALIBRATE or scope.programmes is not None:  # it is heard with everywhere
        raise MAY_NOT_CALIBRATE()
    if version not in allowed:
        raise NO_SUCH_VERSION(version=version)
    write("calibration", scope.user, audited=("lexicon", version, action), action=action, version=version)
    audit(scope.user, action, version)

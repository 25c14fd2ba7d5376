"""What customers who were not asked, or did not answer, would have said: the predicted feeling of the contact put on
the survey's own scale by those who did answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qa.access.reading import Reader
from qa.interval import wilson
from qa.metrics.measuring import conditions
from qa.metrics.question import Question
from qa.odds import Checked, check, fit_odds

LEAST, BINS, DRAWS = 200, 40, 200
# Fields of the contact are the survey's, too; a contact answered twice counts by its last.
ASKED = """
with told as (
    select interaction_id, max(score >= 4)::int as is_happy from {{survey_fact}}
    where instrument = 'csat' and score is not null group by 1
)
select round(f.satisfaction * {bins}) / {bins} as felt, t.is_happy is not null as is_told,
    hash(f.interaction_id) % 10 < 3 as is_kept, count(*) as n, coalesce(sum(t.is_happy), 0) as happy
from {{contact_fact}} f left join told t using (interaction_id)
where f.is_answered and f.satisfaction is not null and {where} group by all order by all
"""


@dataclass(frozen=True)
class Unsurveyed:
    """Shares of happy customers (4 and 5 of 5): of the `answers`, foretold for the `others` who gave none, and of all
    together; `checked` on three tenths of the answers that were not learned from. The interval of the foretold share
    holds what the few answers leave open."""

    answers: int
    said: float
    said_low: float
    said_high: float
    others: int
    foretold: float
    low: float
    high: float
    together: float
    checked: Checked


def unsurveyed(reader: Reader, question: Question) -> Unsurveyed | None:
    """None with fewer than two hundred answers, or where feeling foretells answers no better than one number."""
    where, values = conditions(question)
    rows = reader.tuples(ASKED.format(bins=BINS, where=where), values)
    if not rows:
        return None
    felt, told, kept, n, happy = np.array([[float(v) for v in row] for row in rows]).T
    told, kept = told > 0, kept > 0
    learned = told & ~kept
    if n[told].sum() < LEAST or not learned.any() or not (told & kept).any() or not n[~told].sum():
        return None
    weights = fit_odds(felt[learned, None], n[learned], happy[learned], ridge=1e-6)
    usual = happy[learned].sum() / n[learned].sum()
    seen = told & kept
    checked = check(felt[seen] * weights[0] + weights[1], n[seen], happy[seen], usual)
    if checked.brier >= checked.base:
        return None
    foretold, low, high = _shares(felt, n, happy, told)
    answers, others = int(n[told].sum()), int(n[~told].sum())
    said = float(happy[told].sum() / n[told].sum())
    together = (said * answers + foretold * others) / (answers + others)
    return Unsurveyed(answers, said, *wilson(said, answers), others, foretold, low, high, together, checked)


def _shares(felt: np.ndarray, n: np.ndarray, happy: np.ndarray, told: np.ndarray) -> tuple[float, float, float]:
    """Foretold share of those who said nothing, by all answers, with its 95 % interval: the answers drawn again."""
    draw = np.random.default_rng(1)
    rest, whole = felt[~told], n[~told]

    def share(many: np.ndarray, well: np.ndarray) -> float:
        weights = fit_odds(felt[told, None], many, well, ridge=1e-6)
        return float((whole / (1 + np.exp(-(rest * weights[0] + weights[1])))).sum() / whole.sum())

    drawn = []
    for _round in range(DRAWS):
        many = draw.poisson(n[told]).astype(float)
        well = draw.binomial(many.astype(int), happy[told] / n[told]).astype(float)
        if 0 < well.sum() < many.sum():
            drawn.append(share(many, well))
    low, high = np.quantile(drawn, (0.025, 0.975))
    return share(n[told], happy[told]), float(low), float(high)

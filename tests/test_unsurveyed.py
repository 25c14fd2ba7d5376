"""Those who did not answer: foretold on the survey's scale from those who did, and close to what they would have
said."""

from __future__ import annotations

from random import Random

import numpy as np
import pyarrow as pa
import pytest

from qa.access.reading import Reader
from qa.metrics.question import Question
from qa.metrics.unsurveyed import unsurveyed
from qa.scope import Scope

ALL = Scope("boss", "executive")


def _planted(tiny, slope: float) -> float:
    """Three thousand contacts, a third answered, the unhappy twice as often; the share of happy ones among those who
    did not answer."""
    draw, contacts, answers, silent = Random(9), [], [], []
    for n in range(3000):
        felt = draw.gauss(0, 0.4)
        happy = draw.random() < 1 / (1 + np.exp(-(0.5 + slope * felt)))
        contacts.append((f"x{n}", felt))
        if draw.random() < (0.2 if felt > 0 else 0.4):
            answers.append((f"x{n}", 5.0 if happy else 1.0))
        else:
            silent.append(happy)
    with tiny.writing() as writer:
        for name, native in (("contact_fact", "V1"), ("survey_fact", "V1")):
            writer.execute(
                f"create or replace temp table template as select * from {name} where interaction_id in"
                f" (select interaction_id from interaction where native_id = '{native}') limit 1"
            )
            writer.execute(f"delete from {name}")
            rows, field = (contacts, "satisfaction") if name == "contact_fact" else (answers, "score")
            writer.view("planted", pa.table({"id": [r[0] for r in rows], "value": [r[1] for r in rows]}))
            extra = "" if name == "contact_fact" else ", 'csat' as instrument"
            writer.execute(
                f"insert into {name} select t.* replace (p.id as interaction_id, p.value as {field}{extra})"
                " from template t cross join planted p"
            )
    return sum(silent) / len(silent)


def test_those_who_did_not_answer_are_foretold(tiny):
    truth = _planted(tiny, 3.0)
    found = unsurveyed(Reader(tiny, ALL), Question())
    assert found.said < truth - 0.03, "the unhappy answer more often"
    assert found.foretold == pytest.approx(truth, abs=0.04) and found.low < found.foretold < found.high
    assert found.answers + found.others == 3000 and found.said < found.together < found.foretold
    assert found.checked.brier < 0.85 * found.checked.base and found.checked.n == pytest.approx(
        0.3 * found.answers, rel=0.2
    )


def test_a_feeling_that_foretells_nothing_and_few_answers_tell_nothing(tiny):
    assert unsurveyed(Reader(tiny, ALL), Question()) is None
    _planted(tiny, 0.0)
    found = unsurveyed(Reader(tiny, ALL), Question())
    assert found is None or abs(found.foretold - found.said) < 0.05
    assert unsurveyed(Reader(tiny, Scope("x", "executive", programmes=("other",))), Question()) is None

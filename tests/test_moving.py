"""What people put right teaches findings and feelings: better on messages not seen, harmless elsewhere, and taken
back."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import pipeline
from qa.access.reading import Reader
from qa.errors import QAError
from qa.language.calibrating import accept, propose, take_back
from qa.language.correcting import correct
from qa.language.heard_lines import measure_heard
from qa.language.scorer import in_force
from qa.language.versions import chosen
from qa.scope import Scope
from qa.warehouse.model import contracts

REVIEWER = Scope("qa1", "reviewer")
PROBES = Path(__file__).parent / "probes"
# Local words for leaving, and for nothing in particular, which no shipped line holds.
LEAVING = [
    f"{opening}{who}挪窝{end}"
    for opening in ("反正我", "你再这样我", "明天我就", "那我")
    for who in ("搬去别处", "到隔壁", "全家")
    for end in ("了撒", "去咯", "算球", "咯嘛")
]
PLAIN = [
    f"{opening}{what}{end}"
    for opening in ("帮我看下", "想问哈", "麻烦查查", "我问一下")
    for what in ("挪车码", "挪车单", "营业点")
    for end in ("嘛", "在哪", "好久到", "咋个弄")
]


@pytest.fixture
def centre(tiny):
    messages, contacts = [], []
    for n, text in enumerate(LEAVING + PLAIN):
        key = f"local{n:03d}"
        place = dict(row_key=n, interaction_id=key, programme_id="p")
        said = [("customer", text), ("agent", "好的，我看一下")]
        messages += [
            dict(place, message_seq=at, speaker=who, kind="text", text=words) for at, (who, words) in enumerate(said, 1)
        ]
        contacts.append(
            dict(interaction_id=key, programme_id="p", channel="webchat", direction="in", outcome="answered")
        )
    with tiny.writing() as writer:
        for name, found in (("message", messages), ("interaction", contacts)):
            writer.insert(name, contracts()[name].arrow(found))
        writer.execute(
            "insert into due select 'annotate', interaction_id from interaction where interaction_id like 'local%'"
        )
    pipeline.refresh(tiny)
    return tiny


def _leaving(store) -> set[int]:
    rows = store.rows("select interaction_id from finding where label = 'churn' and interaction_id like 'local%'")
    return {int(r["interaction_id"][5:]) for r in rows}


def _feeling(store) -> list[float]:
    sql = "select sentiment from message_score where interaction_id like 'local%' order by interaction_id"
    return [r["sentiment"] for r in store.rows(sql)][: len(LEAVING)]


def _teach(reader, taught) -> None:
    for n in taught:
        holds = n < len(LEAVING)
        correct(reader, f"local{n:03d}", "finding", "yes" if holds else "no", 1, "churn")
        correct(reader, f"local{n:03d}", "sentiment", "-1" if holds else "0", 1)


def test_corrections_teach_findings_and_feelings(centre):
    reader, half = Reader(centre, REVIEWER), range(0, len(LEAVING + PLAIN), 2)
    before, felt = _leaving(centre), _feeling(centre)
    probed = {r["measure"]: r["value"] for r in measure_heard(PROBES / "findings.jsonl")}
    _teach(reader, half)
    pipeline.refresh(centre)
    assert centre.one("select count(*) from contact_fact where has_churn and interaction_id like 'local%'") >= 24
    found = propose(reader)
    churn = next(one for one in found["labels"] if one["label"] == "churn")
    assert churn["is_kept"] and churn["after"] < churn["before"] and churn["n"] == len(half)
    assert _leaving(centre) == before
    accept(reader, found["version"])
    pipeline.refresh(centre)
    unseen = {n for n in range(len(LEAVING)) if n not in half}
    assert len(_leaving(centre) & unseen) > 0.8 * len(unseen) > len(before & unseen)
    assert not [n for n in _leaving(centre) if n >= len(LEAVING)]
    assert sum(_feeling(centre)) < sum(felt) - 5
    scorer = in_force(chosen())
    assert scorer.classifiers["customer"] is not in_force().classifiers["customer"]
    take_back(reader)
    pipeline.refresh(centre)
    assert _leaving(centre) == before and _feeling(centre) == felt
    assert probed == {r["measure"]: r["value"] for r in measure_heard(PROBES / "findings.jsonl")}


def test_what_was_taught_leaves_other_lines_alone(centre, monkeypatch):
    reader = Reader(centre, REVIEWER)
    shipped = {r["measure"]: r["value"] for r in measure_heard(PROBES / "findings.jsonl")}
    _teach(reader, range(0, len(LEAVING + PLAIN), 3))
    local = in_force(propose(reader)["version"])
    monkeypatch.setattr("qa.language.heard_lines.in_force", lambda: local)
    moved = {r["measure"]: r["value"] for r in measure_heard(PROBES / "findings.jsonl")}
    assert all(moved[name] >= value - 0.05 for name, value in shipped.items() if name.startswith("churn"))
    assert all(moved[name] == value for name, value in shipped.items() if name.startswith(("wish", "thanks")))


def test_what_teaches_nothing_is_refused(centre):
    reader = Reader(centre, REVIEWER)
    with pytest.raises(QAError, match="至少要"):
        propose(reader)
    for n in range(12):
        correct(reader, f"local{n + len(LEAVING):03d}", "finding", "no", 1, "churn")
    with pytest.raises(QAError, match="并不更准"):
        propose(reader)
    with pytest.raises(QAError, match="说这条话的人"):
        correct(reader, "local000", "finding", "yes", 2, "churn")

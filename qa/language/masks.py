"""What was hidden: kinds by source and month, a look at some, what people say of them, and a word that should have been
hidden."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE
from qa.interval import wilson
from qa.language.failures import NO_SUCH_CORRECTION
from qa.language.personal import kinds
from qa.records.book import write

VERDICTS, MAY_JUDGE = ("right", "wrong"), ("reviewer", "lead")


def mask_counts(reader: Reader) -> list[dict]:
    """[{source_id, month, kind, n}], newest month first."""
    return reader.rows(
        """select i.source_id, strftime(i.started_on, '%Y-%m') as month, split_part(told, ':', 1) as kind, count(*) as n
        from {message} m join {interaction} i using (interaction_id), unnest(string_split(m.masked_because,
        '|')) t(told)
        where m.masked_because <> '' group by all order by month desc, source_id, n desc"""
    )


def mask_sample(reader: Reader, kind: str, seed: int, most: int = 6) -> list[dict]:
    """Messages with a mask of a kind, a few by chance: interaction_id, message_seq, text, rules. That they are looked
    at is written down."""
    found = reader.rows(
        """select interaction_id, message_seq, text, masked_because from {message} where '|' || masked_because like ?
        order by length(text) < 12, hash(interaction_id, message_seq, ?) limit ?""",
        [f"%|{kind}:%", seed, most],
    )
    return [row for row in found if reader.opens(row["interaction_id"])]


def judge_mask(reader: Reader, interaction_id: str, message_seq: int, kind: str, verdict: str) -> None:
    """Whether what stands hidden should be: right or wrong. Raises QAError for anything else."""
    if reader.scope.role not in MAY_JUDGE:
        raise NOT_YOUR_ROLE()
    if verdict not in VERDICTS or kind not in {k.name for k in kinds()} or not reader.holds(interaction_id):
        raise NO_SUCH_CORRECTION()
    fields = dict(interaction_id=interaction_id, message_seq=message_seq, kind="mask", label=kind, value=verdict)
    write("correction", reader.scope.user, audited=("mask", interaction_id, f"{kind} {verdict}"), **fields)
    reader.pull()


def mask_figures(reader: Reader) -> list[dict]:
    """[{kind, n, right, share, low, high}] of what people looked at: how much of what is hidden should be."""
    rows = reader.rows("""select label as kind, count(*) as n, count(*) filter (value = 'right') as right
        from {correction_in_force} where kind = 'mask' group by 1 order by n desc, 1""")
    for row in rows:
        row["share"] = row["right"] / row["n"]
        row["low"], row["high"] = wilson(row["share"], row["n"])
    return rows

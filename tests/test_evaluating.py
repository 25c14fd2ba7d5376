"""The command line learns, evaluates and says plainly what it measured on; an older warehouse is carried over."""

from __future__ import annotations

import json
import random

import pytest
from conftest import TINY
from serving import here

from qa import pipeline
from qa.metrics.counting import renew
from qa.settings import PROJECT
from qa.warehouse.store import Store

WORDS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def qa(*argv, **env):
    return here(None, *argv, **env)


def _threads(path, count, seed):
    rng, lines = random.Random(seed), []
    for n in range(count):
        mood = n % 3 - 1
        said = "".join(rng.choices(WORDS, k=12)) + {-1: "岂有此理", 0: "如此", 1: "感激不尽"}[mood]
        turns = [
            {"role": "customer", "text": "".join(rng.choices(WORDS, k=10))},
            {"role": "agent", "text": "稍候"},
            {"role": "customer", "text": said, "sat": mood + 1},
        ]
        lines.append(
            json.dumps(
                {"id": f"{seed}-{n}", "turns": turns, "satisfaction_mean": mood * 1.5 + rng.uniform(-0.2, 0.2)},
                ensure_ascii=False,
            )
        )
    path.write_text("\n".join(lines), "utf-8")


def test_learn_and_evaluate(folder, tmp_path):
    known, fresh, into = tmp_path / "known.jsonl", tmp_path / "fresh.jsonl", tmp_path / "lexicons"
    _threads(known, 240, 1)
    _threads(fresh, 90, 2)
    for name, words in (("pos", "感激不尽"), ("neg", "岂有此理")):
        (tmp_path / f"{name}.txt").write_text("\n".join(f"{words}{w}" for w in WORDS[:12]), "utf-8")
    answer = qa(
        "train-lexicon", str(known), str(tmp_path / "pos.txt"), str(tmp_path / "neg.txt"), "--into", str(into), "--json"
    )
    assert {r["lexicon"] for r in json.loads(answer.stdout)} == {"talk", "opinion", "contact"}, answer.stderr
    assert (into / "contact.tsv").read_text("utf-8").startswith("# Learned from")
    unseen = json.loads(qa("evaluate", str(fresh), "--json", XINSHENG_DATA=str(folder)).stdout)["fresh.jsonl"]
    assert unseen["how"] == "shipped" and {r["measure"] for r in unseen["rows"]} >= {
        "spearman_satisfaction_mean",
        "auc_dissatisfied_turn_vs_rest",
    }
    assert all(r["low"] <= r["value"] <= r["high"] for r in unseen["rows"]) and 0 <= unseen["coverage"]["all"] <= 1


def test_findings_against_labels(folder, tmp_path):
    corpus, labels = tmp_path / "talk.jsonl", tmp_path / "labels"
    said = ["太谢谢您了", "请尽快处理，谢谢", "什么时候能到", "谢谢，解决了"]
    corpus.write_text(
        "\n".join(
            json.dumps({"id": str(n), "turns": [{"role": "customer", "text": t}]}, ensure_ascii=False)
            for n, t in enumerate(said)
        ),
        "utf-8",
    )
    labels.mkdir()
    (labels / "thanks.tsv").write_text("# id\n0\t1\t0\t5\t1\n1\t1\t\t\t1\n2\t1\t\t\t0\n3\t1\t0\t2\t1\n", "utf-8")
    row = json.loads(qa("evaluate", "--findings", str(labels), str(corpus), "--json").stdout)["findings"][0]
    assert (row["label"], row["n"], row["positive"], row["precision"], row["recall"]) == ("thanks", 4, 2, 1.0, 1.0)
    (labels / "thanks.tsv").write_text("9\t1\t\t\t1\n", "utf-8")
    assert qa("evaluate", "--findings", str(labels), str(corpus)).stderr.startswith("标注里的 9")


@pytest.mark.parametrize("text", ["{", '{"turns": 3}', "[1]", '{"id": "1", "turns": [{"role": "customer"}]}'])
def test_a_corpus_that_cannot_be_read_says_where(tmp_path, text):
    path = tmp_path / "bad.jsonl"
    path.write_text(text, "utf-8")
    answer = qa("evaluate", str(path))
    assert (
        answer.returncode == 1 and "bad.jsonl 第 1 行" in answer.stderr and len(answer.stderr.strip().splitlines()) == 2
    )


def test_labels_keep_the_projects_promise_of_no_text():
    for path in sorted((PROJECT / "tests" / "labels").glob("*.tsv")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        assert len(rows) >= 200 and all(
            len(r) == 5 and r[1].isdigit() and (r[2] == r[3] == "" or int(r[2]) < int(r[3])) for r in rows
        ), path.name
        assert not any("\u4e00" <= c <= "\u9fff" for r in rows for c in "".join(r)), path.name


def test_a_warehouse_of_the_release_before_is_heard_anew(tiny, folder):
    before = tiny.rows("select interaction_id, satisfaction, reason_id from contact_score order by 1")
    with tiny.writing() as writer:
        writer.execute("drop table contact_score")
        writer.execute("drop table message_score")
        writer.execute("create table contact_score (interaction_id varchar, satisfaction double)")
        writer.execute("""create table message_score (interaction_id varchar, message_seq bigint, sentiment double,
            because varchar)""")
        writer.execute(
            "insert into contact_score select interaction_id, 0 from (select distinct interaction_id from message)"
        )
        writer.execute("update schema_version set version = 0")
    tiny.close()
    store = Store()
    assert not store.one("select count(*) from ingest_file"), (
        "rows keyed the old way are gone: the exports are imported again"
    )
    pipeline.bring_in(store, [TINY / "exports"])
    renew(store)
    assert store.rows("select interaction_id, satisfaction, reason_id from contact_score order by 1") == before
    store.close()

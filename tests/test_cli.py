"""Every verb works while the app runs and while it does not; what goes wrong is one line of what, one line of what to
do."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from conftest import TINY
from serving import environment, here, qa, served

from qa.registry import at_once, declared
from qa.settings import PROJECT
from qa.verb import Verb


@pytest.fixture
def place(tiny_made, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(tiny_made, folder)
    return folder


def test_verbs_answer_in_json_and_in_words(place, tmp_path):
    csat = json.loads(here(place, "metric", "csat", "--by", "agent", "--json").stdout)
    assert {v["by"]["agent"]: v["value"] for v in csat}["tiny/A1"] == 1.0
    assert (
        "满意度" in qa(place, "metric", "csat").stdout
        and "CSAT" in qa(place, "metric", "csat", XINSHENG_LANGUAGE="en").stdout
    )
    told = json.loads(here(place, "explain", "V3", "--json").stdout)
    voice = [i for i in told["items"] if i["scorecard_id"] == "voice"]
    assert told["is_same"] and {i["verdict"] for i in voice} == {"met", "not_met", "na"}
    assert next(i for i in voice if i["item_id"] == "ownership")["because"]
    health = json.loads(here(place, "doctor", "--json").stdout)
    assert health["counts"]["interaction"] == 12 and not health["due"] and not health["unbalanced"]
    out = tmp_path / "out.csv"
    assert json.loads(here(place, "export", str(out), "--metric", "complaint_rate", "--json").stdout)["rows"] == 2
    assert here(place, "backup", str(tmp_path / "copy")).returncode == 0
    assert here(tmp_path / "fresh", "restore", str(tmp_path / "copy")).returncode == 0
    assert json.loads(here(tmp_path / "fresh", "metric", "csat", "--json").stdout) == json.loads(
        here(place, "metric", "csat", "--json").stdout
    )


def test_verbs_are_forwarded_to_the_running_app(place, tmp_path):
    alone = here(place, "metric", "service_level", "--by", "queue", "--json").stdout
    with served(place) as address:
        assert here(place, "metric", "service_level", "--by", "queue", "--json").stdout == alone
        fresh = tmp_path / "more"
        shutil.copytree(TINY / "exports", fresh)
        (fresh / "surveys.csv").write_text("编号,满意度,推荐\nV7,5,9\n", "utf-8")
        brought = json.loads(here(place, "import", str(fresh), "--json").stdout)
        assert brought["total"]["new"] == 1 and brought["total"]["read"] == sum(
            brought["total"][k] for k in ("new", "updated", "unchanged", "stale", "skipped", "quarantined")
        )
        assert json.loads(here(place, "metric", "csat", "--json").stdout)[0]["n"] == 5
        wrong = here(place, "metric", "nonsense")
        assert wrong.returncode == 1 and len(wrong.stderr.strip().splitlines()) == 2
        request = urllib.request.Request(
            f"{address}/xinsheng/verb", b'{"verb": "doctor", "args": {}}', {"X-Xinsheng-Token": "guess"}
        )
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request, timeout=5)
        for headers in ({"X-Forwarded-For": "10.0.0.9"}, {"Host": "elsewhere.example"}):
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=5)
        with urllib.request.urlopen(address, timeout=5) as page:
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert json.loads(here(place, "metric", "csat", "--json").stdout)[0]["n"] == 5


def test_a_warehouse_held_by_a_stranger_and_a_port_in_use(place):
    code = (
        "import sys, time; from qa.warehouse.store import Store; s = Store(); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT, env=environment(place), stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline().strip() == "held"
        refused = qa(place, "metric", "csat")
        assert refused.returncode == 1 and "占用" in refused.stderr and len(refused.stderr.strip().splitlines()) == 2
    finally:
        holder.kill()
        holder.wait()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = qa(place, "serve", "--empty", "--port", str(port))
        assert refused.returncode == 1 and str(port) in refused.stderr and len(refused.stderr.strip().splitlines()) == 2


@pytest.mark.parametrize(
    "argv",
    [
        ["import", "no/such/path"],
        ["annotate", "no.jsonl"],
        ["evaluate"],
        ["explain", "nobody"],
        ["metric", "csat", "--by", "moon"],
        ["metric", "csat", "--since", "soon"],
        ["restore", "."],
    ],
)
def test_errors_say_what_and_what_to_do(folder, argv):
    answer = (qa if argv == ["evaluate"] else here)(folder, *argv)
    assert answer.returncode == 1 and len(answer.stderr.strip().splitlines()) == 2 and "Traceback" not in answer.stderr


def test_annotate_answers_every_line_in_shape(folder, tmp_path):
    lines = [
        {
            "id": str(n),
            "turns": [{"role": "customer", "text": "我要投诉，太差劲了"}, {"role": "agent", "text": "非常抱歉"}],
        }
        for n in range(20)
    ] + [{"id": "empty", "turns": []}]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    answers = [json.loads(line) for line in qa(folder, "annotate", str(path)).stdout.splitlines()]
    assert [a["id"] for a in answers] == [line["id"] for line in lines]
    for answer, line in zip(answers, lines, strict=True):
        assert -1 <= answer["satisfaction"] <= 1 and len(answer["turns"]) == len(line["turns"])
        for turn in answer["turns"]:
            assert -1 <= turn["sentiment"] <= 1 and isinstance(turn["masked_text"], str)
            for finding in turn["findings"]:
                assert turn["masked_text"][finding["start"] : finding["end"]] == finding["because"] and finding["label"]
    assert any(f["label"] == "complaint" for f in answers[0]["turns"][0]["findings"])


def test_every_verb_is_in_both_languages_and_is_named_by_its_file():
    verbs = declared("qa.verbs", Verb)
    assert {
        "demo",
        "import",
        "annotate",
        "train-lexicon",
        "score",
        "metric",
        "explain",
        "evaluate",
        "export",
        "backup",
        "restore",
        "doctor",
        "serve",
    } <= set(verbs)
    assert all(v.zh and v.en for v in verbs.values())
    assert all(at_once("qa.verbs", Verb, name) is verb for name, verb in verbs.items()), (
        "a verb is found without importing the others"
    )
    assert at_once("qa.verbs", Verb, "../../etc") is None and at_once("qa.verbs", Verb, "nothing") is None

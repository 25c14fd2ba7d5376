"""What a lexicon says is the sum of its terms, the same alone or in a crowd; VADER itself can read the files."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from qa.language import words
from qa.language.columns import Said
from qa.language.corpora import folds, read_corpora
from qa.language.learning import MessageLearner
from qa.language.lexicon import SCALE, read_lexicon
from qa.language.scorer import in_force, load
from qa.language.terms import encode
from qa.language.timing import measure_timings
from qa.settings import SHIPPED

SHIPPED_LEXICONS = sorted((SHIPPED / "lexicons").glob("*/*.tsv"))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
TALK = st.lists(st.tuples(st.sampled_from(["customer", "agent", "bot", "system"]), TEXTS), max_size=5)


@pytest.mark.parametrize("path", SHIPPED_LEXICONS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_vader_reads_every_lexicon_and_its_first_line_is_the_licence(path):
    loaded = SentimentIntensityAnalyzer(lexicon_file=str(path)).lexicon
    lexicon = read_lexicon(path)
    assert loaded.items() >= {
        (t.lower(), v) for t, (v, _) in list(lexicon.terms.items())[:500] if t == t.strip() and t.lower() == t
    }
    assert all(-SCALE <= v <= SCALE for v, _ in lexicon.terms.values())
    first = path.read_text("utf-8").splitlines()[0]
    assert ("non-commercial" in first) == (path.parent.name == "research") and "MIT" in first


@settings(deadline=None)
@given(TALK, TALK)
def test_a_contact_is_scored_the_same_alone_or_among_others(one, other):
    scorer = in_force()
    alone, crowd = Said.of([one]), Said.of([other, one])
    mine, moods = scorer.moods(alone)
    _, all_moods = scorer.moods(crowd)
    assert all(-1 <= m <= 1 for m in moods) and list(all_moods[len(all_moods) - len(moods) :]) == list(moods)
    assert scorer.satisfactions(alone)[0] == scorer.satisfactions(crowd)[1]
    assert len(mine) == sum(s == "customer" and bool(t) for s, t in one)


@settings(deadline=None)
@given(st.text("好差谢退款还没到，。不满意 abc12", min_size=1, max_size=30))
def test_the_shares_of_the_characters_add_up_to_the_score(text):
    for lexicon in (
        in_force().register([("customer", text)]),
        in_force().register([("customer", text), ("agent", "您好")]),
    ):
        raw = lexicon.intercept + lexicon.by_character(text).sum()
        assert lexicon.bend(np.array([raw]))[0] == pytest.approx(lexicon.score(encode([text]), 1)[0], abs=1e-9)
    turns = [("customer", text), ("agent", "您好请讲"), ("customer", "好的")]
    model = in_force().contact
    happened = model.happened(Said.of([turns]))[0]
    value = model.lexicon.intercept + sum(s.sum() for s in model.by_character(turns)) + happened
    assert float(np.clip(value, -1, 1)) == pytest.approx(model.score(Said.of([turns]))[0][0], abs=1e-9)


def test_feelings_are_where_people_put_them():
    scorer = in_force()
    bad, good, plain = (
        ("你们太差劲了，气死我了", "我要投诉", "等了三天还没人管"),
        ("太感谢了，解决了", "谢谢您", "非常满意"),
        ("请问几点上班", "我的订单"),
    )
    _, moods = scorer.moods(Said.of([[("customer", t), ("agent", "您好")] for t in bad + good + plain]))
    assert max(moods[:3]) < min(moods[6:]) <= max(moods[6:]) < min(moods[3:6])
    quick = [("customer", "快"), ("customer", "快点啊")]
    assert scorer.moods(Said.of([quick]))[1][0] < scorer.moods(Said.of([[("customer", "物流很快")]]))[1][0]


def test_what_the_agent_says_politely_is_not_the_customers_mood():
    scorer = in_force()
    said = Said.of([[("customer", "还是不行"), ("agent", "感谢您的来电，祝您生活愉快")]])
    mine, moods = scorer.moods(said)
    assert list(mine) == [0] and moods[0] < 0


def test_speech_recognition_without_punctuation_and_with_fillers_changes_little():
    scorer = in_force()
    clean = [("customer", "你好，我想问一下，宽带断网三天了，一直没人来修，太气人了！"), ("agent", "抱歉")]
    noisy = [("customer", "嗯你好我想问一下那个宽带断网三天了呃一直没人来修太气人了"), ("agent", "抱歉")]
    a, b = (scorer.satisfactions(Said.of([t]))[0][0] for t in (clean, noisy))
    assert abs(a - b) < 0.15


def test_the_open_lexicon_needs_no_research_text():
    scorer = load(SHIPPED / "lexicons" / "open")
    assert scorer.contact.is_listening and "non-commercial" not in scorer.licence
    low, high = scorer.satisfactions(
        Said.of([[("customer", "垃圾"), ("agent", "抱歉")], [("customer", "谢谢，太好了"), ("agent", "不客气")]])
    )
    assert low[0] < 0 < high[0]
    assert "=negative -" in low[-1] and "=thanks +" in high[-1]


def test_near_duplicates_and_groups_share_a_fold():
    rng = random.Random(1)
    texts = ["".join(rng.choices("甲乙丙丁戊己庚辛壬癸子丑寅卯", k=40)) for _ in range(60)]
    twins = [t[:35] + "。。" for t in texts]
    found = folds(texts + twins)
    assert found[:60] == found[60:] and len(set(found)) == 5
    grouped = folds(texts, ["a"] * 30 + ["b"] * 30)
    assert len(set(grouped[:30])) == 1 and len(set(grouped[30:])) == 1


def test_learning_finds_the_words_that_matter(tmp_path):
    rng = random.Random(3)
    lines = []
    for n in range(120):
        mood = n % 3
        text = "".join(rng.choices("天地玄黄宇宙洪荒日月盈昃", k=8)) + (
            "甚妙" if mood == 2 else "不堪" if mood == 0 else ""
        )
        lines.append(
            json.dumps(
                {
                    "id": str(n),
                    "turns": [{"role": "customer", "text": text, "sat": mood}, {"role": "agent", "text": "嗯"}],
                },
                ensure_ascii=False,
            )
        )
    path = tmp_path / "chats.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    (tmp_path / "pos.txt").write_text("甚妙\n" * 3 + "甚妙甚妙\n", "utf-8")
    (tmp_path / "neg.txt").write_text("不堪\n" * 3 + "不堪不堪\n", "utf-8")
    corpus = read_corpora([path, tmp_path / "pos.txt", tmp_path / "neg.txt"])
    talk = MessageLearner(corpus.felt).fit(np.ones(len(corpus.felt), bool), "x")["talk"]
    assert talk.terms["甚妙"][0] > 0.2 > -0.2 > talk.terms["不堪"][0]


def test_jieba_stands_in_for_rjieba(monkeypatch):
    text = "我要投诉到工信部，宽带一直断网"
    fast = words.segment(text)
    words._jieba.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "rjieba", None)
    slow = words.segment(text)
    words._jieba.cache_clear()
    assert "工信部" in fast and "工信部" in slow and "".join(fast) == "".join(slow) == text


def test_clocks():
    talk = [
        ("agent", "您好请讲", 0, 2000),
        ("customer", "我的网断了怎么办", 3000, 8000),
        ("agent", "先别急", 7000, 9000),
        ("customer", "好", 20000, 21000),
    ]
    timing = measure_timings(Said.of([talk, [("agent", "您好")], []]), [60_000, None, None])
    assert timing[0].silence_ms == 11000 and timing[0].interruption_count == 1 and timing[0].is_cut is True
    assert timing[0].han_per_minute == pytest.approx(7 / 4000 * 60000, abs=0.1) and timing[
        0
    ].talk_share == pytest.approx(0.4)
    assert timing[1] == timing[2] == measure_timings(Said.of([[("agent", "您好")]]))[0]
    assert measure_timings(Said.of([talk]), [21_500])[0].is_cut is False
    assert measure_timings(Said.of([[*talk[:-1], ("customer", "好，再见", 20000, 21000)]]), [60_000])[0].is_cut is False

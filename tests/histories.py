"""Random histories of a small centre: exports that come, change and come again, people who review, correct, contest;
and its derived tables as bytes."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from conftest import TINY

from qa import pipeline
from qa.access.reading import Reader
from qa.customers.identity import part
from qa.errors import QAError
from qa.language.correcting import correct
from qa.quality.contesting.disputes import answer_dispute, contest
from qa.quality.reviewing import review
from qa.scope import Scope
from qa.warehouse.store import Store

REVIEWER, LEAD = Scope("qa1", "reviewer"), Scope("lead1", "supervisor")
HEAD = "编号,渠道,技能组,坐席,客户号码,开始,接起,结束,通话秒,话后秒,转接,结果\n"
SAID = [
    ("坐席", "您好，很高兴为您服务"),
    ("客户", "我的包裹怎么还没到，太差劲了"),
    ("坐席", "非常抱歉给您添麻烦，今天下午给您回复"),
    ("客户", "我要投诉你们"),
    ("坐席", "这个不归我们管"),
    ("客户", "谢谢你，帮了大忙"),
    ("客户", "话费怎么又多扣了"),
    ("坐席", "请问还有什么可以帮您，祝您生活愉快"),
]


class History:
    """One centre over some weeks; `step` does one random thing and carries every stage."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random, self.store, self.files = folder, random.Random(seed), Store(), 0
        self.contacts: dict[str, dict] = {}
        self._bring("roster.csv", (TINY / "exports" / "roster.csv").read_text("utf-8"))

    def step(self) -> None:
        chosen = self.random.choice(
            (*3 * (self._calls,), *2 * (self._words,), self._people, self._answers, self._states, self._by_people)
        )
        chosen()
        pipeline.refresh(self.store)

    def _bring(self, name: str, text: str) -> None:
        self.files += 1
        place = self.folder / f"exports{self.files}"
        place.mkdir()
        shutil.copy(TINY / "exports" / "source.toml", place)
        (place / name).write_text(text, "utf-8")
        pipeline.bring_in(self.store, [place])

    def _calls(self) -> None:
        rows = [
            self._again() if self.contacts and self.random.random() < 0.25 else self._new()
            for _ in range(self.random.randint(1, 6))
        ]
        self._bring("contacts.csv", HEAD + "".join(rows))

    def _new(self) -> str:
        native, at = (
            f"N{len(self.contacts)}",
            datetime(2026, 3, 2, 9) + timedelta(minutes=self.random.randint(0, 30 * 1440)),
        )
        self.contacts[native] = dict(
            at=at, phone=f"1380000000{self.random.randint(1, 6)}", channel=self.random.choice(("电话", "电话", "在线"))
        )
        return self._row(native)

    def _again(self) -> str:
        native = self.random.choice(list(self.contacts))
        self.contacts[native]["phone"] = f"1380000000{self.random.randint(1, 6)}"
        return self._row(native)

    def _row(self, native: str) -> str:
        c, gone = self.contacts[native], self.random.random() < 0.2
        talk = self.random.randint(30, 600)
        agent, answered = (
            ("", "")
            if gone
            else (self.random.choice(("a1", "a2", "a3", "zz")), f"{c['at'] + timedelta(seconds=10):%Y-%m-%d %H:%M:%S}")
        )
        ended = c["at"] + timedelta(seconds=40 if gone else 10 + talk)
        queue = "热线" if c["channel"] == "电话" else "在线"
        return (
            f"{native},{c['channel']},{queue},{agent},{c['phone']},{c['at']:%Y-%m-%d %H:%M:%S},{answered}"
            f",{ended:%Y-%m-%d %H:%M:%S},"
            f"{'' if gone else talk},{'' if gone else self.random.randint(0, 30)},0,{'放弃' if gone else '已接'}\n"
        )

    def _words(self) -> None:
        if self.contacts:
            native = self.random.choice(list(self.contacts))
            at, lines = self.contacts[native]["at"], self.random.sample(SAID, self.random.randint(1, 6))
            rows = [
                f"{native},{n},{who},{at + timedelta(seconds=15 * n):%Y-%m-%d %H:%M:%S},{text}"
                for n, (who, text) in enumerate(lines, 1)
            ]
            self._bring("messages.csv", "编号,序号,谁,时间,内容\n" + "\n".join(rows) + "\n")

    def _people(self) -> None:
        if self.random.random() < 0.5:
            team = self.random.choice(("一组", "二组", "三组"))
            self._bring(
                "roster.csv",
                f"工号,姓名,班组,登录名\nA{self.random.randint(1, 4)},"
                f"某人{self.files},{team},{self.random.choice(('a1', 'a2', 'a3', 'zz'))}\n",
            )
        else:
            n, value = self.random.randint(1, 6), self.random.choice(("high", "low", "secondary"))
            self._bring(
                "customers.csv", f"客户,手机,网页号,价值\nK{self.random.randint(1, 4)},1380000000{n},w{n},{value}\n"
            )

    def _answers(self) -> None:
        if self.contacts:
            rows = [
                f"{self.random.choice(list(self.contacts))},{self.random.randint(1, 5)},{self.random.randint(0, 10)}"
                for _ in range(2)
            ]
            self._bring("surveys.csv", "编号,满意度,推荐\n" + "\n".join(dict.fromkeys(rows)) + "\n")

    def _states(self) -> None:
        if self.contacts:
            at = self.random.choice(list(self.contacts.values()))["at"]
            rows = [
                f"a{self.random.randint(1, 3)},{at + timedelta(minutes=20 * n):%Y-%m-%d %H:%M:%S},{s}"
                for n, s in enumerate(("available", "busy", "acw", "break"))
            ]
            self._bring("states.csv", "坐席,时间,状态\n" + "\n".join(rows) + "\n")

    def _by_people(self) -> None:
        found = self.store.rows("select distinct interaction_id, scorecard_id from item_fact order by all")
        if not found:
            return
        row = self.random.choice(found)
        contact, card, who = row["interaction_id"], row["scorecard_id"], Reader(self.store, REVIEWER)
        items = [
            r["item_id"]
            for r in self.store.rows(
                "select item_id from item_fact where interaction_id = ? and scorecard_id = ? order by 1",
                [contact, card],
            )
        ]
        what = self.random.choice(
            ("review", "review", "satisfaction", "reason", "finding", "mood", "dispute", "answer", "part")
        )
        if what == "review":
            review(
                who,
                contact,
                card,
                {
                    i: self.random.choice(("met", "not_met", "na"))
                    for i in self.random.sample(items, self.random.randint(1, len(items)))
                },
            )
        elif what == "satisfaction":
            correct(who, contact, "satisfaction", self.random.choice(("-1", "0", "1", "machine")))
        elif what == "reason":
            correct(who, contact, "reason", self.random.choice(("telecom.roaming", "unknown", "machine")))
        elif what == "finding":
            for f in self.store.rows(
                "select message_seq, label from finding where interaction_id = ? order by all limit 1", [contact]
            ):
                correct(who, contact, "finding", self.random.choice(("no", "yes")), f["message_seq"], f["label"])
        elif what == "mood":
            for m in self.store.rows(
                "select message_seq from message_score where interaction_id = ? order by 1 limit 1", [contact]
            ):
                correct(who, contact, "sentiment", self.random.choice(("-1", "1", "machine")), m["message_seq"])
        elif what == "dispute":
            agent = self.store.one("select agent_id from contact_fact where interaction_id = ?", [contact])
            with suppress(QAError):  # one that waits for an answer already
                contest(
                    Reader(self.store, Scope("a", "agent", agent=agent)),
                    contact,
                    card,
                    self.random.choice(items),
                    "应当算做到",
                )
        elif what == "answer":
            for d in self.store.rows("select dispute_id from dispute_open order by 1 limit 1"):
                answer_dispute(
                    Reader(self.store, LEAD), d["dispute_id"], self.random.choice(("met", "not_met")), "已看过"
                )
        else:
            for t in self.store.rows("select address_hash, customer_id from customer_alias order by all limit 1"):
                part(Reader(self.store), t["address_hash"], t["customer_id"], self.random.random() < 0.5)
        if self.random.random() < 0.5:
            pipeline.carry(Reader(self.store), [contact])

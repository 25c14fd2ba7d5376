"""A contact → what was said: the acts that happened, in order, worded from the bank, roughened by speech recognition
and dialect."""

from __future__ import annotations

from random import Random

from qa.simulation.coming_back import comes_back, left_open
from qa.simulation.people import BRANDS
from qa.simulation.roughening import by_ear, in_dialect
from qa.simulation.said import FINDINGS, LABEL, Said
from qa.simulation.service import Contact
from qa.simulation.wording import SPOKEN, Speech, acts, fill, pick, reasons, slots_for


class Talk:
    """Builds one contact's messages in order."""

    def __init__(self, contact: Contact, seed: int) -> None:
        self.c, self.rng = contact, Random(f"{seed}/{contact.number}")
        badge = str(contact.agent.number) if contact.agent else ""
        who = contact.customer
        self.slots = slots_for(
            contact.pool.brand, BRANDS[contact.pool.brand].name, badge, who.phone, who.name, who.idcard
        )
        self.bank = reasons(contact.pool.brand)[contact.reason]
        self.slots["when"] = contact.when
        self.said: list[Said] = []
        self.why = Random(f"{seed}/why/{contact.number}")

    def act(self, speaker: str, *names: str, lead: str = "") -> None:
        """One message made of one or more acts of the bank."""
        parts = [self.words(speaker, n) for n in names]
        kept = tuple(LABEL.get(n, n) for n in names if n in FINDINGS and n != "anger")
        self.said.append(
            Said(speaker, lead + "\uff0c".join(p.text for p in parts if p.text), kept, any(p.is_oblique for p in parts))
        )

    def words(self, speaker: str, act: str) -> Speech:
        bank = acts()[speaker][act]
        return pick(self.rng, bank["plain"] or bank["oblique"], bank["oblique"], self.slots)

    def promise(self) -> None:
        bank = acts()["agent"]["promise"]
        speech = pick(self.rng, bank["plain"], bank["oblique"], self.slots)
        self.said.append(
            Said("agent", speech.text, ("promise",), speech.is_oblique, names_time=self.c.when in speech.text)
        )

    def line(self, speaker: str, part: str, lead: str = "") -> None:
        hidden = self.bank["oblique"] if part == "plain" else []
        speech = pick(self.rng, self.bank[part], hidden, self.slots)
        self.said.append(Said(speaker, lead + speech.text, (), speech.is_oblique))

    def build(self) -> list[Said]:
        {"weibo": self.public, "email": self.letter}.get(self.c.channel, self.dialogue)()
        for said in self.said:
            if said.speaker == "customer" and self.c.customer.dialect:
                said.text = in_dialect(self.rng, said.text, self.c.customer.dialect)
            if self.c.channel == "voice":
                said.text = by_ear(self.rng, said.text, said.speaker)
        return self.said

    def dialogue(self) -> None:
        c, done, rng = self.c, self.c.acts, self.rng
        angry = c.mood_in < -0.15
        opening = ("agent", "greeting" if done["greeting"] else "bare")
        hello = fill(rng, rng.choice(acts()["customer"]["hello"]["plain"]), self.slots)
        if c.channel == "voice":
            self.act(*opening)
            self.line("customer", "plain", lead=hello)
        else:
            self.line("customer", "plain", lead=hello)
            self.act(*opening)
        self.tells_of_before()
        if c.chain > 1 and rng.random() < 0.75:
            self.act("customer", "repeat")
        elif angry:
            self.act("customer", "anger")
        if done["empathy"]:
            self.act("agent", "empathy")
        elif done["prohibited"]:
            self.act("agent", "prohibited")
        else:
            self.act("agent", "ack")
        self.line("customer", "detail")
        if done["identity_check"]:
            self.identity()
        if done["holds"] and done["hold_notice"]:
            self.act("agent", "hold")
            self.act("customer", "ack")
        self.agent_explains()
        self.act("customer", "ack" if not angry or rng.random() < 0.4 else "anger")
        if done["leak"]:
            self.act("agent", "leak")
            self.act("customer", "ack")
        if done["pushing_away"]:
            self.act("agent", "pushing")
            self.protest(angry)
        else:
            self.line("agent", "fix")
            if rng.random() < 0.55:
                self.act("customer", "ack")
                self.act("agent", "ack")
        self.leaves_open()
        if done["overpromise"]:
            self.act("agent", "overpromise")
        self.leaving(angry)

    def tells_of_before(self) -> None:
        if told := comes_back(self.why, self.c):
            self.said.append(Said("customer", told))

    def leaves_open(self) -> None:
        told, is_why = left_open(self.why, self.c), self.c.cause == "promise"
        if self.c.acts["promise"] and not (told and is_why):
            self.promise()
        if told:
            self.said.append(Said("agent", told, ("promise",) if is_why else (), True, names_time=is_why))

    def identity(self) -> None:
        self.act("agent", "identity")
        if self.rng.random() < 0.2:
            digits = self.c.customer.phone
            spoken = self.c.channel == "voice"
            for place, piece in enumerate((digits[:3], digits[3:7], digits[7:])):
                self.said.append(Said("customer", "".join(SPOKEN[d] for d in piece) if spoken else piece))
                if place < 2 and spoken:
                    heard = "{嗯|好|对|哦|嗯嗯|好的}{,|}{您说|接着说|您继续|记下了|后面呢|}"
                    self.said.append(Said("agent", fill(self.rng, heard, self.slots)))
        else:
            self.act("customer", "give_id")

    def agent_explains(self) -> None:
        lead = ""
        if self.c.acts["apology"]:
            speech = self.words("agent", "apology")
            lead = speech.text + "\uff0c"
        self.line("agent", "explain", lead=lead)
        if lead:
            self.said[-1].acts, self.said[-1].is_oblique = ("apology",), speech.is_oblique

    def protest(self, angry: bool) -> None:
        bitter = angry or self.c.chain > 1
        self.act(
            "customer",
            self.rng.choice(("complaint", "threat", "churn", "no")) if bitter and self.rng.random() < 0.7 else "no",
        )

    def leaving(self, angry: bool) -> None:
        c, rng = self.c, self.rng
        self.act("agent", "confirm")
        if c.resolved:
            self.act("customer", "yes")
            if c.mood > 0.3 and rng.random() < 0.55:
                self.act("customer", "thanks")
        else:
            self.act("customer", "no")
            roll = rng.random()
            if (angry or c.chain > 2) and roll < 0.62:
                self.act("customer", "complaint" if roll < 0.3 else "threat" if roll < 0.47 else "churn")
        if c.acts["closing"]:
            self.act("agent", "closing")
            if rng.random() < 0.5:
                self.said.append(
                    Said(
                        "customer", fill(rng, "{好|嗯|行|没了|好嘞},{再见|拜拜|就这样|挂了|先这样}{啊|哈|}", self.slots)
                    )
                )

    def public(self) -> None:
        """Weibo: a public post, an answer, at times a second round."""
        self.line("customer", "plain", lead=f"@{BRANDS[self.c.pool.brand].name}客服 ")
        if self.c.mood_in < -0.15:
            self.act("customer", "threat" if self.rng.random() < 0.25 else "anger")
        self.act("agent", "apology" if self.c.acts["apology"] else "greeting")
        self.tells_of_before()
        self.line("customer", "detail")
        self.line("agent", "fix")
        self.leaves_open()
        if self.c.resolved and self.rng.random() < 0.4:
            self.act("customer", "thanks")

    def letter(self) -> None:
        self.line("customer", "plain", lead="您好\uff0c")
        self.tells_of_before()
        self.line("customer", "detail")
        self.line("agent", "explain", lead="您好\uff0c")
        self.said[-1].acts = ("greeting",)
        self.line("agent", "fix")
        self.leaves_open()
        if self.c.acts["closing"]:
            self.act("agent", "closing")
        if self.c.resolved and self.rng.random() < 0.3:
            self.act("customer", "thanks")

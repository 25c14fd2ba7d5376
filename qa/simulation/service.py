"""One contact as it happened: why it came, how it was served, what was left undone, whether it comes back. This is the
truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from random import Random

from qa.simulation.catalogue import NEEDS_IDENTITY, PARTNER, QUEUE_REASONS
from qa.simulation.people import Agent, Customer, Pool
from qa.simulation.wording import reasons

CAUSES = ("agent", "knowledge", "process", "product", "partner", "promise")
PATIENCE = {"voice": 130, "webchat": 420, "wechat": 900, "weibo": 14400, "email": 40000}
TALK = {"voice": 158, "webchat": 620, "wechat": 760, "weibo": 420, "email": 480}


@dataclass
class Contact:
    number: int
    pool: Pool
    queue: str
    channel: str
    customer: Customer
    reason: str
    started: int
    queued: int
    chain: int
    parent: int
    mood: float
    patience: float
    outcome: str = ""
    agent: Agent | None = None
    answered: int = 0
    ring: int = 0
    duration: int = 0
    ended: int = 0
    acw: int = 0
    resolved: bool = False
    cause: str = ""
    cause_before: str = ""
    back_after: int = 0
    acts: dict[str, bool] = field(default_factory=dict)
    ended_by: str = "customer"
    transferred: bool = False
    csat: int = 0
    survey: str = ""
    nps: int = -1
    mood_in: float = 0.0
    when: str = ""
    due: int = 0
    is_kept: bool = False

    @classmethod
    def open(
        cls,
        rng: Random,
        number: int,
        pool: Pool,
        queue: str,
        channel: str,
        now: int,
        parent: "Contact | None",
        customers: dict[str, list[Customer]],
    ) -> "Contact":
        if parent:
            customer, reason, chain = parent.customer, parent.reason, parent.chain + 1
        else:
            crowd = customers[pool.brand]
            customer = crowd[int(len(crowd) * rng.random() ** 1.6)]
            known = reasons(pool.brand)
            names = [r for r in known if queue not in QUEUE_REASONS or r.split(".")[1] in QUEUE_REASONS[queue]]
            reason, chain = rng.choices(names, [known[r]["share"] for r in names])[0], 1
        ivr = rng.randrange(9, 46) if channel == "voice" else 0
        mood = (
            0.25
            - 0.55 * (chain - 1)
            + 0.35 * customer.temper
            + rng.gauss(0, 0.45)
            - (0.35 if reason.split(".")[1] in PARTNER else 0)
        )
        contact = cls(
            number,
            pool,
            queue,
            channel,
            customer,
            reason,
            now,
            now + ivr,
            chain,
            parent.number if parent else 0,
            mood,
            PATIENCE[channel] * (0.8 if chain > 1 else 1),
            cause_before=parent.cause if parent and not parent.resolved else "",
        )
        if channel == "voice" and rng.random() < 0.02:
            contact.outcome = "abandoned_ivr"
        return contact


def chance(skill: float, base: float) -> float:
    """Logistic in skill; `base` is the log-odds of an average agent."""
    return 1 / (1 + exp(-(base + 0.8 * skill)))


def serve(rng: Random, contact: Contact, day: int) -> None:
    """What the agent does and leaves undone, and how long it takes. New agents are slower and less sure for their first
    month."""
    agent, short = contact.agent, contact.channel in ("weibo", "email")
    green = max(0.0, 1 - max(0, day - agent.hired_day) / 35)
    s = {k: v - 1.1 * green for k, v in agent.skill.items()}
    contact.mood_in = contact.mood
    angry = contact.mood < -0.15
    soothed = angry and rng.random() < chance(s["empathy"], 0.3)
    contact.acts = {
        "greeting": rng.random() < chance(s["greeting"], 2.6),
        "closing": rng.random() < chance(s["closing"], 1.5),
        "hold_notice": rng.random() < chance(s["hold_notice"], 1.3),
        "identity_check": (
            contact.reason.split(".")[1] in NEEDS_IDENTITY and not short and rng.random() < chance(s["identity"], 2.0)
        ),
        "empathy": soothed,
        "apology": rng.random() < chance(s["apology"], 0.9 if angry else -1.2),
        "promise": rng.random() < chance(s["promise"], -0.7),
        "prohibited": angry and not soothed and rng.random() < chance(-s["courtesy"], -4.0),
        "pushing_away": rng.random() < chance(-s["ownership"], -3.2),
        "overpromise": rng.random() < chance(-s["discretion"], -3.6),
        "hurried": contact.channel == "voice" and rng.random() < chance(s["speed"], -4.2),
        "cuts_in": contact.channel == "voice" and rng.random() < chance(-s["courtesy"], -3.7),
        "leak": rng.random() < chance(-s["discretion"], -5.4),
        "holds": contact.channel == "voice" and rng.random() < 0.5,
    }
    weight = {
        "broadband_down": 1.35,
        "bill_dispute": 1.25,
        "sim_replace": 1.15,
        "install": 1.1,
        "urge_delivery": 0.75,
        "cancel_order": 0.7,
        "top_up": 0.8,
    }.get(contact.reason.split(".")[1], 1.0)
    length = (
        TALK[contact.channel] * weight * rng.lognormvariate(0, 0.38) * exp(-0.12 * s["speed"]) * (1.15 if angry else 1)
    )
    contact.duration = max(35 if contact.channel == "voice" else 90, int(length))


def outcome_of(rng: Random, contact: Contact) -> None:
    """Solved or not, why not, how the customer leaves, and what a survey would hear."""
    reason = contact.reason.split(".")[1]
    odds = (
        1.25
        + 0.45 * contact.agent.skill["solving"]
        - 0.25 * (contact.chain - 1)
        - (0.7 if reason in PARTNER else 0)
        - 1.2 * contact.acts["pushing_away"]
    )
    contact.outcome = "answered"
    contact.resolved = rng.random() < chance(0, odds)
    if not contact.resolved:
        weights = (
            3 if contact.acts["pushing_away"] else 1,
            1.2,
            1.3,
            1.4 if reason in ("quality", "broadband_slow", "no_signal") else 0.6,
            3.0 if reason in PARTNER else 0.3,
            1.6 if contact.acts["promise"] else 0.2,
        )
        contact.cause = rng.choices(CAUSES, weights)[0]
    contact.transferred = contact.channel == "voice" and rng.random() < 0.03 + 0.05 * (not contact.resolved)
    contact.ended_by = "agent" if rng.random() < 0.3 else "customer"
    wait = contact.answered - contact.queued
    feeling = (
        contact.mood
        + (1.15 if contact.resolved else -0.95)
        + 0.45 * contact.acts["empathy"]
        + 0.15 * contact.acts["apology"]
        - 1.3 * contact.acts["prohibited"]
        - 0.8 * contact.acts["pushing_away"]
        - 0.3 * (contact.acts["hurried"] + contact.acts["cuts_in"])
        - 0.5 * (contact.acts["overpromise"] and not contact.resolved)
    )
    feeling += -0.25 * (wait > 90) + rng.gauss(0, 0.4)
    contact.mood = feeling
    contact.csat = 5 if feeling > 0.85 else 4 if feeling > 0.25 else 3 if feeling > -0.3 else 2 if feeling > -1.0 else 1
    if contact.channel not in ("weibo", "email"):
        answers = rng.random() < (0.30 if contact.csat in (1, 2, 5) else 0.17)
        contact.survey = ("answered" if answers else "no_input") if rng.random() < 0.72 else ""
    if contact.pool.brand == "shop" and rng.random() < 0.04:
        contact.nps = max(0, min(10, round(6.6 + 2.3 * feeling + rng.gauss(0, 1.3))))

"""kill -9 at any moment of inviting, accepting, signing in and revoking: no half person, no link used up for nothing,
and the audit still one chain."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from serving import environment

from qa.access import sessions
from qa.access.audit import verify
from qa.access.person import people
from qa.records import opening
from qa.records.book import newest, rows
from qa.settings import PROJECT

pytestmark = pytest.mark.soak
KILLS = 60
WORK = """
import itertools, os
from qa.access import passwords, sessions
from qa.access.invitations import accept, issue
from qa.access.people import add, change, give, take
from qa.records.book import rows
from qa.scope import SYSTEM
passwords.HASHER = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
if not rows("person"):
    accept(issue(SYSTEM, "", "setup"), "一匹白马过河去", "boss")
for n in itertools.count(len(rows("person"))):
    login = add(SYSTEM, f"p{os.getpid()}.{n}", "某人")
    give(SYSTEM, login, "agent", agent_id=f"a/{login}")
    token = issue(SYSTEM, login, "invite")
    accept(token, "一匹白马过河去")
    session = sessions.begin(login, "password", "", "")
    take(SYSTEM, login, "agent") if n % 2 else change(SYSTEM, login, is_active=False)
"""


def test_killed_at_any_moment(folder):
    rng, reached = random.Random(9), []
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", WORK], cwd=PROJECT, env=environment(folder))
        time.sleep(rng.uniform(0.8, 2.2))
        child.kill()
        child.wait()
        reached.append(len(rows("person")))
        sessions.forget()
        opening.let_go()
        assert verify()["lines"] == len(rows("audit"))
        spent = {row["what"].removeprefix("link ") for row in rows("spent")}
        secrets = {row["login"] for row in rows("secret", kind="password")}
        links = rows("invitation")
        assert {one["login"] or "boss" for one in links if one["token_hash"] in spent} == secrets
        told = {kind: 0 for kind in ("person_add", "role_give", "role_take", "person_disable", "password_set")}
        for line in rows("audit"):
            if line["action"] in told:
                told[line["action"]] += 1
        grants = rows("role_grant")
        assert told["role_give"] == sum(row["is_granted"] for row in grants)
        assert told["role_take"] == len(grants) - told["role_give"] and told["password_set"] == len(rows("secret"))
        assert told["person_add"] + told["person_disable"] == len(rows("person"))
        gone = {person.login for person in people() if not person.roles}
        assert not [login for login in gone if sessions.of(login)]
        assert len(newest("person", ("login",))) == len({row["login"] for row in rows("person")})
    assert reached[-1] > KILLS, "the child did something between kills"

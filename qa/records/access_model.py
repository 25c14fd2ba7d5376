"""The tables of who may come in: people, what they may be, secrets, invitations, sessions. Appended to like all
records; of a session alone the moment it was last seen and ended is written over."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Integer, String

from qa.records.tables import written

PERSON = written(
    "person",
    "a person's account as of now: the newest row of a login counts",
    Column("login", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("language", String, nullable=False, default=""),
    Column("is_active", Boolean, nullable=False, default=True),
)
GRANT = written(
    "role_grant",
    "a person is given a role with its scope from a day on, or it is taken: the newest row of login and role counts",
    Column("login", String, nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("agent_id", String, nullable=False, default=""),
    Column("teams", String, nullable=False, default=""),
    Column("programmes", String, nullable=False, default=""),
    Column("valid_from", String, nullable=False),
    Column("is_granted", Boolean, nullable=False, default=True),
)
SECRET = written(
    "secret",
    "what proves a person: password, second factor, recovery code; the newest row of login and kind counts",
    Column("login", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("value", String, nullable=False, default=""),
)
INVITATION = written(
    "invitation",
    "a link that works once: an invitation, a reset, the first administrator; only its hash is kept",
    Column("token_hash", String, nullable=False, unique=True),
    Column("login", String, nullable=False, default=""),
    Column("purpose", String, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
SPENT = written(
    "spent",
    "something that counts once was used: a link, a code of the second factor, a recovery code, a provider's answer",
    Column("what", String, nullable=False, unique=True),
)
SIGN_IN = written(
    "sign_in",
    "an attempt to sign in and what came of it",
    Column("login", String, nullable=False, index=True),
    Column("address", String, nullable=False, default="", index=True),
    Column("method", String, nullable=False),
    Column("outcome", String, nullable=False),
)
SESSION = written(
    "session",
    "one browser signed in as one person; only the hash of its token is kept",
    Column("token_hash", String, nullable=False, unique=True),
    Column("login", String, nullable=False, index=True),
    Column("method", String, nullable=False),
    Column("address", String, nullable=False, default=""),
    Column("browser", String, nullable=False, default=""),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
)
SSO_ASKING = written(
    "sso_asking",
    "a sign-in with an account of elsewhere is on its way: known by the hash of its state and of its browser's token",
    Column("state", String, nullable=False, unique=True),
    Column("provider", String, nullable=False),
    Column("browser", String, nullable=False),
    Column("redirect", String, nullable=False),
    Column("leads_to", String, nullable=False),
    Column("nonce", String, nullable=False),
    Column("verifier", String, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
IDENTITY = written(
    "identity",
    "a provider's subject is a person of this house, or no longer: the newest row of provider and subject counts",
    Column("provider", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("login", String, nullable=False, default=""),
)
SERVICE_TOKEN = written(
    "service_token",
    "a token that programs ask with in a person's name; only its hash is kept; the newest row of a name counts",
    Column("name", String, nullable=False),
    Column("token_hash", String, nullable=False, default=""),
    Column("login", String, nullable=False),
    Column("role", String, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("is_ended", Boolean, nullable=False, default=False),
)
SETTLED = written(
    "rules_read",
    "a person confirms having read the rules for handling data",
    Column("version", Integer, nullable=False),
)

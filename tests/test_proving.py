"""What proves a person: a password kept as a hash, a second factor good once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import pyotp
import pytest
from accounts import ADMIN, BOSS, PASSWORD, refused

from qa.access import second_factor, sessions
from qa.access.invitations import accept, issue
from qa.access.passwords import fits, hashed
from qa.access.signing_in import OF_ADDRESS, OF_PERSON, note, try_password
from qa.records import book, opening
from qa.records.book import rows
from qa.records.tables import METADATA


def test_a_second_factor_is_good_once_and_recovers(house, monkeypatch):
    monkeypatch.setenv("XINSHENG_SECOND_FACTOR", "admin")
    assert try_password(BOSS, PASSWORD, "a").outcome == "enrol"
    secret = second_factor.fresh()
    code = pyotp.TOTP(secret).now()
    assert second_factor.enrol(BOSS, secret, "000000" if code != "000000" else "111111") is None
    codes = second_factor.enrol(BOSS, secret, code)
    assert len(set(codes)) == 10 and try_password(BOSS, PASSWORD, "a").outcome == "second"
    assert not second_factor.passes(BOSS, code)
    assert all(secret not in row["value"] for row in rows("secret")), "the records alone make no code"
    later = pyotp.TOTP(secret).at(int(time.time()) + 30)
    assert second_factor.passes(BOSS, later) and not second_factor.passes(BOSS, later)
    assert second_factor.passes(BOSS, codes[3]) and not second_factor.passes(BOSS, codes[3])
    for odd in ("", "12345", "１２３４５６", "abcdef", codes[0] + "x"):
        assert not second_factor.passes(BOSS, odd)
    half = sessions.begin_half(BOSS, "second", "a")
    assert sessions.half(half, "second") == BOSS and sessions.half(half, "enrol") is None
    assert sessions.holder(half) is None and sessions.half(sessions.begin(BOSS, "x", "", ""), "second") is None
    second_factor.remove(BOSS, BOSS)
    assert not second_factor.passes(BOSS, codes[5])


def test_passwords_are_kept_as_hashes_that_only_fit_themselves(house):
    kept = hashed(PASSWORD, BOSS)
    assert kept.startswith("$argon2id$") and PASSWORD not in kept and fits(PASSWORD, kept)
    assert not fits(PASSWORD + "x", kept) and not fits("", kept) and not fits(PASSWORD, "") and not fits("x", "garbage")
    assert fits("ｆｕｌｌｗｉｄｔｈ ２００ｗ", hashed("fullwidth 200w", BOSS))
    assert not [value for row in rows("secret") for value in row.values() if value == PASSWORD]
    for poor in (
        "1234567890",
        "woaini1314520",
        "Boss20262026",
        "aaaaaaaaaaaa",
        "Qwertyuiop123",
        "P@ssw0rd2026",
        "kefu20262026",
    ):
        refused("口令", hashed, poor, BOSS)


def test_attempts_and_sessions_are_let_go_after_their_days(house, monkeypatch):
    note("li", "a", "password", "tried")
    sessions.begin(BOSS, "password", "", "")
    assert sessions.prune_old() == 0 and rows("sign_in") and rows("session")
    told = len(rows("audit"))
    for table in ("sign_in", "session"):
        with opening.writing() as connection:
            old = datetime(2020, 1, 1)
            connection.execute(METADATA.tables[table].update().values(written_at=old))
    assert sessions.prune_old() == 2 and not rows("sign_in") and len(rows("audit")) == told
    with pytest.raises(ValueError):
        book.prune(("audit",), datetime.now(timezone.utc))


def test_attempts_at_once_are_no_more_than_so_many(house, monkeypatch):
    """Forty guesses in one moment: five are heard, and the lock holds though their count is no multiple of five."""
    monkeypatch.setattr("qa.access.signing_in.fits", lambda password, kept: False)
    with ThreadPoolExecutor(8) as many:
        heard = list(many.map(lambda n: try_password(BOSS, f"guess {n}", f"10.1.0.{n % 9}").outcome, range(40)))
    assert heard.count("wrong") == OF_PERSON and heard.count("locked") == 40 - OF_PERSON
    assert try_password(BOSS, PASSWORD, "10.1.1.1").outcome == "locked"


def test_good_sign_ins_of_one_address_do_not_lock_it(house, monkeypatch):
    monkeypatch.setattr("qa.access.signing_in.fits", lambda password, kept: True)
    for _again in range(OF_ADDRESS + 3):
        assert try_password(BOSS, PASSWORD, "10.2.0.1").outcome == "in"
        note(BOSS, "10.2.0.1", "password", "in")


def test_a_reset_voids_the_password_at_once_and_the_phone_with_the_link(house):
    secret = second_factor.fresh()
    assert second_factor.enrol(BOSS, secret, pyotp.TOTP(secret).now())
    token = issue(ADMIN, BOSS, "reset")
    assert try_password(BOSS, PASSWORD, "10.3.0.1").outcome == "wrong" and second_factor.keeps(BOSS)
    accept(token, PASSWORD + "二")
    assert not second_factor.keeps(BOSS) and try_password(BOSS, PASSWORD + "二", "10.3.0.1").outcome == "in"

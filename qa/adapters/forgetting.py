"""A customer asks to be forgotten: words, addresses, names and originals go, the counts stay, and no old file brings them back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qa.access.reading import Reader
from qa.adapters.hiding import Masker
from qa.adapters.sealing import place
from qa.errors import QAError
from qa.records.book import audit

ERASING = (Path(__file__).parent / "erasing.sql").read_text("utf-8").split(";\n")
KINDS = ("phone", "wechat", "webchat", "email", "weibo", "account")


@dataclass(frozen=True)
class Forgotten:
    """How many contacts lost their words, and how many sealed files went because they held them."""

    contacts: int
    files: int


def forget(reader: Reader, masker: Masker, kind: str, value: str) -> Forgotten:
    """Forget the person behind an address, in every programme. Raises QAError for an unknown kind, a role without the right, or nobody."""
    scope, store = reader.scope, reader.store
    if scope.role != "admin":
        raise QAError("你的角色不能做这件事。", "请管理员来做。")
    if kind not in KINDS:
        raise QAError("不认识这种号码：{kind}。", "可选：{kinds}。", kind=kind, kinds="、".join(KINDS))
    hashes = [masker.address(kind, value, row["programme_id"])[0] for row in store.rows("select programme_id from programme")]
    with store.writing() as writer:
        writer.execute("create or replace temp table address as select unnest(?::varchar[]) as address_hash", [[h for h in hashes if h]])
        writer.execute(
            """create or replace temp table whole as select address_hash from address union
            select address_hash from customer_identity where person_id in (select person_id from customer_identity where address_hash in (select address_hash from address))"""
        )
        writer.execute(
            """create or replace temp table going as select distinct interaction_id, row_key from interaction_claim where address_hash in (select address_hash from whole)"""
        )
        contacts = writer.execute("select count(distinct interaction_id) from going")[0][0]
        people = writer.execute("select count(*) from customer_alias where address_hash in (select address_hash from whole)")[0][0]
        if not contacts + people:
            raise QAError("没有找到这位客户。", "核对号码和种类；也可能已经忘掉了。")
        files = [
            row[0]
            for row in writer.execute(
                """select distinct file_id from ingest_row where row_key in (select row_key from going union select row_key from message where interaction_id in (select interaction_id from going)
                union select row_key from customer_alias where address_hash in (select address_hash from whole))"""
            )
        ]
        writer.execute("insert into erased select distinct interaction_id, now() from going")
        for step in ERASING:
            writer.execute(step)
        writer.execute(
            "update customer set display_name = null where customer_id in (select customer_id from customer_alias where address_hash in (select address_hash from whole))"
        )
        writer.execute("delete from customer_alias where address_hash in (select address_hash from whole)")
        writer.execute("delete from finding where interaction_id in (select interaction_id from going)")
        writer.execute("insert into due select distinct unnest(['weave', 'annotate', 'count']), interaction_id from going")
    for file_id in files:
        place(file_id).unlink(missing_ok=True)
    audit(scope.user, "forget", kind, f"{contacts} contacts, {len(files)} files")
    return Forgotten(contacts, len(files))

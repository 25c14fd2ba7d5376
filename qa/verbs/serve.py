"""serve: the web application; on an empty data folder a demo centre is made first."""

from __future__ import annotations

import importlib
import os
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

from qa import demo
from qa.access.invitations import issue
from qa.access.mode import needs_sign_in
from qa.access.sessions import lives
from qa.failures import PORT_TAKEN
from qa.scope import SYSTEM
from qa.settings import PROJECT, data_folder, setting
from qa.translation import translate as _
from qa.verb import Answer, Call, Verb
from qa.warehouse.store import Store


def _arguments(parser) -> None:
    parser.add_argument("--port", type=int)
    parser.add_argument("--empty", action="store_true", help="do not make a demo centre")


def _free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            raise PORT_TAKEN(port=port) from problem


def _say_when_ready(port: int, say) -> None:
    address = f"http://127.0.0.1:{port}"
    for _wait in range(600):
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2) as reply:
                if reply.status == 200:
                    say(_("可以打开了：{address}  （按 Ctrl+C 结束）").format(address=address))
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)


def _run(call: Call) -> Answer:
    port = int(call.args.port or setting("port"))
    _free(port)
    store = Store()
    try:
        nothing = not store.one("select count(*) from ingest_file")
        if nothing and not demo.plan_file().exists() and any((data_folder() / "sealed").glob("*.sealed")):
            call.say(_("这个数据文件夹由旧版本建成：请把导出文件再导入一次。人写下的记录都在。"))
        elif nothing and not call.args.empty:
            began = time.monotonic()
            demo.start(store, call.say)
            call.say(_("示范中心用了 {n:.0f} 秒。").format(n=time.monotonic() - began))
    finally:
        store.close()
    if needs_sign_in() and not lives():
        call.say(_("第一次打开，用这个链接设管理员（只能用一次，一天内有效）："))
        call.say(f"http://127.0.0.1:{port}/setup/{issue(SYSTEM, '', 'setup')}")
    os.environ["XINSHENG_SERVING_PORT"] = str(port)
    os.chdir(PROJECT)
    sys.path.insert(0, str(PROJECT))
    threading.Thread(target=_say_when_ready, args=(port, call.say), daemon=True).start()
    importlib.import_module("app").app.run(config={"server.port": port, "server.address": str(setting("address"))})
    return Answer({}, [])


VERB = Verb("serve", "打开网页应用", "Open the web application", _arguments, _run, needs_store=False)

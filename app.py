"""The server's door: an ASGI app around qa/main.py; inside a script run (AppTest) it is the script itself."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from qa.server import options

    app = st.App(Path(__file__).resolve().parent / "qa" / "main.py", **options())
else:
    from qa.main import main

    main()

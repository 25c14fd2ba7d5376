"""Session, menu, page: who is looking, what they may open, and the page they asked for."""

from __future__ import annotations

import streamlit as st

from qa.settings import PROJECT
from qa.ui import chrome
from qa.ui.menu import pages
from qa.ui.session import start

MARK = PROJECT / "qa" / "ui" / "parts" / "mark.svg"


def main() -> None:
    """One run of the script: session, menu, page."""
    st.set_page_config(page_icon=str(PROJECT / "qa" / "ui" / "parts" / "mark.svg"), layout="wide")
    viewer = start()
    chosen = st.navigation(pages(), position="hidden")
    chrome.frame(viewer, chosen.url_path)
    chosen.run()


if __name__ == "__main__":
    main()

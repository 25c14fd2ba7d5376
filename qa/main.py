"""Session, menu, page: who is looking, what they may open, and the page they asked for."""

from __future__ import annotations

import streamlit as st

from qa.ui import chrome
from qa.ui.menu import pages
from qa.ui.session import start


def main() -> None:
    """One run of the script: session, menu, page."""
    st.set_page_config(page_title="心声 Xinsheng", page_icon="🎧", layout="wide")
    viewer = start()
    chosen = st.navigation(pages(), position="hidden")
    chrome.frame(viewer)
    chosen.run()


if __name__ == "__main__":
    main()

"""Colours that mean the same on every page, and the house's own classes. Nothing here ever holds text from data."""

from pathlib import Path

GREY, PALE = "#64748b", "#cbd5d5"
BRAND, ATTENTION = "#0f766e", "#b45309"
BRAND_SOFT = "rgba(15, 118, 110, 0.14)"

STYLE = f"<style>{(Path(__file__).parent / 'style.css').read_text()}</style>"

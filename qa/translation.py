"""Chinese is the source text; English is looked up in data/locale/en.po, with the Chinese text as the key."""

from __future__ import annotations

from functools import cache

from babel.messages.pofile import read_po

from qa.settings import SHIPPED, setting

LANGUAGES = {"zh": "中文", "en": "English"}


@cache
def catalogue(language: str) -> dict[str, str]:
    """{Chinese text: translation}; empty for Chinese. An untranslated text stays Chinese."""
    path = SHIPPED / "locale" / f"{language}.po"
    if language == "zh" or not path.exists():
        return {}
    with path.open("rb") as file:
        return {m.id: m.string for m in read_po(file, locale=language) if m.id and m.string}


def translate(text: str, language: str | None = None) -> str:
    """A text in the language, or as it is where the catalogue has none."""
    return catalogue(language or str(setting("language"))).get(text, text)

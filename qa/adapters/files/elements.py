"""Elements of JSON exports: where the list stands, one record an element, whatever encloses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qa.adapters.files.streams import json_documents
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused
from qa.adapters.source import Record, Skip, Source


def within(document: object, path: str) -> object:
    """What stands at "Data.List" of a document, any case of the first letter; None when it is not there."""
    for name in path.split(".") if path else []:
        if not isinstance(document, dict):
            return None
        document = document.get(name, document.get(name[:1].swapcase() + name[1:]))
    return document


def elements(
    *paths: str, unwrap: Callable[[object], Iterator[object]] | None = None
) -> Callable[[Upload, Source], Iterator[Record]]:
    """Records of the elements under the first path each document has; the path "" takes the document itself. An empty
    list is skipped with a count."""

    def records(upload: Upload, source: Source) -> Iterator[Record]:
        number = 0
        for whole in json_documents(upload):
            for document in unwrap(whole) if unwrap and not isinstance(whole, Refused) else [whole]:
                found = (
                    document
                    if isinstance(document, (Refused, list))
                    else next((f for p in paths if (f := within(document, p)) is not None), None)
                )
                items = found if isinstance(found, list) else [found]
                for item in items or [Skip("empty")]:
                    number += 1
                    yield Record(
                        number,
                        (
                            item
                            if isinstance(item, (dict, Refused, Skip))
                            else Refused("JSON_INVALID", value=str(item)[:40])
                        ),
                    )

    return records


def lowered(item: dict) -> dict:
    """Keys with a small first letter: the same vendor writes ContactId here and contactId there."""
    return {k[:1].lower() + k[1:]: v for k, v in item.items()}


def need(item: dict, *names: str) -> str:
    """The first of these keys that has a value. Raises Refused(MISSING_KEY)."""
    for name in names:
        if item.get(name) not in (None, ""):
            return str(item[name])
    raise Refused("MISSING_KEY", names[0])


def has(upload: Upload, *words: str) -> bool:
    """Every word stands in the file's beginning as a JSON key or text."""
    return all(word in upload.head for word in words)

"""The sound of a contact on a page: where the browser asks for it, or why there is none."""

from __future__ import annotations

from urllib.parse import urlencode

from qa.adapters.recordings import recording_of
from qa.ui import address
from qa.ui.parts import part
from qa.ui.session import Viewer, _

WHY_SILENT = {"missing": "录音不在了：约好的地方没有这个文件", "not_audio": "约好的地方有个文件，但它不是录音"}
WHO = ("as_team", "as_agent")


def sound(viewer: Viewer, interaction_id: str) -> dict | None:
    """{src, problem}: an address of the perimeter, or why nothing can be played; None where the source names no place
    or the role hears none."""
    found = recording_of(viewer.reader, interaction_id)
    if found is None:
        return None
    if found.problem:
        return dict(src="", problem=_(WHY_SILENT[found.problem]))
    asked = {"role": viewer.role} | {name: address.at(name) for name in WHO if address.at(name)}
    return dict(src=f"/recording/{interaction_id}?{urlencode(asked)}", problem="")


def player(viewer: Viewer, interaction_id: str) -> None:
    """The recording of a contact, with the browser's own controls; nothing where there is none to be heard."""
    found = sound(viewer, interaction_id)
    if found:
        told = dict(words=_("录音"), unheard=_("录音放不出来：文件不在了，或者不是录音"))
        part("sound", found | told, key=f"sound_{interaction_id}")

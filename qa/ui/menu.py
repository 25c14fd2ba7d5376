"""Which pages there are, in whose menu each stands, who may reach it by drilling down, and whose home it is: read from
the first line of every page."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from qa.scope import ROLES
from qa.settings import PROJECT
from qa.ui import address
from qa.ui.session import _

DOORS = ("guard", "open_to")


@dataclass(frozen=True)
class Place:
    """A page as its own first line declares it: `viewer = guard("agent", title="…", short="…", icon="…",
    home_of=("agent",))`."""

    path: str
    title: str
    short: str
    icon: str
    menu: tuple[str, ...]
    reach: tuple[str, ...] = ()
    home_of: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The page's script."""
        return PROJECT / "pages" / self.path

    @property
    def url(self) -> str:
        """The page's address: its file name without the number."""
        return self.file.stem.split("_", 1)[1]


def declared_places(folder: Path) -> tuple[Place, ...]:
    """Every page under `folder`, in the order of its number. Raises ValueError naming the page that does not say what
    it is, or roles with no home or two."""
    places = tuple(_place(path, folder) for path in sorted(folder.glob("*/[0-9]*.py"), key=lambda p: p.name))
    urls = [place.url for place in places]
    if twice := {url for url in urls if urls.count(url) > 1}:
        raise ValueError(f"two pages have the address {twice.pop()}: the name after the number is the address")
    for role in ROLES:
        homes = [place.path for place in places if role in place.home_of]
        if len(homes) != 1:
            raise ValueError(
                f"{role} has {len(homes)} homes ({', '.join(homes)}): exactly one page says home_of=({role!r},)"
            )
    return places


def _place(path: Path, folder: Path) -> Place:
    name = str(path.relative_to(folder))
    calls = [
        n.value
        for n in ast.parse(path.read_text("utf-8")).body
        if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call)
    ]
    door = next((c for c in calls if isinstance(c.func, ast.Name) and c.func.id in DOORS), None)
    if door is None:
        raise ValueError(f"{name} does not begin with viewer = guard(role, …, title=, short=, icon=)")
    told = {word.arg: ast.literal_eval(word.value) for word in door.keywords}
    if missing := {"title", "short", "icon"} - set(told):
        raise ValueError(f"{name}: guard() lacks {', '.join(sorted(missing))}")
    menu = tuple(ast.literal_eval(role) for role in door.args)
    if unknown := set(menu + told.get("reach", ()) + told.get("home_of", ())) - set(ROLES):
        raise ValueError(f"{name}: there is no role {', '.join(sorted(unknown))}")
    return Place(name, told["title"], told["short"], told["icon"], menu, told.get("reach", ()), told.get("home_of", ()))


PLACES = declared_places(PROJECT / "pages")
REPEATS = next(place for place in PLACES if place.url == "repeats")
REVIEW = next(place for place in PLACES if place.url == "interaction_review")
DESK = next(place for place in PLACES if place.url == "review_desk")
CALCULATED = next(place for place in PLACES if place.url == "how_it_is_calculated")
DISPUTES = next(place for place in PLACES if place.url == "disputes")
RELEASE = next(place for place in PLACES if place.url == "release")
QUESTS = next(place for place in PLACES if place.url == "quests")
THANKS = next(place for place in PLACES if place.url == "thanks")
CUSTOMERS = next(place for place in PLACES if place.url == "customers")
LISTENING = next(place for place in PLACES if place.url == "first_hand_listening")
CURED = next(place for place in PLACES if place.url == "complaints_cured")
EXPLORE = next(place for place in PLACES if place.url == "explore")
COACHING = next(place for place in PLACES if place.url == "coaching")
HOME = {role: place for place in PLACES for role in place.home_of}


def go_home() -> None:
    """The bare address leads to the home of the role; so every page keeps an address of its own."""
    st.switch_page(HOME[address.role()].file, query_params=dict(st.query_params))


def pages() -> list:
    """Every page, whatever the role: an address that a role may not open says so instead of being unknown."""
    return [st.Page(go_home, title="心声", default=True)] + [
        st.Page(p.file, title=f"{_(p.title)} · 心声", url_path=p.url) for p in PLACES
    ]

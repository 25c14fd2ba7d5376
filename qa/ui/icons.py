"""The house's own icons: 24 by 24, a line of 1.7, round ends; shown as masks, so that they take the colour of text."""

from __future__ import annotations

from urllib.parse import quote

PETAL = '<path transform="rotate({} 12 12)" d="M12 9.9c-2.5-1.7-2.5-5.2 0-6.1 2.5.9 2.5 4.4 0 6.1z"/>'
ICONS = {
    "overview": '<rect x="3.8" y="4" width="7" height="7" rx="1.8"/>'
    '<rect x="13.2" y="4" width="7" height="7" rx="1.8"/><path d="M4 15.5h16M4 19.5h9.5"/>',
    "operations": '<circle cx="12" cy="12" r="8.3"/><path d="M12 7.2V12l3.3 2"/>',
    "heart": '<path d="M12 19.8s-7.8-4.5-7.8-10.1A4.3 4.3 0 0 1 12 7.4a4.3 4.3 0 0 1 7.8 2.3c0 5.6-7.8 10.1-7.8'
    ' 10.1z"/>',
    "contacts": '<path d="M5.3 4.8h13.4a1.6 1.6 0 0 1 1.6 1.6v8.8a1.6 1.6 0 0 1-1.6 1.6H12l-4.3 3.4v-3.4H5.3a1.6 1.6'
    ' 0 0 1-1.6-1.6V6.4a1.6 1.6 0 0 1 1.6-1.6z"/>',
    "listening": '<path d="M10 6h10M10 12h10M10 18h10M3.8 6l1.3 1.3 2.4-2.6M3.8 12l1.3 1.3 2.4-2.6M3.8 18l1.3 1.3'
    ' 2.4-2.6"/>',
    "phone": '<path d="M6.2 4.5h3l1.3 3.8-2 1.4a10.5 10.5 0 0 0 5.800 5.800l1.4-2 3.8 1.3v3a1.8 1.8 0 0 1-1.9'
    ' 1.8C10.6 19.200 4.800 13.400 4.400 6.400a1.8 1.8 0 0 1 1.800-1.900z"/>',
    "ear": '<path d="M8 17.4a3 3 0 0 0 5-2.200c0-2 3.600-2.600 3.600-6.200A4.900 4.900 0 0 0 11.700 4 4.900 4.900 0 0 0'
    ' 7 9M9.800 9.200a2 2 0 0 1 3.900.4c0 1.600-2 1.900-2 3.400"/>',
    "growth": '<path d="M12 20.2v-8.4M12 12.8C12 9 9.2 6.6 4.6 6.6c0 4.3 2.8 6.7 7.4 6.2zM12 10.6c.2-3.4 2.8-5.6'
    ' 7.4-5.8.1 3.9-2.6 6.2-7.4 5.8z"/>',
    "voice": '<path d="M4 10.2v3.6M8 7.2v9.6M12 4v16M16 8.2v7.6M20 10.5v3"/>',
    "calculated": '<path d="M17.5 7.2V4.8h-11l6 7.2-6 7.2h11v-2.4"/>',
    "upload": '<path d="M12 15V4.8M7.8 8.8L12 4.6l4.2 4.2M4.5 14.5v3.7a1.5 1.5 0 0 0 1.5 1.5h12a1.5 1.5 0 0 0'
    ' 1.5-1.5v-3.7"/>',
    "data": '<ellipse cx="12" cy="6.3" rx="7.3" ry="2.8"/><path d="M4.7 6.3v11.4c0 1.6 3.3 2.8 7.3 2.8s7.3-1.2'
    ' 7.3-2.8V6.3M4.7 12c0 1.6 3.3 2.8 7.3 2.8s7.3-1.2 7.3-2.8"/>',
    "person": '<circle cx="12" cy="8.6" r="3.4"/><path d="M5.6 19.4c.5-4 3-6 6.4-6s5.9 2 6.4 6"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="M11 12.6l8-8M15.5 8l2.6 2.6"/>',
    "shield": '<path d="M12 3.8l7 2.6v5.2c0 4.4-2.9 7.3-7 8.6-4.1-1.3-7-4.2-7-8.6V6.4zM9 12l2.2 2.2L15.2 10"/>',
    "link": '<path d="M10.2 13.8a3.9 3.9 0 0 0 5.5 0l3-3a3.9 3.9 0 0 0-5.5-5.5l-1.2 1.2M13.8 10.2a3.9 3.9 0 0 0-5.5'
    ' 0l-3 3a3.9 3.9 0 0 0 5.5 5.5l1.2-1.2"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10.2h16M8.5 3.5v4M15.5 3.5v4"/>',
    "play": '<path d="M8 5.2l10.500 6.800L8 18.800z"/>',
    "pause": '<path d="M8.500 5.500v13M15.500 5.500v13"/>',
    "back5": '<path d="M5 5.500v4.500h4.500M5.400 10A7.400 7.400 0 1 1 4.600 13.500M13.800'
    ' 10h-3l-.3 2.600c2.600-.7 3.700.4 3.700 1.600 0 1.700-2.400 2.300-3.800 1"/>',
    "down": '<path d="M7.5 10l4.5 4.5 4.5-4.5"/>',
    "note": '<path d="M4.6 19.4l.9-4L15.7 5.2a1.7 1.7 0 0 1 2.4 0l.7.7a1.7 1.7 0 0 1 0 2.4L8.6 18.5z'
    'M13.8 7.1l3.1 3.1"/>',
    "flag": '<path d="M6 20.5V4.5h11.5l-2.7 4 2.7 4H6"/>',
    "cross": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "info": '<circle cx="12" cy="12" r="8.3"/><path d="M12 11v5M12 7.9v.1"/>',
    "warn": '<path d="M12 4.8l8.2 14.4H3.8zM12 10.2v4.2M12 16.8v.1"/>',
    "book": '<path d="M12 6.500c-2-1.400-4.600-1.800-7.500-1.500v12.500c2.900-.3 5.500.1 7.500 1.500 2-1.400 4.600'
    '-1.800 7.500-1.500V5c-2.900-.3-5.500.1-7.500 1.500zM12 6.500v12.500"/>',
    "pulse": '<path d="M3.500 12.500h4l2-5.500 4 10.500 2.500-7 1 2h3.500"/>',
    "umbrella": '<path d="M12 4v1M4.500 12.500a7.500 7.500 0 0 1 15 0zM12 12.500v5.500a1.900 1.900 0 0 0 3.800 0"/>',
    "lamp": '<path d="M12 3.800a5.600 5.600 0 0 0-3 10.300V16h6v-1.900a5.600 5.600 0 0 0-3-10.300zM9.500 19h5"/>',
    "card": '<rect x="5" y="3.5" width="14" height="17" rx="2"/>'
    '<path d="m8 9 1.2 1.2L11.5 8M14 9h2.5M8 15l1.2 1.2 2.3-2.2M14 15h2.5"/>',
    "explore": '<circle cx="10.800" cy="10.800" r="6.800"/>'
    '<path d="M16 16l4.300 4.300M8 12.500v-2M10.800 12.500V8M13.600 12.500V9.500"/>',
    "value": '<path d="M7.500 4.500h9l3.500 5L12 20 4 9.500zM4 9.500h16M9.500 9.500L12 20l2.500-10.500"/>',
    "check": '<path d="M5 12.6l4.6 4.6L19.2 7.4"/>',
    "thanks": '<circle cx="12" cy="12" r="2.1"/>' + "".join(PETAL.format(72 * k) for k in range(5)),
}


def icon_url(name: str) -> str:
    """An icon as the value of a CSS mask."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="black" stroke-width="1.7"'
        f' stroke-linecap="round" stroke-linejoin="round">{ICONS[name]}</svg>'
    )
    return f'url("data:image/svg+xml,{quote(svg)}")'


def icons_css() -> str:
    """A class a icon: `<i class="i i-link"></i>`."""
    return "".join(f".i-{name}{{--m:{icon_url(name)}}}" for name in ICONS)

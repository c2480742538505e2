"""The sprite: award glyphs (shape = form, pips = class) and interface icons of the same hand.

Symbols are drawn with currentColor and custom properties, so that the page tints them.
"""

from __future__ import annotations

from collections.abc import Callable

from .weave import star

_METAL = 'fill="var(--glyph-metal, #B07C10)"'
_SHINE = 'fill="var(--glyph-metal-2, #F2C14E)"'
_RIBBON = 'fill="var(--glyph-ribbon, #B0141C)"'
_LINE = 'fill="currentColor"'
_STROKE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="square"'
_PIPS = {"nhat": (7.5, 12, 16.5), "nhi": (9.5, 14.5), "ba": (12,), "": ()}
_SHEET = 'd="M1 4h22v16H1zM3 6v12h18V6z"'
_TEXT = f'<path {_LINE} d="M6 9h12v1.5H6zM6 12h8v1.5H6z"/>'


def _order(pips: tuple[float, ...]) -> str:
    marks = "".join(f'<rect x="{x - 1}" y="2.6" width="2" height="3" {_SHINE}/>' for x in pips)
    return f'<path {_RIBBON} d="M4 1h16v6l-8 4.5L4 7z"/>{marks}<path {_METAL} d="{star(12, 16, 7.4, 0.45)}"/>'


def _medal(pips: tuple[float, ...]) -> str:
    marks = "".join(f'<rect x="{x - 1}" y="2.6" width="2" height="3" {_SHINE}/>' for x in pips)
    return (
        f'<path {_RIBBON} d="M5 1h14v6l-7 4-7-4z"/>{marks}<circle cx="12" cy="16.5" r="6" {_METAL}/>'
        f'<path {_SHINE} d="{star(12, 16.6, 3.6, 0.42)}"/>'
    )


def _with_classes(name: str, draw: Callable[[tuple[float, ...]], str]) -> dict[str, str]:
    return {f"{name}-{cls}" if cls else name: draw(pips) for cls, pips in _PIPS.items()}


GLYPHS: dict[str, str] = {
    **_with_classes("huan-chuong", _order),
    **_with_classes("huy-chuong", _medal),
    "danh-hieu-vinh-du": f'<path {_RIBBON} d="M8 1h8v8h-8z"/><path {_METAL} d="{star(12, 14.6, 9, 0.42)}"/>',
    "co-thi-dua": f'<path {_LINE} d="M4 1h2v22H4z"/><path {_RIBBON} d="M6 3h15v3h-1v3h1v3h-1v3H6z"/>'
    f'<path {_METAL} d="{star(12.6, 9, 4.3, 0.42)}"/>',
    "chien-si-thi-dua": f'<path {_RIBBON} d="{star(12, 13, 11.5, 0.5)}"/>'
    f'<path {_SHINE} d="{star(12, 13, 5.6, 0.42)}"/>',
    "lao-dong-tien-tien": f'<path {_LINE} fill-rule="evenodd" d="{star(12, 13, 11.5, 0.5)}{star(12, 13, 7, 0.5)}"/>',
    "tap-the-lao-dong": f'<path {_LINE} d="M3 9h4v12H3zM17 9h4v12h-4z"/><path {_RIBBON} d="M8.5 5h7v16h-7z"/>'
    f'<path {_SHINE} d="{star(12, 10.6, 2.9, 0.42)}"/>',
    "bang-khen-thu-tuong": f'<path fill-rule="evenodd" {_METAL} {_SHEET}/>{_TEXT}'
    f'<path {_RIBBON} d="{star(17.6, 15.6, 4.2, 0.45)}"/>',
    "bang-khen": f'<path fill-rule="evenodd" {_LINE} {_SHEET}/>{_TEXT}<circle cx="17" cy="15.4" r="2.6" {_RIBBON}/>',
    "giay-khen": f'<path fill-rule="evenodd" {_LINE} {_SHEET}/>{_TEXT}<path {_LINE} d="M15 14.5h3v1.5h-3z"/>',
    "ky-niem-chuong": f'<path {_LINE} d="M10 1h4v6h-4z"/>'
    f'<path fill-rule="evenodd" {_METAL} d="M12 7a8 8 0 1 1 0 16 8 8 0 0 1 0-16zm0 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z"/>'
    f'<path {_RIBBON} d="M8 17l2-2 1 1 1-2 1 2 1-1 2 2v1H8z"/>',
    "giai-thuong": f'<path {_METAL} d="M6 2h12v5a6 6 0 0 1-12 0z"/><path {_LINE} d="M11 12h2v6h4v3H7v-3h4z"/>'
    f'<path {_RIBBON} d="{star(12, 6.6, 3, 0.42)}"/>',
    "huy-hieu": f'<circle cx="12" cy="12" r="10" {_RIBBON}/><path {_SHINE} d="{star(12, 12.4, 7, 0.42)}"/>',
}

ICONS: dict[str, str] = {
    "tim": f'<circle cx="10" cy="10" r="6.5" {_STROKE}/><path {_STROKE} d="M15.5 15.5 20.5 20.5"/>',
    "menu": f'<path {_STROKE} d="M4 7h16M4 12h16M4 17h16"/>',
    "dong": f'<path {_STROKE} d="M6 6l12 12M18 6 6 18"/>',
    "tai": f'<path {_STROKE} d="M12 4v10M8 11l4 4 4-4M5 19.5h14"/>',
    "in": f'<path {_STROKE} d="M7 8V4h10v4M7 17H4V9h16v8h-3M8 14h8v6H8z"/>',
    "toi": f'<path {_STROKE} d="M5 12h13M13 7l5 5-5 5"/>',
    "lui": f'<path {_STROKE} d="M19 12H6M11 7l-5 5 5 5"/>',
    "loi": '<path fill="currentColor" d="M12 2 23 21H1z"/>'
    '<path fill="var(--surface, #fff)" d="M11 9h2v6h-2zM11 16.5h2v2h-2z"/>',
    "tin": '<path fill="currentColor" d="M2 2h20v20H2z"/>'
    '<path fill="var(--surface, #fff)" d="M11 6h2v2h-2zM11 10h2v8h-2z"/>',
    "xong": f'<path {_STROKE} d="M5 12.5l4.5 4.5L19 7.5"/>',
    "khoa": f'<path {_STROKE} d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "tep": f'<path {_STROKE} d="M6 3h8l4 4v14H6zM14 3v4h4"/>',
    "lich": f'<path {_STROKE} d="M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4"/>',
    "nguoi": f'<path {_STROKE} d="M8.5 4h7v7h-7zM4 20v-5h16v5"/>',
    "phim": f'<path {_STROKE} d="M4 5h16v14H4z"/><path fill="currentColor" d="M10 9l5 3-5 3z"/>',
    "thu": f'<path {_STROKE} d="M3.5 6h17v12h-17zM4 7l8 6 8-6"/>',
    "goi": f'<path {_STROKE} d="M5 4h4l1.5 5-2 1.5c1 2 3 4 5 5l1.5-2 5 1.5v4c-8 1-16-7-15-15z"/>',
}


def sprite() -> str:
    """The sprite as one SVG document; icons carry the prefix `i-`."""
    symbols = [*GLYPHS.items(), *((f"i-{name}", body) for name, body in ICONS.items())]
    body = "".join(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>' for name, drawing in symbols)
    return f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>\n'

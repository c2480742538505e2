"""Drawings of the portal: pure functions of a seed, standard library only.

Everything is woven on one grid: a cell is a crossing of warp and weft, so
mountains, stars and lozenges share the stepped edge of Tày–Nùng–Dao brocade.
The same slug always gives the same drawing. Run `python -m themes.base.motifs`
to redraw the fixed drawings in `assets/motifs`.
"""

from .covers import band, cover
from .figures import brocade, mark, selvedge, skyline
from .glyphs import GLYPHS, ICONS, sprite
from .portraits import house, person, portrait_number

__all__ = [
    "GLYPHS",
    "ICONS",
    "band",
    "brocade",
    "cover",
    "house",
    "mark",
    "person",
    "portrait_number",
    "selvedge",
    "skyline",
    "sprite",
]

"""Redraw the fixed drawings: `python -m themes.base.motifs`."""

from pathlib import Path

from . import brocade, house, mark, person, selvedge, skyline, sprite
from .weave import DAY

TARGET = Path(__file__).resolve().parent.parent / "assets" / "motifs"


def fixed() -> dict[str, str]:
    """File name and text of every drawing that does not depend on a record."""
    drawings = {
        "brocade.svg": brocade(),
        "glyphs.svg": sprite(),
        "mark.svg": mark(),
        "selvedge.svg": selvedge(),
        "skyline.svg": skyline(),
    }
    for number in range(1, len(DAY) + 1):
        drawings[f"portrait-{number}.svg"] = person(number)
        drawings[f"house-{number}.svg"] = house(number)
    return drawings


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, text in fixed().items():
        (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

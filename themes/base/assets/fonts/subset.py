"""Cut the three weights the portal uses down to Vietnamese, ASCII and our punctuation.

Run by `npm run fonts` after `npm ci`; the results are committed beside this
file and copied by `npm run build`. One file per weight, so that a page asks
for three files and a Vietnamese word never mixes two of them.
"""

from pathlib import Path

from fontTools import subset

HERE = Path(__file__).resolve().parent
MODULES = HERE.parents[3] / "node_modules" / "@expo-google-fonts"

SOURCES = {
    "be-vietnam-pro-400": MODULES / "be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf",
    "be-vietnam-pro-600": MODULES / "be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf",
    "faustina-500": MODULES / "faustina/500Medium/Faustina_500Medium.ttf",
}

ASCII = range(0x20, 0x7F)
VIETNAMESE = [
    *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"),
    *range(0x1EA0, 0x1EFA),
    # combining marks, for text that arrives decomposed
    *(0x0300, 0x0301, 0x0303, 0x0309, 0x0323),
]
PUNCTUATION = [*map(ord, "\u00a0§©«»°²³·×½–—‘’“”•…₫→≤≥✓")]
UNICODES = [*ASCII, *VIETNAMESE, *PUNCTUATION]

# Figures of equal width for columns of numbers, and the joining of marks.
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "tnum", "calt"]


def cut(name: str, source: Path) -> int:
    """Write NAME.woff2 beside this file; returns its size in bytes."""
    options = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES, desubroutinize=True)
    options.name_IDs = [1, 2, 13, 14]
    options.notdef_outline = True
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=UNICODES)
    cutter.subset(font)
    target = HERE / f"{name}.woff2"
    subset.save_font(font, target, options)
    return target.stat().st_size


if __name__ == "__main__":
    for name, source in SOURCES.items():
        print(f"{name}: {cut(name, source)} bytes")

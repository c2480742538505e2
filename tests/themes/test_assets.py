"""The committed style sheet, script, fonts and drawings belong to the sources beside them."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest

from themes.base.motifs.__main__ import TARGET as MOTIFS
from themes.base.motifs.__main__ import fixed

BASE = Path(__file__).resolve().parents[2] / "themes" / "base"
ASSETS, BUILT = BASE / "assets", BASE / "static" / "base"
STALE = "themes/base/static/base is stale: run `npm ci && npm run build` and commit the result"


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def manifest():
    return json.loads((BUILT / "manifest.json").read_text())


def test_the_build_is_of_these_sources(manifest):
    assert manifest["sources"] == digests(ASSETS), STALE


def test_what_was_built_was_not_edited_by_hand(manifest):
    found = digests(BUILT)
    found.pop("manifest.json")
    assert found == manifest["built"], STALE


def test_fixed_drawings_are_those_that_the_functions_draw():
    drawn = fixed()
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in MOTIFS.glob("*.svg")}
    assert on_disk == drawn, "assets/motifs is stale: run `python -m themes.base.motifs`, then `npm run build`"


def test_the_lock_names_no_host_but_the_public_registry():
    lock = json.loads((BASE.parents[1] / "package-lock.json").read_text())
    resolved = [entry["resolved"] for entry in lock["packages"].values() if "resolved" in entry]
    assert all(address.startswith("https://registry.npmjs.org/") for address in resolved)


def test_style_sheets_ask_no_other_host():
    for sheet in BUILT.glob("css/*.css"):
        assert "//" not in sheet.read_text().replace("http://www.w3.org", ""), sheet.name


# Begun in a template or in code, ended by what is drawn: `portrait--{number}`, `diff__{kind}`, `rows__{field}`.
ENDED_BY_DATA = ("portrait--", "glyph--", "swatch--", "diff__", "rows__")
GIVEN_BY_HTMX = {"htmx-request"}


def test_every_class_of_the_public_sheet_is_given_somewhere():
    """A rule for what no template, no Python and no script speaks of travels to every phone for nothing."""
    house = BASE.parents[1]
    wings = ("themes/base", "cms_pages", "registrations", "search", "portal")
    files = [path for wing in wings for ending in ("html", "py", "js") for path in (house / wing).rglob(f"*.{ending}")]
    spoken = set()
    for path in files:
        if not {"migrations", "static"}.intersection(path.parts):
            spoken.update(re.findall(r"[\w-]+", path.read_text()))
    parts = re.findall(r'@import "\./(\w+\.css)"', (ASSETS / "css/site.css").read_text())
    unused = []
    for name in parts:
        rules = re.sub(r"/\*.*?\*/", "", (ASSETS / "css" / name).read_text(), flags=re.S)
        classes = set(re.findall(r"\.([A-Za-z][\w-]*)(?=[^{};]*\{)", rules)) - spoken - GIVEN_BY_HTMX
        unused += [f"{name}: .{each}" for each in sorted(classes) if not each.startswith(ENDED_BY_DATA)]
    assert len(parts) > 20
    assert unused == []


@pytest.mark.parametrize("name", ["be-vietnam-pro-400", "be-vietnam-pro-600", "faustina-500"])
def test_a_weight_of_a_font_stays_small(name):
    assert (BUILT / "fonts" / f"{name}.woff2").stat().st_size <= 23_000


@pytest.mark.django_db
def test_a_first_view_stays_within_its_weight(client):
    """Frame, style, script, three fonts and drawings of a reading page, compressed as they travel: 100 KB at most."""
    page = client.get("/giao-dien/").content  # far more HTML than any reading page
    weight = len(gzip.compress(page))
    for name in ("css/site.css", "js/enhance.js", "motifs/glyphs.svg", "motifs/mark.svg", "motifs/brocade.svg"):
        weight += len(brotli.compress((BUILT / name).read_bytes()))
    weight += sum(path.stat().st_size for path in (BUILT / "fonts").glob("*.woff2"))
    assert weight <= 100_000

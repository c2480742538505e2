"""The guides keep their promises: what they point to exists, what they quote is said in Vietnamese."""

import html
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

from portal.operations import catalogues

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"manage\.py ([a-z_]+)")
TARGET = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.M)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.S)
QUOTED = re.compile(r"\*\*(.+?)\*\*", re.S)
# What Wagtail, allauth and Django would say on these screens if their Vietnamese were missing.
ENGLISH = re.compile(
    r"\b(save|draft|publish|unpublish|submit|approve|reject|settings?|users?|groups?|reports?|images?|pages?|upload|"
    r"schedule|history|sign in|log ?in|log ?out|dashboard|snippets?|workflow|delete|edit|add|search|choose|password)\b",
    re.I,
)


# What a screen puts together out of several pieces, and these pieces.
COMPOSED = {
    "gửi duyệt: viết, duyệt, đăng": ("gửi duyệt:", '"viết, duyệt, đăng"'),
    "người đọc xem gì trong 7 ngày qua": ("người đọc xem gì trong {{",),
    "gỡ thông báo trên mọi trang ngay": ("gỡ {{ field.verbose_name }} ngay", '"thông báo trên mọi trang"'),
    "hiện trang này đang chờ bước": ("hiện {model_name} này đang chờ bước",),
    "theo loại đơn vị": ("theo {{ label|lower }}", '"loại đơn vị"'),
    "đúng là người này": ("đúng là {{ recipient.one }} này",),
    "khác với lần gửi 1": ("khác với lần gửi {{",),
    "thuộc xã": ("thuộc {{ row.within.in_text }}",),
    "nhà phát triển": (),  # a button of Word
}


def by_name(path):
    return str(path.relative_to(ROOT))


def prose_of(document):
    return CODE.sub("", document.read_text())


def anchors_of(document):
    """Anchors of the headings as code hosts make them: small letters, no punctuation, hyphens for blanks."""
    heads = re.findall(r"^#+ (.+)$", document.read_text(), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS, ids=by_name)
def test_links_and_pictures_lead_somewhere(document):
    for link in LINK.findall(prose_of(document)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        goal = (document.parent / path).resolve() if path else document
        assert goal.exists(), link
        if anchor:
            assert anchor in anchors_of(goal), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=by_name)
def test_commands_exist(document):
    told = document.read_text()
    assert set(COMMAND.findall(told)) <= set(get_commands())
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert {name for code in CODE.findall(told) for name in TARGET.findall(code)} <= targets


@pytest.mark.parametrize("document", GUIDES, ids=by_name)
def test_guides_quote_screens_in_vietnamese(document):
    assert [words for words in QUOTED.findall(prose_of(document)) if ENGLISH.search(words)] == []


@cache
def said_on_screens():
    """All that templates, code and catalogues say: one line, small letters."""
    wings = ("cms_pages", "portal", "registrations", "search", "themes")
    files = (path for wing in wings for path in (ROOT / wing).rglob("*") if path.suffix in {".html", ".py", ".js"})
    said = [path.read_text() for path in files]
    said += [words for domain in catalogues.DOMAINS for words in catalogues.effective(domain).values()]
    return " ".join(html.unescape(" ".join(said)).split()).lower()


@pytest.mark.parametrize("guide", ["bien-tap", "chuyen-vien", "don-vi", "quan-tri"])
def test_buttons_and_fields_are_called_as_on_the_screen(guide):
    """Bold words are those of a button, a field or a heading; what ends in a full stop or a colon begins a paragraph."""
    quoted = {" ".join(words.split()).lower() for words in QUOTED.findall(prose_of(ROOT / "docs" / f"{guide}.md"))}
    parts = {part.strip(" “”") for words in quoted if words[-1] not in ".:" for part in re.split("→|›|…", words)} - {""}
    assert len(parts) > 50
    said = said_on_screens()
    unsaid = []
    for part in parts:
        # The button of a new row names what the row is.
        pieces = COMPOSED.get(part, (part.removeprefix("thêm "),))
        unsaid += [piece for piece in pieces if piece not in said]
    assert sorted(unsaid) == []


def test_every_guide_is_in_the_table_of_contents():
    listed = (ROOT / "docs" / "README.md").read_text()
    assert [guide.name for guide in GUIDES if guide.name != "README.md" and f"({guide.name})" not in listed] == []


def test_pictures_are_small_and_used():
    """A guide opens fast on a slow line; a picture that nobody shows is out of date soon."""
    shown = "".join(document.read_text() for document in DOCUMENTS)
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size <= 60 * 1024, picture.name
        assert f"images/{picture.name}" in shown, picture.name

"""The guides keep their promises: what they point to exists, what they quote is said in Vietnamese."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

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


def test_every_guide_is_in_the_table_of_contents():
    listed = (ROOT / "docs" / "README.md").read_text()
    assert [guide.name for guide in GUIDES if guide.name != "README.md" and f"({guide.name})" not in listed] == []


def test_pictures_are_small_and_used():
    """A guide opens fast on a slow line; a picture that nobody shows is out of date soon."""
    shown = "".join(document.read_text() for document in DOCUMENTS)
    for picture in (ROOT / "docs" / "images").iterdir():
        assert picture.stat().st_size <= 60 * 1024, picture.name
        assert f"images/{picture.name}" in shown, picture.name

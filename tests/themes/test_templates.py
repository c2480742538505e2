"""Every template keeps to the strict content security policy and names only what exists."""

import re
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from themes.base.motifs import ICONS

ROOT = Path(__file__).resolve().parents[2] / "themes" / "base" / "templates"
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html"))
COMMENTS = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)


def source(name: str) -> str:
    return COMMENTS.sub("", (ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    try:
        get_template(name)
    except TemplateSyntaxError as error:
        pytest.fail(f"{name}: {error}")


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_stands_inline(name):
    text = source(name)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", text)
    for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
        assert "src=" in attributes or "application/" in attributes, name
        assert "application/" in attributes or not body.strip(), name


@pytest.mark.parametrize("name", TEMPLATES)
def test_icons_exist(name):
    for icon in re.findall(r"{%\s*icon \"([^\"]+)\"", source(name)):
        assert icon in ICONS, f"{name}: {icon}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_other_host_is_asked(name):
    assert not re.search(r"(src|href|srcset)=\"(https?:)?//(?!{{)", source(name))


def test_the_back_office_draws_its_own_icons():
    """`look` has an `icon` too, of another set: whoever is loaded last draws, and an icon of the other set is empty."""
    wrong = []
    for name in TEMPLATES:
        text = source(name)
        loads = " ".join(re.findall(r"{% load ([^%]*)%}", text)).split()
        if 'icon name="' in text and {"look", "wagtailadmin_tags"} <= set(loads):
            wrong += [name] if loads.index("look") > loads.index("wagtailadmin_tags") else []
    assert wrong == []

"""Numbers that a machine reads back carry no thousands separator: "1.234" is not record 1234."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

TEMPLATES = Path(settings.BASE_DIR) / "themes/base/templates"
ATTRIBUTE = re.compile(r'\b(?:value|name|id|for|href)="[^"<>]*?\{\{ *([a-zA-Z_.0-9]+) *\}\}')
COUNTED = re.compile(r"(^|\.)(pk|order|version|revision|year)$")


def test_the_danger_is_real():
    assert Template("{{ pk }}").render(Context({"pk": 1234})) == "1.234"
    assert Template('{{ pk|stringformat:"s" }}').render(Context({"pk": 1234})) == "1234"


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_keys_in_attributes_are_written_plainly(path):
    found = [name for name in ATTRIBUTE.findall(path.read_text()) if COUNTED.search(name)]
    assert found == []

"""The check of data for machines refuses what schema.org does not know; every type that templates name is known."""

import re
from pathlib import Path

import pytest

from tests import vocabulary
from themes.base import outward

ROOT = Path(__file__).parents[1]
EVENT = outward.node(
    "Event", name="Hội nghị", startDate="2026-11-20T08:00:00+07:00", location=outward.place("Hội trường")
)


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Newsarticle", "name": "x"},
        {"@type": "WebPage", "startDate": "2026-01-01"},
        {"@type": "WebPage", "titel": "x"},
        {"@type": "WebPage", "url": "/tin-tuc/"},
        {"@type": "WebPage", "name": ""},
        {"@type": "WebPage", "name": 7},
        {"@type": "WebPage", "datePublished": "20/11/2026"},
        {"@type": "WebPage", "datePublished": "2026-11-20T08:00:00"},
        {"@type": "WebPage", "datePublished": "2026-11-20", "dateModified": "2026-11-19"},
        {"@type": "WebPage", "publisher": {"@type": "Place", "name": "x", "address": "x"}},
        {"@type": "WebPage", "about": EVENT | {"eventStatus": "https://schema.org/Scheduled"}},
        {"@type": "WebPage", "about": {name: value for name, value in EVENT.items() if name != "location"}},
        {"@type": "VideoObject", "name": "x", "uploadDate": "2026-11-20", "contentUrl": "https://a.vn/f.mp4"},
        outward.breadcrumbs([("Trang chủ", "/")], "Tin")
        | {"itemListElement": [{"@type": "ListItem", "position": 2, "name": "x"}]},
    ],
)
def test_untrue_nodes_are_refused(node):
    with pytest.raises(vocabulary.Untrue):
        vocabulary.check(node)


def test_true_nodes_pass():
    vocabulary.check(EVENT)
    vocabulary.check(outward.breadcrumbs([("Trang chủ", "/"), ("Tin tức", "/tin-tuc/")], "Một tin"))
    vocabulary.check(outward.website_id())


def test_each_type_and_property_in_the_code_is_known():
    code = "".join(
        path.read_text() for wing in ("cms_pages", "registrations", "themes") for path in (ROOT / wing).rglob("*.py")
    )
    named = re.findall(r'(?:outward\.node|self\.described|(?<!\w)node)\(\s*"(\w+)"', code)

    assert len(named) > 25
    assert set(named) <= set(vocabulary.TYPES)


def test_every_type_hangs_below_thing_and_every_property_belongs_to_a_type():
    assert all("Thing" in vocabulary.kinds(kind) for kind in vocabulary.TYPES)
    assert {kind for of, _ in vocabulary.PROPERTIES.values() for kind in of} <= {*vocabulary.TYPES, "Thing"}

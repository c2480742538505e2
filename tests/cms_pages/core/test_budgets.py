"""What every public page may cost a phone and the database, whatever kind of page it is.

Kinds come from the models and views from the resolver: what is added tomorrow is held to the same without being named.
"""

import gzip
import re
from functools import cache
from html import unescape
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import any_page
from tests.factories.awards import AwardRecordFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.recipients import RecipientRecordFactory
from tests.portal.crawling import reading_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.long, pytest.mark.usefixtures("own_files")]

BUILT = Path(settings.BASE_DIR) / "themes" / "base" / "static" / "base"
FIRST_VIEW = 100 * 1024
QUERIES = 12
IN_A_LIST = 21  # more than one leaf of most lists
ASKED = re.compile(r'<(?:link[^>]+rel="(?:stylesheet|preload)"[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)"')
USED = re.compile(r'<use[^>]+href="([^"#]+)')


@pytest.fixture
def addresses(office, catalogue):
    """One page of every kind among many of its kind, and every view of records."""
    made = []
    for kind in any_page.kinds():
        alone = kind.max_count is not None
        made += [any_page.make(kind) for _ in range(1 if alone else IN_A_LIST)][-1:]
    record = AwardRecordFactory(name="Nông Thị Ước")
    AwardRecordFactory.create_batch(IN_A_LIST, decision=record.decision)
    RecipientRecordFactory()
    ConsultationFactory.create_batch(3)
    pages = [page.url_path_here for page in made if page.live]
    assert len(pages) == len(any_page.kinds())
    return list(dict.fromkeys([*pages, *reading_addresses()]))


@cache
def packed(name):
    """Bytes of a file of the look, as it is sent."""
    body = (BUILT / name).read_bytes()
    return min(len(brotli.compress(body)), len(gzip.compress(body)), len(body))


def weight(answer):
    """Bytes of the first view: the page as it is packed, what its head and its drawings ask for, every font."""
    page = answer.content.decode()
    total = len(gzip.compress(answer.content, 6))
    asked = {unescape(each).partition("#")[0] for each in [*ASKED.findall(page), *USED.findall(page)]}
    for name in {each.partition("/base/")[2] for each in asked if each.startswith(settings.STATIC_URL)}:
        if name and not name.startswith("fonts/"):
            total += packed(name)
    return total + sum(font.stat().st_size for font in BUILT.glob("fonts/*.woff2"))


def test_every_public_page_and_list_is_light_and_asks_little(client, addresses):
    client.get("/")  # what one process keeps for itself: the site, kinds of content
    heavy, asking, read = {}, {}, 0
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        if answer.status_code != 200 or answer.streaming or "text/html" not in answer["Content-Type"]:
            continue
        read += 1
        if len(asked) > QUERIES:
            asking[address] = len(asked)
        if (found := weight(answer)) > FIRST_VIEW:
            heavy[address] = found
    assert asking == {}
    assert heavy == {}
    assert read > 80

"""Every kind of page and every public view: what its head tells those who share it and machines outside.

Kinds come from the models, views from the resolver, so that what is added tomorrow is walked without being named.
The vocabulary is a small table of schema.org's types as pages use them here: what a reader of each cannot do without
(the lists of schema.org and of the great search engines), and what it may have.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cms_pages.core.blocks import MatterBlock
from cms_pages.documents.models import DocumentRelation, RelationKind
from cms_pages.media.actions import note_what_is_shown
from tests.factories import any_page
from tests.factories.awards import AwardRecordFactory
from tests.factories.consultations import ConsultationFactory
from tests.factories.council import CeremonyFactory, CouncilPageFactory, TrainingPageFactory
from tests.factories.films import FilmFactory
from tests.factories.pages import ArticleFactory, DocumentFactory
from tests.factories.recipients import RecipientRecordFactory
from tests.portal.crawling import public_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]
HERE = "http://testserver"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

THING = {"@id", "name", "description", "url", "image", "identifier", "inLanguage"}
WORK = THING | {
    "headline", "datePublished", "dateModified", "dateCreated", "author", "publisher", "isPartOf", "isBasedOn", "about",
    "mainEntity", "creditText", "sourceOrganization", "temporalCoverage", "encoding", "license", "creator",
    "isAccessibleForFree", "encodingFormat",
}  # fmt: skip
EVENT = THING | {
    "startDate", "endDate", "location", "organizer", "eventStatus", "eventAttendanceMode", "isAccessibleForFree",
}  # fmt: skip
PAGE = {"name", "url", "publisher", "isPartOf"}
LAW = {
    "legislationIdentifier", "legislationType", "legislationDate", "legislationPassedBy", "legislationJurisdiction",
    "legislationLegalForce", "legislationRepeals", "legislationChanges", "legislationApplies", "legislationCorrects",
    "legislationConsolidates",
}  # fmt: skip
# Type → (what it needs, what else it may have).
TYPES = {
    "WebPage": (PAGE - {"publisher"}, WORK),
    "CollectionPage": (PAGE, WORK),
    "ProfilePage": ({"name", "url", "mainEntity"}, WORK),
    "FAQPage": ({"name", "url", "mainEntity"}, WORK),
    "NewsArticle": ({"headline", "datePublished", "image", "url", "publisher", "author"}, WORK | {"articleSection"}),
    "Article": ({"headline", "datePublished", "author", "image", "url"}, WORK),
    "TechArticle": ({"headline", "url"}, WORK),
    "Report": ({"name", "headline", "author", "url"}, WORK | {"reportNumber"}),
    "Clip": ({"name", "url", "datePublished"}, WORK),
    "Legislation": ({"name", "legislationIdentifier"}, WORK | LAW),
    "DigitalDocument": ({"name", "url"}, WORK),
    "VideoObject": (
        {"name", "description", "thumbnailUrl", "uploadDate", "contentUrl", "caption", "transcript"},
        WORK | {"duration"},
    ),
    "ImageObject": ({"name", "contentUrl", "url", "datePublished"}, WORK),
    "AudioObject": (
        {"name", "description", "contentUrl", "uploadDate", "transcript"},
        WORK | {"duration", "thumbnailUrl"},
    ),
    "Event": ({"name", "startDate", "location", "organizer", "eventStatus"}, EVENT),
    "Course": ({"name", "description", "provider", "hasCourseInstance"}, WORK | {"audience"}),
    "CourseInstance": (
        {"name", "courseMode", "startDate", "location", "organizer", "eventStatus", "eventAttendanceMode"},
        EVENT | {"instructor", "performer"},
    ),
    "Dataset": ({"name", "description", "creator"}, WORK | {"distribution", "variableMeasured"}),
    "DataDownload": ({"contentUrl", "encodingFormat"}, WORK),
    "MediaObject": ({"contentUrl"}, WORK),
    "Question": ({"name", "acceptedAnswer"}, WORK | {"text"}),
    "Answer": ({"text"}, WORK),
    "GovernmentOrganization": ({"name", "url", "logo"}, THING | {"address", "telephone", "email", "areaServed"}),
    "Organization": (
        {"name"},
        THING | {"member", "award", "address", "parentOrganization", "foundingDate", "dissolutionDate"},
    ),
    "OrganizationRole": ({"roleName", "member"}, set()),
    "Person": ({"name"}, THING | {"jobTitle", "address", "award"}),
    "Place": ({"name", "address"}, THING),
    "PostalAddress": ({"addressCountry"}, {"streetAddress"}),
    "VirtualLocation": ({"url"}, THING),
    "Audience": ({"audienceType"}, THING),
    "WebSite": ({"name", "url", "potentialAction"}, WORK),
    "SearchAction": ({"target", "query-input"}, THING),
    "EntryPoint": ({"urlTemplate"}, THING),
    "BreadcrumbList": ({"itemListElement"}, THING),
    "ListItem": ({"position", "name"}, {"item"}),
}
DATES = re.compile(r"(date\w*|\w+Date)$")
LINKS = {"url", "item", "image", "contentUrl", "logo", "thumbnailUrl", "@id", "license"}
NO_PAGES = ("/api/", "/_util/", "/tai-khoan/", "/tep")
MOST_CARDS = 6  # drawing one takes a while; that each kind of them can be drawn is tested beside
SPOKEN_ELSEWHERE = {"isBasedOn"}  # where a text was printed first: not ours to answer


class Walk:
    """Reads addresses once, and holds every node against the table."""

    def __init__(self, client):
        self.client, self.answers, self.wrong, self.seen, self.cards, self.silent = client, {}, [], set(), {}, set()

    def get(self, address):
        """(status, type, words) of an address of ours."""
        if address not in self.answers:
            answer = self.client.get(address)
            kind = answer.get("Content-Type", "")
            words = answer.content.decode() if "text/html" in kind and not answer.streaming else ""
            self.answers[address] = (answer.status_code, kind, words)
        return self.answers[address]

    def says(self, where, told):
        self.wrong.append(f"{where}: {told}")

    def page(self, address):
        """The head of one page; what is no public page of words is passed over."""
        status, _, words = self.get(address)
        head = words.partition("</head>")[0]
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', head)
        if status != 200 or not canonical:
            return
        metas = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', head))
        if len(canonical) != 1 or not canonical[0].startswith(f"{HERE}/"):
            self.says(address, f"canonical {canonical}")
        if metas.get("og:url") not in (None, canonical[0]):
            self.says(address, "og:url is not the canonical address")
        for name in ("og:title", "og:description", "og:image", "og:image:alt", "twitter:card", "description"):
            if not metas.get(name, "").strip():
                self.says(address, f"no {name}")
        if unescape(metas.get("og:title", "")) == "Hội đồng Thi đua - Khen thưởng" and address != "/":
            self.says(address, "og:title is that of the portal")
        self.link(address, "og:image", unescape(metas.get("og:image", "")))
        blocks = BLOCK.findall(words)
        for block in blocks:
            data = json.loads(block)
            if data.pop("@context") != "https://schema.org":
                self.says(address, "@context")
            for node in data.get("@graph", [data]):
                self.node(address, node)
        if not blocks and address not in self.silent:
            self.says(address, "says nothing of itself")

    def node(self, where, node):
        """One node and all in it."""
        if set(node) == {"@id"}:
            self.link(where, "@id", node["@id"])
            return
        kind = node["@type"]
        self.seen.add(kind)
        if kind not in TYPES:
            self.says(where, f"type {kind} is not in the table")
            return
        needs, may = TYPES[kind]
        if missing := needs - set(node):
            self.says(where, f"{kind} lacks {sorted(missing)}")
        if strange := set(node) - needs - may - {"@type"}:
            self.says(where, f"{kind} has {sorted(strange)}")
        for name, value in node.items():
            if value in ("", None, [], {}):
                self.says(where, f"{kind}.{name} is empty")
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    self.node(where, each)
                elif name in LINKS and name not in SPOKEN_ELSEWHERE:
                    self.link(where, f"{kind}.{name}", each)
                elif DATES.fullmatch(name):
                    self.day(where, f"{kind}.{name}", each)

    def day(self, where, name, value):
        found = datetime.fromisoformat(value)
        if "T" in value and found.utcoffset() != timedelta(hours=7):
            self.says(where, f"{name} is not in the time of Viet Nam: {value}")

    def link(self, where, name, address):
        """An address told is absolute, answers, and is the one address of what it names."""
        if not address.startswith(f"{HERE}/"):
            if urlsplit(address).scheme != "https":
                self.says(where, f"{name} is not absolute: {address!r}")
            return
        path = address.removeprefix(HERE).partition("#")[0]
        if path.startswith("/the-chia-se/"):
            # The card of what may stand on none leads to that of the portal.
            tried = self.cards.setdefault(path, len(self.cards) < MOST_CARDS)
            if tried and self.get(path)[0] not in {200, 302}:
                self.says(where, f"{name} {path} is no card")
            return
        status, _, words = self.get(path)
        if status != 200:
            self.says(where, f"{name} {path} answers {status}")
            return
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', words)
        if canonical and unescape(canonical[0]) != HERE + path:
            self.says(where, f"{name} {path} is known as {canonical[0]}")


@time_machine.travel(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
def test_everything_public_describes_itself_truly(client, office, catalogue):
    pages = [any_page.make(kind) for kind in any_page.kinds()]
    film = FilmFactory()
    body = [{"type": "film", "value": {"film": film.pk, "title": ""}}]
    filmed = ArticleFactory(parent=office.news, body=MatterBlock().to_python(body))
    note_what_is_shown(filmed)
    section = {page._meta.model_name.removesuffix("indexpage"): page for page in pages}
    rich = [
        CeremonyFactory(parent=section["ceremony"], ends_at=None, host="Sở Nội vụ"),
        TrainingPageFactory(parent=section["training"], teacher="Ban Thi đua", audience="công chức cấp xã"),
        CouncilPageFactory(parent=section["council"], members=["Hoàng Văn Mẫu"]),
    ]
    old, new = DocumentFactory(parent=office.documents), DocumentFactory(parent=office.documents)
    DocumentRelation.objects.create(page=new, other=old, kind=RelationKind.REPLACES)
    AwardRecordFactory(name="Nông Thị Ước")
    joined = RecipientRecordFactory()
    child = AwardRecordFactory(name="CANARY Bảo Ngọc", is_minor=True)
    hidden = AwardRecordFactory(name="CANARY Kín", is_public=False)
    ended = AwardRecordFactory(name="CANARY Thu Hồi", ended_on=timezone.localdate(), ended_as="thu-hoi")
    ConsultationFactory(opened=datetime(2026, 11, 18, 3, tzinfo=UTC))
    walk = Walk(client)
    walk.silent = {child.get_absolute_url(), ended.get_absolute_url()}

    for page in [*pages, filmed, new, *rich]:
        if page.live:
            walk.page(page.url_path_here)
    assert {page.url_path_here for page in pages if page.live} <= set(walk.answers)
    for address in public_addresses():
        if address.endswith("/") and not address.startswith(NO_PAGES):
            walk.page(address)

    walk.page(reverse("media:film", args=[film.pk]))  # its number depends on what was tested before

    assert not walk.wrong, "\n".join(walk.wrong)
    assert {
        "NewsArticle", "Event", "Course", "Legislation", "FAQPage", "VideoObject", "OrganizationRole", "Person",
        "BreadcrumbList", "WebSite", "SearchAction", "Report", "ProfilePage" if joined else "", "Dataset",
    } <= walk.seen  # fmt: skip
    for record in (child, hidden, ended):
        for address, (_, _, words) in walk.answers.items():
            assert record.name not in "".join(BLOCK.findall(words)), address
    assert "legislationRepeals" in "".join(BLOCK.findall(walk.get(new.url_path_here)[2]))

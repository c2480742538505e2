"""Wherever a reader meets a link to a document that has ended, the link says so, at whatever door it stands."""

import datetime
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import ForeignKey
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_factories import ImageFactory

from cms_pages.blanks.models import BlankVersion
from cms_pages.council.models import ClusterPaper
from cms_pages.documents.models import DocumentPage, DocumentRelation
from cms_pages.media.models import Shown
from cms_pages.movements.models import MovementPage, MovementReview
from cms_pages.news.models import ArticleRelated
from cms_pages.plans.models import TaskLink
from cms_pages.targets.models import TargetsPage
from search.outbox.actions import rebuild
from tests.factories.campaigns import MovementFactory
from tests.factories.council import ProvincialClusterFactory
from tests.factories.pages import (
    ArticleFactory,
    BlankFactory,
    BonusTableFactory,
    DocumentFactory,
    FaqFactory,
    GuidanceFactory,
)
from tests.factories.plans import TaskFactory, WorkPlanFactory, approved
from tests.factories.units import OrganisingBodyFactory

DAY = datetime.date
NOTE = "hết hiệu lực từ 01/07/2025, thay bằng nghị định 152/2025/nđ-cp"
# Where a page is named by a record but no reader meets it as a link to a document.
NOT_SHOWN = {
    "cms_core.ChangeNote.page",
    "cms_moving_in.ImportedItem.page",
    "cms_newsroom.BundleItem.page",
    "cms_newsroom.SectionRight.section",
    "cms_readings.Reading.page",
}


@pytest.fixture
def ended(office, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    old = DocumentFactory(
        parent=office.documents, title="Quy định cũ", number="98/2023/NĐ-CP", document_type="nghi-dinh",
        issued_on=DAY(2023, 12, 31), target_groups=["nong-dan"],
    )  # fmt: skip
    new = DocumentFactory(
        parent=office.documents, title="Quy định mới", number="152/2025/NĐ-CP", document_type="nghi-dinh",
        issued_on=DAY(2025, 6, 14), effective_from=DAY(2025, 7, 1), verified=True,
    )  # fmt: skip
    DocumentRelation.objects.create(page=new, other=old, kind="replaces")
    return old


def linking(page):
    """Matter of several blocks, each with a link to a page: text, callout, table."""
    link = RichText(f'<p>Theo <a linktype="page" id="{page.pk}">Nghị định 98</a>.</p>')
    table = {
        "columns": [{"type": "rich_text", "heading": "Căn cứ"}],
        "rows": [{"values": [link.source]}],
        "caption": "",
    }
    return json.dumps(
        [{"type": "text", "value": link.source} for _ in range(6)]
        + [{"type": "callout", "value": {"kind": "quiet", "title": "", "text": link.source}}]
        + [{"type": "table", "value": {"caption": "Bảng", "table": table}}]
    )


def doors(office, ended):
    """{door: (address of a page with a link, how many links)}; keys are the fields by which the pages link."""
    movement = MovementPage(
        title="Đường hoa", slug="duong-hoa", movement=MovementFactory(slug="duong-hoa"), launch_document=ended
    )
    movement.reviews.add(MovementReview(kind="so-ket", held_on=DAY(2026, 6, 15), document=ended))
    movement = office.movements.add_child(instance=movement)
    OrganisingBodyFactory()
    targets = TargetsPage(title="Chỉ tiêu", slug="nam-2025", year=2025, registered_on=DAY(2025, 2, 1), document=ended)
    targets = office.targets.add_child(instance=targets)
    story = ArticleFactory(parent=office.news, body=linking(ended))
    story.related_links.add(ArticleRelated(other=ended))
    story.save()
    task = TaskFactory(plan=WorkPlanFactory())
    TaskLink.objects.create(task=task, page=ended)
    plan = approved(task.plan)
    blank = BlankFactory(parent=office.blanks)
    file = Document.objects.create(title="mau.docx", file=ContentFile(b"PK", name="mau.docx"), file_size=2)
    blank.versions.add(BlankVersion(number="1", effective_from=DAY(2024, 1, 1), file=file, basis=ended))
    blank.save()
    bonus = BonusTableFactory(parent=office.bonus, basis=ended)
    other = DocumentFactory(parent=office.documents, title="Kế hoạch theo quy định cũ", issued_on=DAY(2024, 3, 1))
    DocumentRelation.objects.create(page=other, other=ended, kind="based_on")
    image = ImageFactory()
    Shown.objects.create(page=ended, image=image, alt="Trang bìa", shown_on=timezone.now())
    cluster = ProvincialClusterFactory(parent=office.council)
    ClusterPaper.objects.create(page=cluster, kind="quy-che", document=ended)
    return {
        "cms_council.ClusterPaper.document": (cluster.url_path_here, 1),
        "cms_media.Shown.page": (reverse("media:picture", args=[image.pk]), 1),
        "cms_movements.MovementPage.launch_document": (movement.url_path_here, 3),
        "cms_movements.MovementReview.document": (movement.url_path_here, 3),
        "cms_targets.TargetsPage.document": (targets.url_path_here, 1),
        "cms_news.ArticleRelated.other": (story.url_path_here, 9),
        "cms_plans.TaskLink.page": (plan.get_absolute_url(), 1),
        "cms_blanks.BlankVersion.basis": (blank.url_path_here, 1),
        "cms_bonus.BonusTablePage.basis": (bonus.url_path_here, 1),
        "cms_documents.DocumentRelation.other": (other.url_path_here, 1),
        "all tables of bonus": ("/muc-thuong/", 1),
        "guidance": (GuidanceFactory(parent=office.guidance, body=linking(ended)).url_path_here, 8),
        "faq": (FaqFactory(parent=office.guidance, body=linking(ended)).url_path_here, 8),
        "library": ("/van-ban/", 1),
        "target group": ("/khen-thuong-theo-doi-tuong/nong-dan/", 1),
        "search": ("/tim-kiem/?q=98/2023/NĐ-CP", 1),
    }


def told(html, address):
    """For each link to an address within the page's own matter, what stands in its line."""
    main = BeautifulSoup(html, "html.parser").find("main")
    links = [each for each in main.find_all("a", href=True) if each["href"].endswith(address)]
    lines = [each.find_parent(["li", "dd", "td"]) or each.find_parent(["p", "div"]) for each in links]
    return [re.sub(r"\s+", " ", line.get_text(" ")).replace(" ,", ",").lower() for line in lines]


@pytest.mark.django_db
def test_every_door_tells(client, office, ended, django_assert_max_num_queries):
    known = doors(office, ended)
    rebuild()
    for door, (address, least) in known.items():
        client.get(address)
        with django_assert_max_num_queries(12):
            html = client.get(address).content.decode()
        lines = told(html, ended.url_path_here)
        assert len(lines) >= least, door
        for line in lines:
            # The sign of validity says the same in two pieces.
            assert NOTE in line or "hết hiệu lực từ 01/07/2025, thay bằng" in line, (door, line)
    offered = client.get("/goi-y/?q=98/2023").json()["groups"]
    notes = [item["note"] for group in offered for item in group["items"] if ended.url_path_here in item["url"]]
    assert notes
    assert all(NOTE in note.lower() for note in notes)


def fields_that_name_pages():
    """Every foreign key of our models that can name a document."""
    found = set()
    for model in apps.get_models():
        if not model.__module__.startswith(("cms_pages.", "registrations.", "search.", "portal.")):
            continue
        for field in model._meta.local_fields:
            names_pages = isinstance(field, ForeignKey) and field.related_model in (Page, DocumentPage)
            if names_pages and not field.remote_field.parent_link and type(field).__name__ != "ParentalKey":
                found.add(f"{model._meta.label}.{field.name}")
    return found


@pytest.mark.django_db
def test_no_new_field_links_documents_unseen(office, ended):
    unseen = fields_that_name_pages() - doors(office, ended).keys() - NOT_SHOWN

    assert not unseen, f"Show the standing where these are linked and add them to doors(): {sorted(unseen)}"


TEMPLATES = Path(__file__).parents[3] / "themes/base/templates/cms_pages"
LINK = re.compile(r'href="\{\{ *(?:\w+\.)*(?:document|basis|launch_document|launch|law|legal_basis)\.\w+ *\}\}"')
TELLS = re.compile(r"documents/(?:note|validity)\.html")


def test_no_template_links_a_document_in_a_way_of_its_own():
    """A link to a document stands in one line with the shared note or the shared sign of validity."""
    silent = []
    for path in sorted(TEMPLATES.rglob("*.html")):
        text = path.read_text("utf-8")
        for match in LINK.finditer(text):
            line = re.split(r"</li>|</dd>|\Z", text[match.end() :], maxsplit=1)[0]
            if not TELLS.search(line):
                silent.append(f"{path.relative_to(TEMPLATES)}: {match[0]}")

    assert not silent


@pytest.mark.parametrize(
    "typed", ["{path}", "http://testserver{path}", "{path}?x=1", "{path}#dieu-2", "https://khac.example{path}"]
)
def test_an_own_address_typed_as_a_link_is_kept_as_a_link_to_its_page(ended, settings, typed):
    """By whatever way it was typed; one with a question or a place in it stays as it is."""
    settings.ALLOWED_HOSTS = ["testserver"]
    url = typed.format(path=ended.url_path_here)
    content = {
        "blocks": [
            {
                "key": "00000", "text": "Nghị định 98", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 9, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}},
    }  # fmt: skip
    kept = ContentstateConverter(["link"]).to_database_format(json.dumps(content))

    inside = not ("khac.example" in url or set("?#") & set(url))
    assert (f'linktype="page" id="{ended.pk}"' in kept or f'id="{ended.pk}" linktype="page"' in kept) is inside
    if inside:
        assert NOTE.split(",")[0] in str(RichText(kept)).lower()

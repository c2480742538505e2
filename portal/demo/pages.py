"""News, exemplars and documents of the demo, written by one person and published by another."""

from datetime import date, datetime, timedelta
from typing import Any

from wagtail.models import Site

from cms_pages.core.models import OfficeSettings
from cms_pages.documents.models import DocumentField, DocumentFile, DocumentPage, DocumentRelation, FileRole
from cms_pages.exemplars.models import Consent, ExemplarAward, ExemplarPage, ExemplarStep, SubjectKind
from cms_pages.news.models import ArticlePage, NewsCategory
from portal.demo import matter, newsroom
from portal.demo.honours import read
from portal.demo.library import Library
from portal.demo.moments import Demo, at, last
from portal.operations.office import OfficePages
from registrations.awards.models import AwardRecord, Decision
from registrations.exemplars.kinds import Stage, Way
from registrations.exemplars.places import BASE
from registrations.movements.models import Movement
from registrations.units.models import OrganisingBody, Unit
from search.text import slug

NEWS_FILES = ("news_spring", "news_summer", "news_autumn")
OFFICE = {
    "standing_body": "Sở Nội vụ tỉnh Lạng Sơn",
    "responsible": "Bà Hà Thị Minh Thư, Phó Giám đốc Sở Nội vụ, Phó Chủ tịch Thường trực Hội đồng",
    "address": "Số 00 đường Hoa Hồi, phường Lương Văn Tri, tỉnh Lạng Sơn",
    "phone": "(0205) 3 000 000",
    "email": "thuongtruc@tdkt.example",
}


def describe_office() -> None:
    """The invented facts at the foot of every page."""
    for site in Site.objects.all():
        office = OfficeSettings.for_site(site)
        for name, value in OFFICE.items():
            setattr(office, name, value)
        office.save()


class Press:
    """Publishes pages the way the office does: a revision by the author, published by the approver."""

    def __init__(self, demo: Demo):
        self.demo = demo
        self.author, self.approver = demo.people["bien-tap"], demo.people["nguoi-duyet"]
        self.library = Library(self.author)

    def body(self, text: str, on: date) -> list:
        return matter.blocks(text, on, self.library.picture, self._document, self._film)

    def _document(self, key: str):
        return self.library.document(key)

    def _film(self, key: str):
        return newsroom.film(key, self.author)

    def publish(self, parent, page, when: datetime):
        """Add a page below its section and publish it; of a story after its subject has consented."""
        page.owner, page.live, page.first_published_at = self.author, False, when
        parent.add_child(instance=page)
        if isinstance(page, ExemplarPage):
            _consent(page, self.author, when)
        revision = page.save_revision(user=self.author, log_action=False)
        revision.publish(user=self.approver, skip_permission_checks=True)
        return page


def _consent(page: ExemplarPage, by: Any, when: datetime) -> None:
    """The subject of a story consented a week before it appeared, by a letter that the office keeps."""
    person = page.subject_kind == SubjectKind.PERSON
    Consent.objects.create(
        page=page,
        subject_name=page.subject_name,
        consent_name=page.subject_name if person else f"Đại diện {page.subject_name}"[:150],
        consent_on=when.date() - timedelta(days=7),
        consent_way=Way.ELECTRONIC,
        consent_reference="Biểu mẫu điện tử của cơ quan thường trực",
        consents_name=True,
        consents_picture=True,
        consents_film=True,
        born_on=date(1975, 1, 1) if person else None,
        recorded_by=by,
        recorded_at=when,
    )


def article_days(today: date) -> list[tuple[date, dict[str, Any]]]:
    """All articles with the day on which each appeared, the oldest first."""
    found = []
    for name in NEWS_FILES:
        for article in read(name)["article"]:
            ago = article.get("ago")
            day = last(article["day"], today) if ago is None else today - timedelta(days=ago)
            found.append((day, article))
    return sorted(found, key=lambda one: (one[0], one[1]["title"]))


def load_news(demo: Demo, office: OfficePages, press: Press) -> None:
    """A year of news in five categories."""
    categories = {category.slug: category for category in NewsCategory.objects.all()}
    subjects = newsroom.Subjects()
    for number, (day, article) in enumerate(article_days(demo.today)):
        title = matter.dated(article["title"], day)
        when = min(at(day, 7 + number % 9, (number * 13) % 60), demo.now - timedelta(minutes=30))
        page = ArticlePage(
            title=title,
            slug=slug(title, limit=90),
            lead=matter.dated(article["lead"], day),
            published_on=when,
            category=categories[article["category"]],
            byline=article["byline"],
            body=press.body(article["body"], day),
        )
        subjects.tell(page, f"{title}. {page.lead} {article['body']}")
        press.publish(office.news, page, when)
    newsroom.load_press(demo, office, press)
    _await_approval(demo, office, press, categories["phong-trao"])


def _await_approval(demo: Demo, office: OfficePages, press: Press, category) -> None:
    """Articles on their way: one before the editor, one before the approver, one returned, one still being written."""
    for one in read("news_autumn")["waiting"]:
        writer = demo.people[one.get("by", "cong-tac-vien")]
        page = ArticlePage(
            title=one["title"],
            slug=slug(one["title"]),
            lead=one["lead"],
            category=category,
            byline=writer.full_name,
            body=press.body(one["body"], demo.today),
            owner=writer,
            live=False,
            has_unpublished_changes=True,
        )
        office.news.add_child(instance=page)
        page.save_revision(user=writer, log_action=False)
        if one["sent"]:
            page.get_workflow().start(page, writer)
        if "returned" in one:
            page.current_workflow_task_state.reject(user=demo.people["nguoi-duyet"], comment=one["returned"])


def load_exemplars(demo: Demo, office: OfficePages, press: Press, decisions: dict[str, Decision]) -> None:
    """People, collectives and households, each tied to the award records of their story."""
    movements = {movement.slug: movement for movement in Movement.objects.all()}
    units = {unit.code: unit for unit in Unit.objects.filter(kind__in=BASE)}
    exemplars = [(last(one["told"], demo.today), one) for one in read("exemplars")["exemplar"]]
    for day, one in sorted(exemplars, key=lambda pair: pair[0]):
        page = ExemplarPage(
            title=one["tagline"][:1].upper() + one["tagline"][1:],
            seo_title=f"{one['name']}, {one['tagline']}",
            slug=slug(one["name"]),
            lead=one["lead"],
            subject_name=one["name"],
            subject_kind=one["kind"],
            field=one["field"],
            role=one["position"],
            place=one["place"],
            place_unit=units.get(one["unit"]),
            target_groups=one.get("groups", []),
            old_place=one["old_place"],
            movement=movements.get(one.get("movement", "")),
            told_on=day,
            byline=one["byline"],
            body=press.body(one["body"], day),
        )
        page.steps = [
            ExemplarStep(stage=stage, on=day - timedelta(days=ago))
            for stage, ago in zip(Stage.values, one.get("steps", [600]), strict=False)
        ]
        page.awards = [ExemplarAward(record=record) for record in _records(one, decisions)]
        press.publish(office.exemplars, page, min(at(day, 9), demo.now))


def _records(one: dict[str, Any], decisions: dict[str, Decision]) -> list[AwardRecord]:
    keys = [award.split("/")[0] for award in one["awards"]]
    wanted = AwardRecord.objects.filter(decision__in=[decisions[key] for key in keys], name=one["name"])
    return list(wanted.order_by("decision__signed_on"))


def load_documents(demo: Demo, office: OfficePages, press: Press) -> None:
    """The law of the field and papers of the province, tied to what they replace, amend or guide."""
    pages: dict[str, DocumentPage] = {}
    body = OrganisingBody.objects.first()
    fields = {field.slug: field for field in DocumentField.objects.all()}
    for one in read("documents")["document"]:
        issued = one["on"] if "on" in one else last(one["day"], demo.today)
        page = DocumentPage(
            title=matter.dated(one["title"], issued),
            slug=slug(f"{one['number']} {issued.year}"),
            lead=matter.dated(one["lead"], issued),
            organising_body=body if one["kind"] in ("ke-hoach", "thong-bao", "bao-cao") else None,
            document_type=one["kind"],
            number=one["number"],
            issuer=one["issuer"],
            signer=one.get("signer", ""),
            issued_on=issued,
            effective_from=one.get("from"),
            effective_to=one.get("to"),
            verified=one.get("verified", "day" in one),
            field=fields.get(one.get("field", "")),
            target_groups=one.get("groups", []),
            body=press.body(one["body"], issued),
        )
        if "file" in one:
            page.files = [DocumentFile(role=FileRole.EDITABLE, file=press.library.document(one["file"]))]
        # "kind:key", and for a part of that document "kind:key:Điều 5".
        links = [[*link.split(":"), ""][:3] for link in one.get("relations", [])]
        page.relations = [DocumentRelation(kind=kind, other=pages[key], part=part) for kind, key, part in links]
        pages[one["key"]] = press.publish(office.documents, page, min(at(issued, 10), demo.now))

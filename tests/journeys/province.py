"""A small province with something on every page and consultations in every state, for the tour."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.utils import timezone

from cms_pages.core.models import StandardPage
from cms_pages.decisions.actions import draft_page
from cms_pages.documents.models import DocumentIndexPage
from cms_pages.exemplars.models import ExemplarIndexPage
from cms_pages.news.models import NewsCategory, NewsIndexPage
from registrations.awards.models import EndedAs
from registrations.campaigns.models import Registration
from registrations.consultations import actions as consultations
from registrations.titles.models import Title
from registrations.titles.queries import in_force
from registrations.units.models import Unit
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CompleteRegistrationFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, NomineeFactory, officer
from tests.factories.golden_book import BookPageFactory
from tests.factories.pages import ArticleFactory, DocumentFactory, ExemplarFactory, paragraphs
from tests.factories.recipients import RecipientFactory, RecipientRecordFactory
from tests.factories.summaries import outcome
from tests.factories.units import UnitFactory

from . import people


def build():
    """Make everything, published; returns what the tour asks for by name."""
    made = SimpleNamespace(now=timezone.now(), director=SuperuserFactory())
    _pages(made)
    _awards(made)
    _consultations(made)
    _units(made)
    return made


def _pages(made):
    category = NewsCategory.objects.get(slug="khen-thuong")
    made.articles = [
        ArticleFactory(
            parent=NewsIndexPage.objects.get(), category=category, body=paragraphs("Một đoạn văn.", "Đoạn nữa.")
        )
        for _ in range(23)
    ]
    made.exemplars = [ExemplarFactory(parent=ExemplarIndexPage.objects.get()) for _ in range(4)]
    made.documents = [DocumentFactory(parent=DocumentIndexPage.objects.get()) for _ in range(3)]
    for page in (*made.articles, *made.exemplars, *made.documents):
        page.save_revision(user=made.director).publish(skip_permission_checks=True)
    made.plain = list(StandardPage.objects.live())


def _awards(made):
    merit = Title.objects.filter(code="bk-tinh").order_by("-effective_from").first()
    made.decision = DecisionFactory(number="1042/QĐ-UBND", signed_on=date(2026, 6, 12))
    made.records = [AwardRecordFactory(decision=made.decision, title=merit, year=2026, order=at) for at in range(1, 26)]
    made.decision_page = _published(made, made.decision)
    made.revoked = AwardRecordFactory(
        decision=made.decision, title=merit, year=2026, ended_on=date(2026, 9, 1), ended_as=EndedAs.REVOKED
    )
    made.school = UnitFactory(kind=Unit.Kind.SUBUNIT, name="Trường Tiểu học Mẫu")
    made.recipient = RecipientFactory(name=made.records[0].name)
    earlier = DecisionFactory(number="77/QĐ-UBND", signed_on=date(2024, 5, 3))
    for record in (made.records[0], AwardRecordFactory(decision=earlier, name=made.records[0].name, unit=made.school)):
        RecipientRecordFactory(record=record, recipient=made.recipient)
    _published(made, earlier)
    made.old_page = BookPageFactory(released=True, records=[made.records[0]])


def _published(made, decision):
    page = draft_page(decision, made.director)
    page.save_revision(user=made.director).publish(skip_permission_checks=True)
    return page


def long_roll(made):
    """A decision with more recipients than one page shows."""
    decision = DecisionFactory(number="88/QĐ-UBND", signed_on=date(2025, 12, 1))
    AwardRecordFactory.create_batch(520, decision=decision, section="Cá nhân")
    return _published(made, decision)


def _consultations(made):
    def consultation(title, opened, **facts):
        wanted = ConsultationFactory(title=title, **facts)
        order = in_force(timezone.localdate(opened)).get(code="hc-lao-dong")
        for name in ("Nông Thị Lương", "Hoàng Viết Tạ"):
            NomineeFactory(consultation=wanted, name=name, title=order)
        return consultations.open_window(wanted, by=officer("open_consultation"), now=opened)

    long_ago = made.now - timedelta(days=90)
    made.published = consultation("Danh sách đã công bố kết quả", long_ago)
    comment(made.published, long_ago + timedelta(days=3))
    outcome(made.published, conclusions="Các trường hợp đủ điều kiện.")
    made.closed = consultation("Danh sách đã hết hạn góp ý", made.now - timedelta(days=60))
    next_week = timezone.localdate(made.now) + timedelta(days=7)
    made.upcoming = consultation("Danh sách sắp lấy ý kiến", made.now, opens_on=next_week)
    made.open = consultation("Danh sách đang lấy ý kiến", made.now - timedelta(days=2))
    consultations.withdraw(made.open.nominees.last(), reason="Đơn vị xin rút hồ sơ", by=officer("open_consultation"))
    made.receipt = comment(made.open, made.now).receipt


def _units(made):
    made.stranger = UserFactory(full_name="Hứa Thị Khách")
    made.unit = people.commune()
    made.campaign = people.campaign()
    made.registration = CompleteRegistrationFactory(
        campaign=made.campaign, unit=made.unit.unit, state=Registration.State.DRAFT
    )

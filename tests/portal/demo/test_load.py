"""One load of the demo province, looked at from all sides."""

from collections import Counter
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from cms_pages.ceremonies.models import CeremonyPage
from cms_pages.changes.models import Change
from cms_pages.core.models import matter_text
from cms_pages.council.models import AssignmentsPage
from cms_pages.documents.models import DocumentPage, DocumentRelation
from cms_pages.exemplars.models import ExemplarPage, Field, SubjectKind
from cms_pages.guidance.models import FaqPage
from cms_pages.home import front
from cms_pages.inspections.models import InspectionPage
from cms_pages.media.models import Film
from cms_pages.media.rules import is_public
from cms_pages.meetings.models import MeetingPage
from cms_pages.news.models import ArticlePage
from cms_pages.newsroom.models import Bundle
from cms_pages.plans.models import WorkPlan
from cms_pages.press.models import PressItemPage
from cms_pages.readings.queries import most_read
from portal.accounts.models import User
from portal.accounts.rules import has_second_factor
from portal.demo.honours import Scribe, read
from portal.demo.people import CAST, PASSWORD
from portal.operations.desk import heaps
from registrations.awards.models import AwardRecord, Decision
from registrations.campaigns.models import Campaign, Registration, Submission
from registrations.campaigns.queries import units_of_campaign
from registrations.campaigns.rules import standing
from registrations.consultations.models import Consultation, State
from registrations.consultations.queries import countdown
from registrations.movements.models import Movement
from registrations.pledges import queries as pledges
from registrations.receipts import actions as receipts
from registrations.receipts.actions import verify_chain
from registrations.scoring import closing
from registrations.scoring import rules as scoring_rules
from registrations.scoring.models import Scoring

# Marked, so that the test database is made for this module by itself too; the fixture below writes before any test.
pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Monday


@pytest.fixture(scope="module")
def province(django_db_setup, django_db_blocker):
    """The demo of one day, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield timezone.localdate()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_newsroom_has_work_lying_ready_and_its_readers_are_counted(province):
    names = {
        key: {heap.name for heap in heaps(User.objects.get(email=f"{key}@tdkt.example"))}
        for key in ("cong-tac-vien", "bien-tap", "nguoi-duyet")
    }

    assert names["cong-tac-vien"] >= {"Bản nháp của ông, bà", "Đã gửi, đang chờ người khác duyệt"}
    assert names["bien-tap"] >= {"Được trả lại để sửa", "Chờ ông, bà xem, chuyển người duyệt"}
    assert "Chờ ông, bà duyệt" in names["nguoi-duyet"]
    assert len(most_read(7, 5)) == 5


def test_a_second_load_is_refused(province):
    with pytest.raises(CommandError):
        call_command("load_demo", verbosity=0)


def test_everybody_signs_in_and_staff_have_a_second_factor(province):
    for role in CAST:
        user = User.objects.get(email=role.email)
        assert user.check_password(PASSWORD)
        assert has_second_factor(user) is bool(role.group)
    others = User.objects.exclude(email__in=[role.email for role in CAST])
    assert others.exists()
    assert not any(user.has_usable_password() for user in others)


def test_a_year_of_news_in_five_categories(province):
    articles = ArticlePage.objects.live()
    assert articles.count() >= 40
    assert articles.values("category").distinct().count() == 5
    kinds = Counter(block.block_type for article in articles for block in article.body)
    assert set(kinds) >= {"text", "quote", "table", "callout", "timeline", "files", "picture", "gallery", "film"}
    assert min(sum(len(str(block.value)) for block in article.body) for article in articles) > 300
    # Before the editor, before the approver, returned, being written, and two in a bundle.
    assert ArticlePage.objects.not_live().count() == 6


def test_an_approver_finds_a_bundle_and_a_change(province):
    bundle = Bundle.objects.get()
    assert (bundle.state, bundle.items.count()) == (Bundle.State.SENT, 2)
    change = Change.objects.get()
    assert change.waits
    assert set(change.after) == {"phone"}


def test_news_say_what_they_are_about_and_the_press_is_there(province):
    articles = ArticlePage.objects.live()
    assert articles.exclude(topics=None).distinct().count() >= 10
    assert articles.exclude(movements=None).exists()
    assert articles.exclude(article_units=None).exists()
    assert {item.kind for item in PressItemPage.objects.live()} == {"bao-chi", "truyen-hinh", "phat-thanh"}
    films = Film.objects.order_by("duration")
    assert [(film.lacks, film.lasts) for film in films] == [("", "14 giây"), ("", "16 giây")]
    assert all(is_public(film) for film in films)


def test_exemplars_of_every_field_stand_on_award_records(province):
    exemplars = list(ExemplarPage.objects.live())
    assert len(exemplars) >= 12
    assert {exemplar.field for exemplar in exemplars} == set(Field.values)
    assert {exemplar.subject_kind for exemplar in exemplars} == set(SubjectKind.values)
    for exemplar in exemplars:
        honours, _ = exemplar.honours()
        assert len(honours) >= 2, exemplar.subject_name
        assert {record.name for record in honours} == {exemplar.subject_name}
        assert {record.pk for record in honours} >= set(exemplar.awards.values_list("record", flat=True))


def test_documents_name_what_they_replace_and_what_is_unchecked(province):
    assert DocumentPage.objects.live().count() >= 20
    assert set(DocumentRelation.objects.values_list("kind", flat=True)) >= {"replaces", "amends", "guides"}
    assert DocumentPage.objects.filter(verified=False).exists()
    assert DocumentPage.objects.get(number="98/2023/NĐ-CP").validity() == "het"
    assert DocumentPage.objects.get(number="152/2025/NĐ-CP").validity() == "con"


def test_ten_years_of_decisions_and_their_recipients(province):
    decisions = Decision.objects.public().annotate(size=Count("records"))
    assert decisions.count() == 41
    assert AwardRecord.objects.count() >= 2500
    assert decisions.filter(size__gte=500).exists()
    years = set(decisions.values_list("year", flat=True))
    assert len(years) == 10
    assert decisions.values("authority").distinct().count() >= 6
    records = AwardRecord.objects.all()
    assert records.values("form").distinct().count() >= 6
    assert records.values("recipient_kind").distinct().count() == 3
    assert records.exclude(award_class="").values("award_class").distinct().count() == 3
    assert records.filter(is_minor=True).count() >= 3
    assert records.filter(is_public=False).count() >= 3
    assert records.filter(posthumous=True).count() >= 3
    assert AwardRecord.objects.public().count() == records.filter(is_public=True).count()


def test_places_are_named_as_they_were_called_then(province):
    records = AwardRecord.objects.select_related("decision", "unit")
    for record in records.exclude(unit=None):
        assert record.unit.stands_on(record.decision.signed_on), record.name
    assert records.filter(year__lt=2025).exclude(place_then="").count() > 500
    assert not records.filter(year__gte=2026, place_then__contains="huyện").exists()


def test_this_day_recalls_several_years(province):
    recalled = front.on_this_day(province)
    assert len(recalled) == 3
    assert len({record.year for record in recalled}) == 3
    assert all(record.recipient_kind == "ca-nhan" for record in recalled)


def test_registrations_stand_in_every_state(province):
    now = timezone.now()
    campaigns = list(Campaign.objects.exclude(purpose="document").order_by("closes_at"))
    assert len(campaigns) == 3
    closed, short, coming = campaigns
    assert closed.closes_at < now < short.closes_at < coming.closes_at
    assert (short.closes_at - now).days < 3
    assert 20 <= (coming.closes_at - now).days <= 100
    states = Counter(Registration.objects.filter(campaign=coming).values_list("state", flat=True))
    assert set(states) == set(Registration.State.values)
    assert min(states.values()) >= 3
    found = {unit.pk: None for unit in units_of_campaign(closed, now)}
    found |= {registration.unit_id: registration for registration in closed.registrations.select_related("campaign")}
    standings = Counter(standing(closed, registration, now) for registration in found.values())
    assert standings["overdue"] >= 5
    assert closed.registrations.exclude(extended_until=None).get().state == Registration.State.ACCEPTED


def test_what_was_sent_has_a_receipt_of_its_hour(province):
    submissions = Submission.objects.select_related("receipt", "registration__campaign")
    assert submissions.count() >= 60
    for submission in submissions:
        assert submission.receipt.issued_at == submission.submitted_at
        assert submission.submitted_at < min(submission.registration.closes_at, timezone.now())
    checked = verify_chain()
    assert checked.ok, checked.problems


def test_consultations_stand_in_every_state(province):
    now = timezone.now()
    found = {consultation.state_at(now): consultation for consultation in Consultation.objects.all()}
    assert set(found) == {State.DRAFT, State.UPCOMING, State.OPEN, State.PUBLISHED}
    open_now = Consultation.objects.open(now).order_by("closes_at")
    left = [countdown(consultation, now).left for consultation in open_now]
    assert left[0] == 1  # the last working day is today
    assert 3 <= left[1] <= 7
    assert 3 <= open_now[1].nominees.count() <= 6
    comments = Counter(found[State.OPEN].comments.model.objects.values_list("state", flat=True))
    assert len(comments) >= 3
    outcome = found[State.PUBLISHED].outcome
    assert outcome.total == found[State.PUBLISHED].comments.count() == 9


def test_movements_are_there(province):
    assert 3 <= Movement.objects.count() <= 4


def test_the_same_seed_writes_the_same_lists(province):
    recipe = next(one for one in read("decisions")["decision"] if one["key"] == "ctn-1")
    signed = Decision.objects.get(number=recipe["number"]).signed_on
    themes = read("themes")
    first, second = (list(Scribe(recipe, signed, Random(5), themes, []).rows()) for _ in range(2))
    assert first == second
    assert len(first) == 14


def test_pages_are_served(province, client):
    exemplar = ExemplarPage.objects.live().first()
    article = ArticlePage.objects.live().order_by("published_on").last()
    decision = Decision.objects.annotate(size=Count("records")).order_by("-size").first()
    for path in ("/", "/tin-tuc/", "/y-kien/", exemplar.url_path_here, article.url_path_here, decision.public_url):
        assert client.get(path).status_code == 200, path


def test_the_council_has_a_life_to_look_at(province):
    assert MeetingPage.objects.live().count() == 3
    held = CeremonyPage.objects.live().order_by("starts_at").first()
    assert held.honoured().exists()
    assert {block.block_type for block in held.body} >= {"quote", "gallery"}
    told = InspectionPage.objects.get(kind=InspectionPage.Kind.RESULT)
    assert "Hạn chế cần khắc phục" in matter_text(told.body)
    assert AssignmentsPage.objects.get().lines.count() == 8
    plans = [plan.shown["tasks"] for plan in WorkPlan.objects.order_by("year")]
    assert all(task["status"] == "done" and task["result"] for task in plans[0])
    assert {task["status"] for task in plans[1]} >= {"done", "planned", "ongoing"}
    assert FaqPage.objects.live().count() >= 8
    assert FaqPage.objects.values("field").distinct().count() >= 3
    assert not FaqPage.objects.filter(field=None)


def test_a_block_competes(province):
    """Last year's ranking is approved and proved, this year's pledge is signed by all, scoring is under way."""
    now = timezone.now()
    last, this = Scoring.objects.order_by("cluster__year")
    assert scoring_rules.state(last, now) == "approved"
    assert scoring_rules.state(this, now) == "self"
    results = list(last.results.all())
    assert results[0].place == 1
    assert receipts.matches(last.receipt, closing.contents_of([last.receipt])[last.receipt_id])
    version = pledges.in_force(this.cluster.pledge)
    assert pledges.signing_now(version, now).is_full
    assert receipts.matches(version.receipt, version.sealed)
    assert 0 < this.sheets.filter(self_sent_at__isnull=False).count() < this.sheets.count()

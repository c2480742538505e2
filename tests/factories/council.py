"""The council, its meetings, ceremonies, classes and inspections, for tests. All names are invented."""

from datetime import UTC, date, datetime

import factory
import wagtail_factories

from cms_pages.ceremonies.models import CeremonyPage
from cms_pages.council.models import Assignment, CouncilMember, CouncilPage, ProvincialClusterPage
from cms_pages.inspections.models import Inspection, InspectionPage, Visit
from cms_pages.meetings.models import Meeting, MeetingPage
from cms_pages.training.models import Enrolment, TrainingPage

from .accounts import UserFactory
from .pages import paragraphs
from .units import OrganisingBodyFactory, UnitFactory


class CouncilPageFactory(wagtail_factories.PageFactory):
    """A term without an end; ``members=["Tên"]`` puts plain members into it."""

    class Meta:
        model = CouncilPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Hội đồng nhiệm kỳ {n}")
    slug = factory.Sequence(lambda n: f"nhiem-ky-{n}")
    organising_body = factory.SubFactory(OrganisingBodyFactory)
    starts_on = date(2026, 1, 1)

    @factory.post_generation
    def members(self, create, names, **kwargs):
        for at, name in enumerate(names or ()):
            CouncilMember.objects.create(page=self, name=name, position="Giám đốc Sở Mẫu", sort_order=at)


class ProvincialClusterFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ProvincialClusterPage

    title = "Cụm thi đua 7 tỉnh biên giới phía Bắc"
    slug = factory.Sequence(lambda n: f"cum-{n}")
    year = 2026
    head = "Tỉnh Cao Bằng"


class AssignmentFactory(factory.django.DjangoModelFactory):
    """A unit that a member with an account follows in 2026."""

    class Meta:
        model = Assignment

    year = 2026
    member_name = "Vi Thị Theo Dõi"
    account = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting to which members were invited; ``called_at=None`` for one that is being prepared."""

    class Meta:
        model = Meeting

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Xét khen thưởng tổng kết năm"
    starts_at = datetime(2026, 3, 12, 1, tzinfo=UTC)
    place = "Phòng họp số 1"
    called_at = datetime(2026, 3, 1, 1, tzinfo=UTC)


class MeetingPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = MeetingPage

    title = factory.Sequence(lambda n: f"Kết luận phiên họp thứ {n}")
    slug = factory.Sequence(lambda n: f"ket-luan-{n}")
    held_on = date(2026, 3, 12)
    body = factory.LazyFunction(lambda: paragraphs("Hội đồng thống nhất đề nghị khen thưởng."))


class CeremonyFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CeremonyPage

    title = factory.Sequence(lambda n: f"Lễ trao tặng lần {n}")
    slug = factory.Sequence(lambda n: f"le-trao-tang-{n}")
    starts_at = datetime(2026, 12, 20, 1, tzinfo=UTC)
    place = "Nhà văn hóa trung tâm"


class TrainingPageFactory(wagtail_factories.PageFactory):
    """A class in December 2026 without a limit of seats."""

    class Meta:
        model = TrainingPage

    title = factory.Sequence(lambda n: f"Tập huấn nghiệp vụ lần {n}")
    slug = factory.Sequence(lambda n: f"tap-huan-{n}")
    starts_at = datetime(2026, 12, 10, 1, tzinfo=UTC)
    place = "Hội trường Sở Nội vụ"


class EnrolmentFactory(factory.django.DjangoModelFactory):
    """Somebody with a seat; ``confirmed_at=None`` for one who waits."""

    class Meta:
        model = Enrolment

    page = factory.SubFactory(TrainingPageFactory)
    unit = factory.SubFactory(UnitFactory)
    name = factory.Sequence(lambda n: f"Lộc Thị Học {n}")
    email = factory.Sequence(lambda n: f"hoc.{n}@donvi.example")
    enrolled_by = factory.SubFactory(UserFactory)
    confirmed_at = datetime(2026, 11, 1, 1, tzinfo=UTC)


class InspectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Inspection

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    year = 2026
    title = "Kế hoạch kiểm tra công tác thi đua, khen thưởng năm 2026"


class VisitFactory(factory.django.DjangoModelFactory):
    """A visit of which the unit was told."""

    class Meta:
        model = Visit

    inspection = factory.SubFactory(InspectionFactory)
    unit = factory.SubFactory(UnitFactory)
    planned_on = date(2026, 9, 15)
    report_by = date(2026, 9, 5)
    told_at = datetime(2026, 8, 1, 1, tzinfo=UTC)


class InspectionPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = InspectionPage

    title = factory.Sequence(lambda n: f"Kế hoạch kiểm tra đợt {n}")
    slug = factory.Sequence(lambda n: f"kiem-tra-{n}")
    year = 2026
    body = factory.LazyFunction(lambda: paragraphs("Kiểm tra việc tổ chức phong trào."))

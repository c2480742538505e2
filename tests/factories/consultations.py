"""Consultations in every state, for tests. All names and merits are invented.

A consultation is opened by the real action, at a real instant: give
``opened=datetime`` and the window follows from the calendar.
"""

from datetime import date

import factory
from django.contrib.auth.models import Permission

from registrations.consultations import actions
from registrations.consultations.models import Consultation, Counting, DocumentRule, DraftDocument, Nominee, Passage
from registrations.titles.models import Authority, AwardClass, CommentRule, Form, Level

from .accounts import UserFactory
from .privacy import ConsentTextFactory
from .titles import TitleFactory
from .units import OrganisingBodyFactory


class LabourOrderFactory(TitleFactory):
    """Huân chương Lao động: ten working days of public comment."""

    class Meta:
        django_get_or_create = ("code", "effective_from")

    code = "hcld"
    name = "Huân chương Lao động"
    form = Form.ORDER
    level = Level.STATE
    authority = Authority.PRESIDENT
    classes = ["nhat", "nhi", "ba"]
    requires_comment = CommentRule.REQUIRED
    min_comment_days = 10
    effective_from = date(2024, 1, 1)
    legal_source = "Nghị định số 152/2025/NĐ-CP"
    verified = True


class ConsultationFactory(factory.django.DjangoModelFactory):
    """A draft; with ``opened=instant`` a consultation that an approver opened then, with two nominees."""

    class Meta:
        model = Consultation
        skip_postgeneration_save = True

    organising_body = factory.SubFactory(OrganisingBodyFactory)
    title = factory.Sequence(lambda n: f"Danh sách đề nghị tặng Huân chương Lao động, đợt {n}")
    slug = factory.Sequence(lambda n: f"huan-chuong-lao-dong-{n}")
    proposing_body = "Sở Nội vụ"
    submission_number = factory.Sequence(lambda n: f"{300 + n}/TTr-SNV")
    submitted_on = date(2026, 11, 11)
    working_days = 10

    @factory.post_generation
    def opened(self, create, at, **kwargs):
        if not (create and at):
            return
        ConsentTextFactory()
        if not self.nominees.exists():
            NomineeFactory(consultation=self, name="Nông Thị Lương", address="ba")
            NomineeFactory(consultation=self, name="Hoàng Viết Tạ", address="ong")
        actions.open_window(self, by=officer("open_consultation"), now=at)
        self.refresh_from_db()


class NomineeFactory(factory.django.DjangoModelFactory):
    """A person proposed for a third-class order."""

    class Meta:
        model = Nominee

    consultation = factory.SubFactory(ConsultationFactory)
    name = factory.Sequence(lambda n: f"Triệu Văn Mẫu {n}")
    position = "Y sĩ"
    unit = "Trạm Y tế xã Kiên Mộc"
    title = factory.SubFactory(LabourOrderFactory)
    award_class = AwardClass.THIRD
    merit = "Hai mươi hai năm công tác liên tục tại vùng biên."


class DocumentRuleFactory(factory.django.DjangoModelFactory):
    """Drafts of decisions of the province: twenty days, weekends among them."""

    class Meta:
        model = DocumentRule
        django_get_or_create = ("code", "effective_from")

    code = "quyet-dinh-mau"
    name = "Quyết định của UBND tỉnh (mẫu)"
    min_days = 20
    counting = Counting.CALENDAR
    effective_from = date(2025, 1, 1)
    legal_source = "Luật mẫu số 1"
    verified = True


class DraftConsultationFactory(ConsultationFactory):
    """A consultation on the draft of a document, with two articles."""

    kind = Consultation.Kind.DRAFT
    title = factory.Sequence(lambda n: f"Lấy ý kiến dự thảo Quy chế xét tặng, lần {n}")
    slug = factory.Sequence(lambda n: f"du-thao-quy-che-{n}")
    submission_number = ""
    submitted_on = None
    working_days = 20
    counting = Counting.CALENDAR

    @factory.post_generation
    def document(self, create, given, **kwargs):
        if create and given is not False:
            DraftDocument.objects.create(
                consultation=self,
                rule=kwargs.get("rule") or DocumentRuleFactory(),
                title="Quy chế xét tặng danh hiệu của tỉnh (dự thảo)",
                drafting_body="Sở Nội vụ",
                explanation="Thay Quy chế năm 2021.",
            )
            Passage.objects.create(
                consultation=self, sort_order=0, number="Điều 1", heading="Phạm vi", text="Toàn tỉnh."
            )
            Passage.objects.create(
                consultation=self, sort_order=1, number="Điều 2", heading="Đối tượng", text="Mọi người."
            )

    @factory.post_generation
    def opened(self, create, at, **kwargs):
        if create and at:
            ConsentTextFactory()
            actions.open_window(self, by=officer("open_consultation"), now=at)
            self.refresh_from_db()


def officer(*permissions, **facts):
    """Somebody with some permissions on consultations; fresh from the database, so nothing is cached."""
    user = UserFactory(is_staff=True, **facts)
    wanted = [*permissions, "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return type(user).objects.get(pk=user.pk)

"""A portal with a row in every table: what one unit filed, what citizens sent, what the office made of it.

Everything here is private in some state: drafts of what will be public, and what never will.
"""

import datetime
from dataclasses import dataclass, field

import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    ModelLogEntry,
    PageLogEntry,
    PageViewRestriction,
)

from cms_pages.ceremonies.models import ProgrammeItem
from cms_pages.council.models import AssignmentLine, AssignmentsPage, MemberReport, ProvincialClusterMember
from cms_pages.decisions.actions import draft_page
from cms_pages.documents.models import DocumentPage, DocumentRelation, RelationKind
from cms_pages.exemplars.models import Consent, ExemplarStep
from cms_pages.meetings.models import Attendance, Vote
from cms_pages.movements.models import MovementPage, MovementReview
from cms_pages.targets.models import FlagCandidate, Target, TargetsPage
from portal.accounts.groups import ADMINISTRATORS, APPROVERS, CONTRIBUTORS, COUNCIL, EDITORS, OFFICERS
from registrations.awards.import_actions import preview_import
from registrations.awards.models import AwardEvent
from registrations.campaigns.models import Answer, Question
from registrations.campaigns.review_actions import give_back
from registrations.comments import handling
from registrations.comments.models import CommentFile
from registrations.drafting.actions import make_draft
from registrations.drafting.forms import DraftForm
from registrations.exchange.exchange_actions import keep_import
from registrations.exchange.models import ExternalReference
from registrations.feedback import answering
from registrations.feedback import handling as questions
from registrations.feedback.models import Entry, FeedbackFile
from registrations.notices.models import Notice
from registrations.pledges.models import Pledge
from registrations.recipients.models import Recipient
from registrations.reports import submit_actions as report_actions
from registrations.summaries.report_actions import make_report
from registrations.tables.reading import read_list
from registrations.units.models import Membership
from tests.factories import exchange, files
from tests.factories import feedback as asking
from tests.factories.accounts import InvitationFactory, SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.campaigns import CampaignFactory, CompleteRegistrationFactory, MovementFactory, QuestionFactory
from tests.factories.campaigns import send as send_registration
from tests.factories.clusters import ClusterFactory
from tests.factories.comments import comment
from tests.factories.consultations import ConsultationFactory, DraftConsultationFactory, NomineeFactory
from tests.factories.council import (
    AssignmentFactory,
    CeremonyFactory,
    CouncilPageFactory,
    EnrolmentFactory,
    InspectionPageFactory,
    MeetingFactory,
    MeetingPageFactory,
    ProvincialClusterFactory,
    TrainingPageFactory,
    VisitFactory,
)
from tests.factories.exemplars import ProposalFactory, add_picture
from tests.factories.exemplars import send as send_proposal
from tests.factories.films import FilmFactory
from tests.factories.golden_book import BookPageFactory, picture
from tests.factories.initiatives import InitiativeFactory
from tests.factories.initiatives import send as send_initiative
from tests.factories.nominations import CompleteNominationFactory
from tests.factories.nominations import send as send_nomination
from tests.factories.notices import NoticeFactory
from tests.factories.pages import (
    ArticleFactory,
    BlankFactory,
    BonusTableFactory,
    DocumentFactory,
    ExemplarFactory,
    FaqFactory,
    GuidanceFactory,
)
from tests.factories.pledges import opened_pledge, sign_all
from tests.factories.press import PressItemFactory
from tests.factories.recipients import RecipientRecordFactory
from tests.factories.reports import complete
from tests.factories.scoring import cross_score, scored_cluster, self_score
from tests.factories.signing import confirmed
from tests.factories.subject_requests import subject_request
from tests.factories.summaries import point
from tests.factories.units import MembershipFactory, UnitFactory
from tests.portal import planting

NOW = "2026-11-18 09:00 +07:00"
OPENED = timezone.make_aware(datetime.datetime(2026, 11, 9, 8))
LIST = "STT,Họ và tên,Chức vụ,Đơn vị,Hình thức khen thưởng\n1,Lục Văn Nhập,Trưởng thôn,xã Chưa Rõ,Bằng khen lạ\n"


@dataclass
class World:
    """Who is there, and what could not be planted."""

    people: dict = field(default_factory=dict)
    codes: list = field(default_factory=list)
    unfilled: dict = field(default_factory=dict)
    bare: list = field(default_factory=list)
    written: str = ""


GROUPS = {
    "contributor": CONTRIBUTORS,
    "editor": EDITORS,
    "approver": APPROVERS,
    "officer": OFFICERS,
    "council": COUNCIL,
    "administrator": ADMINISTRATORS,
}


def build(office):
    """The world at NOW, planted. To be called inside a transaction that is rolled back."""
    call_command("setup_groups", verbosity=0)
    world = World()
    for name, group in GROUPS.items():
        world.people[name] = UserFactory(full_name=f"Người {name}", is_staff=True, groups=[group])
    world.people["superuser"] = SuperuserFactory()
    _contest(world)
    _filed(world)
    _voice(world)
    _awards(world, office)
    _pages(world, office)
    _council(world, office)
    other = MembershipFactory(unit=UnitFactory(name="Xã Khác"), role=Membership.Role.SIGNATORY)
    world.people["other"] = other.user
    InvitationFactory(unit=world.unit)
    world.written = _written()
    world.unfilled = planting.fill()
    world.bare = planting.plant()
    return world


def _written():
    """What the audit log, the queue and the notices to the staff said of all that happened, as it happened."""
    lines = [f"{each.label} {each.data}" for model in (ModelLogEntry, PageLogEntry) for each in model.objects.all()]
    lines += [f"{each.args_kwargs} {each.traceback}" for each in DBTaskResult.objects.all()]
    told = Notice.objects.filter(recipient__isnull=False)
    lines += [f"{each.subject} {each.text} {each.body} {each.about}" for each in told]
    return "\n".join(lines)


def _contest(world):
    """A cluster whose pledge is not signed by all and whose scores nobody has approved; our unit is its second."""
    group = scored_cluster("Một", "Hai", "Ba", officer=world.people["superuser"])
    opened_pledge(group)
    sign_all(group, upto=2)
    Pledge.objects.update(publicity=Pledge.Publicity.SIGNERS)
    self_score(group, 1, "50", "30")
    cross_score(group, 1, 2, "40", "20")
    world.unit, world.people["own"] = group.units[1], group.signatories[1]
    Membership.objects.filter(user=group.drafters[1]).update(role=Membership.Role.DRAFTER)
    ClusterFactory()


def _filed(world):
    """What our unit sent in, and what the office wrote on it."""
    officer, unit, own = world.people["superuser"], world.unit, world.people["own"]
    registration = CompleteRegistrationFactory(unit=unit)
    question = QuestionFactory(campaign=registration.campaign, kind=Question.Kind.TEXT)
    Answer.objects.create(registration=registration, question=question, value="Lời đáp")
    send_registration(registration, own)
    mark = {"part": "persons", "row": 1, "name": "Nông Văn Mẫu", "field": "", "note": "cần sửa lại"}
    registration.refresh_from_db()
    give_back(
        registration.pk, number=1, reason="Chưa rõ phần này", steps=["persons"], until=None, by=officer, marks=[mark]
    )
    draft = CampaignFactory(name="Đợt sau", year=2028, titles=list(registration.campaign.titles.all()))
    CompleteRegistrationFactory(unit=unit, campaign=draft)
    report = complete(unit=unit)
    confirmed(report_actions.matter_of(report), own)
    report_actions.submit(report.pk, version=report.version, form_key=planting.uuid.uuid4(), by=own)
    send_nomination(CompleteNominationFactory(unit=unit), own)
    CompleteNominationFactory(unit=unit)
    for title in ("Sổ tay thủ tục", "Sổ tay tra cứu"):
        send_initiative(InitiativeFactory(unit=unit, title=title))
    for sent in (True, False):
        proposal = ProposalFactory(unit=unit)
        add_picture(proposal, by=own)
        proposal.consent_file = _attached("phieu-dong-y")
        proposal.save()
        if sent:
            send_proposal(proposal)
    NoticeFactory(recipient=own)


def _attached(name):
    from registrations.attachments.actions import store

    return store(SimpleUploadedFile(name, files.pdf("Giấy tờ")))


def _voice(world):
    """A window that is open, one that is over, and one that is being written; comments, questions, requests."""
    officer, now = world.people["superuser"], timezone.now()
    opened = ConsultationFactory(opened=OPENED)
    hidden = opened.nominees.last()
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    NomineeFactory(consultation=ConsultationFactory(title="Bản nháp"))
    DraftConsultationFactory(title="Dự thảo chưa mở")
    plain, aside, restricted = (comment(opened, now, email="tham@rieng.example") for _ in range(3))
    CommentFile.objects.create(comment=plain, attachment=_attached("kem.pdf"))
    handling.propose_aside([aside], classification="khong-lien-quan", reason="Nói về việc khác", by=officer)
    handling.restrict([restricted], reason="Nêu vi phạm của cán bộ", by=officer)
    restricted.refresh_from_db()
    handling.forward(
        restricted, authority="Thanh tra tỉnh", document_number="12/CV", forwarded_on=now.date(), by=officer
    )
    handling.answer(plain, text="Cảm ơn ông, bà đã gửi", public_text="Đã trả lời bằng thư", by=officer)
    over = ConsultationFactory(opened=OPENED - datetime.timedelta(60))
    with time_machine.travel(OPENED - datetime.timedelta(58), tick=False):
        late = comment(over, timezone.now())
    point(over, [late])
    late.refresh_from_db()
    handling.classify([late], classification="ve-thanh-tich", by=officer)
    given = dict.fromkeys(("place", "parent", "body", "recipient", "signer_title", "signer"), "Nơi làm việc")
    make_report(over, given | {"number": "45/BC-SNV", "dated_on": now.date()}, by=officer)
    question = asking.feedback(now)
    FeedbackFile.objects.create(feedback=question, attachment=_attached("hoi.pdf"))
    questions.ask(question, by=officer, question="Mời nêu rõ năm công tác")
    done = asking.answered(now)
    Entry.objects.create(
        feedback=done, topic=done.topic, slug="cau-hoi-chua-dang", title="Câu hỏi", question="Hỏi", answer="Đáp",
        kept=[["question", "name", "Lục Thị Thắm"]], folded=" cau hoi ", answered_on=now.date(),
    )  # fmt: skip
    answering.draft(asking.feedback(now, text="Câu khác hẳn"), by=officer, text="Bản nháp trả lời", submit=True)
    request = subject_request(now, code=plain.receipt.code)
    world.codes = [plain.receipt.code, question.receipt.code, done.receipt.code, request.receipt.code]


def _awards(world, office):
    """A published decision with somebody everyone may see and somebody hidden; another that is not published."""
    officer = world.people["superuser"]
    with time_machine.travel("2026-06-10 09:00 +07:00", tick=False):
        decision = DecisionFactory(number="1234/QĐ-UBND", signed_on=datetime.date(2026, 6, 1))
        public = AwardRecordFactory(
            decision=decision, name=f"Nông {planting.CONTROL}", unit=UnitFactory(name="Xã Công Khai")
        )
        hidden = AwardRecordFactory(decision=decision, is_public=False, unit=UnitFactory(name="Xã Có Người Kín"))
        secret = DecisionFactory(number="9999/QĐ-KĐ", subject="Chưa công bố")
        unpublished = AwardRecordFactory(decision=secret)
        for record in (hidden, unpublished):
            AwardEvent.objects.create(
                record=record, kind="dinh-chinh", source="Văn bản số 5", public_note="Đính chính tên",
                changes={"name": ["Tên cũ sai", "Tên mới đúng"]},
            )  # fmt: skip
        BookPageFactory(records=[hidden])
        RecipientRecordFactory(record=public, recipient__note="")
        link = RecipientRecordFactory(record=hidden)
        Recipient.objects.filter(pk=link.recipient_id).update(note="Ghi chú", other_names="Tên khác")
        batch_of = DecisionFactory(number="77/QĐ-UBND")
        preview_import(batch_of, read_list(LIST.encode(), "ds.csv"), "ds.csv", "x", officer)
        keep_import("phan-mem", exchange.as_json(exchange.decision(records=[exchange.record()])), "a.json", officer)
        ExternalReference.objects.create(system="phan-mem", external_id="KT-1", record=hidden)
        make_draft(secret, DraftForm(secret).initial, officer)
        page = draft_page(decision, officer)
        page.save_revision().publish(skip_permission_checks=True)
        draft_page(secret, officer)


def _pages(world, office):
    """Drafts, changes of live pages that nobody approved, pages and files behind doors."""
    ArticleFactory(parent=office.news, title=f"Tin {planting.CONTROL}")
    live = ArticleFactory(parent=office.news, title="Tin đang sửa")
    for make, parent in (
        (ArticleFactory, office.news),
        (ExemplarFactory, office.exemplars),
        (DocumentFactory, office.documents),
        (BlankFactory, office.blanks),
        (BonusTableFactory, office.bonus),
        (GuidanceFactory, office.guidance),
        (FaqFactory, office.guidance),
        (PressItemFactory, office.press),
    ):
        page = make(parent=parent, title=f"Bản nháp {parent.slug}", live=False)
        page.save_revision(user=world.people["editor"])
    told = ExemplarFactory(parent=office.exemplars, title="Gương đã đăng")
    ExemplarStep.objects.create(page=told, stage="phat-hien", on=datetime.date(2026, 1, 2), note="Ghi chú")
    Consent.objects.filter(page=told).update(guardian_name="Mẹ", guardian_relation="mẹ", withdrawal="Chưa")
    DocumentRelation.objects.create(
        page=DocumentPage.objects.get(live=False),
        kind=RelationKind.values[0],
        other=DocumentFactory(parent=office.documents, title="Văn bản trước"),
    )
    movement = MovementPage(title="Phong trào nháp", movement=MovementFactory(), live=False)
    movement.reviews.add(MovementReview(kind="so-ket", held_on=datetime.date(2026, 6, 1), text="Sơ kết"))
    office.movements.add_child(instance=movement)
    registered = TargetsPage(title="Chỉ tiêu nháp", year=2026, registered_on=datetime.date(2026, 1, 5), live=False)
    registered.targets.add(Target(text="Chỉ tiêu", measure="%", level="95", result="96", outcome="dat"))
    registered.candidates.add(FlagCandidate(name="Đơn vị ngoài danh mục", note="Ghi chú"))
    office.targets.add_child(instance=registered)
    live.title = "Tiêu đề chưa duyệt ở đây"
    live.save_revision(user=world.people["editor"])
    closed = DocumentFactory(parent=office.documents, title="Bản có mật khẩu")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    FilmFactory(title="Phim chưa dùng", credit="Tổ làm phim")
    Image.objects.create(title="Ảnh chưa dùng", file=ContentFile(picture(), "anh.jpg"))
    inner = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="groups")
    Document.objects.create(title="Tệp nội bộ", collection=inner, file=ContentFile(files.pdf("Tệp"), "noi-bo.pdf"))


def _council(world, office):
    """Drafts of the council's pages, and the rows beside them that members, units or the standing body read."""
    by = world.people["officer"]
    term = CouncilPageFactory(parent=office.council, live=False, members=["Ủy viên nháp"])
    cluster = ProvincialClusterFactory(parent=office.council, live=False)
    ProvincialClusterMember.objects.create(page=cluster, name="Tỉnh bạn")
    table = AssignmentsPage(title="Bảng phân công nháp", slug="phan-cong-nhap", year=2026, live=False)
    office.council.add_child(instance=table)
    AssignmentLine.objects.create(page=table, member="Ủy viên", units="Xã Một")
    assignment = AssignmentFactory(member=term.members.get())
    MemberReport.objects.create(assignment=assignment, text="Báo cáo")
    meeting = MeetingFactory()
    Attendance.objects.create(meeting=meeting, member_name="Ủy viên", place_in_order=1, state="present")
    Vote.objects.create(meeting=meeting, place_in_order=1, subject="Nội dung", eligible=3, agreed=3)
    MeetingPageFactory(parent=office.meetings, live=False)
    ceremony = CeremonyFactory(parent=office.ceremonies, live=False)
    ProgrammeItem.objects.create(page=ceremony, text="Mục nháp")
    TrainingPageFactory(parent=office.training, live=False)
    EnrolmentFactory(page=TrainingPageFactory(parent=office.training), enrolled_by=by)
    InspectionPageFactory(parent=office.inspections, live=False)
    VisitFactory()

"""Showing or hiding many records at once: in one transaction, on a ground, set back by a further event only."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms_pages.exemplars.models import ExemplarAward
from registrations.attachments.models import Attachment
from registrations.awards import event_actions, rules
from registrations.awards.entries import award_entries
from registrations.awards.event_actions import Ground
from registrations.awards.models import AwardEvent, AwardRecord, Decision, DecisionEvent, EventKind
from registrations.refusals import Refused
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.pages import ExemplarFactory

pytestmark = pytest.mark.django_db
SECTION = "Bằng khen – cá nhân & tập thể"
SOURCE = "Công văn số 12/CAT ngày 05/5/2026"


@pytest.fixture
def desk(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


@pytest.fixture
def decision():
    """A published decision of two sections; in the second a child, and somebody hidden before."""
    made = DecisionFactory(published=True)
    for name in ("An", "Bình", "Chi"):
        AwardRecordFactory(decision=made, name=f"Hoàng Thị {name}", section=SECTION)
    AwardRecordFactory(decision=made, name="Nông Văn Bé", section="Học sinh", is_minor=True)
    AwardRecordFactory(decision=made, name="Vi Văn Kín", section="Học sinh", is_public=False)
    return made


def ground(**more):
    return Ground(timezone.localdate(), SOURCE, **more)


def hidden():
    return set(AwardRecord.objects.filter(is_public=False).values_list("name", flat=True))


def where(**params):
    return reverse("luot-khen:publicity_of_many", query=params)


def posted(**more):
    return {"to": "khong-cong-khai", "why": "Bảo vệ dữ liệu cá nhân", "source": SOURCE} | more


def test_many_are_hidden_with_one_event_of_the_decision_and_one_of_each(decision, officer):
    pks = decision.records.values_list("pk", flat=True)
    changed = event_actions.set_publicity_of(pks, False, ground(), officer)
    assert changed == {decision: 4}
    assert not AwardRecord.objects.public().exists()
    [whole] = DecisionEvent.objects.all()
    assert (whole.kind, whole.source, whole.recorded_by) == (EventKind.MADE_PRIVATE, SOURCE, officer)
    assert whole.parts.count() == 4
    assert "Vi Văn Kín" not in whole.parts.values_list("record__name", flat=True)
    assert whole.parts.first().changes == {"is_public": [True, False]}
    assert list(award_entries(None)) == []
    entry = ModelLogEntry.objects.get(action="awards.made_private_many")
    assert entry.formatter.format_message(entry) == f"Đặt không công khai 4 lượt khen thưởng theo {SOURCE}"


def test_a_further_event_sets_them_back_and_nobody_else(decision, officer):
    event_actions.set_publicity_of(decision.records.values_list("pk", flat=True), False, ground(), officer)
    whole = DecisionEvent.objects.get()
    parts = AwardRecord.objects.filter(events__whole=whole).values_list("pk", flat=True)
    event_actions.set_publicity_of(parts, True, ground(), officer)
    assert hidden() == {"Vi Văn Kín"}
    assert AwardEvent.objects.count() == 8


def test_records_of_several_decisions_change_together_or_not_at_all(decision, officer):
    other = AwardRecordFactory(decision=DecisionFactory(published=True, signed_on=timezone.localdate()))
    pks = [*decision.records.values_list("pk", flat=True), other.pk]
    early = Ground(timezone.localdate() - timedelta(days=1), SOURCE)
    with pytest.raises(Refused, match="trước ngày ký"):
        event_actions.set_publicity_of(pks, False, early, officer)
    assert hidden() == {"Vi Văn Kín"}
    assert not DecisionEvent.objects.exists()
    assert sum(event_actions.set_publicity_of(pks, False, ground(), officer).values()) == 5
    assert DecisionEvent.objects.count() == 2


def test_the_redacted_file_made_before_is_offered_no_longer(decision, officer):
    files = {}
    for name in ("ky.pdf", "luoc.pdf"):
        files[name] = Attachment(original_name=name, kind="pdf", size=3, sha256="0" * 64)
        files[name].file.save(name, ContentFile(b"pdf"), save=True)
    Decision.objects.filter(pk=decision.pk).update(signed_file=files["ky.pdf"], public_file=files["luoc.pdf"])
    assert rules.offered_file(Decision.objects.get(pk=decision.pk)) == files["luoc.pdf"]
    event_actions.set_publicity_of([decision.records.first().pk], False, ground(), officer)
    assert rules.offered_file(Decision.objects.get(pk=decision.pk)) is None
    [kept] = DecisionEvent.objects.filter(kind=EventKind.CORRECTION)
    assert kept.changes["public_file"][1] is None


def test_what_is_no_use_or_not_allowed_is_refused(decision, officer):
    pks = list(decision.records.values_list("pk", flat=True))
    with pytest.raises(Refused, match="căn cứ"):
        event_actions.set_publicity_of(pks, False, Ground(timezone.localdate(), "  "), officer)
    with pytest.raises(Refused, match="Chưa có lượt"):
        event_actions.set_publicity_of([], False, ground(), officer)
    with pytest.raises(Refused, match="10.000"):
        event_actions.set_publicity_of(range(10_001), False, ground(), officer)
    with pytest.raises(PermissionDenied):
        event_actions.set_publicity_of(pks, False, ground(), UserFactory())
    assert event_actions.set_publicity_of([pks[-1]], False, ground(), officer) == {}
    assert not DecisionEvent.objects.exists()


def test_a_thousand_cost_a_few_statements_each_hundred_at_most(officer, django_assert_max_num_queries):
    decision = DecisionFactory(published=True)
    made = AwardRecordFactory.build_batch(1200, decision=decision)
    for record in made:
        record.fill_keys()
    AwardRecord.objects.bulk_create(made)
    pks = list(decision.records.values_list("pk", flat=True))
    with django_assert_max_num_queries(60):
        event_actions.set_publicity_of(pks, False, ground(), officer)
    assert decision.records.filter(is_public=False).count() == 1200


def test_only_the_writer_who_shows_a_hidden_award_is_told(
    office, decision, officer, django_capture_on_commit_callbacks
):
    first, second = decision.records.all()[:2]
    for record, title in ((first, "Bài về An"), (second, "Bài về Bình")):
        page = ExemplarFactory(parent=office.exemplars, title=title, owner=SuperuserFactory())
        page.awards.add(ExemplarAward(record=record))
        page.save_revision(user=page.owner).publish(skip_permission_checks=True)
    with django_capture_on_commit_callbacks(execute=True):
        event_actions.set_publicity_of([first.pk], False, ground(), officer)
    [message] = mail.outbox
    assert "Bài về An" in message.subject


# --- the screen ------------------------------------------------------------------


def test_a_section_is_hidden_after_a_look_at_what_it_does(desk, decision):
    page = desk.get(reverse("quyet-dinh:inspect", args=[decision.pk])).content.decode()
    assert "Công khai từng phần" in page
    assert where(decision=decision.pk, muc=SECTION).replace("&", "&amp;") in page
    address = where(decision=decision.pk, muc=SECTION)
    opened = desk.get(address).content.decode()
    assert "3 lượt khen thưởng" in opened
    assert "Hoàng Thị Chi" in opened
    assert "Nông Văn Bé" not in opened
    looked = desk.post(address, posted(**{"xem-truoc": "1"}))
    assert looked.status_code == 200
    assert "Sẽ đổi 3 lượt" in looked.content.decode()
    assert hidden() == {"Vi Văn Kín"}
    done = desk.post(address, posted(version=looked.context["form"].now_version), follow=True)
    assert "Đã đặt không công khai cho 3 lượt khen thưởng" in done.content.decode()
    assert hidden() == {"Hoàng Thị An", "Hoàng Thị Bình", "Hoàng Thị Chi", "Vi Văn Kín"}
    assert AwardEvent.objects.first().source == f"Bảo vệ dữ liệu cá nhân: {SOURCE}"


def test_children_of_a_decision_are_one_choice(desk, decision):
    opened = desk.get(where(decision=decision.pk, is_minor="true")).content.decode()
    assert "trẻ em dưới 16 tuổi" in opened
    desk.post(where(decision=decision.pk, is_minor="true"), posted())
    assert hidden() == {"Nông Văn Bé", "Vi Văn Kín"}


def test_boxes_ticked_in_the_list_are_what_changes(desk, decision):
    page = desk.get(reverse("luot-khen:index")).content.decode()
    assert 'form="chon-luot"' in page
    first, second = decision.records.all()[:2]
    address = reverse("luot-khen:publicity_of_many", query=[("luot", first.pk), ("luot", second.pk), ("luot", "x<1")])
    desk.post(address, posted())
    assert hidden() == {first.name, second.name, "Vi Văn Kín"}


def test_the_history_leads_to_setting_them_back(desk, decision):
    desk.post(where(decision=decision.pk, muc=SECTION), posted())
    whole = DecisionEvent.objects.get()
    address = where(decision=decision.pk, viec=whole.pk)
    assert address.replace("&", "&amp;") in desk.get(reverse("quyet-dinh:inspect", args=[decision.pk])).content.decode()
    assert desk.get(address).context["form"].initial["to"] == "cong-khai"
    desk.post(address, posted(to="cong-khai"))
    assert hidden() == {"Vi Văn Kín"}
    record = decision.records.first()
    history = desk.get(reverse("luot-khen:inspect", args=[record.pk])).content.decode()
    assert "cùng nhiều lượt khen khác" in history
    assert "cùng cả quyết định" not in history


def test_somebody_elses_change_meanwhile_stops_it_and_loses_nothing(desk, decision, officer):
    address = where(decision=decision.pk, muc=SECTION)
    opened = desk.get(address)
    event_actions.set_publicity(decision.records.first(), False, officer, "Việc khác")
    answer = desk.post(address, posted(version=opened.context["form"].now_version))
    assert answer.status_code == 422
    assert "người khác đã ghi một việc khác" in answer.content.decode()
    assert SOURCE in answer.content.decode()
    assert hidden() == {"Hoàng Thị An", "Vi Văn Kín"}


@pytest.mark.parametrize("missing", ["to", "why", "source"])
def test_what_is_missing_is_said_beside_the_field(desk, decision, missing):
    answer = desk.post(where(decision=decision.pk), posted() | {missing: " "})
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert hidden() == {"Vi Văn Kín"}


def test_an_unfit_file_is_refused_beside_its_field(desk, decision):
    file = SimpleUploadedFile("don.pdf", b"MZ not a pdf")
    answer = desk.post(where(decision=decision.pk), posted(source_upload=file))
    assert answer.status_code == 422
    assert "source_upload" in answer.context["form"].errors


@pytest.mark.parametrize(
    "query",
    ["", "luot=", "luot=abc", "luot=99999999999999999999", "muc=%3Cscript%3E", "q=%00%00", "year=", "luot=-1"],
)
def test_nothing_chosen_changes_nothing_and_says_what_to_do(desk, decision, query):
    answer = desk.get(f"{reverse('luot-khen:publicity_of_many')}?{query}")
    assert answer.status_code == 200
    assert "Chưa có lượt khen nào được chọn" in answer.content.decode()
    desk.post(f"{reverse('luot-khen:publicity_of_many')}?{query}", posted())
    assert hidden() == {"Vi Văn Kín"}


@pytest.mark.parametrize("query", ["decision=999999", "decision=x", "year=abc", "viec=1", "viec=x", "form=khong-co"])
def test_a_filter_that_cannot_be_read_selects_nothing_rather_than_all(desk, decision, query):
    assert desk.get(f"{reverse('luot-khen:publicity_of_many')}?{query}").status_code == 404


def test_only_whoever_may_hide_sees_boxes_and_screen(client, decision, groups, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(UserFactory(groups=["Thành viên Hội đồng"], is_staff=True))
    assert "chon-luot" not in client.get(reverse("luot-khen:index")).content.decode()
    assert client.get(where(decision=decision.pk)).status_code == 302
    client.post(where(decision=decision.pk), posted())
    assert hidden() == {"Vi Văn Kín"}


def test_a_day_before_the_decision_is_no_day_to_hide(decision, officer):
    with pytest.raises(Refused):
        event_actions.set_publicity_of([decision.records.first().pk], False, Ground(date(2020, 1, 1), SOURCE), officer)

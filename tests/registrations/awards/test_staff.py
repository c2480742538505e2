"""The back office: from the upload to the records, in Vietnamese, for those who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registrations.awards import actions
from registrations.awards.models import AwardRecord, Decision, ImportRow, RecipientImport
from tests.factories.accounts import UserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.units import OrganisingBodyFactory

pytestmark = pytest.mark.django_db

LIST = (
    "STT,Họ và tên,Chức vụ,Đơn vị,Hình thức\n1,Nông Văn Mẫu,Trưởng thôn,xã Mẫu Sơn,Bằng khen của Chủ tịch UBND tỉnh\n"
)


@pytest.fixture
def staff(client, officer, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    client.force_login(officer)
    return client


def test_an_officer_walks_from_decision_to_records(staff, catalogue):
    body = OrganisingBodyFactory()
    answer = staff.post(
        reverse("quyet-dinh:add"),
        {
            "organising_body": body.pk,
            "number": "77/QĐ-UBND",
            "signed_on": "2025-06-12",
            "authority": "chu-tich-ubnd-tinh",
            "subject": "Về việc tặng Bằng khen",
            "kind": "chuyen-de",
        },
    )
    decision = Decision.objects.get()
    assert answer["Location"] == reverse("quyet-dinh:inspect", args=[decision.pk])

    answer = staff.post(
        reverse("quyet-dinh:import", args=[decision.pk]), {"file": SimpleUploadedFile("ds.csv", LIST.encode())}
    )
    batch = RecipientImport.objects.get()
    preview = staff.get(answer["Location"]).content.decode()
    assert "Nông Văn Mẫu" in preview
    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in preview
    assert "Vì sao" in preview
    assert not AwardRecord.objects.exists()

    staff.post(reverse("quyet-dinh:confirm", args=[batch.pk]))
    assert AwardRecord.objects.get().name == "Nông Văn Mẫu"
    page = staff.get(reverse("quyet-dinh:inspect", args=[decision.pk])).content.decode()
    assert "Đã nhập" in page
    assert "Hủy lần nhập" in page

    staff.post(reverse("quyet-dinh:undo", args=[batch.pk]))
    assert not AwardRecord.objects.exists()


def test_a_wrong_file_is_told_beside_the_field(staff):
    decision = DecisionFactory()
    url = reverse("quyet-dinh:import", args=[decision.pk])
    answer = staff.post(url, {"file": SimpleUploadedFile("anh.xlsx", b"\x89PNG\r\n\x1a\n")})
    assert answer.status_code == 422
    assert "Chưa có gì được nhập" in answer.content.decode()
    assert staff.post(url).status_code == 422


def test_a_number_that_is_there_already_is_told(staff):
    other = DecisionFactory(number="77/QĐ-UBND")
    answer = staff.post(
        reverse("quyet-dinh:add"),
        {
            "organising_body": other.organising_body.pk,
            "number": "077/QĐ- UBND",
            "signed_on": "2025-11-01",
            "authority": "chu-tich-ubnd-tinh",
            "subject": "Trùng",
        },
    )
    assert "Đã có quyết định số 77/QĐ-UBND" in answer.content.decode()
    assert Decision.objects.count() == 1


def test_a_preview_of_twenty_thousand_rows_is_leafed_through(staff, officer, django_assert_max_num_queries):
    decision = DecisionFactory()
    batch = RecipientImport.objects.create(
        decision=decision, file_name="dai.xlsx", file_hash="x", row_count=20_000, doubt_count=1, uploaded_by=officer
    )
    values = {
        "name": "Nông Văn Mẫu",
        "honorific": "",
        "recipient_kind": "ca-nhan",
        "position": "",
        "unit_id": None,
        "unit_wording": "xã Mẫu",
        "place_then": "",
        "title_id": None,
        "award_wording": "Bằng khen",
        "award_class": "",
        "posthumous": False,
        "birth_year": None,
        "is_minor": False,
        "source_cell": "A1",
    }
    ImportRow.objects.bulk_create(
        [ImportRow(batch=batch, order=n, values={**values, "name": f"Người {n}."}) for n in range(1, 20_001)],
        batch_size=2000,
    )
    with django_assert_max_num_queries(40):
        page = staff.get(reverse("quyet-dinh:preview", args=[batch.pk]), {"p": 200}).content.decode()
    assert "Người 20000." in page
    assert "Người 1." not in page


def test_hostile_names_are_escaped_in_the_preview(staff, catalogue):
    decision = DecisionFactory()
    nasty = LIST.replace("Nông Văn Mẫu", '"<img src=x onerror=alert(1)> Mẫu"')
    answer = staff.post(
        reverse("quyet-dinh:import", args=[decision.pk]), {"file": SimpleUploadedFile("ds.csv", nasty.encode())}
    )
    page = staff.get(answer["Location"]).content.decode()
    assert "<img src=x" not in page


def test_publicity_and_correction_in_the_back_office(staff):
    record = AwardRecordFactory(name="Lương Thị Mâu")
    answer = staff.post(reverse("luot-khen:publicity", args=[record.pk]), {"reason": ""})
    assert answer.status_code == 422
    staff.post(reverse("luot-khen:publicity", args=[record.pk]), {"reason": "Theo đề nghị"})
    record.refresh_from_db()
    assert not record.is_public
    page = staff.get(reverse("luot-khen:inspect", args=[record.pk])).content.decode()
    assert "Không công khai" in page
    assert staff.get(reverse("luot-khen:edit", args=[record.pk])).status_code == 200
    assert staff.get(reverse("luot-khen:history", args=[record.pk])).status_code == 200


@pytest.mark.parametrize("name", ["quyet-dinh:index", "luot-khen:index", "danh-hieu:index"])
def test_lists_open_and_search_without_accents(staff, catalogue, name):
    AwardRecordFactory(name="Lương Thị Mẫu")
    page = staff.get(reverse(name), {"q": "luong mau"})
    assert page.status_code == 200
    if name == "luot-khen:index":
        assert "Lương Thị Mẫu" in page.content.decode()


def test_the_list_of_decisions_says_where_each_stands_and_leads_to_its_records(staff):
    shown, draft = DecisionFactory(published=True, number="214/QĐ-UBND"), DecisionFactory(number="215/QĐ-UBND")
    AwardRecordFactory.create_batch(2, decision=shown)
    page = staff.get(reverse("quyet-dinh:index")).content.decode()
    assert "Đã công bố" in page
    assert "Chưa công bố" in page
    records = reverse("luot-khen:index", query={"decision": shown.pk})
    assert f'data-label="Lượt khen"><a href="{records}">2</a>' in page
    assert reverse("luot-khen:index", query={"decision": draft.pk}) not in page
    assert "listing stacks" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"so": "214/QĐ-UBND"}, {"An"}),
        ({"so": "214 / qd-ubnd"}, {"An"}),
        ({"so": "0214"}, {"An"}),
        ({"so": "21"}, set()),
        ({"so": "<b>"}, set()),
        ({"is_minor": "true"}, {"Bé"}),
        ({"ended": "true"}, {"Hết"}),
        ({"ended": "false"}, {"An", "Bé"}),
        ({"is_public": "false"}, {"Hết"}),
    ],
)
def test_records_are_narrowed(staff, query, names):
    AwardRecordFactory(name="An", decision__number="214/QĐ-UBND")
    AwardRecordFactory(name="Bé", is_minor=True)
    AwardRecordFactory(name="Hết", ended_on="2025-07-01", ended_as="thu-hoi", is_public=False)
    found = staff.get(reverse("luot-khen:index"), query).context["object_list"]
    assert {record.name for record in found} == names


@pytest.mark.parametrize("decision", ["x", "-1", "99999999999999999999", "\x00", "²"])
def test_a_decision_that_is_none_breaks_no_list(staff, decision):
    assert staff.get(reverse("luot-khen:index"), {"decision": decision}).status_code == 200


@pytest.mark.parametrize("group", ["Cộng tác viên", "Biên tập viên", "Thành viên Hội đồng"])
def test_others_are_kept_out(client, groups, settings, group):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    decision = DecisionFactory()
    batch = RecipientImport.objects.create(decision=decision, file_name="x", file_hash="x")
    record = AwardRecordFactory()
    client.force_login(UserFactory(groups=[group]))
    for url in (
        reverse("quyet-dinh:import", args=[decision.pk]),
        reverse("quyet-dinh:preview", args=[batch.pk]),
        reverse("luot-khen:publicity", args=[record.pk]),
        reverse("luot-khen:edit", args=[record.pk]),
    ):
        assert client.get(url).status_code in {302, 403}
    for name in ("confirm", "discard", "undo"):
        assert client.post(reverse(f"quyet-dinh:{name}", args=[batch.pk])).status_code in {302, 403}
    assert RecipientImport.objects.filter(pk=batch.pk, confirmed_at=None).exists()


def test_choosers_find_without_accents_and_show_public_records_only(client, groups, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    shown = AwardRecordFactory(name="Triệu Thị Lả Mẫu", decision__number="1412/QĐ-UBND")
    hidden = AwardRecordFactory(name="Triệu Thị Kín Mẫu", is_public=False)
    unpublished = DecisionFactory(number="999/QĐ-UBND")
    client.force_login(UserFactory(groups=["Cộng tác viên"]))
    for typed in ("trieu thi", "1412 qđ ubnd"):
        page = client.get(reverse("chon-luot-khen:choose"), {"q": typed}).json()["html"]
        assert "Triệu Thị Lả Mẫu" in page
        assert "Kín" not in page
    assert client.get(reverse("chon-luot-khen:chosen", args=[shown.pk])).json()["result"]["title"] == shown.name
    for pk in (hidden.pk, "x"):
        assert client.get(reverse("chon-luot-khen:chosen", args=[pk])).status_code == 404
    assert "999/QĐ-UBND" not in client.get(reverse("chon-quyet-dinh:choose")).json()["html"]
    assert client.get(reverse("chon-quyet-dinh:chosen", args=[unpublished.pk])).status_code == 404
    assert client.get(reverse("chon-quyet-dinh:choose_results"), {"q": "1412/QĐ-UBND"}).status_code == 200


def test_who_keeps_awards_or_prepares_bundles_chooses_them_before_their_decision_is_published(client, groups, settings):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "SecondFactor" not in m]
    coming = AwardRecordFactory(name="Triệu Thị Chờ", decision=DecisionFactory(number="999/QĐ-UBND"))
    hidden = AwardRecordFactory(name="Triệu Thị Kín", is_public=False, decision=coming.decision)
    address = reverse("chon-luot-khen:choose")
    for group, offered in (("Chuyên viên TĐKT", True), ("Biên tập viên", True), ("Cộng tác viên", False)):
        client.force_login(UserFactory(groups=[group]))
        page = client.get(address, {"q": "trieu thi"}).json()["html"]
        assert ("Triệu Thị Chờ" in page) == ("999/QĐ-UBND (chưa công bố)" in page) == offered
        assert "Triệu Thị Kín" not in page
        assert (client.get(reverse("chon-luot-khen:chosen", args=[coming.pk])).status_code == 200) == offered
        assert client.get(reverse("chon-luot-khen:chosen", args=[hidden.pk])).status_code == 404


def test_the_page_of_a_decision_is_edited_with_a_chooser(staff):
    decision = DecisionFactory()
    answer = staff.post(reverse("decision-draft-page", args=[decision.pk]), follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Chọn quyết định khác" in page
    assert str(decision) in page


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_the_signed_file_is_handed_in_and_given_out_while_it_may_be(staff, client, office):
    body = OrganisingBodyFactory()
    data = {
        "organising_body": body.pk,
        "number": "77/QĐ-UBND",
        "signed_on": "12/06/2025",
        "authority": "chu-tich-ubnd-tinh",
        "subject": "Về việc tặng Bằng khen",
    }
    wrong = SimpleUploadedFile("quyet-dinh.pdf", b"MZ\x90\x00 program")
    page = staff.post(reverse("quyet-dinh:add"), data | {"signed_upload": wrong}).content.decode()
    assert not Decision.objects.exists()
    assert "77/QĐ-UBND" in page
    staff.post(reverse("quyet-dinh:add"), data | {"signed_upload": SimpleUploadedFile("quyet-dinh.pdf", PDF)})
    decision = Decision.objects.get()
    url = decision.signed_file.get_absolute_url()
    assert staff.get(url).status_code == 200

    staff.logout()
    assert staff.get(url).status_code in {302, 403, 404}
    record = AwardRecordFactory(decision=decision)
    actions.publish_decision(decision, url="/quyet-dinh/mau/")
    assert b"".join(staff.get(url)) == PDF
    AwardRecord.objects.filter(pk=record.pk).update(is_public=False)
    assert staff.get(url).status_code in {302, 403, 404}

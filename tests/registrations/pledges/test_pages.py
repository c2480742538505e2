"""The pages of a pledge: who sees them, what they say, what comes back when something is missing."""

import unicodedata
from datetime import date

import pypdfium2
import pytest
from django.urls import reverse

from registrations.clusters.models import Seat
from registrations.pledges import actions
from registrations.pledges.models import Pledge, Signature
from tests.factories.accounts import UserFactory
from tests.factories.pledges import DATA, cluster_with, opened_pledge, sign_all

pytestmark = pytest.mark.django_db


def address(group, name="pledge"):
    return reverse(f"pledges:{name}", args=[group.cluster.pk])


def typed(version=0, targets=(), **changed):
    data = {
        "version": version,
        "title": DATA["title"],
        "text": DATA["text"],
        "chi-tieu-TOTAL_FORMS": len(targets),
        "chi-tieu-INITIAL_FORMS": 0,
    }
    for at, (text, level) in enumerate(targets):
        data |= {f"chi-tieu-{at}-text": text, f"chi-tieu-{at}-level": level}
    return data | changed


def test_the_pages_do_not_exist_for_others(client, group):
    opened_pledge(group)
    elsewhere = cluster_with("Khác", "Nữa", name="Cụm khác")
    for user in (UserFactory(), elsewhere.signatories[0]):
        client.force_login(user)
        for name in ("pledge", "draft", "open", "pdf"):
            assert client.get(address(group, name)).status_code == 404
        assert client.post(address(group), {"viec": "ky"}).status_code == 404


def test_a_member_reads_but_does_not_write(client, group):
    opened_pledge(group)
    client.force_login(group.signatories[1])
    assert client.get(address(group)).status_code == 200
    assert client.get(address(group, "draft")).status_code == 404
    assert client.post(address(group, "draft"), typed()).status_code == 404
    assert client.post(address(group, "open"), {"version": 1}).status_code == 404


def test_members_do_not_see_a_text_that_is_still_written(client, group):
    actions.save_draft(group.cluster, DATA | {"text": "Kênh đen"}, version=0, by=group.drafters[0])
    client.force_login(group.signatories[1])
    assert "Kênh đen" not in client.get(address(group)).content.decode()


def test_a_unit_that_left_still_reads_what_it_signed(client, group):
    opened_pledge(group)
    sign_all(group)
    Seat.objects.filter(unit=group.units[2]).update(effective_to=date(2026, 3, 1))
    client.force_login(group.signatories[2])
    answer = client.get(address(group))
    assert answer.status_code == 200
    assert "Đã ký rồi rời" in answer.content.decode()


def test_the_head_writes_puts_to_be_signed_and_a_member_signs(client, group, settings):
    settings.SIGN_OFF_ACTS = []
    client.force_login(group.signatories[0])
    answer = client.post(address(group, "draft"), typed(targets=[("Hồ sơ đúng hạn", "98 %"), ("", "")]))
    assert answer.url == address(group, "open")
    assert Pledge.objects.get().targets == DATA["targets"]
    assert client.post(address(group, "open"), {"version": 1}).url == address(group)

    client.force_login(group.signatories[1])
    version = Pledge.objects.get().versions.get()
    form = {"viec": "ky", "don-vi": group.units[1].pk, "ban": version.number, "noi-dung": version.digest}
    unticked = client.post(address(group), form)
    assert unticked.status_code == 422
    assert "Mời đánh dấu" in unticked.content.decode()
    assert not Signature.objects.exists()
    assert client.post(address(group), form | {"agree": "on"}).status_code == 302
    page = client.get(address(group)).content.decode()
    assert "Người Ký Cao Lộc" in page
    assert "Đã ký 1 trên 3 đơn vị" in page


def test_a_text_that_changed_meanwhile_is_not_signed(client, group):
    version = opened_pledge(group)
    form = {"viec": "ky", "don-vi": group.units[1].pk, "ban": 1, "noi-dung": version.digest, "agree": "on"}
    actions.save_draft(group.cluster, DATA | {"text": "Mới"}, version=1, by=group.drafters[0])
    actions.open_signing(group.cluster, version=2, by=group.signatories[0])
    client.force_login(group.signatories[1])
    answer = client.post(address(group), form)
    assert answer.status_code == 409
    assert "chữ ký chưa được ghi" in answer.content.decode()
    assert not Signature.objects.exists()


def test_two_people_at_once_see_both_texts(client, group):
    client.force_login(group.signatories[0])
    client.post(address(group, "draft"), typed(text="Bản một"))
    answer = client.post(address(group, "draft"), typed(text="Bản hai"))
    assert answer.status_code == 409
    assert {"Bản một", "Bản hai"} <= {word for word in ("Bản một", "Bản hai") if word in answer.content.decode()}
    assert client.post(address(group, "draft"), typed(text="Bản hai"), headers={"X-Autosave": "1"}).json()["conflict"]
    assert client.post(address(group, "draft"), typed(1, text="Bản hai")).status_code == 302


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 50_000,
        "\x00" * 10,
        "<script>alert(1)</script>",
        "=HYPERLINK('x')",
        "\u200b\u202e" * 100,
        unicodedata.normalize("NFD", "Giữ kỷ cương"),
        "'; DROP TABLE units;--",
    ],
)
def test_whatever_is_typed_is_kept_tidy_or_refused(client, group, hostile):
    client.force_login(group.signatories[0])
    answer = client.post(address(group, "draft"), typed(text=hostile, targets=[(hostile, hostile)]))
    assert answer.status_code in {302, 422}
    if answer.status_code == 302:
        page = client.get(address(group, "open")).content.decode()
        assert "<script>alert" not in page
        assert unicodedata.is_normalized("NFC", Pledge.objects.get().text)
    else:
        assert not Pledge.objects.exists()


@pytest.mark.parametrize("broken", [{"chi-tieu-TOTAL_FORMS": "x"}, {"chi-tieu-TOTAL_FORMS": "99999"}, {"version": "x"}])
def test_a_tampered_form_is_no_error_of_the_server(client, group, broken):
    client.force_login(group.signatories[0])
    assert client.post(address(group, "draft"), typed() | broken).status_code in {302, 422}


def test_the_pdf_says_what_the_page_says(client, group):
    opened_pledge(group, text="Dòng #1 có dấu $ và *sao*.")
    version = sign_all(group)
    client.force_login(group.drafters[2])
    answer = client.get(address(group, "pdf"))
    document = pypdfium2.PdfDocument(answer.content)
    text = unicodedata.normalize(
        "NFC", " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
    )
    for words in ("Dòng #1 có dấu $ và *sao*.", "Hồ sơ đúng hạn", "Người Ký Na Sầm", version.receipt.code):
        assert words in text


def test_the_office_follows_reminds_and_decides_what_is_public(client, group, officer):
    opened_pledge(group)
    client.force_login(officer)
    assert "0 trên 3" in client.get(reverse("pledges_desk:index")).content.decode()
    desk = reverse("pledges_desk:pledge", args=[group.cluster.pk])
    assert client.get(desk).status_code == 200
    assert client.post(desk, {"viec": "nhac"}).status_code == 302
    assert client.post(desk, {"viec": "cong-khai", "publicity": "text"}).status_code == 302
    assert Pledge.objects.get().publicity == "text"
    assert client.post(desk, {"viec": "cong-khai", "publicity": "everything"}).status_code == 422
    assert client.post(desk, {"viec": "?"}).status_code == 404
    assert client.get(f"{reverse('pledges_desk:index')}?nam=x&p=-1").status_code == 200


def test_a_session_that_ended_loses_nothing_that_was_written(client, group):
    answer = client.post(address(group, "draft"), typed(text="Viết đã lâu"))
    assert answer.status_code == 403
    assert "Viết đã lâu" in answer.content.decode()
    assert not Pledge.objects.exists()

"""The inbox, the choices, the address in a mail, and the office's screens."""

import pytest
from django.urls import reverse
from django.utils import timezone

from registrations.notices import refusing, registry
from registrations.notices.models import Notice, Refusal, Way
from registrations.notices.outgoing import MAX_ATTEMPTS
from tests.factories.accounts import UserFactory
from tests.factories.notices import NoticeFactory

KIND = "registration.reminder"
pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def officer(client, groups):
    person = UserFactory(groups=["Chuyên viên TĐKT"])
    client.force_login(person)
    return person


def text(response):
    return response.content.decode()


def test_the_inbox_shows_a_person_their_own_notices_newest_first(client, user, django_assert_max_num_queries):
    NoticeFactory(recipient=user, subject="Việc cũ", read_at=timezone.now())
    NoticeFactory(recipient=user, subject="Việc mới")
    NoticeFactory(subject="Việc của người khác")
    NoticeFactory(recipient=user, subject="Chỉ qua thư", in_inbox=False)
    client.get("/thong-bao/")  # what a process asks once
    with django_assert_max_num_queries(12):
        page = text(client.get("/thong-bao/"))
    assert page.index("Việc mới") < page.index("Việc cũ")
    assert "Việc của người khác" not in page
    assert "Chỉ qua thư" not in page
    assert "Thông báo (1 mới)" in page
    only_new = text(client.get("/thong-bao/?moi=1"))
    assert "Việc mới" in only_new
    assert "Việc cũ" not in only_new


def test_opening_a_notice_reads_it_and_a_strangers_is_not_there(client, user):
    mine, strange = NoticeFactory(recipient=user, text="Xem <b>ngay</b> tại http://testserver/don-vi/"), NoticeFactory()
    page = text(client.get(mine.get_absolute_url()))
    assert "&lt;b&gt;ngay" in page
    assert 'href="http://testserver/don-vi/"' in page
    mine.refresh_from_db()
    assert mine.read_at
    assert client.get(strange.get_absolute_url()).status_code == 404
    strange.refresh_from_db()
    assert strange.read_at is None


def test_everything_is_marked_as_read_at_once_and_nothing_of_others(client, user):
    NoticeFactory.create_batch(3, recipient=user)
    other = NoticeFactory()
    assert "Đã đánh dấu 3 thông báo" in text(client.post("/thong-bao/", follow=True))
    assert list(Notice.objects.filter(read_at=None)) == [other]


def test_the_inbox_goes_on_over_several_pages(client, user):
    NoticeFactory.create_batch(31, recipient=user)
    assert text(client.get("/thong-bao/?trang=2")).count('class="duty"') == 1
    assert client.get("/thong-bao/?trang=x").status_code == 200


def test_a_visitor_is_asked_to_sign_in(client):
    for path in ("/thong-bao/", "/thong-bao/cach-nhan/", NoticeFactory().get_absolute_url()):
        assert "/tai-khoan/dang-nhap/" in client.get(path).url


def test_choosing_mails(client, user):
    page = text(client.get("/thong-bao/cach-nhan/"))
    assert registry.event(KIND).name in page
    assert registry.event("registration.returned").name not in page
    client.post("/thong-bao/cach-nhan/", {"nhan": ["awards.published", "lạ"]})
    assert KIND in Refusal.objects.filter(user=user).values_list("kind", flat=True)
    assert not Refusal.objects.filter(kind="awards.published").exists()
    client.post("/thong-bao/cach-nhan/", {"nhan": [each.kind for each in registry.events()]})
    assert not Refusal.objects.exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", "WzEsInJlZ2lzdHJhdGlvbi5yZW1pbmRlciJd:1abc:def", "%00", "đ" * 300])
def test_an_address_that_nobody_here_made_refuses_nothing(client, token):
    for answer in (client.get(f"/thong-bao/thoi-nhan/{token}/"), client.post(f"/thong-bao/thoi-nhan/{token}/")):
        assert answer.status_code == 404
    assert not Refusal.objects.exists()


def test_a_token_of_somebody_who_is_gone_or_of_a_kind_that_is_bound_refuses_nothing(client):
    user = UserFactory()
    gone, bound = refusing.token(987654, KIND), refusing.token(user.pk, "registration.returned")
    for token in (gone, bound):
        assert client.post(f"/thong-bao/thoi-nhan/{token}/").status_code == 404
    assert not Refusal.objects.exists()


# --- the office ---


def test_the_table_shows_every_event_and_how_it_is_told(client, officer):
    Way.objects.create(kind=KIND, by_mail=False, text="Lời riêng [thời hạn] [địa chỉ]")
    NoticeFactory(kind=KIND)
    page = text(client.get(reverse("notices_desk:index")))
    assert all(event.name in page for event in registry.events())
    assert "Cơ quan soạn" in page
    assert "1 thư chưa gửi được" in page


def test_an_officer_writes_the_words_after_looking_at_them(client, officer):
    address = reverse("notices_desk:way", args=[KIND])
    assert "Kính gửi ông, bà" in text(client.get(address))
    data = {"by_mail": "on", "in_inbox": "on", "subject": "Nhắc [đơn vị]", "text": "Hạn [thời hạn].\n\n[địa chỉ]"}
    looked = text(client.post(address, {**data, "xem": "1"}))
    assert "Nhắc xã Hữu Liên" in looked
    assert "chưa lưu" in looked
    assert not Way.objects.exists()
    saved = text(client.post(address, data, follow=True))
    assert "Đã lưu cách báo" in saved
    assert Way.objects.get().subject == "Nhắc [đơn vị]"
    client.post(address, {"mac-dinh": "1"})
    way = Way.objects.get()
    assert (way.subject, way.text) == ("", "")


@pytest.mark.parametrize(
    "data", [{}, {"subject": "x", "text": "[ô lạ]", "by_mail": "on"}, {"subject": "\x00", "text": "x" * 60_000}]
)
def test_words_that_would_not_do_come_back_with_what_was_typed(client, officer, data):
    answer = client.post(reverse("notices_desk:way", args=[KIND]), data)
    assert answer.status_code == 422
    assert "Chưa lưu" in text(answer)
    assert not Way.objects.exists()
    assert data.get("text", "")[:20] in text(answer)


def test_an_event_that_does_not_exist_has_no_page(client, officer):
    assert client.get(reverse("notices_desk:way", args=["la"])).status_code == 404


def test_the_log_is_filtered_and_a_mail_is_sent_again(client, officer, django_capture_on_commit_callbacks):
    given_up = NoticeFactory(subject="Đã thôi", attempts=MAX_ATTEMPTS, last_error="hết chỗ")
    NoticeFactory(subject="Đã đi", sent_at=timezone.now())
    NoticeFactory(subject="Còn chờ", kind="registration.returned")
    address = reverse("notices_desk:log")

    def shown(query):
        page = text(client.get(f"{address}?{query}"))
        return {name for name in ("Đã thôi", "Đã đi", "Còn chờ") if f">{name}</a>" in page}

    assert shown("") == {"Đã thôi", "Đã đi", "Còn chờ"}
    assert shown("trangthai=khong-gui-duoc") == set()  # an unknown value finds nothing, and says so
    assert shown("trangthai=da-thoi") == {"Đã thôi"}
    assert shown("trangthai=da-gui") == {"Đã đi"}
    assert shown("trangthai=dang-cho&loai=registration.returned") == {"Còn chờ"}
    assert shown(f"q={given_up.address}") == {"Đã thôi"}
    page = text(client.get(reverse("notices_desk:notice", args=[given_up.pk])))
    assert "hết chỗ" in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("notices_desk:send_again", args=[given_up.pk]))
    given_up.refresh_from_db()
    assert given_up.sent_at


@pytest.mark.parametrize("group", ["Cộng tác viên", "Biên tập viên", "Thành viên Hội đồng"])
def test_others_of_the_staff_see_nothing_of_it(client, groups, group):
    notice = NoticeFactory(text="BÍ MẬT THƯ", body="BÍ MẬT THƯ")
    client.force_login(UserFactory(groups=[group]))
    for name, args in (("index", []), ("log", []), ("notice", [notice.pk]), ("way", [KIND])):
        answer = client.get(reverse(f"notices_desk:{name}", args=args))
        assert answer.status_code in {302, 403}
        assert "BÍ MẬT" not in text(answer)
    assert client.post(reverse("notices_desk:send_again", args=[notice.pk])).status_code in {302, 403}

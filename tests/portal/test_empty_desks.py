"""A list with nothing in it says what it is for, and where one begins."""

import pytest
from django.urls import reverse

from tests.factories.accounts import SuperuserFactory

pytestmark = pytest.mark.django_db

DESKS = {
    "mau-van-ban:index": "Tải lên mẫu quyết định, phụ lục",
    "goi-cong-bo:index": "Gói công bố đưa quyết định",
    "cong-tac-vien:index": "Cộng tác viên viết bài thay mặt một đơn vị",
    "muc-cua-don-vi:index": "Quy chế phối hợp giao mỗi đơn vị viết ở mục nào",
    "moving_in:index": "Bài của trang cũ được chuyển theo từng đợt",
    "officer_questions:index": "hỏi về nghiệp vụ ở mục Nghiệp vụ",
    "meeting:index": "Lập phiên họp với giờ, nơi họp",
    "inspection:index": "Kế hoạch kiểm tra ghi nội dung",
    "workplan:index": "được đọc từ tệp cơ quan đã ban hành",
    "wagtailredirects:index": "Chuyển hướng đưa người mở địa chỉ cũ",
    "exemplars_desk:index": "Đơn vị đề xuất gương của mình",
    "training_desk:classes": "Mở lớp mới, ghi giờ, nơi học",
    "thay-doi:index": "chờ người khác duyệt",
}


@pytest.mark.parametrize(("desk", "words"), DESKS.items())
def test_an_empty_desk_says_what_it_is_for(client, office, desk, words):
    client.force_login(SuperuserFactory())

    answer = client.get(reverse(desk))

    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_a_search_that_finds_nothing_speaks_of_the_search(client, office):
    client.force_login(SuperuserFactory())

    said = client.get(reverse("wagtailredirects:index"), {"q": "khong-co-dia-chi-nay"}).content.decode()

    assert "khong-co-dia-chi-nay" in said
    assert "Chuyển hướng đưa người mở địa chỉ cũ" not in said

"""What is erased when its time is over: the sender everywhere, later the words; counts and the register hold."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registrations.attachments.models import Attachment, private_storage
from registrations.feedback import actions, answering, figures, handling, queries
from registrations.feedback.erasure import due, erase_contact, erase_words, words_due
from registrations.feedback.models import Feedback, Step, TextBand
from registrations.notices.models import Notice
from registrations.privacy.models import ConsentText
from registrations.privacy.terms import months_after
from registrations.receipts.actions import verify_chain
from registrations.receipts.models import Salt
from tests.factories.feedback import SENT, answered, approver, feedback, officer

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
WHO = ("Thắm", "0912000111", "0912 000 111", "tham@rieng.example", "Nà Pán")


@pytest.fixture
def matter():
    """Somebody tells more of herself than she should, in every place where words are kept."""
    made = feedback(
        subject="Lục Thị Thắm hỏi hồ sơ",
        text="Tôi là Lục Thị Thắm, gọi 0912 000 111. Hồ sơ gồm những giấy tờ gì?",
        files=[SimpleUploadedFile("đơn.pdf", PDF)],
    )
    handling.ask(made, by=officer(), question="Mời bà Thắm cho biết năm được tặng.", now=SENT)
    actions.add(made, text="Năm 1973, ở thôn Nà Pán.", files=[SimpleUploadedFile("ảnh.pdf", PDF)], at=SENT)
    handling.note(made, by=officer(), text="Đã gọi 0912000111.", now=SENT)
    handling.extend(made, by=officer(), working_days=2, reason="Chờ bà Thắm.", now=SENT)
    draft = answering.draft(made, by=officer(), text="Kính gửi bà Thắm: gồm tờ trình.", submit=True, now=SENT)
    answering.approve(draft, by=approver(), version=draft.version, now=SENT)
    made.refresh_from_db()
    return made


def written(made):
    """Every word kept about it."""
    made.refresh_from_db()
    rows = [made, made.answer, *made.inquiries.all(), *made.steps.all(), *made.extensions.all()]
    return "\n".join(str(value) for row in rows for value in vars(row).values())


def test_the_sender_goes_from_everywhere_and_what_was_asked_stays(matter, django_capture_on_commit_callbacks):
    counted = figures.of_month(date(2026, 11, 1), SENT)
    files = [each.file.name for each in Attachment.objects.all()]
    after = months_after(SENT, ConsentText.objects.get().retention_months)
    assert (due(after - timedelta(seconds=1)), due(after)) == ([], [matter])

    with django_capture_on_commit_callbacks(execute=True):
        erase_contact(matter)

    words = written(matter)
    assert [each for each in WHO if each in words] == []
    assert "Hồ sơ gồm những giấy tờ gì?" in words
    assert "gồm tờ trình." in words
    assert not Attachment.objects.exists()
    assert len(files) == 2
    assert not any(private_storage().exists(name) for name in files)
    assert not Notice.objects.filter(address="tham@rieng.example").exists()
    assert not TextBand.objects.exists()
    assert not Salt.objects.filter(entry__receipt__kind__startswith="feedback").exists()
    assert due(after) == []
    assert figures.of_month(date(2026, 11, 1), SENT) == counted
    assert verify_chain().ok


def test_later_the_words_go_and_the_numbers_stay(matter, client):
    counted = figures.of_month(date(2026, 11, 1), SENT)
    code = matter.receipt.code
    years = months_after(SENT, 60)
    assert (list(words_due(years, 60)), list(words_due(years + timedelta(days=1), 60))) == ([], [matter])

    erase_words(matter)

    words = written(matter)
    assert not any(each in words for each in (*WHO, "giấy tờ gì", "1973", "năm được tặng"))
    assert not Step.objects.exclude(note="").exists()
    assert figures.of_month(date(2026, 11, 1), SENT) == counted
    assert "gồm tờ trình." in client.get(f"/hoi-dap/theo-doi/{code}/").content.decode()
    client.force_login(officer())
    assert "Nội dung đã được xóa theo thời hạn lưu" in client.get(f"/quan-tri/hoi-dap/{matter.pk}/").content.decode()
    assert verify_chain().ok


def test_a_sender_without_a_text_of_consent_is_not_kept_for_ever():
    made = answered()
    Feedback.objects.update(consent=None)
    assert due(months_after(SENT, 24)) == [made]


def test_nearly_the_same_words_are_shown_together_and_others_are_not():
    text = "Đề nghị xem lại số liệu sản lượng của tổ hợp tác năm {}, vì số công bố tại xã khác hẳn."
    first = feedback(text=text.format(2019))
    second = feedback(text=f"{text.format(2020)} Xin cảm ơn.".upper())
    feedback(text="Bà là cô giáo cũ của con tôi, tận tụy với học sinh vùng cao, cả bản đều quý mến.")
    hidden = feedback(text=text.format(2021), kind="phan-anh")
    handling.restrict(hidden, by=officer(), restricted=True)

    assert queries.alike(first, restricted=False) == [second]
    assert queries.alike(first, restricted=True) == [second, hidden]
    assert queries.alike(feedback(text="🙂"), restricted=True) == []

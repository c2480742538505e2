"""Comments on the draft of a document: by passage or on the whole; agree, amend or other."""

import pytest
import time_machine

from registrations.comments import queries
from registrations.comments.models import Comment
from tests.factories.consultations import ConsultationFactory, DraftConsultationFactory


@pytest.fixture
def draft(db, opened_at):
    return DraftConsultationFactory(opened=opened_at)


def send(client, consultation, words, during, **changes):
    with time_machine.travel(during, tick=False):
        return client.post(consultation.get_absolute_url(), words | {"stance": "de-nghi-sua"} | changes)


def test_the_form_offers_passages_and_other_answers(client, draft, during):
    with time_machine.travel(during, tick=False):
        page = client.get(draft.get_absolute_url()).content.decode()

    for words in ("Cả dự thảo", "Điều 2. Đối tượng", "Nhất trí với dự thảo", "Đề nghị sửa đổi, bổ sung"):
        assert words in page
    assert "Không nhất trí" not in page


def test_a_passage_is_commented_on_and_counted(client, draft, words, during):
    passage = draft.passages.last()

    assert send(client, draft, words, during, nominee=f"p{passage.pk}").status_code == 302
    assert send(client, draft, words, during, nominee="ca-danh-sach", text="Nên gọn hơn.").status_code == 302

    counts = queries.counts(draft)
    assert (counts.passages[passage.pk].amend, counts.whole.amend, counts.total.total) == (1, 1, 2)
    assert Comment.objects.get(passage=passage).about == "Điều 2. Đối tượng"


def test_a_passage_of_another_draft_or_an_answer_of_the_other_kind_is_refused(client, draft, words, during, opened_at):
    other = DraftConsultationFactory(opened=opened_at).passages.first()

    for changes in ({"nominee": f"p{other.pk}"}, {"nominee": "ca-danh-sach", "stance": "khong-nhat-tri"}):
        answer = send(client, draft, words, during, **changes)
        assert answer.status_code == 422
        assert words["text"] in answer.content.decode()
    nominees = ConsultationFactory(opened=opened_at)
    assert send(client, nominees, words, during, nominee="ca-danh-sach").status_code == 422
    assert not Comment.objects.exists()


def test_far_more_than_a_sending_may_hold_is_told(client, draft, words, during, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000

    answer = send(client, draft, words, during, text="x" * 5000)

    assert answer.status_code == 413
    assert "Quay lại của trình duyệt" in answer.content.decode()

"""The page of one recipient: all their awards, and nothing that is not public."""

from datetime import UTC, date, datetime

import pytest

from cms_pages.exemplars.models import ExemplarAward
from registrations.awards.models import AwardRecord
from registrations.recipients import actions
from registrations.recipients.models import Recipient, RecipientRecord
from search.outbox.actions import rebuild
from tests.factories.accounts import SuperuserFactory
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.consultations import ConsultationFactory, LabourOrderFactory, NomineeFactory
from tests.factories.pages import ExemplarFactory
from tests.factories.units import SuccessionFactory

pytestmark = pytest.mark.django_db


def record(year, **values):
    decision = DecisionFactory(published=values.pop("published", True), signed_on=date(year, 5, 1))
    return AwardRecordFactory(decision=decision, **{"name": "Triệu Thị Lả Mẫu"} | values)


def joined(*records, by=None):
    return actions.join([each.pk for each in records], by or SuperuserFactory())


def text_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_awards_of_a_person_stand_on_one_page(client, office):
    link = SuccessionFactory(predecessor__name="Xã Bắc Mẫu", successor__name="Xã Kiên Mẫu")
    first = record(2016, unit=link.predecessor, unit_wording="xã Bắc Mẫu", merit="Giữ vườn na trên đá.")
    second = record(2026, form="huan-chuong", award_class="ba", award_wording="Huân chương Lao động hạng Ba")
    page = text_of(client, joined(first, second).get_absolute_url())
    for shown in (
        "2 lượt khen thưởng, từ năm 2016 đến năm 2026",
        "Giữ vườn na trên đá.",
        "xã Bắc Mẫu",
        "xã Kiên Mẫu",
        "Huân chương Lao động hạng Ba",
        first.get_absolute_url(),
        second.decision.public_url,
    ):
        assert shown in page
    assert page.index("Giữ vườn na") < page.index("Huân chương Lao động hạng Ba</span>")


def test_ways_lead_from_the_record_and_the_search_to_the_page(client, office):
    first, second = record(2016), record(2024)
    url = joined(first, second).get_absolute_url()
    page = text_of(client, first.get_absolute_url())
    assert url in page
    assert "Xem tất cả 2 lượt khen thưởng của Triệu Thị Lả Mẫu" in page
    assert "chưa xác định" not in page
    rebuild()
    found = text_of(client, "/so-vang/?q=trieu thi la")
    assert found.count(url) == 2
    assert "Xem cả 2 lượt của cùng một người" in found


def test_the_story_and_the_page_lead_to_each_other(client, office):
    first, second = record(2016), record(2024)
    recipient = joined(first, second)
    story = ExemplarFactory(parent=office.exemplars, title="Vườn na", subject_name="Triệu Thị Lả Mẫu")
    ExemplarAward.objects.create(page=story, record=first)
    assert story.url_path_here in text_of(client, recipient.get_absolute_url())
    assert recipient.get_absolute_url() in text_of(client, story.url_path_here)
    story.unpublish()
    assert story.url_path_here not in text_of(client, recipient.get_absolute_url())


def test_one_award_chosen_brings_all_of_the_same_person_into_the_story(client, office):
    first, second, hidden, stranger = record(2016), record(2024), record(2025), record(2020)
    story = ExemplarFactory(parent=office.exemplars, title="Vườn na", subject_name="Triệu Thị Lả Mẫu")
    ExemplarAward.objects.create(page=story, record=first)
    assert second.get_absolute_url() not in text_of(client, story.url_path_here)

    joined(first, second, hidden)
    AwardRecord.objects.filter(pk=hidden.pk).update(is_public=False)

    page = text_of(client, story.url_path_here)
    assert page.index(first.get_absolute_url()) < page.index(second.get_absolute_url())
    assert page.count("timeline__year") == 2
    assert stranger.get_absolute_url() not in page


def test_the_consultation_before_an_award_is_told(client, office):
    title = LabourOrderFactory()
    consultation = ConsultationFactory(title="Lấy ý kiến đợt Mẫu", opened=datetime(2025, 1, 2, tzinfo=UTC))
    nominee = NomineeFactory(consultation=consultation, name="Triệu Thị Lả Mẫu", title=title, award_class="ba")
    by = SuperuserFactory()
    recipient = joined(record(2016), record(2025, title=title, award_class="ba"), by=by)
    assert "Lấy ý kiến đợt Mẫu" not in text_of(client, recipient.get_absolute_url())
    actions.link_nominee(recipient, nominee, by)
    page = text_of(client, recipient.get_absolute_url())
    assert page.count(consultation.get_absolute_url()) == 2
    assert "Đã lấy ý kiến Nhân dân" in page
    asked = text_of(client, consultation.get_absolute_url())
    assert f'href="{recipient.get_absolute_url()}">Triệu Thị Lả Mẫu: 2 lượt khen thưởng đã có' in asked


@pytest.mark.parametrize("hide", ["not public", "not published", "child"])
def test_what_is_not_public_is_not_on_the_page_nor_in_its_counts_and_names(client, office, hide):
    kept = [record(2016), record(2018)]
    hidden = record(2026, name="Triệu Thị Canary", unit_wording="Đơn vị Canary", merit="Việc Canary", birth_year=1999)
    recipient = joined(*kept, hidden)
    if hide == "not published":
        type(hidden.decision).objects.filter(pk=hidden.decision_id).update(published_at=None)
    else:
        AwardRecord.objects.filter(pk=hidden.pk).update(
            **{"is_public": False} if hide[0] == "n" else {"is_minor": True}
        )
    page = text_of(client, recipient.get_absolute_url())
    assert "Canary" not in page
    assert "1999" not in page
    assert "2 lượt khen thưởng, từ năm 2016 đến năm 2018" in page
    assert "Xem tất cả 2 lượt" in text_of(client, kept[0].get_absolute_url())
    for each in kept:
        AwardRecord.objects.filter(pk=each.pk).update(is_public=False)
    assert client.get(recipient.get_absolute_url()).status_code == 404
    assert recipient.public_id not in client.get("/so-vang/sitemap-nguoi.xml").content.decode()


def test_the_year_of_birth_is_shown_only_where_an_officer_asked_for_it(client, office):
    recipient = joined(record(2016, birth_year=1970), record(2018))
    assert "1970" not in text_of(client, recipient.get_absolute_url())
    Recipient.objects.update(shows_birth_year=True)
    assert "sinh năm 1970" in text_of(client, recipient.get_absolute_url())


def test_a_name_written_by_hand_stands_and_older_spellings_are_told(client, office):
    recipient = joined(record(2016, name="Triệu Thị Lã Mẫu"), record(2018))
    recipient.name, recipient.named_by_hand, recipient.other_names = "Triệu Thị Lả Then", True, "Bà Lả"
    recipient.save()
    page = text_of(client, recipient.get_absolute_url())
    assert "Triệu Thị Lả Then</h1>" in page
    assert "Bà Lả; Triệu Thị Lã Mẫu; Triệu Thị Lả Mẫu" in page


def test_an_award_that_ended_is_marked_and_not_counted(client, office):
    ended = record(2018, ended_on=date(2020, 1, 1), ended_as="thu-hoi", merit="Việc Canary")
    page = text_of(client, joined(record(2016), ended, record(2019)).get_absolute_url())
    assert "Đã thu hồi từ ngày 01/01/2020" in page
    assert '<span class="tally__count num">2</span>' in page
    assert "Việc Canary" not in page


def test_the_address_of_a_merged_page_leads_on(client, office):
    by = SuperuserFactory()
    first, second = joined(record(2016), record(2017), by=by), joined(record(2018), record(2019), by=by)
    actions.merge([first, second], by)
    answer = client.get(second.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, first.get_absolute_url())


def test_namesakes_that_were_decided_apart_are_not_counted(client, office):
    mine, other, unknown = record(2016), record(2018), record(2019)
    by = SuperuserFactory()
    actions.set_apart([mine.pk, other.pk], by)
    assert "Có 1 lượt khen thưởng khác mang tên này" in text_of(client, mine.get_absolute_url())
    actions.join([other.pk, unknown.pk], by)
    assert "khác mang tên này" not in text_of(client, mine.get_absolute_url())


def test_search_machines_are_told_of_pages_that_join_at_least_two_awards(client, office):
    several = joined(record(2016), record(2018))
    single = joined(record(2016, name="Nông Văn Một"), record(2018, name="Nông Văn Một", is_public=False))
    listed = client.get("/so-vang/sitemap-nguoi.xml").content.decode()
    assert several.public_id in listed
    assert single.public_id not in listed
    assert "X-Robots-Tag" not in client.get(several.get_absolute_url())
    assert "noindex" in client.get(single.get_absolute_url())["X-Robots-Tag"]
    assert f'<link rel="canonical" href="http://testserver{several.get_absolute_url()}">' in text_of(
        client, several.get_absolute_url()
    )


@pytest.mark.parametrize("key", ["khong-co", "x" * 200, "%00", "a'b"])
def test_unknown_addresses_are_answered(client, office, key):
    assert client.get(f"/so-vang/nguoi/{key}/").status_code == 404


def test_queries_do_not_grow_with_the_awards(client, office, django_assert_max_num_queries):
    link = SuccessionFactory()
    records = [record(2000 + n, unit=link.predecessor) for n in range(20)]
    recipient = joined(*records)
    assert RecipientRecord.objects.filter(recipient=recipient).count() == 20
    client.get("/")
    with django_assert_max_num_queries(12):
        text_of(client, recipient.get_absolute_url())
    with django_assert_max_num_queries(12):
        text_of(client, records[0].get_absolute_url())

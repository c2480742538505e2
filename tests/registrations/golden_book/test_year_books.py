"""The book of a year: what stands in it, in which order, and when its PDF may be given out."""

from datetime import date

import pypdfium2
import pytest
from django.core.management import call_command

from registrations.awards.models import AwardEvent, AwardRecord
from registrations.golden_book import actions, queries, tasks
from registrations.golden_book.models import YearBook
from registrations.titles.models import Title
from registrations.units.models import OrganisingBody, Unit
from tests.factories.awards import AwardRecordFactory, DecisionFactory
from tests.factories.titles import TitleFactory
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


def words_of(book):
    with book.file.open("rb") as file:
        document = pypdfium2.PdfDocument(file.read())
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


@pytest.fixture
def president():
    return DecisionFactory(authority="chu-tich-nuoc", number="77/QĐ-CTN", published=True)


@pytest.fixture
def province():
    return DecisionFactory(number="1204/QĐ-UBND", published=True)


def order(record_class, decision, name, **more):
    return AwardRecordFactory(
        decision=decision,
        name=name,
        form="huan-chuong",
        award_class=record_class,
        award_wording=f"Huân chương Lao động {record_class}",
        level="nha-nuoc",
        **more,
    )


def test_the_highest_honour_comes_first_then_class_then_collectives_then_names(president, province):
    AwardRecordFactory(decision=province, name="Nông Văn Ánh")
    AwardRecordFactory(decision=province, name="Lộc Thị Ân")
    AwardRecordFactory(decision=province, name="Thôn Nà Mẫu", recipient_kind="tap-the")
    order("ba", president, "Vi Văn Ba")
    order("nhat", president, "Hoàng Văn Nhất")

    names = [record.name for record in queries.in_order(2025)]

    assert names == ["Hoàng Văn Nhất", "Vi Văn Ba", "Thôn Nà Mẫu", "Nông Văn Ánh", "Lộc Thị Ân"]


def test_chapters_count_what_stands_under_them(president, province):
    order("nhat", president, "Hoàng Văn Nhất")
    order("ba", president, "Vi Văn Ba")
    AwardRecordFactory.create_batch(3, decision=province)

    first, second = queries.chapters_of(2025)

    assert (first.label, first.count, first.is_state, first.start) == ("Chủ tịch nước", 2, True, 0)
    assert (second.label, second.count, second.is_state, second.start) == ("Chủ tịch UBND tỉnh", 3, False, 2)
    assert [section.start for chapter in (first, second) for section in chapter.sections] == [0, 1, 2]


def test_hidden_unpublished_and_ended_awards_are_not_in_the_book(province):
    AwardRecordFactory(decision=province, name="Có Tên")
    AwardRecordFactory(decision=province, name="Không Công Khai", is_public=False)
    AwardRecordFactory(decision=DecisionFactory(), name="Chưa Công Bố")
    AwardRecordFactory(decision=province, name="Đã Thu Hồi", ended_on=date(2025, 9, 1), ended_as="thu-hoi")

    assert [record.name for record in queries.in_order(2025)] == ["Có Tên"]
    assert queries.left_out(2025) == 1
    assert queries.years()[0]["count"] == 1


def test_letters_follow_the_given_name_and_keep_d_and_đ_apart(province):
    AwardRecordFactory(decision=province, name="Đặng Văn Dũng")
    AwardRecordFactory(decision=province, name="Dương Văn Đức")

    assert queries.letters_of(2025) == [("d", 1), ("đ", 1)]
    assert [record.name for record in queries.by_name(2025, "đ")] == ["Dương Văn Đức"]


def test_the_pdf_holds_title_contents_names_index_and_what_was_left_out(president, province):
    order("nhat", president, "Hoàng Văn Nhất", merit="Lãnh đạo xuất sắc.", honorific="Ông")
    AwardRecordFactory(decision=province, name="Nông #Thị *Lạ* $x$ \\ <b>")
    AwardRecordFactory(decision=province, name="Đã Thu Hồi", ended_on=date(2025, 9, 1), ended_as="thu-hoi")
    child = AwardRecordFactory(
        decision=province, name="Vi Văn Bé", is_minor=True, birth_year=2014, unit_wording="Trường Mẫu"
    )

    book = actions.build_year(2025)
    pages = words_of(book)
    everything = " ".join(" ".join(pages).split())

    assert book.page_count == len(pages)
    assert (book.record_count, book.left_out_count) == (3, 1)
    assert book.size == book.file.size
    assert "SỔ VÀNG" in pages[0]
    assert "Năm 2025" in pages[0]
    assert "Mục lục" in everything
    assert "Ông Hoàng Văn Nhất" in everything
    assert "Lãnh đạo xuất sắc." in everything
    assert "Nông #Thị *Lạ* $x$ \\ <b>" in everything
    assert "Bảng tra tên cá nhân" in everything
    assert "không ghi 1 lượt" in everything
    assert "Đã Thu Hồi" not in everything
    assert "Vi Văn Bé" in everything
    assert "Trường Mẫu" in everything
    assert child.position not in everything.split("Vi Văn Bé", 1)[1].split("Quyết định", 1)[0]
    assert book.data_hash[:4] in everything


@pytest.mark.parametrize(
    "change",
    [
        lambda record: AwardRecord.objects.filter(pk=record.pk).update(is_public=False),
        lambda record: AwardRecord.objects.filter(pk=record.pk).update(is_minor=True),
        lambda record: AwardRecord.objects.filter(pk=record.pk).update(ended_on=date(2025, 9, 1), ended_as="thu-hoi"),
        lambda record: AwardEvent.objects.create(
            kind="dinh-chinh", record=record, source="Công văn số 1", public_note="Sửa tên."
        ),
        lambda record: AwardRecordFactory(decision=record.decision),
        lambda record: setattr(record.decision, "number", "9/QĐ-UBND") or record.decision.save(),
        lambda record: setattr(record.decision, "published_at", None) or record.decision.save(),
        lambda record: Title.objects.filter(pk=record.title_id).update(name="Bằng khen tỉnh Lạng Sơn"),
        lambda record: Title.objects.filter(pk=record.title_id).update(order=7000),
        lambda record: OrganisingBody.objects.update(name="Hội đồng Thi đua - Khen thưởng mới"),
    ],
    ids=[
        *("hidden", "a child", "revoked", "corrected", "added", "renumbered", "withdrawn"),
        *("award renamed", "award moved in the catalogue", "council renamed"),
    ],
)
def test_a_book_that_no_longer_fits_is_not_given_out_until_it_is_set_anew(province, change):
    AwardRecordFactory(decision=province)
    record = AwardRecordFactory(decision=province, title=TitleFactory())
    actions.build_year(2025)
    assert queries.book_of(2025)

    change(record)

    assert queries.book_of(2025) is None
    actions.build_year(2025)
    assert queries.book_of(2025) or not queries.records_of(2025).exists()


def test_a_unit_renamed_later_leaves_the_book_as_the_decision_wrote_it(province):
    unit = UnitFactory(name="Sở Nội vụ")
    AwardRecordFactory(decision=province, unit=unit, unit_wording="Sở Nội vụ")
    book = actions.build_year(2025)

    Unit.objects.filter(pk=unit.pk).update(name="Sở Nội vụ và Lao động")

    assert queries.book_of(2025) == book
    assert any("Sở Nội vụ" in page for page in words_of(book))


def test_setting_an_unchanged_year_again_keeps_the_file_and_a_changed_one_replaces_it(
    province, django_capture_on_commit_callbacks
):
    AwardRecordFactory(decision=province)
    first = actions.build_year(2025).file.name
    assert actions.build_year(2025).file.name == first
    AwardRecordFactory(decision=province)

    with django_capture_on_commit_callbacks(execute=True):
        book = actions.build_year(2025)

    assert book.file.name != first
    assert not book.file.storage.exists(first)
    assert YearBook.objects.count() == 1


def test_a_year_that_lost_its_last_record_loses_its_book(province):
    record = AwardRecordFactory(decision=province)
    actions.build_year(2025)
    AwardRecord.objects.filter(pk=record.pk).update(is_public=False)

    book = actions.build_year(2025)

    assert not book.file
    assert queries.book_of(2025) is None


def test_the_tick_has_stale_years_set_and_leaves_the_others(province, capsys):
    AwardRecordFactory(decision=province)

    call_command("refresh_golden_books")
    book = YearBook.objects.get(year=2025)
    call_command("refresh_golden_books")

    assert book == queries.book_of(2025)
    assert YearBook.objects.get().state_at == book.state_at
    assert capsys.readouterr().out.splitlines() == ["Đã xếp hàng: 2025.", "Không có năm nào cần lập lại."]


def test_a_year_that_keeps_changing_is_not_set_over_and_over(province):
    AwardRecordFactory(decision=province)
    assert tasks.refresh() == [2025]

    AwardRecordFactory(decision=province)

    assert tasks.refresh() == []
    assert queries.book_of(2025) is None


def test_a_book_is_asked_for_once_until_it_is_there(province):
    assert actions.claim_build(2025)
    assert not actions.claim_build(2025)


def test_a_book_that_cannot_be_set_says_so_and_keeps_the_old_state(province, monkeypatch):
    AwardRecordFactory(decision=province)
    monkeypatch.setattr("registrations.golden_book.printing._SECONDS", 0.001)

    book = actions.build_year(2025)

    assert "Chưa lập xong" in book.problem
    assert queries.book_of(2025) is None

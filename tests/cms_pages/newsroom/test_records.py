"""Moments, change notes, history and the month's contributions."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from python_calamine import CalamineWorkbook
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.core import timing
from cms_pages.core.notes import ChangeNote
from cms_pages.news.models import ArticlePage
from cms_pages.newsroom.models import Contributor, SectionRight
from tests.factories.editing import article_form
from tests.factories.pages import ArticleFactory, ExemplarFactory, paragraphs
from tests.factories.units import UnitFactory

from .conftest import NOW

pytestmark = pytest.mark.django_db


def scheduled(newsroom, by, **fields):
    """An article that was approved for a moment or with an end."""
    page = ArticleFactory(parent=newsroom.news, slug="hen-gio", live=False, **fields)
    page.save_revision(user=by).publish(skip_permission_checks=True)
    return page


def test_public_from_its_minute_to_its_end_whether_or_not_a_job_runs(newsroom, person, client, clock):
    scheduled(
        newsroom, person("Biên tập viên"), go_live_at=NOW + timedelta(hours=2), expire_at=NOW + timedelta(hours=5)
    )
    address, listing = "/tin-tuc/hen-gio/", "/tin-tuc/"

    for moment, is_open in ((0, False), (7199, False), (7200, True), (17999, True), (18000, False)):
        clock.move_to(NOW + timedelta(seconds=moment))
        assert (client.get(address).status_code == 200) is is_open, moment
        assert (address in client.get(listing).content.decode()) is is_open, moment


def test_a_moment_that_is_set_while_others_were_known_is_kept_too(newsroom, person, client, clock):
    client.get("/")  # the process knows now that nothing is due
    scheduled(newsroom, person("Biên tập viên"), go_live_at=NOW + timedelta(seconds=2))
    assert client.get("/tin-tuc/hen-gio/").status_code == 404

    clock.shift(timedelta(seconds=2))
    assert client.get("/tin-tuc/hen-gio/").status_code == 200


def test_one_that_fails_keeps_no_other_and_no_reader(newsroom, person, client, clock, monkeypatch, caplog):
    by = person("Biên tập viên")
    broken = scheduled(newsroom, by, go_live_at=NOW + timedelta(hours=1))
    fine = ArticleFactory(parent=newsroom.news, slug="tot", live=False, go_live_at=NOW + timedelta(hours=1))
    fine.save_revision(user=by).publish(skip_permission_checks=True)
    publish = timing.Revision.publish

    def fails(revision, *args, **kwargs):
        if revision.object_id == str(broken.pk):
            raise RuntimeError
        return publish(revision, *args, **kwargs)

    monkeypatch.setattr(timing.Revision, "publish", fails)
    clock.shift(timedelta(hours=1))

    assert client.get("/tin-tuc/tot/").status_code == 200
    assert client.get("/tin-tuc/hen-gio/").status_code == 404
    assert "could not be done" in caplog.text


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def changed(newsroom, person, clock):
    """An article that was public, then changed with two notes, approved again."""
    editor, approver = person("Biên tập viên"), person("Người duyệt")
    page = ArticleFactory(parent=newsroom.news, slug="bai", live=False)
    page.save_revision(user=editor).publish(skip_permission_checks=True)
    clock.shift(timedelta(days=1))
    editor.browser.force_login(editor)  # a day later
    for text, extra in (("Ghi nhầm", {}), ("Sửa năm theo quyết định gốc", {"change-note-public": "1"})):
        editor.browser.post(edit(page), article_form(title="Bài đã sửa", slug="bai", **{"change-note": text}, **extra))
    page.refresh_from_db()
    page.get_workflow().start(page, editor)
    page.editor, page.approver = editor, approver
    return page


def test_a_public_note_is_shown_with_the_day_of_its_publication_and_not_before(changed, client, clock):
    assert "Sửa năm theo quyết định gốc" not in client.get("/tin-tuc/bai/").content.decode()
    assert ChangeNote.objects.count() == 1, "one waiting note for a person and a page"
    clock.shift(timedelta(days=1))
    for who in (changed.editor, changed.approver):
        who.browser.force_login(who)
    state = changed.current_workflow_task_state
    changed.approver.browser.post(reverse("wagtailadmin_pages:workflow_action", args=[changed.pk, "approve", state.pk]))

    shown = client.get("/tin-tuc/bai/").content.decode()
    assert "Cập nhật ngày 25/11/2026" in shown
    assert "Sửa năm theo quyết định gốc" in shown

    history = changed.editor.browser.get(reverse("newsroom_publications", args=[changed.pk])).content.decode()
    for words in ("Đăng lần đầu", "Đăng thay đổi", "Sửa năm theo quyết định gốc", changed.approver.full_name):
        assert words in history
    compare = reverse("newsroom_publications", args=[changed.pk])
    assert "Xem chỗ khác với lần trước" in changed.editor.browser.get(compare).content.decode()


def test_a_note_for_staff_alone_is_not_shown_to_readers(changed, client, clock):
    ChangeNote.objects.update(public=False)
    changed.get_latest_revision().publish(skip_permission_checks=True)

    assert "Cập nhật ngày" not in client.get("/tin-tuc/bai/").content.decode()
    assert ChangeNote.objects.get().published_at


@pytest.fixture
def month(newsroom, person, clock, settings, tmp_path):
    """What two units and the office wrote in November."""
    settings.MEDIA_ROOT = str(tmp_path)
    image = Image.objects.create(title="Ảnh", file=get_test_image_file())
    schools, health = UnitFactory(name="Sở Giáo dục và Đào tạo"), UnitFactory(name="Sở Y tế")
    writer, other, editor = person("Cộng tác viên"), person("Cộng tác viên"), person("Biên tập viên")
    writer.full_name = "=HYPERLINK(1)"
    writer.save()
    for unit, user in ((schools, writer), (health, other)):
        Contributor.objects.create(unit=unit, user=user, since=NOW.date() - timedelta(days=60))
        SectionRight.objects.create(unit=unit, section=newsroom.news, since=NOW.date() - timedelta(days=60))
    article = ArticleFactory(
        parent=newsroom.news,
        owner=writer,
        live=False,
        lead="Ba chữ đây",
        body=paragraphs("Một hai ba bốn"),
        picture=image,
    )
    article.save_revision(user=writer).publish(skip_permission_checks=True)
    draft = ExemplarFactory(parent=newsroom.exemplars, owner=writer, live=False)
    draft.save_revision(user=writer)
    for owner, slug in ((other, "y-te"), (editor, "tang")):
        page = ArticleFactory(parent=newsroom.news, owner=owner, slug=slug, live=False)
        page.save_revision(user=owner).publish(skip_permission_checks=True)
    old = ArticleFactory(parent=newsroom.news, owner=writer, slug="cu", live=False)
    old.save_revision(user=writer).publish(skip_permission_checks=True)
    ArticlePage.objects.filter(pk=old.pk).update(first_published_at=NOW - timedelta(days=40))
    return {"writer": writer, "editor": editor, "unit": schools}


def table(answer):
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def test_the_months_contributions_by_unit_and_author(month):
    answer = month["editor"].browser.get(reverse("newsroom_contributions_xlsx"), {"thang": "2026-11"})
    sums = table(answer)["Tổng hợp"]

    mine = next(row for row in sums if row[0] == "Sở Giáo dục và Đào tạo")
    assert mine[1] == "=HYPERLINK(1)", "text, never a formula"
    assert b"<f>" not in answer.content
    assert [int(cell) for cell in mine[2:7]] == [2, 1, 7, 1, 0]
    assert [row[0] for row in sums[4:]] == ["Sở Giáo dục và Đào tạo", "Sở Y tế", "Cơ quan thường trực", "Cộng"]
    every = table(answer)["Từng bài"]
    assert {row[8] for row in every[1:]} == {"Đang đăng", "Bản nháp"}
    earlier = month["editor"].browser.get(reverse("newsroom_contributions_xlsx"), {"thang": "2026-10"})
    assert len(table(earlier)["Từng bài"]) == 2


def test_contributors_see_their_own_units_others_nothing(month, person):
    address = reverse("newsroom_contributions")
    own = month["writer"].browser.get(address).content.decode()

    assert "Sở Giáo dục và Đào tạo" in own
    assert "Sở Y tế" not in own
    assert "Cơ quan thường trực" not in own
    everything = month["editor"].browser.get(address).content.decode()
    assert "Sở Y tế" in everything
    narrowed = month["editor"].browser.get(address, {"don-vi": month["unit"].pk, "thang": "2026-11"})
    assert [row.unit for row in narrowed.context["sums"]] == ["Sở Giáo dục và Đào tạo"]
    for asked in ({"thang": "2026-13"}, {"thang": "x"}, {"don-vi": "9" * 30}, {"trang": "-1"}):
        assert month["editor"].browser.get(address, asked).status_code == 200
    for group in ("Chuyên viên TĐKT", "Thành viên Hội đồng", "Cộng tác viên"):
        assert person(group).browser.get(address).status_code in {302, 403}
        assert person(group).browser.get(reverse("newsroom_contributions_xlsx")).status_code in {302, 403}


def test_two_editors_in_one_page_know_of_each_other_and_lose_nothing(newsroom, person, clock):
    first, second = person("Biên tập viên"), person("Biên tập viên")
    page = ArticleFactory(parent=newsroom.news, live=False)
    page.save_revision(user=first)
    opened = {who: who.browser.get(edit(page)).context["editing_sessions"] for who in (first, second)}
    loaded = page.get_latest_revision()
    stamp = {"loaded_revision_id": loaded.pk, "loaded_revision_created_at": loaded.created_at.isoformat()}

    told = second.browser.post(opened[second].ping_url).json()
    assert first.full_name in told["html"]
    first.browser.post(edit(page), article_form(title="Của người thứ nhất", slug=page.slug, **stamp))
    told = second.browser.post(opened[second].ping_url, {"revision_id": loaded.pk}).json()
    assert first.full_name in told["html"]
    refused = second.browser.post(
        edit(page),
        article_form(title="Của người thứ hai", slug=page.slug, **stamp),
        headers={"accept": "application/json"},
    )
    assert refused.json()["error_code"] == "invalid_revision"
    for button in ({}, {"action-submit": "1"}):
        late = second.browser.post(
            edit(page), article_form(title="Của người thứ hai", slug=page.slug, **stamp, **button)
        )
        told = late.content.decode()
        assert first.full_name in told
        assert "Của người thứ hai" in told, "what was typed is still there"
        newest = page.revisions.order_by("pk").last()
        assert newest.content["title"] == "Của người thứ nhất"
    knowing = {"loaded_revision_id": newest.pk, "loaded_revision_created_at": newest.created_at.isoformat()}
    assert newest.created_at.isoformat() in told, "the form that came back knows of it"
    second.browser.post(edit(page), article_form(title="Của người thứ hai", slug=page.slug, **knowing))

    titles = [revision.content["title"] for revision in page.revisions.order_by("pk")]
    assert titles[-2:] == ["Của người thứ nhất", "Của người thứ hai"]


def test_the_clock_job_says_what_it_did(newsroom, person, clock, capsys):
    scheduled(newsroom, person("Biên tập viên"), go_live_at=NOW + timedelta(hours=1))
    clock.shift(timedelta(hours=1))

    call_command("publish_scheduled", verbosity=2)

    assert "Đã làm 1 việc" in capsys.readouterr().out

"""Articles of an old site: checked, made into drafts, approved by somebody else, found under their old addresses."""

import datetime
import io
import random
import re

import openpyxl
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import ModelLogEntry, Page, Revision

from cms_pages.moving_in import actions, forms, making, preparing
from cms_pages.moving_in.models import ImportBatch, ImportedItem
from cms_pages.news.models import ArticlePage, NewsCategory
from portal.operations.desk import heaps
from registrations.notices.models import Notice
from search.outbox.models import Row
from tests.benchmarks import old_site
from tests.cms_pages.moving_in.conftest import listed, photo, row, zipped

pytestmark = pytest.mark.django_db
Stage, Outcome = ImportBatch.Stage, ImportedItem.Outcome
OLD = "http://cu.example/tin"


def told(batch):
    return {item.title or item.place: " ".join(item.errors + item.notes) for item in batch.items.all()}


def outcomes(batch):
    return list(batch.items.order_by("position").values_list("outcome", flat=True))


def approve(batch, by):
    actions.approve(batch, by=by)
    while actions.work(batch.pk):
        pass
    batch.refresh_from_db()


def test_article_becomes_a_draft_with_all_that_came_with_it(move, bringer):
    html = (
        "<h2>Mở đầu</h2><p>Theo <a href='../tep/ke-hoach.csv'>kế hoạch</a>.</p><figure><img src='anh/le.jpg' alt='Lễ trao'><figcaption>Ảnh: TH</figcaption></figure>"
        "<p>Xem <a href='http://cu.example/tin/2.html'>bài kia</a>.</p><blockquote>Lời hay</blockquote>"
        "<table><tr><th>TT</th><th>Tên</th></tr><tr><td>1</td><td>Lộc</td></tr></table>"
    )
    batch = move(
        row("Lễ trao thưởng", "05/09/2019 14:30", html, **{
            "Tác giả": "Hoàng Mẫu", "Chuyên mục": "khen thưởng", "Ảnh đại diện": "anh/le.jpg",
            "Tệp đính kèm": "tep/phu-luc.txt; tep/khong-co.pdf", "Địa chỉ cũ": f"{OLD}/1.html",
        }),
        files={"anh/le.jpg": photo(), "tep/ke-hoach.csv": b"a,b\n", "tep/phu-luc.txt": b"x\n"},
    )  # fmt: skip
    page = ArticlePage.objects.get(title="Lễ trao thưởng")

    assert batch.stage == Stage.MADE
    assert not page.live
    assert page.owner == page.latest_revision.user == bringer
    assert page.published_on == timezone.make_aware(datetime.datetime(2019, 9, 5, 14, 30))
    assert (page.byline, page.category.slug, page.slug) == ("Hoàng Mẫu", "khen-thuong", "le-trao-thuong")
    assert [block.block_type for block in page.body] == ["text", "picture", "text", "quote", "table", "files"]
    assert 'linktype="document"' in page.body[0].value.source
    assert 'href="/tin/2.html"' in page.body[2].value.source
    picture = page.body[1].value
    assert (picture["alt"], picture["image"]) == ("Lễ trao", page.picture)
    assert Image.objects.count() == 1
    assert sorted(Document.objects.values_list("title", flat=True)) == ["ke-hoach", "phu-luc"]
    assert "khong-co.pdf" in told(batch)["Lễ trao thưởng"]


def test_check_writes_nothing_and_says_what_is_wrong_with_each(bring):
    batch = bring(
        row("Tốt"),
        row("", "05/09/2019"),
        row("Không ngày", ""),
        row("Ngày sai", "31/02/2019"),
        row("Mai sau", "05/09/2099"),
        row("Trống", html="<p> </p>"),
        row("Thiếu ảnh", html="<p>x</p><img src='mat.jpg'>"),
        row("Ảnh hỏng", html="<p>x</p><img src='hong.jpg'>"),
        row("Mục lạ", **{"Chuyên mục": "Chuyện phiếm"}),
        files={"hong.jpg": photo(size=(600, 400))[:900]},
    )
    said = told(batch)

    assert batch.stage == Stage.CHECKED
    assert Page.objects.type(ArticlePage).count() == Image.objects.count() == 0
    assert outcomes(batch) == [
        "ready",
        "refused",
        "refused",
        "refused",
        "refused",
        "refused",
        "ready",
        "ready",
        "ready",
    ]
    assert "không có tiêu đề" in said["dòng 3"]
    assert "không ghi ngày" in said["Không ngày"]
    assert "31/02/2019" in said["Ngày sai"]
    assert "tương lai" in said["Mai sau"]
    assert "không có chữ" in said["Trống"]
    assert "mat.jpg" in said["Thiếu ảnh"]
    assert "bị hỏng" in said["Ảnh hỏng"]
    assert "Chuyện phiếm" in said["Mục lạ"]


def test_only_somebody_else_lets_a_batch_go_live(client, move, bringer, approver, person_of):
    batch = move(row("Bài một", **{"Địa chỉ cũ": f"{OLD}/1.aspx?b=2&a=1"}), row("Bài hai", day="06/09/2019"))
    page = ArticlePage.objects.get(title="Bài một")
    old = "/tin/1.aspx?a=1&b=2"
    assert client.get(old).status_code == client.get(page.get_url()).status_code == 404  # never public here: not “gone”

    told = Notice.objects.filter(kind="moving_in.waiting")
    assert [notice.recipient for notice in told] == [approver]
    assert batch.name in {task.title for heap in heaps(approver) for task in heap.tasks}
    both = person_of("Biên tập viên", "Người duyệt")
    own = move(row("Của người duyệt", day="07/09/2019"), by=both)
    for user, of in ((bringer, batch), (both, own)):
        with pytest.raises(PermissionDenied):
            actions.approve(of, by=user)
        answer = user.browser.post(reverse("moving_in:step", args=[of.pk, "approve"]))
        assert answer.status_code in (302, 403)
    assert not ArticlePage.objects.live().exists()

    approve(batch, approver)

    assert batch.stage == Stage.PUBLISHED
    assert client.get(old).url == page.get_url()
    assert client.get(page.get_url()).status_code == 200
    page.refresh_from_db()
    assert page.live_revision.user == bringer
    assert timezone.localdate(page.first_published_at) == datetime.date(2019, 9, 5)
    log = ModelLogEntry.objects.filter(action="moving_in.approved").get()
    assert (log.user, log.data["count"], log.data["brought_by"]) == (approver, 2, str(bringer))
    assert not ArticlePage.objects.get(title="Của người duyệt").live


def test_what_was_changed_after_or_by_the_approval_stays_a_draft(move, approver, bringer):
    batch = move(row("Sửa bởi người duyệt"), row("Sửa sau", day="06/09/2019"), row("Yên", day="07/09/2019"))
    mine, later, _ = [item.page.specific for item in batch.items.order_by("position")]
    mine.save_revision(user=approver)
    actions.approve(batch, by=approver)
    later.save_revision(user=bringer)
    while actions.work(batch.pk):
        pass

    assert outcomes(batch) == ["held", "held", "published"]
    assert list(ArticlePage.objects.live().values_list("title", flat=True)) == ["Yên"]


@pytest.mark.parametrize("most", [1, 7])
def test_broken_off_in_the_middle_it_goes_on_without_doubles(move, bring, bringer, monkeypatch, most):
    rows = [row(f"Bài số {n}", f"{n % 28 + 1:02}/03/2018", **{"Địa chỉ cũ": f"{OLD}/{n}.html"}) for n in range(20)]
    batch = bring(*rows)
    actions.begin_making(batch, by=bringer)
    plain, count = making.Maker.make_page, iter(range(100))

    def dies(self, prepared):
        page = plain(self, prepared)
        if next(count) == 11:
            raise KeyboardInterrupt  # the machine goes down after the page was written, before the end of the article
        return page

    monkeypatch.setattr(making.Maker, "make_page", dies)
    with pytest.raises(KeyboardInterrupt):
        while actions.work(batch.pk, most=most):
            pass
    batch.refresh_from_db()
    assert (batch.stage, ArticlePage.objects.count()) == (Stage.MAKING, 11)
    assert batch.is_stuck(timezone.now())
    while actions.work(batch.pk, most=most):
        pass

    again = move(*rows)

    titles = list(ArticlePage.objects.values_list("title", flat=True))
    assert sorted(titles) == sorted(f"Bài số {n}" for n in range(20))
    assert not [page for page in ArticlePage.objects.all() if page.latest_revision is None]
    assert Page.find_problems() == ([], [], [], [], [])
    assert set(outcomes(again)) == {"known"}


def test_trouble_with_one_article_keeps_the_others(move, monkeypatch, bringer):
    plain = making.Maker.make_page

    def trouble(self, prepared):
        page = plain(self, prepared)
        if prepared.title == "Hỏng":
            raise OSError("disk")
        return page

    with monkeypatch.context() as patch:
        patch.setattr(making.Maker, "make_page", trouble)
        batch = move(row("Trước"), row("Hỏng", "06/09/2019"), row("Sau", "07/09/2019"))
    assert outcomes(batch) == ["made", "refused", "made"]
    assert not ArticlePage.objects.filter(title="Hỏng").exists()
    actions.try_again(batch, by=bringer)
    while actions.work(batch.pk):
        pass

    assert outcomes(batch) == ["made", "made", "made"]


def test_doubles_are_recognised(move):
    move(row("Bài A", **{"Địa chỉ cũ": f"{OLD}/a.html"}))
    again = move(
        row("Bài A sửa tên", "08/09/2019", **{"Địa chỉ cũ": f"{OLD}/a.html"}),
        row("BÀI  a", **{"Địa chỉ cũ": f"{OLD}/khac.html"}),
        row("Bài C", "09/09/2019", **{"Địa chỉ cũ": f"{OLD}/c.html"}),
        row("Bài D", "09/09/2019", **{"Địa chỉ cũ": f"{OLD}/c.html"}),
    )

    assert outcomes(again) == ["known", "known", "made", "refused"]
    said = told(again)
    assert "khác bản đã chuyển" in said["Bài A sửa tên"]
    assert "cùng tiêu đề, cùng ngày" in said["BÀI a"]
    assert "dòng 4" in said["Bài D"]
    assert ArticlePage.objects.count() == 2


def test_two_workers_never_work_on_one_batch(bring, bringer):
    batch = bring(row())
    actions.begin_making(batch, by=bringer)
    with actions._lease(batch.pk) as first:
        assert first is not None
        assert actions.work(batch.pk) is False
    assert ArticlePage.objects.count() == 0
    actions.work(batch.pk)
    assert ArticlePage.objects.count() == 1


def test_old_addresses_never_hide_a_page_nor_change_another_redirect(move, approver, office):
    Redirect.objects.create(old_path="/tin/da-co.html", redirect_link="https://khac.example/")
    batch = move(
        row("Một", **{"Địa chỉ cũ": f"{OLD}/da-co.html http://cu.example/tin-tuc/ {OLD}/moi.html"}),
    )
    approve(batch, approver)

    assert "đã chuyển hướng" in told(batch)["Một"]
    assert "đang là địa chỉ của trang “Tin tức”" in told(batch)["Một"]
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/tin/da-co.html", "/tin/moi.html"}


def test_command_reports_then_moves_and_may_be_run_again(groups, bringer, tmp_path, capsys):
    folder = tmp_path / "goi"
    (folder / "anh").mkdir(parents=True)
    (folder / "anh" / "a.jpg").write_bytes(photo())
    (folder / "bai-viet.csv").write_bytes(
        listed(row("Một", html="<p>x</p><img src='anh/a.jpg'>"), row("Hai", "sai ngày"))
    )

    call_command("import_site", str(folder), "--dry-run")
    said = capsys.readouterr().out
    assert "LỖI: Không hiểu ngày đăng “sai ngày”" in said
    assert (ArticlePage.objects.count(), ImportBatch.objects.count()) == (0, 0)
    with pytest.raises(CommandError, match="--by"):
        call_command("import_site", str(folder))
    for _ in range(2):
        call_command("import_site", str(folder), "--by", bringer.email)

    assert list(ArticlePage.objects.values_list("title", "live")) == [("Một", False)]
    with pytest.raises(CommandError, match="Không có"):
        call_command("import_site", str(tmp_path / "mat"), "--dry-run")


def test_staff_hand_in_a_package_and_see_it_through(client, bringer, approver, office):
    content = zipped({"bai-viet.csv": listed(row("Bài qua màn hình"), row("Bài lỗi", "x"))})
    data = {"package": SimpleUploadedFile("goi.zip", content), "category": str(NewsCategory.objects.first().pk)}
    answer = bringer.browser.post(reverse("moving_in:add"), data)
    batch = ImportBatch.objects.get()
    address = reverse("moving_in:inspect", args=[batch.pk])
    assert answer.url == address
    page = bringer.browser.get(address).content.decode()
    assert "Chuyển 1 bài thành bản nháp" in page
    assert "Không hiểu ngày đăng" in page
    bringer.browser.post(reverse("moving_in:step", args=[batch.pk, "make"]))
    assert "Duyệt và đăng" not in bringer.browser.get(address).content.decode()
    assert "Duyệt và đăng 1 bài" in approver.browser.get(address).content.decode()
    approver.browser.post(reverse("moving_in:step", args=[batch.pk, "approve"]))

    assert "Bài qua màn hình" in client.get("/tin-tuc/").content.decode()
    assert bringer.browser.get(reverse("moving_in:index")).status_code == 200


def test_the_list_offered_as_a_pattern_is_read_without_a_doubt(bringer):
    page = bringer.browser.get(reverse("moving_in:add"))
    assert 'href="?mau=1"' in page.content.decode()
    pattern = bringer.browser.get(reverse("moving_in:add"), {"mau": 1})
    assert 'filename="bai-viet.csv"' in pattern["Content-Disposition"]

    file = SimpleUploadedFile("bai-viet.csv", pattern.content)
    bringer.browser.post(reverse("moving_in:add"), {"package": file, "category": str(NewsCategory.objects.first().pk)})
    batch = ImportBatch.objects.get()
    while actions.work(batch.pk):
        pass
    assert [(item.title, item.errors, item.notes) for item in batch.items.order_by("position")] == [
        ("Mười hai thôn cùng mở đường", [], []),
        ("Trao Bằng khen cho hai tập thể", [], []),
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("goi.rar", b"Rar!\x1a\x07\x00", ".zip"),
        ("goi.zip", b"PK\x03\x04hong", "hỏng"),
        ("goi.zip", zipped({"../x.csv": b"x"}), "ngoài thư mục"),
        ("a.csv", b"", "trống|rỗng|empty"),
    ],
)
def test_bad_packages_are_refused_beside_the_field(bringer, name, content, told):
    data = {"package": SimpleUploadedFile(name, content), "category": str(NewsCategory.objects.first().pk)}
    answer = bringer.browser.post(reverse("moving_in:add"), data)

    assert answer.status_code == 422
    assert re.search(told, answer.content.decode())
    assert not ImportBatch.objects.exists()


def test_too_heavy_a_package_is_refused(bringer, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 100)
    data = {"package": SimpleUploadedFile("a.csv", listed(row())), "category": str(NewsCategory.objects.first().pk)}
    answer = bringer.browser.post(reverse("moving_in:add"), data)

    assert answer.status_code == 422
    assert "Mời chia thành nhiều đợt" in answer.content.decode()


def test_package_without_articles_says_so(bring):
    with pytest.raises(actions.Refused, match="Tiêu đề"):
        bring(name="goi.zip", files={"bai-viet.csv": b"Ten,Tuoi\n1,2\n"})
    with pytest.raises(actions.Refused, match="không có bài nào"):
        bring(name="goi.zip", files={"bai-viet.csv": listed()})
    assert not ImportBatch.objects.exists()


def test_package_that_turns_out_unreadable_says_so(bring):
    broken = listed(row(), row("Bài hai", "06/09/2019")) + b'"' + random.Random(1).randbytes(3 << 20).hex().encode()
    batch = bring(name="goi.zip", files={"bai-viet.csv": broken})

    assert batch.stage == Stage.UNUSABLE
    assert "nháy không đóng" in batch.message


def test_others_have_nothing_to_do_here(groups, person_of, bring):
    batch = bring(row())
    contributor = person_of("Cộng tác viên")
    for address in (
        reverse("moving_in:index"),
        reverse("moving_in:add"),
        reverse("moving_in:inspect", args=[batch.pk]),
    ):
        assert contributor.browser.get(address).status_code in (302, 403)
    assert contributor.browser.post(reverse("moving_in:step", args=[batch.pk, "make"])).status_code in (302, 403)
    batch.refresh_from_db()
    assert batch.stage == Stage.CHECKED


def messy(folder):
    """A small export of the kind that the benchmark makes by the thousand."""
    old_site.write(folder, 46, pictures=40, size=(60, 40))
    return folder


def test_dry_run_tells_what_the_real_run_does(groups, bringer, tmp_path, capsys):
    folder = messy(tmp_path / "goi")

    def lines(*options):
        call_command("import_site", str(folder), *options)
        return [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ") or "46 bài" in line]

    dry = lines("--dry-run")
    assert not ArticlePage.objects.exists()
    real = lines("--by", bringer.email)

    assert dry[:-1] == real[:-1]
    assert dry[-1] == "46 bài. Chuyển được: 44; chưa chuyển được: 2."
    assert real[-1] == "46 bài. Bản nháp: 44; chưa chuyển được: 2."
    assert "46 bài" in dry[-1]
    said = "\n".join(dry)
    for words in ("Bài không ghi ngày đăng", "khong-co.jpg", "da-mat.pdf", "Trùng mã hoặc địa chỉ cũ", "phông chữ cũ",
                  "UTF-8 đọc nhầm", "windows-1258", "đoạn mã", "chỗ giữ của chương trình cũ", "ảnh chấm"):  # fmt: skip
        assert words in said, words
    assert "dem.example" not in said
    shown = " ".join(str(page.body) for page in ArticlePage.objects.all())
    assert shown.count("Phong trào “Dân vận khéo” tiếp tục được nhân rộng") >= 2 * ArticlePage.objects.count() - 2
    assert not re.search(r"mosimage|pixel|<script|font-face|MsoNormal|¨|Ã|Æ", shown)


@pytest.mark.parametrize("stage", [Stage.CHECKING, Stage.MAKING, Stage.PUBLISHING])
def test_work_is_stopped_and_gone_on_with(bring, bringer, approver, stage):
    rows = [row(f"Bài {n}", f"{n + 1:02}/03/2018") for n in range(5)]
    content = SimpleUploadedFile("goi.zip", zipped({"bai-viet.csv": listed(*rows)}))
    batch = actions.receive("goi.zip", content, category=NewsCategory.objects.first(), by=bringer)
    begin = {Stage.MAKING: (actions.begin_making, bringer), Stage.PUBLISHING: (actions.approve, approver)}

    def finish():
        while actions.work(batch.pk):
            pass
        batch.refresh_from_db()

    for each in (Stage.CHECKING, Stage.MAKING, Stage.PUBLISHING):
        batch.refresh_from_db()
        if each in begin:
            act, by = begin[each]
            act(batch, by=by)
        actions.work(batch.pk, most=2)
        if each == stage:
            who = begin[each][1] if each in begin else bringer
            step = reverse("moving_in:step", args=[batch.pk, "stop"])
            assert who.browser.post(step).status_code == 302
            assert actions.work(batch.pk) is False
            batch.refresh_from_db()
            assert not batch.is_working
            assert "Refresh" not in who.browser.get(reverse("moving_in:inspect", args=[batch.pk])).headers
            if stage == Stage.CHECKING:
                assert batch.stage == Stage.STOPPED
                who.browser.post(reverse("moving_in:step", args=[batch.pk, "go-on"]))
            else:
                act, by = begin[each]
                act(batch, by=by)
        finish()

    assert outcomes(batch) == ["published"] * 5
    assert ArticlePage.objects.live().count() == 5


def test_who_may_stop(bring, bringer, approver, person_of, client):
    batch = bring(row())
    actions.begin_making(batch, by=bringer)
    stop = reverse("moving_in:step", args=[batch.pk, "stop"])
    assert person_of("Cộng tác viên").browser.post(stop).status_code in (302, 403)
    assert client.post(stop).status_code == 302
    batch.refresh_from_db()
    assert batch.stage == Stage.MAKING
    with pytest.raises(PermissionDenied):
        actions.stop(batch, by=approver)


def test_a_worker_that_was_overtaken_writes_nothing_more(bring, bringer, monkeypatch):
    """Stopped and begun again while one article took long: the first worker leaves the rest to the second."""
    batch = bring(*[row(f"Bài {n}", f"{n + 1:02}/03/2018") for n in range(3)])
    actions.begin_making(batch, by=bringer)
    plain, seen = making.Maker.make_page, []

    def slow(self, prepared):
        seen.append(prepared.title)
        if len(seen) == 1:
            actions.stop(batch, by=bringer)
            batch.refresh_from_db()
            actions.begin_making(batch, by=bringer)
        return plain(self, prepared)

    monkeypatch.setattr(making.Maker, "make_page", slow)
    assert actions.work(batch.pk) is False
    assert seen == ["Bài 0"]
    while actions.work(batch.pk):
        pass
    batch.refresh_from_db()

    assert (batch.stage, outcomes(batch)) == (Stage.MADE, ["made"] * 3)
    assert ArticlePage.objects.count() == 3


def test_killed_work_is_taken_up_by_itself(bring, bringer):
    batch = bring(row())
    actions.begin_making(batch, by=bringer)
    now = timezone.now()
    ImportBatch.objects.filter(pk=batch.pk).update(leased_until=now + actions.LEASE)  # as kill -9 leaves it
    call_command("resume_moving")
    assert not ArticlePage.objects.exists()
    with time_machine.travel(now + actions.LEASE + datetime.timedelta(seconds=1), tick=False):
        call_command("resume_moving")
        while actions.work(batch.pk):
            pass

    assert ArticlePage.objects.count() == 1


def test_screen_tells_how_far_it_is_and_hands_out_what_was_left(bringer, bring, client):
    batch = bring(row("=HYPERLINK(1)", html="<p>x</p><img src='mat.jpg'>"), row("Tốt", "06/09/2019"), row("Sai", "x"))
    actions.begin_making(batch, by=bringer)
    address = reverse("moving_in:inspect", args=[batch.pk])
    page = bringer.browser.get(address)
    assert page["Refresh"] == "5"
    assert re.search(r'<progress[^>]* value="0" max="2"', page.content.decode())
    assert "Refresh" not in bringer.browser.get(address, {"ket-qua": "ready"}).headers
    report = reverse("moving_in:report", args=[batch.pk])
    for query, rows in (({}, 3), ({"chi": "de-lai"}, 2)):
        answer = bringer.browser.get(report, query)
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        cells = [[cell.value or "" for cell in line] for line in sheet.iter_rows(min_row=2)]
        assert len(cells) == rows
        assert cells[0][1] == "=HYPERLINK(1)"
        assert sheet["B2"].data_type == "s"
        assert "mat.jpg" in cells[0][6]
        assert "Không hiểu ngày đăng" in cells[-1][5]
    assert client.get(report).status_code == 302


def test_articles_are_found_once_the_slice_is_done(move, approver, client):
    batch = move(row("Lễ tuyên dương gương sáng Nà Lầu"), row("Bài hai Nà Lầu", "06/09/2019"))
    approve(batch, approver)

    assert not Row.objects.exists()


def test_an_article_that_trips_the_reader_keeps_back_only_itself(bring, bringer, approver, monkeypatch):
    """Whatever breaks, in whichever step: the rest goes on, and each says why it stayed."""
    plain = preparing.Preparer.prepare

    def stumble(self, record):
        if record.title == "Vấp":
            raise RecursionError
        return plain(self, record)

    monkeypatch.setattr(preparing.Preparer, "prepare", stumble)
    batch = bring(row("Trước"), row("Vấp", "06/09/2019"), row("Hỏng", "07/09/2019"), row("Sau", "08/09/2019"))
    assert outcomes(batch) == ["ready", "refused", "ready", "ready"]
    assert "Không đọc được bài này" in told(batch)["Vấp"]
    actions.begin_making(batch, by=bringer)
    while actions.work(batch.pk):
        pass
    batch.refresh_from_db()
    publish = Revision.publish

    def trouble(self, *args, **kwargs):
        publish(self, *args, **kwargs)
        if self.object_str == "Hỏng":
            raise OSError("disk")

    monkeypatch.setattr(Revision, "publish", trouble)
    approve(batch, approver)

    assert (batch.stage, outcomes(batch)) == (Stage.PUBLISHED, ["published", "refused", "held", "published"])
    assert not ArticlePage.objects.get(title="Hỏng").live
    assert "trục trặc khi đăng" in told(batch)["Hỏng"]


def test_what_failed_can_be_tried_again_from_the_screen(move, bringer, monkeypatch):
    plain = making.Maker.make_page

    def trouble(self, prepared):
        plain(self, prepared)
        raise OSError("disk")

    with monkeypatch.context() as patch:
        patch.setattr(making.Maker, "make_page", trouble)
        batch = move(row("Hỏng"))
    page = bringer.browser.get(reverse("moving_in:inspect", args=[batch.pk])).content.decode()

    assert "Thử lại bài gặp trục trặc" in page


def test_the_queue_is_left_to_others(move, approver, settings, django_capture_on_commit_callbacks):
    """Mails must not wait behind four tasks for each old article; the editors' own search finds them all the same."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        batch = move(row("Lễ tuyên dương Nà Lầu"), row("Bài hai Nà Lầu", "06/09/2019"))
        approve(batch, approver)

    queued = DBTaskResult.objects.values_list("task_path", flat=True)
    assert [each for each in queued if "insert_or_update" in each or "reference_index" in each] == []
    found = approver.browser.get(reverse("wagtailadmin_pages:search"), {"q": "tuyen duong na lau"}).content.decode()
    assert "Lễ tuyên dương Nà Lầu" in found


def test_what_cannot_lead_on_or_will_break_is_told(bring):
    batch = bring(
        row("Quản trị", "05/09/2019", **{"Địa chỉ cũ": "http://cu.example/quan-tri/ http://cu.example/tim-kiem?q=1"}),
        row("Tháng trước", "12/25/2019"),
        row("Tệp mất", "06/09/2019", "<p>Xem <a href='/tep/mau-01.doc'>mẫu</a></p>"),
    )
    said = told(batch)

    assert "/quan-tri đang là địa chỉ của Trang" in said["Quản trị"]
    assert "/tim-kiem?q=1 đang là địa chỉ của Trang" in said["Quản trị"]
    assert "tháng đứng trước ngày" in said["Tháng trước"]
    assert "mau-01.doc” không có trong gói" in said["Tệp mất"]


def test_what_is_no_list_is_refused_where_it_was_chosen(bringer):
    file = SimpleUploadedFile("bai.xml", b"<?xml version='1.0'?><rss/>")
    answer = bringer.browser.post(
        reverse("moving_in:add"), {"package": file, "category": NewsCategory.objects.first().pk}
    )

    assert answer.status_code == 422
    assert "là tệp XML hoặc JSON" in answer.content.decode()
    assert not ImportBatch.objects.exists()


def test_who_waits_is_told_so_and_not_that_something_broke(bring, bringer):
    batch = bring(row())
    actions.begin_making(batch, by=bringer)
    address = reverse("moving_in:inspect", args=[batch.pk])
    assert "Đang chờ đến lượt" in bringer.browser.get(address).content.decode()
    ImportBatch.objects.filter(pk=batch.pk).update(leased_until=timezone.now() - actions.LEASE)
    page = bringer.browser.get(address).content.decode()

    assert "bị ngắt giữa chừng" in page
    assert "Chạy tiếp" in page


def test_addresses_of_drafts_keep_every_vietnamese_letter(move):
    move(row("Đường Đồng Đăng"), row("Đường Đồng Đăng", "06/09/2019"))

    assert list(ArticlePage.objects.order_by("pk").values_list("slug", flat=True)) == [
        "duong-dong-dang",
        "duong-dong-dang-2",
    ]

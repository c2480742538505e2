"""Bring the articles of an old site into the portal as drafts."""

import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms_pages.moving_in import actions, judging, rules
from cms_pages.moving_in.models import ImportBatch, ImportedItem
from cms_pages.moving_in.packages import MOST_LIST, Folder, Unusable, open_package
from cms_pages.news.models import NewsCategory

SECONDS, PAUSE = 30, 3
LEASE_TEXT = f"{actions.LEASE.seconds // 60} phút"
LABELS = dict(ImportedItem.Outcome.choices)


class Command(BaseCommand):
    help = (
        "Chuyển bài của trang cũ (thư mục, tệp .zip hoặc .csv theo mẫu trong docs/quan-tri.md) thành bản nháp. "
        "Chạy lại không tạo bài trùng; bị ngắt thì chạy lại lệnh để đi tiếp."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="Thư mục, tệp .zip hoặc .csv.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đọc và báo từng bài, không ghi gì.")
        parser.add_argument("--by", default="", help="Thư điện tử của người chuyển bài (bắt buộc khi không --dry-run).")
        parser.add_argument(
            "--category", default="", help="Đường dẫn của chuyên mục mặc định; bỏ trống thì lấy chuyên mục đầu."
        )

    def handle(self, *args, path, dry_run, by, category, **options):
        if not path.exists():
            raise CommandError(f"Không có {path}.")
        try:
            if dry_run:
                self._report(self._dry(path))
            else:
                self._run(path, self._person(by), self._category(category))
        except (Unusable, actions.Refused) as error:
            raise CommandError(str(error)) from error
        except PermissionDenied:
            raise CommandError("Tài khoản này không có quyền chuyển bài từ trang cũ.") from None

    def _person(self, email):
        person = get_user_model().objects.filter(email__iexact=email, is_active=True).first() if email else None
        if person is None:
            raise CommandError(
                "Mời ghi người chuyển bài bằng --by thư-điện-tử; người này không duyệt được chính đợt này."
            )
        return person

    def _category(self, slug):
        found = NewsCategory.objects.filter(slug=slug).first() if slug else NewsCategory.objects.first()
        if found is None:
            known = ", ".join(NewsCategory.objects.values_list("slug", flat=True))
            raise CommandError(f"Không có chuyên mục “{slug}”. Các chuyên mục: {known or 'chưa có'}.")
        return found

    def _dry(self, path):
        package = Folder(path) if path.is_dir() else open_package(path.name, path.open("rb"))
        yield from judging.judge_all(package)

    def _run(self, path, by, category):
        with tempfile.TemporaryFile() as spooled:
            file = File(_zipped(path, spooled) if path.is_dir() else path.open("rb"), name=path.name)
            batch = ImportBatch.objects.filter(digest=actions.digest_of(file), created_by=by).exclude(
                stage__in=[ImportBatch.Stage.PUBLISHED, ImportBatch.Stage.UNUSABLE]
            ).first() or actions.receive(path.name, file, category=category, by=by)  # fmt: skip
        if batch.stage == ImportBatch.Stage.STOPPED:
            actions.go_on(batch, by=by)
        self._work(batch)
        if batch.stage in rules.MAKEABLE and batch.items.filter(outcome="ready").exists():
            actions.begin_making(batch, by=by)
            self._work(batch)
        if batch.message:
            raise CommandError(batch.message)
        self._report((item.place, item.title, item.outcome, item.told) for item in batch.items.iterator())
        if batch.stage == ImportBatch.Stage.MADE:
            self.stdout.write(
                "Các bài là bản nháp. Người duyệt khác mở “Chuyển bài từ trang cũ” trong trang quản trị để cho đăng."
            )

    def _work(self, batch):
        """Until nothing is left to do, told each half minute; who works on the batch elsewhere is waited for."""
        waiting = False
        while True:
            more = actions.work(batch.pk, seconds=SECONDS)
            batch.refresh_from_db()
            if not batch.is_working:
                return
            if more:
                counts = batch.items.counts()
                told = ", ".join(f"{LABELS[outcome].lower()} {count}" for outcome, count in counts.items())
                self.stderr.write(f"{batch.get_stage_display()}: {told}; tất cả {batch.total} bài.")
            elif not batch.is_stuck(timezone.now()):
                if not waiting:
                    self.stderr.write(f"Đợt này vừa bị ngắt hoặc đang chạy ở nơi khác; chờ tối đa {LEASE_TEXT}.")
                waiting = True
                time.sleep(PAUSE)

    def _report(self, judged):
        counts = Counter()
        for place, title, outcome, told in judged:
            counts[outcome] += 1
            if told or outcome != "ready":
                self.stdout.write(f"{place}: {title or '(không tiêu đề)'} — {LABELS[outcome]}")
            for kind, sentence in told:
                self.stdout.write(f"    {'LỖI' if kind == 'error' else 'Lưu ý'}: {sentence}")
        total = "; ".join(f"{LABELS[outcome].lower()}: {count}" for outcome, count in counts.items())
        self.stdout.write(f"{sum(counts.values())} bài. {total[:1].upper()}{total[1:]}.")


def _zipped(folder, target):
    """The folder as a zip, the same bytes for the same files."""
    package = Folder(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for name in package.names:
            with made.open(zipfile.ZipInfo(name), "w") as part:
                for piece in package.chunks(name, MOST_LIST):
                    part.write(piece)
    target.seek(0)
    return target

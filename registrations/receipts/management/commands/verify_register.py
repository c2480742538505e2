"""Read the whole register and say whether it is unbroken, and if not, what was done to it."""

import json
import re
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from registrations.receipts import heads
from registrations.receipts.verification import verify

# What each kind of fault is called in the summary.
NAMES = {
    "insertion": "chèn thêm",
    "deletion": "xóa",
    "edit": "sửa",
    "reorder": "đổi chỗ",
    "truncation": "cắt cuối",
    "rewriting": "viết lại",
    "head": "đầu sổ mất",
    "published-head": "mã đầu sổ đã công bố không khớp",
    "receipt": "giấy xác nhận không khớp",
    "content": "nội dung đã đổi",
    "content-lost": "nội dung mất",
    "key-lost": "khóa mất",
    "erasure": "việc xóa khóa không khớp",
    "tally": "số liệu công bố không khớp",
    "belated": "ghi sau khi đã khóa sổ",
}


class Command(BaseCommand):
    help = (
        "Kiểm tra sổ ghi nối tiếp: không mục nào bị chèn, xóa, sửa, đổi chỗ, cắt cuối; giấy xác nhận, nội dung và các "
        "mã đầu sổ đã công bố đều khớp. Kết thúc với mã lỗi 1 nếu có chỗ không khớp."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")
        parser.add_argument("--until", type=int, metavar="SỐ", help="Chỉ kiểm tra từ đầu đến mục số này.")
        parser.add_argument("--head", metavar="MÃ", help="Mã phải có ở mục --until (hoặc ở đâu đó trong sổ).")
        parser.add_argument(
            "--heads",
            metavar="TỆP",
            action="append",
            default=[],
            help="Tệp (hoặc thư mục) mã đầu sổ hằng ngày do người khác giữ. Dùng được nhiều lần.",
        )
        parser.add_argument(
            "--chain-only", action="store_true", help="Không so nội dung của từng việc với mã trong sổ."
        )

    def handle(self, *args, until, head, chain_only, **options):
        if until is not None and until < 1:
            raise CommandError("--until cần là số thứ tự của một mục, từ 1.")
        digest = _hash(head) if head else None
        published = [each for name in options["heads"] for each in _kept(Path(name))]
        began = time.perf_counter()
        found = verify(until=until, head=digest, published=published, with_contents=not chain_only)
        took = time.perf_counter() - began
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(found, took), ensure_ascii=False, indent=2))
        elif found.ok:
            self._tell(found)
        else:
            for problem in found.problems:
                self.stderr.write(str(problem))
        if not found.ok:
            total = sum(found.counts.values())
            kinds = "; ".join(f"{NAMES[kind]}: {number}" for kind, number in found.counts.items())
            raise CommandError(f"Sổ ghi có {total} chỗ không khớp trong {found.entries} mục ({kinds}).")

    def _tell(self, found):
        checked = found.checked
        self.stdout.write(f"Sổ ghi nguyên vẹn: {found.entries} mục, mã của mục cuối {found.head}.")
        self.stdout.write(
            f"Đã so: {checked['receipts']} giấy xác nhận, {checked['contents']} nội dung, {checked['erased']} khóa đã "
            f"xóa theo thời hạn lưu trữ, {checked['heads']} mã đầu sổ đã công bố."
        )
        for note in found.notes:
            self.stdout.write(f"Lưu ý: {note}")


def _hash(text):
    digest = re.sub(r"[\s-]", "", text).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise CommandError("--head cần 64 ký tự, chỉ có số và chữ từ a đến f.")
    return digest


def _kept(path):
    """The heads of a file or of every .txt below a folder that somebody kept."""
    try:
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        found = [each for file in files for each in heads.read(file.read_text("utf-8", "replace"), file.name)]
    except OSError as error:
        raise CommandError(f"Không đọc được {path}: {error.strerror}.") from error
    if not found:
        raise CommandError(f"{path} không có mã đầu sổ nào (64 ký tự, chỉ có số và chữ từ a đến f).")
    return found


def _as_data(found, took):
    return {
        "ok": found.ok,
        "entries": found.entries,
        "head": found.head,
        "checked": found.checked,
        "counts": found.counts,
        "problems": [
            {"kind": problem.kind, "sequence": problem.sequence, "text": problem.text} for problem in found.problems
        ],
        "notes": list(found.notes),
        "seconds": round(took, 2),
    }

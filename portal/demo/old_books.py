"""The paper book of the demo: three pages drawn as a careful hand might have written them, then scanned."""

import io
import math
from functools import lru_cache
from random import Random

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from portal.demo.moments import Demo
from registrations.awards.models import AwardRecord
from registrations.drafting import actions as drafting
from registrations.drafting.forms import DraftForm
from registrations.golden_book import actions, tasks
from registrations.golden_book.models import BookPage, BookVolume
from registrations.titles.models import Authority
from registrations.units.models import OrganisingBody

WIDTH, HEIGHT = 1240, 1754
LINES_A_PAGE = 9
PAGES = 3
FIRST_PAGE = 14
INK, RED, RULE = (34, 40, 92), (150, 32, 34), (150, 160, 178)
COLUMNS = ((90, "Số"), (170, "Họ và tên, đơn vị"), (690, "Hình thức"), (990, "Quyết định"))


def load(demo: Demo) -> None:
    """A volume with three pages: two open to everyone, the third waiting to be checked; printed books queued."""
    officer, approver = demo.people["chuyen-vien"], demo.people["nguoi-duyet"]
    year = AwardRecord.objects.public().order_by("year").values_list("year", flat=True).first()
    records = list(
        AwardRecord.objects.public()
        .standing()
        .filter(year=year, authority=Authority.PROVINCE_CHAIR, recipient_kind="ca-nhan", is_minor=False)
        .select_related("decision", "title")
        .order_by("decision__signed_on", "order")[: LINES_A_PAGE * PAGES]
    )
    if records:
        _volume(demo, year, records, officer, approver)
    tasks.refresh(most=100)
    _draft(officer)


def _volume(demo: Demo, year: int, records: list, officer, approver) -> None:
    volume = BookVolume.objects.create(
        organising_body=OrganisingBody.objects.first(),
        number=2,
        title="Sổ vàng khen thưởng",
        year_from=year - 3,
        year_to=year,
        keeper="Phòng Lưu trữ, Sở Nội vụ",
        note="Sổ viết tay, bìa vải đỏ, 120 trang. Ảnh quét năm 2026.",
    )
    chunks = [records[at : at + LINES_A_PAGE] for at in range(0, len(records), LINES_A_PAGE)]
    scans = [
        SimpleUploadedFile(f"quyen-2-trang-{FIRST_PAGE + at}.jpg", drawn(FIRST_PAGE + at, year, chunk))
        for at, chunk in enumerate(chunks)
    ]
    pages = actions.bring_in(volume, scans, FIRST_PAGE, officer)
    for at, (page, chunk) in enumerate(zip(pages, chunks, strict=True)):
        for line, record in enumerate(chunk, start=1):
            number = f"{(FIRST_PAGE + at - 1) * LINES_A_PAGE + line}"
            actions.link(page, record, officer, line=line, number=number)
        last = at == len(pages) - 1
        state = BookPage.Transcription.DONE if last else BookPage.Transcription.CHECKED
        actions.set_transcription(page, state, officer)
        if not last:
            actions.release(page, approver)


def _draft(officer) -> None:
    """A draft in the history of the newest decision of the province, so that the screen has something to show."""
    record = (
        AwardRecord.objects.filter(authority=Authority.PROVINCE_CHAIR)
        .select_related("decision__organising_body")
        .order_by("-decision__signed_on", "pk")
        .first()
    )
    if record:
        given = DraftForm(record.decision).initial
        drafting.make_draft(record.decision, given, officer)


# --- the hand and the paper ---------------------------------------------------------


@lru_cache(maxsize=16)
def _font(size: int, name: str = "faustina-500"):
    folder = settings.BASE_DIR / "themes" / "base" / "assets" / "fonts"
    return ImageFont.truetype(str(folder / f"{name}.woff2"), size)


def drawn(number: int, year: int, records: list) -> bytes:
    """One page as a JPEG: yellowed paper, blue ink, red rules, a little askew."""
    rng = Random(number)  # noqa: S311 (no secret)
    page = Image.new("RGB", (WIDTH, HEIGHT), (243, 233, 208))
    draw = ImageDraw.Draw(page)
    draw.text((WIDTH // 2, 100), "SỔ VÀNG KHEN THƯỞNG", font=_font(44), fill=RED, anchor="mm")
    draw.text((WIDTH // 2, 152), f"Năm {year}", font=_font(32), fill=INK, anchor="mm")
    draw.text((WIDTH - 100, 70), str(number), font=_font(30), fill=INK, anchor="mm")
    top, step = 220, (HEIGHT - 220 - 110 - 44) // LINES_A_PAGE
    draw.rectangle((70, top - 20, WIDTH - 70, HEIGHT - 90), outline=RED, width=3)
    draw.line((70, top + 34, WIDTH - 70, top + 34), fill=RED, width=2)
    for left, heading in COLUMNS:
        draw.text((left, top + 8), heading, font=_font(25), fill=RED, anchor="lm")
        if left > 100:
            draw.line((left - 22, top - 20, left - 22, HEIGHT - 90), fill=RED, width=2)
    for at, record in enumerate(records):
        _write(draw, rng, top + 44 + at * step, step, (number - 1) * LINES_A_PAGE + at + 1, record)
    return _aged(page, rng)


def _write(draw, rng: Random, y: int, step: int, number: int, record) -> None:
    draw.line((72, y + step - 8, WIDTH - 72, y + step - 8), fill=RULE, width=1)

    def hand(left: int, line: int, text: str, size: int = 27) -> None:
        draw.text(
            (left + rng.randint(-3, 3), y + 30 + line * 36 + rng.randint(-2, 2)), text, font=_font(size), fill=INK
        )

    hand(92, 0, str(number))
    draw.text((170, y + 22), f"{record.honorific} {record.name}".strip(), font=_font(33), fill=INK)
    for line, words in enumerate(_folded(f"{record.position}, {record.unit_wording}".strip(", "), 34)[:2], start=1):
        hand(172, line, words, 24)
    for line, words in enumerate(_folded(record.award_name, 19)[:3]):
        hand(690, line, words, 25)
    hand(990, 0, record.decision.number, 24)
    hand(990, 1, f"{record.decision.signed_on:%d/%m/%Y}", 24)


def _folded(words: str, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _aged(page: Image.Image, rng: Random) -> bytes:
    """Stains, darker edges, the grain of paper and a slight turn on the glass of the scanner."""
    stains = Image.new("L", (WIDTH // 8, HEIGHT // 8), 255)
    draw = ImageDraw.Draw(stains)
    for _ in range(9):
        x, y, size = rng.randrange(WIDTH // 8), rng.randrange(HEIGHT // 8), rng.randrange(8, 26)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=rng.randint(236, 248))
    edge = Image.radial_gradient("L").resize(stains.size).point(lambda v: 255 - int(math.pow(v / 255, 3) * 44))
    shade = ImageChops.multiply(stains.filter(ImageFilter.GaussianBlur(7)), edge).resize(page.size)
    page = ImageChops.multiply(page, Image.merge("RGB", (shade, shade, shade)))
    grain = Image.effect_noise((WIDTH // 2, HEIGHT // 2), 10).resize(page.size).point(lambda v: min(255, v + 122))
    page = ImageChops.multiply(page, Image.merge("RGB", (grain, grain, grain)))
    page = page.rotate(rng.choice((-0.5, 0.4, 0.6)), resample=Image.Resampling.BICUBIC, fillcolor=(226, 214, 186))
    out = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(0.5)).save(out, "JPEG", quality=80)
    return out.getvalue()

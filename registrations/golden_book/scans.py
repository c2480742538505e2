"""From a scanned file to the two pictures of each page: one to read on a screen, one to look closely.

Pictures are drawn anew: nothing of the uploaded file (position, camera, hidden
parts) goes out to the public.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2
from PIL import Image, ImageOps

from registrations.attachments.actions import RefusedFile

SMALL_WIDTH, LARGE_SIDE = 960, 2600
MOST_PIXELS = 120_000_000
MOST_SHEETS = 60
LEAST_SIDE = 300
_DAMAGED = "Không mở được tệp quét này. Mời quét lại hoặc lưu thành JPG, PNG, PDF khác."


@dataclass(frozen=True, slots=True)
class Renditions:
    """The pictures of one sheet as JPEG bytes; width and height are those of the large one."""

    sheet: int
    small: bytes
    large: bytes
    width: int
    height: int


def render(file: BinaryIO, kind: str) -> Iterator[Renditions]:
    """The pictures of every sheet of a JPG, PNG or PDF file, one at a time.

    Raises RefusedFile for a file that cannot be drawn, has too many sheets or pixels.
    """
    file.seek(0)
    sheets = _pdf_sheets(file.read()) if kind == "pdf" else _picture(file)
    for number, image in enumerate(sheets, start=1):
        if min(image.size) < LEAST_SIDE:
            raise RefusedFile(f"Ảnh quét quá nhỏ, mỗi chiều cần ít nhất {LEAST_SIDE} điểm ảnh thì mới đọc được.")
        image.thumbnail((LARGE_SIDE, LARGE_SIDE), Image.Resampling.LANCZOS)
        small = image.copy()
        small.thumbnail((SMALL_WIDTH, SMALL_WIDTH * 3), Image.Resampling.LANCZOS)
        yield Renditions(number, _jpeg(small, 76), _jpeg(image, 82), *image.size)


def _picture(file: BinaryIO) -> Iterator[Image.Image]:
    try:
        image = Image.open(file, formats=("JPEG", "PNG"))
        if image.width * image.height > MOST_PIXELS:
            raise RefusedFile("Ảnh quét quá lớn. Mời quét lại ở độ phân giải 300 dpi.")
        image.draft("RGB", (LARGE_SIDE, LARGE_SIDE))
        image = ImageOps.exif_transpose(image)
        if image.mode in ("RGBA", "LA", "P"):
            image = image.convert("RGBA")
            paper = Image.new("RGB", image.size, "white")
            paper.paste(image, mask=image.getchannel("A"))
            image = paper
        yield image.convert("RGB")
    except RefusedFile:
        raise
    except Exception as error:  # Pillow's decoders raise whatever they like on damaged files
        raise RefusedFile(_DAMAGED) from error


def _pdf_sheets(data: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise RefusedFile(_DAMAGED) from error
    try:
        if len(document) > MOST_SHEETS:
            raise RefusedFile(f"Tệp PDF có {len(document)} trang, mỗi lần nhận tối đa {MOST_SHEETS} trang.")
        for page in document:
            longest = max(page.get_size())
            if not 1 <= longest <= 20_000:
                raise RefusedFile(_DAMAGED)
            yield page.render(scale=LARGE_SIDE / longest).to_pil().convert("RGB")
            page.close()
    except pypdfium2.PdfiumError as error:
        raise RefusedFile(_DAMAGED) from error
    finally:
        document.close()


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
